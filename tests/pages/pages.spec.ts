import { answer } from '../consent/visit.ts'
import { expect, inEachEngine, test } from '../fixtures.ts'
import { addresses, refused } from './addresses.ts'

test.beforeEach(async ({ context, example }) => {
  await context.addCookies([{ ...refused, url: example.address }])
})

test('on no page anybody complains, anything comes from elsewhere, or anything sticks out sideways at 320 pixels', inEachEngine, async ({ page, example, google }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    const isTheMissingPageItself = message.location().url.startsWith(`${example.address}/no/`)
    if (['error', 'warning'].includes(message.type()) && !isTheMissingPageItself) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.setViewportSize({ width: 320, height: 256 })
  for (const address of addresses) {
    await page.goto(example.address + address, { waitUntil: 'networkidle' })
    const { wide, window } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }))
    expect(wide, address).toBe(window)
    expect(complaints, address).toEqual([])
  }
  expect(google.requests).toEqual([])
})

for (const width of [640, 320])
  test(`with letters twice as large nothing sticks out sideways at ${width} pixels, an address of one long word either`, async ({ page, example }) => {
    await page.setViewportSize({ width, height: 800 })
    for (const address of ['/contact/', '/rules/privacy-policy/', '/rules/privacy-policy/2016-05-01/', '/cookies/', '/rules/privacy-policy/diff/2016-05-01/in-force/']) {
      await page.goto(example.address + address, { waitUntil: 'networkidle' })
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), address).toBe(0)
    }
  })

test('the first thing that the keyboard reaches leads past the navigation to the text', async ({ page, example }) => {
  await page.goto(`${example.address}/rules/privacy-policy/`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('the old address of the terms, without its final slash, leads to them from the policy and from a bookmark', async ({ page, example }) => {
  await page.goto(`${example.address}/rules/privacy-policy/`)
  await page.getByRole('article').getByRole('link', { name: 'Terms and Conditions' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Terms and Conditions')
  await page.goto(`${example.address}/rules/terms-and-conditions`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Terms and Conditions')
  expect(new URL(page.url()).pathname).toBe('/rules/terms-and-conditions/')
})

test('every section of the policy is in its list of contents and can be reached from it', async ({ page, example }) => {
  await page.setViewportSize({ width: 1000, height: 700 })
  await page.goto(`${example.address}/rules/privacy-policy/`)
  await page.getByText('On this page', { exact: true }).click()
  const links = page.getByRole('navigation', { name: 'On this page' }).getByRole('link')
  expect(await links.allTextContents()).toEqual(await page.locator('.reading').getByRole('heading', { level: 2 }).allTextContents())
  await links.getByText('Promotional Messages').click()
  await expect(page.getByRole('heading', { name: 'Promotional Messages' })).toBeInViewport()
})

/** The files behind some of the pages, from which what all have at their foot was made. */
const files: Readonly<Record<string, string>> = { '/': 'index.md', '/rules/privacy-policy/': 'rules/privacy-policy/index.md', '/no/such/page': '404.md' }

test('the example says on every page that it is one, and what it would load; the foot of every page leads to the documents, the cookie settings and the file to edit; "Cookie settings" opens the settings from every page', async ({ page, example }) => {
  for (const address of addresses) {
    await page.goto(example.address + address)
    await page.getByText('What would be loaded').click()
    await expect(page.getByText('a yes to “Statistics” would load Google Analytics (G-0000000000)')).toBeVisible()
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
    const foot = page.getByRole('contentinfo')
    for (const name of ['Privacy policy', 'Terms and conditions', 'Cookies', 'Accessibility', 'Contact', 'Cookie settings', 'What this site collects, as data (JSON)']) await expect(foot.getByRole('link', { name, exact: true }), address).toBeVisible()
    const file = files[address]
    if (file !== undefined) await expect(foot.getByRole('link', { name: 'Edit this page' })).toHaveAttribute('href', new RegExp(`/edit/main/content/${file}$`))
    await foot.getByRole('link', { name: 'Cookie settings' }).click()
    await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible()
  }
  expect(addresses).toEqual(expect.arrayContaining(Object.keys(files)))
})

test('a site that is its owner’s says nothing of an example and may be listed; its missing page may not', async ({ page, owned }) => {
  await page.goto(`${owned.address}/contact/`)
  await expect(page.getByText('This is an example site.')).toHaveCount(0)
  await expect(page.locator('meta[name=robots]')).toHaveCount(0)
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', 'https://www.avow.test/contact/')
  await page.goto(`${owned.address}/no/such/page`)
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
})

test('the example sends nothing to Google, even after a yes', async ({ page, context, example, google }) => {
  await context.clearCookies()
  await page.goto(example.address)
  await answer(page, 'Accept all')
  await page.goto(`${example.address}/contact/`, { waitUntil: 'networkidle' })
  expect(google.requests).toEqual([])
})
