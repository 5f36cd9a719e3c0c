import { expect, test } from '../fixtures.ts'
import { refused } from '../pages/addresses.ts'

test('on paper each sheet says which version it is, of which day, from where; links are written out; navigation is gone', async ({ page, context, owned }) => {
  await context.addCookies([{ ...refused, url: owned.address }])
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${owned.address}/rules/privacy-policy/2016-05-01/`)
  await expect(page.getByRole('navigation')).toHaveCount(0)
  const foot = page.getByText(/^Privacy Policy, version of 1 May 2016, https:\/\/.*\/rules\/privacy-policy\/2016-05-01\/$/)
  await expect(foot).toBeVisible()
  // What is fixed stands on every sheet; what is cloned keeps its place free there.
  expect(await foot.evaluate((element) => getComputedStyle(element).position)).toBe('fixed')
  expect(await page.getByRole('main').evaluate((element) => getComputedStyle(element).getPropertyValue('box-decoration-break'))).toBe('clone')
  const link = page.getByRole('article').getByRole('link', { name: 'Terms and Conditions' })
  expect(await link.evaluate((element) => getComputedStyle(element, '::after').content)).toContain('/rules/terms-and-conditions/')
})

test('on paper a link inside the site is written out with the site’s address, one to elsewhere as it is, one inside the page not at all', async ({ page, context, owned }) => {
  await context.addCookies([{ ...refused, url: owned.address }])
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${owned.address}/rules/privacy-policy/`)
  const own = await page.locator('link[rel=canonical]').evaluate((link: HTMLLinkElement) => new URL(link.href).origin)
  expect(own).not.toBe(owned.address)
  const printed = await page.getByRole('article').locator('a[href]').evaluateAll((links) => links.filter((link) => getComputedStyle(link).display !== 'none').map((link) => ({ href: link.getAttribute('href') ?? '', content: getComputedStyle(link, '::after').content })))
  const written = (content: string) => [...content.matchAll(/"([^"]*)"/g)].map(([, part = '']) => part).join('')
  for (const [begins, expected] of [['/', (href: string) => ` (${own}${href})`], ['https:', (href: string) => ` (${href})`], ['#', () => '']] as const) {
    const some = printed.filter(({ href }) => href.startsWith(begins))
    expect(some.length, begins).toBeGreaterThan(0)
    for (const { href, content } of some) expect(written(content), href).toBe(expected(href))
  }
})
