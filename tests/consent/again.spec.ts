// Asking again, where what a yes covers grew. The numbers are those of tests/consent/rules.ts.
import type { BrowserContext } from 'playwright/test'
import { expect, test } from '../fixtures.ts'
import { cookieNames, everything, nothingStored, queue, returning, storedBy } from './visit.ts'

const dataOf = async (context: BrowserContext) => {
  const kept = (await context.cookies()).find(({ name }) => name === 'cc_cookie')
  return (JSON.parse(decodeURIComponent(kept?.value ?? '')) as { data: { answers: Record<string, number[]>; earlier?: Record<string, string[]> } }).data
}
const answersIn = async (context: BrowserContext) => (await dataOf(context)).answers

test('47. Who said yes to what grew is asked about that alone, and what is new; nothing of it loads meanwhile, the rest works on', async ({ page, context, grown, google, complaints }) => {
  await returning(context, grown.address, { on: ['preferences', 'analytics', 'ad-measurement'], daysAgo: 30 })
  const before = await answersIn(context)
  await page.goto(`${grown.address}/contact/`, { waitUntil: 'networkidle' })
  const asked = page.getByRole('region', { name: 'Cookies', exact: true })
  await expect(asked.getByRole('heading', { name: 'May we ask you once more?' })).toBeVisible()
  await expect(asked).toContainText('You said yes to “Statistics”. New there: Recording clicks.')
  await expect(asked).toContainText('New is “Surveys”')
  await expect(asked).not.toContainText('Remarketing')
  await expect.poll(() => new Set(google.hits().map(({ gcs }) => gcs))).toEqual(new Set(['G110']))
  await expect.poll(() => cookieNames(context)).toEqual(['_gcl_au', 'cc_cookie'])
  await asked.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(page.getByText('On: Preferences, Statistics, Advertising measurement and Surveys. Off: Remarketing.')).toBeVisible()
  await expect.poll(() => google.hits().map(({ gcs }) => gcs)).toContain('G111')
  const after = await answersIn(context)
  expect(after['preferences']).toEqual(before['preferences'])
  expect(after['remarketing']).toEqual(before['remarketing'])
  expect(after['analytics']?.slice(0, 2)).toEqual([1, 2])
  expect(after['surveys']?.slice(0, 2)).toEqual([1, 2])
  // What was not asked about again stays under the texts that were shown for it.
  expect((await dataOf(context)).earlier).toEqual({ ['0'.repeat(32)]: ['preferences', 'ad-measurement', 'remarketing'] })
  await page.goto(grown.address)
  await expect(asked).toHaveCount(0)
  expect(complaints).toEqual([])
})

test('47. Who said no to what grew is not asked about it', async ({ page, context, grown, google }) => {
  await returning(context, grown.address, { on: ['preferences'] })
  for (const address of ['/contact/', '/cookies/']) {
    await page.goto(grown.address + address, { waitUntil: 'networkidle' })
    const asked = page.getByRole('region', { name: 'Cookies', exact: true })
    await expect(asked).toContainText('New is “Surveys”')
    await expect(asked).not.toContainText('Recording clicks')
  }
  expect(google.requests).toEqual([])
})

test('47. Asked again, “Refuse all” refuses everything, also what was accepted before', async ({ page, context, grown, google }) => {
  await returning(context, grown.address, { on: everything })
  await page.goto(`${grown.address}/cookies/`)
  await page.getByRole('button', { name: 'Refuse all' }).click()
  await expect(page.getByText('You refused optional cookies.')).toBeVisible()
  expect(Object.values(await answersIn(context)).map(([yes]) => yes)).toEqual([0, 0, 0, 0, 0])
  await page.goto(grown.address, { waitUntil: 'networkidle' })
  await expect(page.getByRole('button', { name: 'Refuse all' })).toBeHidden()
  await expect.poll(() => cookieNames(context)).toEqual(['cc_cookie'])
  expect(google.hits().at(-1)?.gcs).not.toBe('G101')
})

test('47. Opened instead, the settings show what was answered; what is asked again is off', async ({ page, context, grown, google }) => {
  await returning(context, grown.address, { on: ['preferences', 'analytics'] })
  await page.goto(`${grown.address}/contact/`)
  await page.getByRole('button', { name: 'Choose' }).click()
  const settings = page.getByRole('dialog')
  await expect(settings.getByRole('switch', { name: 'Preferences' })).toBeChecked()
  for (const name of ['Statistics', 'Surveys', 'Remarketing']) await expect(settings.getByRole('switch', { name })).not.toBeChecked()
  await page.keyboard.press('Escape')
  await page.goto(`${grown.address}/contact/`, { waitUntil: 'networkidle' })
  await expect(page.getByRole('heading', { name: 'May we ask you once more?' })).toBeVisible()
  expect(await queue(page)).toBeUndefined()
  await expect.poll(() => storedBy(page)).toEqual(nothingStored)
  expect(google.requests).toEqual([])
})
