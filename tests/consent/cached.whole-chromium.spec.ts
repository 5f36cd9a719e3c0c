// A page that the back/forward cache gives back, as a browser does it. Playwright switches that cache off by itself, and its
// own `goBack` does not work with it: https://github.com/microsoft/playwright/issues/19323
import { expect, test } from '../fixtures.ts'
import { cookieNames, everything, queue, returning } from './visit.ts'

test.use({ launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }) })

test('a page that the back/forward cache gives back checks first: what was taken back meanwhile is stopped', async ({ page, context, owned, google }) => {
  const given: boolean[] = []
  await page.exposeFunction('given', (persisted: boolean) => given.push(persisted))
  await page.addInitScript(() => addEventListener('pageshow', ({ persisted }) => void (window as unknown as { given: (persisted: boolean) => void }).given(persisted)))
  await returning(context, owned.address, { on: everything })
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  await page.goto(`${owned.address}/accessibility/`, { waitUntil: 'networkidle' })
  expect(await queue(page)).toBeDefined()
  await returning(context, owned.address, {})
  const sent = google.requests.length
  await page.evaluate(() => history.go(-1))
  // Given back as it was left, and left again for a page without what is no longer granted.
  await expect.poll(() => given).toEqual([false, false, true, false])
  await page.waitForLoadState('networkidle')
  expect(new URL(page.url()).pathname).toBe('/contact/')
  expect(await queue(page)).toBeUndefined()
  await expect.poll(() => cookieNames(context)).toEqual(['cc_cookie'])
  expect(google.requests.slice(sent)).toEqual([])
})
