import { expect, test } from '../fixtures.ts'

test('before a choice nothing is loaded from Google and nothing is stored', async ({ page, context, owned, google }) => {
  await page.goto(owned.address)
  await expect(page.getByRole('button', { name: 'Refuse all' })).toBeVisible()
  expect(google.requests).toEqual([])
  expect(await context.cookies()).toEqual([])
})

test('a visitor who refuses loads nothing, also on the next page, and is not asked again', async ({ page, context, owned, google }) => {
  await page.goto(owned.address)
  await page.getByRole('button', { name: 'Refuse all' }).click()
  await page.goto(`${owned.address}/contact/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contact')
  await expect(page.getByRole('button', { name: 'Refuse all' })).toHaveCount(0)
  expect(google.requests).toEqual([])
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['cc_cookie'])
})

test('a visitor who accepts loads the declared tag after the click, and it keeps its cookie', async ({ page, context, owned, google }) => {
  await page.goto(owned.address)
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => google.requests.map((url) => url.host + url.pathname)).toContain('www.googletagmanager.com/gtag/js')
  await expect.poll(async () => (await context.cookies()).map(({ name }) => name).sort()).toEqual(['_ga', 'cc_cookie'])
})

test('the example site sends nothing to Google, even after a yes', async ({ page, example, google }) => {
  await page.goto(example.address)
  await page.getByRole('button', { name: 'Accept all' }).click()
  await page.goto(`${example.address}/rules/privacy-policy/`)
  await expect(page.getByText('This is an example site.')).toBeVisible()
  expect(google.requests).toEqual([])
})
