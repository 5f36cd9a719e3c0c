// What consent costs a visitor over the page alone: our own bytes as they come over the wire, compressed.
import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures.ts'
import { answer, everything, returning } from './visit.ts'

interface Fetched {
  name: string
  bytes: number
}

/** Scripts and styles of ours that a page fetches from now on, without the stylesheets that every page has, one for screens and one for paper. */
function fetchedBy(page: Page, address: string): () => Promise<Fetched[]> {
  const found: Promise<Fetched>[] = []
  page.on('requestfinished', (request) => {
    const { pathname, origin } = new URL(request.url())
    if (origin === address && pathname.startsWith('/assets/') && !/\/(?:site|print)-/.test(pathname)) found.push(request.sizes().then(({ responseBodySize }) => ({ name: pathname, bytes: responseBodySize })))
  })
  return () => Promise.all(found)
}

const sum = (fetched: Fetched[]) => fetched.reduce((bytes, each) => bytes + each.bytes, 0)

test('who refused pays one script, at most 1,800 bytes; on the next page, nothing', async ({ page, context, owned }) => {
  await returning(context, owned.address, {})
  const fetched = fetchedBy(page, owned.address)
  await page.goto(`${owned.address}/sent/contact/`, { waitUntil: 'networkidle' })
  expect((await fetched()).map(({ name }) => name)).toEqual([expect.stringContaining('/assets/boot-')])
  expect(sum(await fetched())).toBeLessThanOrEqual(1800)
  expect(sum(await fetched())).toBeGreaterThan(1000)
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  expect(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/')).reduce((bytes, entry) => bytes + (entry as PerformanceResourceTiming).transferSize, 0))).toBe(0)
})

test('who accepted pays at most 3,000 bytes of ours', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  const fetched = fetchedBy(page, owned.address)
  await page.goto(`${owned.address}/sent/contact/`, { waitUntil: 'networkidle' })
  await expect.poll(() => google.hits()).not.toEqual([])
  expect((await fetched()).length).toBe(2)
  expect(sum(await fetched())).toBeLessThanOrEqual(3000)
})

test('a first visit pays at most 13,000 bytes until the question shows, and 17,000 with “Choose” open; only boot comes before the first paint', async ({ page, owned }) => {
  const fetched = fetchedBy(page, owned.address)
  await page.goto(`${owned.address}/sent/contact/`, { waitUntil: 'networkidle' })
  await expect(page.getByRole('button', { name: 'Refuse all' })).toBeVisible()
  const asked = (await fetched()).filter(({ name }) => /\/(boot|choices|dialogs|question)-/.test(name))
  expect(asked).toHaveLength(4)
  expect(sum(asked)).toBeLessThanOrEqual(13_000)
  const early = await page.evaluate(() => {
    // When the page was painted, not when the screen showed it. https://w3c.github.io/paint-timing/#the-paint-timing-mixin
    const painted = (performance.getEntriesByName('first-contentful-paint')[0] as unknown as { paintTime: number }).paintTime
    return performance.getEntriesByType('resource').filter((entry) => entry.startTime < painted && entry.name.includes('/assets/')).map(({ name }) => /assets\/(\w+)-/.exec(name)?.[1])
  })
  expect(early).toContain('boot')
  // The sheet for paper is fetched too, and nothing waits for it.
  expect(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /\/print-/.test(name)).map((entry) => (entry as unknown as { renderBlockingStatus: string }).renderBlockingStatus))).toEqual(['non-blocking'])
  expect(early.filter((name) => !['boot', 'site', 'print'].includes(name ?? ''))).toEqual([])
  await answer(page, 'Choose')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(sum(await fetched())).toBeLessThanOrEqual(17_000)
})
