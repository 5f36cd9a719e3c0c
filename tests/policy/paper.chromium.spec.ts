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

test('on paper all begins at one edge, tables have the whole sheet, no word in them is broken, and what is in a browser now is not there', async ({ page, context, owned }) => {
  await context.addCookies([{ ...refused, url: owned.address }])
  await page.emulateMedia({ media: 'print' })
  // The inside of a sheet of A4, in the pixels of CSS.
  await page.setViewportSize({ width: 658, height: 980 })
  await page.goto(`${owned.address}/cookies/`, { waitUntil: 'networkidle' })
  const lefts = await page.locator('.name, h1, article p, .table').evaluateAll((all) => all.filter((element) => element.checkVisibility() && !element.closest('td')).map((element) => Math.round(element.getBoundingClientRect().x)))
  expect(new Set(lefts)).toEqual(new Set([0]))
  for (const width of await page.locator('.table').evaluateAll((tables) => tables.map((table) => table.getBoundingClientRect().width))) expect(Math.round(width)).toBe(658)
  await expect(page.getByRole('columnheader', { name: 'How long it stays' }).first()).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'In your browser now' })).toBeHidden()
  const broken = await page.locator('.table td, .table th').evaluateAll((cells) => cells.flatMap((cell) => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[\p{L}\p{N}_]+/gu)) {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word)
      }
    return found
  }))
  expect(broken).toEqual([])
})
