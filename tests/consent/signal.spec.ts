// Global Privacy Control: Firefox sends it itself, for Chromium the page gets what extensions put there.
// The numbers are those of tests/consent/rules.ts.
import { expect, test } from '../fixtures.ts'
import { axeFindings } from '../pages/axe.ts'
import { cookieNames, everything, pages, returning } from './visit.ts'

const pretend = (value: unknown) => `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => ${JSON.stringify(value)}, configurable: true })`

test.beforeEach(async ({ page, browserName }) => {
  if (browserName === 'chromium') await page.addInitScript(pretend(true))
})

test('50. Advertising is off although it was accepted before: no request, and what it left is gone', async ({ page, context, owned, google, complaints }) => {
  await returning(context, owned.address, { on: everything })
  await context.addCookies([{ name: '_gcl_au', value: '1', url: owned.address }])
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  expect(await page.evaluate('navigator.globalPrivacyControl')).toBe(true)
  await expect.poll(() => new Set(google.hits().map(({ gcs }) => gcs))).toEqual(new Set(['G101']))
  await expect.poll(() => cookieNames(context)).toEqual(['_ga', '_ga_AVOWTEST01', 'cc_cookie'])
  expect(complaints).toEqual([])
})

test('51, 52. Every page says that the signal is honoured; the question offers all except advertising; nothing asks to undo it', async ({ page, owned }) => {
  for (const address of pages) {
    await page.goto(owned.address + address)
    await expect(page.getByRole('contentinfo').getByText('Advertising is off here: your browser\'s Global Privacy Control signal is honoured.')).toBeVisible()
    const asked = page.getByRole('region', { name: 'Cookies', exact: true })
    await expect(asked.getByRole('button', { name: 'Accept all except advertising' })).toBeVisible()
    expect(await asked.innerText()).not.toMatch(/Remarketing|Advertising measurement|turn off|switch off the signal/)
  }
})

test('51, 52. The settings and the page about cookies show advertising as off by the signal, and it cannot be switched', async ({ page, owned }) => {
  await page.goto(`${owned.address}/cookies/`)
  for (const name of ['Advertising measurement', 'Remarketing']) await expect(page.getByRole('group').getByRole('switch', { name })).toBeDisabled()
  await expect(page.getByRole('group').getByText('Off: your browser\'s Global Privacy Control signal is honoured.')).toHaveCount(2)
  await page.getByRole('button', { name: 'Choose' }).click()
  const settings = page.getByRole('dialog')
  for (const name of ['Advertising measurement', 'Remarketing']) await expect(settings.getByRole('switch', { name })).toBeDisabled()
  await expect(settings.getByText('Off: your browser\'s Global Privacy Control signal is honoured.')).toHaveCount(2)
  expect(await axeFindings(page)).toEqual([])
})

test('53. The signal switches nothing on; accepting all but advertising grants just that', async ({ page, context, owned, google }) => {
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  expect(await context.cookies()).toEqual([])
  expect(google.requests).toEqual([])
  await page.getByRole('button', { name: 'Accept all except advertising' }).click()
  await expect.poll(() => cookieNames(context)).toEqual(['_ga', '_ga_AVOWTEST01', 'cc_cookie'])
  await expect.poll(() => new Set(google.hits().map(({ gcs }) => gcs))).toEqual(new Set(['G101']))
})

test('50, 51. A yes to advertising from before is not said to be on, and can be taken back', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: ['ad-measurement', 'remarketing'] })
  await page.goto(`${owned.address}/contact/`)
  await page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save my choice' }).click()
  await expect(page.locator('.told')).toContainText('You refused optional cookies.')
  const stored = async () => decodeURIComponent((await context.cookies())[0]?.value ?? '')
  expect(await stored()).toContain('"remarketing":[0,')
  await page.goto('about:blank')
  await returning(context, owned.address, { on: ['ad-measurement', 'remarketing'] })
  await page.goto(`${owned.address}/contact/`)
  await page.getByRole('contentinfo').getByRole('button', { name: 'Take everything back' }).click()
  await expect.poll(stored).toContain('"remarketing":[0,')
  await expect(page.getByRole('contentinfo').getByRole('button', { name: 'Take everything back' })).toBeHidden()
  expect(google.requests).toEqual([])
})

test('55. “Your privacy choices” opens the settings', async ({ page, owned }) => {
  await page.goto(`${owned.address}/contact/`)
  await page.getByRole('contentinfo').getByRole('link', { name: 'Your privacy choices' }).click()
  await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible()
})

test('56. Any value but true is no signal', async ({ page, owned, browserName }) => {
  const values = browserName === 'chromium' ? ['false', '1', '"true"', 'null'] : ['false']
  for (const value of values) {
    const tab = await page.context().newPage()
    await tab.addInitScript(pretend(JSON.parse(value)))
    await tab.goto(`${owned.address}/contact/`)
    await expect(tab.getByRole('button', { name: 'Accept all', exact: true }), value).toBeVisible()
    await expect(tab.locator('footer .signal')).toBeHidden()
    await tab.close()
  }
})
