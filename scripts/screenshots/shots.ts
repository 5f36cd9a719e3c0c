// What is to be looked at: the pages and states of the site, and what a visitor does to bring them about.
import type { Page } from 'playwright'

/** One state of the site. */
export interface Shot {
  name: string
  /** The page on which it begins. */
  address: string
  /** Whether nothing is asked on it any more, because the visitor refused. */
  isAnswered: boolean
  /** What the visitor does until it is there. */
  act?: (page: Page) => Promise<unknown>
  /** Whether all of the page is shown, and not the window alone. */
  isWhole?: boolean
  /** Whether it is printed, too. */
  isPrinted?: boolean
}

const policy = '/rules/privacy-policy/'
const press = (role: string) => (page: Page) => page.locator(`[data-role=${role}]`).filter({ visible: true }).first().click()

/** Every state, by the name of its pictures. */
export const shots: readonly Shot[] = [
  { name: 'home', address: '/', isAnswered: true, isWhole: true },
  { name: 'policy', address: policy, isAnswered: true, isPrinted: true },
  { name: 'policy-at-a-glance', address: `${policy}#glance`, isAnswered: true },
  { name: 'policy-at-a-section', address: `${policy}#cookies`, isAnswered: true },
  { name: 'policy-asking', address: policy, isAnswered: false },
  { name: 'terms', address: '/rules/terms-and-conditions/', isAnswered: true, isPrinted: true },
  { name: 'question', address: '/', isAnswered: false },
  { name: 'settings', address: '/', isAnswered: false, act: press('show') },
  { name: 'confirmation', address: '/', isAnswered: false, act: refuse },
  { name: 'cookies-before-a-choice', address: '/cookies/', isAnswered: false },
  { name: 'cookies-after-a-choice', address: '/cookies/', isAnswered: false, act: acceptAndReturn, isPrinted: true },
  { name: 'versions', address: `${policy}versions/`, isAnswered: true, isWhole: true },
  { name: 'comparison', address: `${policy}diff/2016-05-01/in-force/`, isAnswered: true, isPrinted: true },
  { name: 'comparison-at-a-section', address: `${policy}diff/2016-05-01/in-force/`, isAnswered: true, act: (page) => page.locator('.diff del').first().scrollIntoViewIfNeeded() },
  { name: 'form', address: '/contact/', isAnswered: true, isWhole: true },
  { name: 'form-with-faults', address: '/contact/', isAnswered: true, act: (page) => page.locator('form[data-form] [type=submit]').click() },
  { name: 'order', address: '/order/', isAnswered: true, isWhole: true },
  { name: 'evidence', address: '/rules/evidence/', isAnswered: true, isWhole: true },
  { name: 'not-found', address: '/no/such/page', isAnswered: true },
]

/** Refuses, and waits until it is said that nothing optional is used: what is said of a choice is said once. */
export async function refuse(page: Page): Promise<void> {
  await press('necessary')(page)
  await page.locator('.told').waitFor()
}

async function acceptAndReturn(page: Page): Promise<void> {
  await press('all')(page)
  await page.locator('.consent [aria-checked=true]').first().waitFor()
  await page.locator('.consent').scrollIntoViewIfNeeded()
}
