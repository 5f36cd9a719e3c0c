import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { builtSite } from '../sites.ts'
import { addresses, refused } from './addresses.ts'
import { axeFindings } from './axe.ts'

for (const address of addresses)
  test(`${address}: axe finds nothing, in light colours; nor in dark ones and in forced ones, where it has an element that the pages before it lack`, async ({ page, context, example }) => {
    await context.addCookies([{ ...refused, url: example.address }])
    await page.goto(example.address + address)
    expect(await axeFindings(page)).toEqual([])
    if (!hasElementOfItsOwn(address)) return
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeFindings(page, 'colours')).toEqual([])
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    expect(await axeFindings(page, 'colours')).toEqual([])
  })

/** Whether a page has an element with a class that no page with more of them has: elements of one class have one colour. */
function hasElementOfItsOwn(address: string): boolean {
  const pages = addresses.map((each) => ({ each, elements: elementsOf(each) })).sort((one, other) => other.elements.size - one.elements.size)
  const before = pages.slice(0, pages.findIndex(({ each }) => each === address))
  return [...elementsOf(address)].some((element) => !before.some(({ elements }) => elements.has(element)))
}

/** The elements of a built page, each with its classes, once. */
function elementsOf(address: string): Set<string> {
  const html = readFileSync(join(builtSite('example'), address.endsWith('/') ? `${address}index.html` : '404.html'), 'utf8')
  return new Set([...html.matchAll(/<([a-z][\w-]*)((?:\s[^<>]*)?)>/g)].map(([, name, attributes = '']) => `${name} ${/\sclass="([^"]*)"/.exec(attributes)?.[1] ?? ''}`))
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('24. Every page can be read, nothing is stored, and "Cookie settings" leads to the cookies', async ({ page, context, owned, google }) => {
    for (const address of addresses) {
      await page.goto(owned.address + address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('noscript p').getByText('nothing that needs your consent')).toBeVisible()
    }
    await page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cookies')
    expect(await context.cookies()).toEqual([])
    expect(google.requests).toEqual([])
  })
})

test('on paper stand the text and its links, without navigation', async ({ page, example, context }) => {
  await context.addCookies([{ ...refused, url: example.address }])
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${example.address}/rules/privacy-policy/`)
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Promotional Messages' })).toBeVisible()
  const after = await page.getByRole('link', { name: 'My Ad Center (Google)' }).first().evaluate((link) => getComputedStyle(link, '::after').content)
  expect(after).toContain('https://myadcenter.google.com/')
})
