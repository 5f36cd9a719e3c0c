// The hard states: damaged choices, blocked cookies and storage, pages that come back or are made ready ahead.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { choiceOf } from '../choices.ts'
import { expect, inEachEngine, test } from '../fixtures.ts'
import { builtSite } from '../sites.ts'
import { answer, cookieNames, everything, queue, returning } from './visit.ts'

const good = choiceOf({ on: everything })
const damaged: Readonly<Record<string, string>> = {
  'no JSON': 'yes',
  'a broken escape': '%E0%A4%A',
  'other types': encodeURIComponent(JSON.stringify({ ...good, data: { answers: { analytics: 'yes' } } })),
  'a prototype': encodeURIComponent('{"categories":["analytics"],"data":{"answers":{"__proto__":[1,1,1,9999999999]}}}'),
  'markup': encodeURIComponent('<img src=x onerror=alert(1)>'),
  'three thousand letters': encodeURIComponent(JSON.stringify({ ...good, more: 'x'.repeat(2400) })),
  'a date in the future': encodeURIComponent(JSON.stringify(choiceOf({ on: everything, daysAgo: -9 }))),
  'a time out of all measure': encodeURIComponent(JSON.stringify({ ...good, data: { answers: { ...good.data.answers, necessary: [1, 1, 0, 1e300] } } })),
  'an unknown category': encodeURIComponent(JSON.stringify({ ...good, categories: ['necessary', ...everything, 'all'] })),
}

for (const [what, value] of Object.entries(damaged))
  test(`a choice that is ${what}: the visitor is asked, nothing loads, and the next choice is kept`, async ({ page, context, owned, google, complaints }) => {
    await context.addCookies([{ name: 'cc_cookie', value, url: owned.address }])
    await page.goto(`${owned.address}/contact/`)
    await answer(page, 'Refuse all')
    await expect(page.getByText('You refused optional cookies.')).toBeVisible()
    await page.reload({ waitUntil: 'networkidle' })
    await expect(page.getByRole('button', { name: 'Refuse all' })).toHaveCount(0)
    expect(google.requests).toEqual([])
    expect(complaints).toEqual([])
  })

for (const outcome of [{ erased: 5, withdrawn: [] }, { erased: [], withdrawn: 7 }, { erased: [], withdrawn: ['<b>'], shownBy: '"]' }, { erased: [['_ga']], withdrawn: [] }, 'yes'])
  test(`whatever a choice says that came of the last one, it can be taken back: ${JSON.stringify(outcome)}`, async ({ page, context, owned, google, complaints }) => {
    await context.addCookies([{ name: 'cc_cookie', value: encodeURIComponent(JSON.stringify({ ...good, data: { ...good.data, outcome } })), url: owned.address }])
    await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
    await expect.poll(() => google.hits()).not.toEqual([])
    await page.getByRole('contentinfo').getByRole('button', { name: 'Take everything back' }).click()
    await expect(page.getByText('You refused optional cookies.')).toBeVisible()
    expect(await cookieNames(context)).toEqual(['cc_cookie'])
    expect(complaints).toEqual([])
  })

test('two choices of one name: the visitor is asked, nothing loads, and afterwards there is one', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await context.addCookies([{ name: 'cc_cookie', value: 'other', domain: '.avow.test', path: '/' }])
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  await answer(page, 'Refuse all')
  await expect(page.getByText('You refused optional cookies.')).toBeVisible()
  await expect.poll(() => cookieNames(context)).toEqual(['cc_cookie'])
  await page.reload({ waitUntil: 'networkidle' })
  await expect(page.getByRole('button', { name: 'Refuse all' })).toHaveCount(0)
  expect(google.requests).toEqual([])
})

test('where the browser keeps no cookies the page works, says that a choice cannot be kept, and loads nothing', inEachEngine, async ({ page, owned, google, complaints }) => {
  await page.addInitScript(() => Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => undefined }))
  for (const name of ['Accept all', 'Refuse all'] as const) {
    await page.goto(`${owned.address}/contact/`)
    await answer(page, name)
    await expect(page.getByText('Your browser keeps no cookies, so your choice cannot be kept. Nothing optional is loaded.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Refuse all' })).toBeHidden()
  }
  expect(google.requests).toEqual([])
  expect(complaints).toEqual([])
})

test('where storage throws, refusing and withdrawing work', inEachEngine, async ({ page, context, owned, complaints, google }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('blocked', 'SecurityError')
        },
      })
  })
  await returning(context, owned.address, { on: ['analytics'] })
  await page.goto(`${owned.address}/cookies/`, { waitUntil: 'networkidle' })
  await page.getByRole('group').getByRole('button', { name: 'Take everything back' }).click()
  await expect(page.getByText('You refused optional cookies.')).toBeVisible()
  await expect.poll(() => cookieNames(context)).toEqual(['cc_cookie'])
  expect(complaints).toEqual([])
  await expect.poll(() => google.hits()).not.toEqual([])
})

test('a page that comes back as it was left checks first: what was taken back meanwhile is stopped', inEachEngine, async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  expect(await queue(page)).toBeDefined()
  // What a page finds that the back/forward cache gives back: another choice than it knows, and a `pageshow`.
  await returning(context, owned.address, {})
  const left = page.waitForEvent('load')
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await left
  await page.waitForLoadState('networkidle')
  expect(await queue(page)).toBeUndefined()
  await expect.poll(() => cookieNames(context)).toEqual(['cc_cookie'])
  await expect.poll(() => google.hits()).not.toEqual([])
})

test('a page that is made ready ahead does nothing before somebody sees it', async ({ page, context, owned, google }) => {
  await page.addInitScript(() => Object.defineProperty(Document.prototype, 'prerendering', { get: () => !('seen' in window), configurable: true }))
  await returning(context, owned.address, { on: everything })
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  expect(google.requests).toEqual([])
  await page.evaluate(() => {
    Object.assign(window, { seen: true })
    document.dispatchEvent(new Event('prerenderingchange'))
  })
  await expect.poll(() => google.hits().length).toBeGreaterThan(2)
})

test('in a frame of another site nothing of a choice is carried over: such a frame is refused', async ({ page, owned }) => {
  const response = await page.goto(owned.address)
  expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
})

test('where words are missing the page works, nothing loads, and a visitor can refuse on the page about cookies', async ({ page, context, owned, google, complaints }) => {
  await page.route('**/assets/*.js', async (route) => {
    const file = readFileSync(join(builtSite('owned'), new URL(route.request().url()).pathname), 'utf8')
    await route.fulfill({ contentType: 'text/javascript', body: file.replace(/words:\{[^{}]*\}/g, 'words:{}') })
  })
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  await page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' }).click()
  await expect(page.getByRole('dialog')).toContainText('Statistics')
  await page.goto(`${owned.address}/cookies/`, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Refuse all' }).click()
  await expect(page.getByRole('button', { name: 'Refuse all' })).toBeHidden()
  await expect.poll(() => cookieNames(context)).toEqual(['cc_cookie'])
  expect(google.requests).toEqual([])
  expect(complaints).toEqual([])
})
