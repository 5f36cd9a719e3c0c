import { expect, test } from '../fixtures.ts'
import { addresses, refused } from './addresses.ts'
import { axeFindings } from './axe.ts'

for (const address of addresses)
  test(`${address}: axe finds nothing, in light colours, in dark ones and in forced ones`, async ({ page, context, example }) => {
    await context.addCookies([{ ...refused, url: example.address }])
    await page.goto(example.address + address)
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeFindings(page, 'colours')).toEqual([])
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    expect(await axeFindings(page, 'colours')).toEqual([])
  })

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
