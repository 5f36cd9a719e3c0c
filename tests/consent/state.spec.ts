// The page about cookies and the switches in texts: the visitor's own state, now.
import { choiceValue } from '../choices.ts'
import { expect, inEachEngine, test } from '../fixtures.ts'
import { axeFindings } from '../pages/axe.ts'
import { cookieNames } from './visit.ts'

const yes = async (context: import('playwright/test').BrowserContext, address: string, on: string[]) =>
  context.addCookies([{ name: 'cc_cookie', value: choiceValue({ on, daysAgo: 30 }), url: address, expires: Math.floor(Date.now() / 1000) + 10_000_000 }])

test('the page about cookies says what was chosen, when and until when, and has a switch for each category as it stands', async ({ page, context, owned, complaints }) => {
  await yes(context, owned.address, ['preferences'])
  await page.goto(`${owned.address}/cookies/`)
  const state = page.getByRole('group', { name: 'Your choice about cookies' })
  await expect(state.getByText(/^You last chose on \d+\s\w+\s\d{4}\.$|^You last chose on \w+\s\d+,\s\d{4}\.$/)).toBeVisible()
  await expect(state.getByRole('switch', { name: 'Preferences' })).toBeChecked()
  await expect(state.getByText(/^On, by your choice, until .*\d{4}\.$/)).toHaveCount(1)
  await expect(state.getByText(/^Off, by your choice\./)).toHaveCount(3)
  for (const name of ['Statistics', 'Advertising measurement', 'Remarketing']) await expect(state.getByRole('switch', { name })).not.toBeChecked()
  expect(await axeFindings(page)).toEqual([])
  expect(complaints).toEqual([])
})

test('a switch on the page about cookies works at once, keeps its focus, and the first one used refuses the rest', inEachEngine, async ({ page, owned, google, context }) => {
  await page.goto(`${owned.address}/cookies/`)
  const state = page.getByRole('group', { name: 'Your choice about cookies' })
  await expect(state.getByText('You have not chosen yet. Nothing optional is used.')).toBeVisible()
  const statistics = state.getByRole('switch', { name: 'Statistics' })
  await statistics.focus()
  await page.keyboard.press('Space')
  await expect(statistics).toBeChecked()
  await expect(statistics).toBeFocused()
  await expect(page.locator('.question')).toBeHidden()
  await expect.poll(() => google.hits().map(({ gcs }) => gcs)).toContain('G101')
  await expect.poll(() => cookieNames(context)).toEqual(['_ga', '_ga_AVOWTEST01', 'cc_cookie'])
  await page.goto(owned.address)
  await expect(page.getByRole('button', { name: 'Refuse all' })).toHaveCount(0)
})

test('remarketing’s switch takes advertising measurement along, and the other way off', async ({ page, owned }) => {
  await page.goto(`${owned.address}/cookies/`)
  const [measurement, remarketing] = [page.getByRole('switch', { name: 'Advertising measurement' }), page.getByRole('switch', { name: 'Remarketing' })]
  await remarketing.click()
  await expect(measurement).toBeChecked()
  await expect(remarketing).toBeChecked()
  await measurement.click()
  await expect(remarketing).not.toBeChecked()
  await expect(measurement).not.toBeChecked()
})

test('what is declared stands beside what is in the browser now, also what nobody declared', async ({ page, context, owned, google }) => {
  await yes(context, owned.address, ['analytics'])
  await context.addCookies([{ name: 'stranger', value: '1', url: owned.address }])
  await page.goto(`${owned.address}/cookies/`)
  const cell = (name: string) => page.getByRole('table', { name: 'Cookies and what else is kept in your browser' }).getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).getByRole('cell').last()
  await expect(cell('cc_cookie')).toHaveText('yes')
  await expect(cell('display')).toHaveText('no')
  await expect(cell('IDE')).toHaveText('cannot be seen from this site')
  await expect(page.getByText('Also found in your browser, and not listed here: stranger.')).toBeVisible()
  await expect(page.locator('[data-shown=kept]')).toHaveText(/^cc_cookie.* and 1 that this site does not know$/)
  await expect(cell('_ga')).toHaveText('yes')
  await expect(cell('_ga_*')).toHaveText('yes: _ga_AVOWTEST01')
  await expect.poll(() => google.hits()).not.toEqual([])
})

test('one click on the page about cookies takes everything back, and the page shows it', async ({ page, context, owned, google }) => {
  await page.goto(`${owned.address}/cookies/`)
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => cookieNames(context)).toHaveLength(4)
  await page.getByRole('group').getByRole('button', { name: 'Take everything back' }).click()
  await expect(page.getByText('Deleted from your browser: _ga')).toBeVisible()
  await expect(page.getByText(/^Off, by your choice\./)).toHaveCount(4)
  await expect(page.getByRole('group').getByRole('button', { name: 'Take everything back' })).toBeDisabled()
  expect(await cookieNames(context)).toEqual(['cc_cookie'])
  const before = google.requests.length
  await page.reload()
  await page.waitForTimeout(300)
  expect(google.requests).toHaveLength(before)
})

test('the receipt says what was chosen, when, until when, under which texts, and those texts are published', async ({ page, owned, request }) => {
  await page.addInitScript(catchDownload)
  await page.goto(`${owned.address}/cookies/`)
  await expect(page.getByRole('button', { name: 'Download a receipt' })).toBeDisabled()
  await page.getByRole('switch', { name: 'Statistics' }).click()
  await page.getByRole('button', { name: 'Download a receipt' }).click()
  await expect.poll(() => page.evaluate('window.downloaded?.name')).toMatch(/^consent-receipt-\d{4}-\d{2}-\d{2}\.json$/)
  const receipt = JSON.parse(await page.evaluate('window.downloaded.file.text()')) as { choice: { category: string; answer: string; given: string; until: string; revision: number; texts: { sha256: string } }[]; controller: unknown; revision: number; globalPrivacyControl: boolean }
  expect(receipt.choice.map(({ category, answer }) => `${category} ${answer}`).sort()).toEqual(['ad-measurement no', 'analytics yes', 'preferences no', 'remarketing no'])
  expect(receipt.controller).toEqual({ name: 'Avow Test', email: 'privacy@avow.test' })
  expect([receipt.revision, receipt.globalPrivacyControl]).toEqual([1, false])
  for (const { given, until } of receipt.choice) {
    expect(Math.abs(Date.parse(given) - Date.now())).toBeLessThan(60_000)
    const days = (Date.parse(until) - Date.parse(given)) / 86_400_000
    expect(days).toBeGreaterThan(179)
    expect(days).toBeLessThan(185)
  }
  expect(new Set(receipt.choice.map(({ texts }) => texts.sha256)).size).toBe(1)
  const texts = await request.get(`${owned.address.replace('www.avow.test', 'localhost')}/consent/${receipt.choice[0]?.texts.sha256}.json`)
  expect(texts.status()).toBe(200)
  expect(await texts.text()).toContain('May we use cookies?')
})

/** Runs in the page: keeps what it offers as a download. A driven Firefox does not say that it downloads. */
function catchDownload(): void {
  const page = window as unknown as { downloaded?: { name: string; file: Blob } }
  let file: Blob
  URL.createObjectURL = (made) => {
    file = made as Blob
    return 'about:blank'
  }
  HTMLAnchorElement.prototype.click = function () {
    page.downloaded = { name: this.download, file }
  }
}
