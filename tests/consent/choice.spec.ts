import { expect, test } from '../fixtures.ts'

test('before a choice nothing is loaded from Google and nothing is stored', async ({ page, context, owned, google, complaints }) => {
  await page.goto(owned.address)
  await expect(page.getByRole('button', { name: 'Refuse all' })).toBeVisible()
  expect(google.requests).toEqual([])
  expect(await context.cookies()).toEqual([])
  expect(complaints).toEqual([])
})

test('a visitor who refuses loads nothing, also on the next page, and is not asked again', async ({ page, context, owned, google, complaints }) => {
  await page.goto(owned.address)
  await page.getByRole('button', { name: 'Refuse all' }).click()
  await expect(page.getByText('You refused optional cookies.')).toBeVisible()
  await page.goto(`${owned.address}/contact/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contact')
  await expect(page.getByRole('button', { name: 'Refuse all' })).toHaveCount(0)
  expect(google.requests).toEqual([])
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['cc_cookie'])
  expect(complaints).toEqual([])
})

test('a visitor who accepts loads the declared tags after the click, and they keep their cookies', async ({ page, context, owned, google, complaints }) => {
  await page.goto(owned.address)
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(async () => (await context.cookies()).map(({ name }) => name).sort()).toEqual(['_ga', '_ga_AVOWTEST01', '_gcl_au', 'cc_cookie'])
  await expect.poll(() => new Set(google.hits().map(({ gcs }) => gcs))).toEqual(new Set(['G111']))
  expect(google.requests.filter(({ pathname }) => pathname === '/gtag/js')).toHaveLength(1)
  expect(complaints).toEqual([])
})

test('a visitor who takes a yes back loses its cookies, and the page says so', async ({ page, context, owned, google, complaints }) => {
  await page.goto(owned.address)
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(async () => (await context.cookies()).length).toBe(4)
  await page.getByRole('link', { name: 'Cookie settings', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Refuse all' }).click()
  await expect(page.getByText('Deleted from your browser: _ga')).toBeVisible()
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['cc_cookie'])
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  const before = google.requests.length
  await page.goto(`${owned.address}/contact/`)
  await page.waitForTimeout(500)
  expect(google.requests.length).toBe(before)
  expect(complaints).toEqual([])
})

test('the example site sends nothing to Google, even after a yes', async ({ page, example, google }) => {
  await page.goto(example.address)
  await page.getByRole('button', { name: 'Accept all' }).click()
  await page.goto(`${example.address}/rules/privacy-policy/`)
  await expect(page.getByText('This is an example site.')).toBeVisible()
  expect(google.requests).toEqual([])
})
