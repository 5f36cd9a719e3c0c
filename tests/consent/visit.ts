// A visitor's steps and what they leave, for the tests of consent.
import { expect, type BrowserContext, type Cookie, type Page } from 'playwright/test'
import { choiceValue, type Stored } from '../choices.ts'
import { isOwnHost } from '../sites.ts'

/** Everything that lies in a browser for a site, besides cookies: by page. */
export async function storedBy(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => ({
    localStorage: Object.keys(localStorage),
    sessionStorage: Object.keys(sessionStorage),
    indexedDB: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    cache: await caches.keys(),
    serviceWorker: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  }))
}

/** Nothing of what `storedBy` looks for. */
export const nothingStored = { localStorage: [], sessionStorage: [], indexedDB: [], cache: [], serviceWorker: [] }

/** The cookies of the site, of its parent and its sisters. What a service keeps on its own host, no page of the site can erase. */
export async function ownCookies(context: BrowserContext): Promise<Cookie[]> {
  return (await context.cookies()).filter(({ domain }) => isOwnHost(domain.replace(/^\./, '')))
}

/** Their names, in order. */
export async function cookieNames(context: BrowserContext): Promise<string[]> {
  return (await ownCookies(context)).map(({ name }) => name).sort()
}

/** Gives a visitor a choice from an earlier visit. */
export async function returning(context: BrowserContext, address: string, stored: Stored): Promise<void> {
  await context.addCookies([{ name: 'cc_cookie', value: choiceValue(stored), url: address, expires: Math.floor(Date.now() / 1000) + 15_000_000 }])
}

/** Each category that can be switched, in the words of the switches. */
export const titles = ['Preferences', 'Statistics', 'Advertising measurement', 'Remarketing']
export const everything = ['preferences', 'analytics', 'ad-measurement', 'remarketing']

/** The pages of the owned site, one of each kind. */
export const pages = ['/', '/contact/', '/cookies/', '/rules/privacy-policy/', '/rules/terms-and-conditions/', '/accessibility/']

/** Answers by a button of the question, wherever the page has it, and waits until the page has said what came of it. */
export async function answer(page: Page, button: 'Accept all' | 'Refuse all' | 'Choose'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  if (button !== 'Choose') await expect(page.locator('.told p')).not.toBeEmpty()
}

/** What Google's queue holds, as lists. */
export async function queue(page: Page): Promise<unknown[][] | undefined> {
  return page.evaluate(() => (window as unknown as { dataLayer?: ArrayLike<unknown>[] }).dataLayer?.map((command) => Array.from(command)))
}
