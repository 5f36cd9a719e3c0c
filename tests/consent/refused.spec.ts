// After a refusal. The numbers are those of tests/consent/rules.ts.
import { expect, inEachEngine, test } from '../fixtures.ts'
import { answer, cookieNames, nothingStored, pages, queue, returning, storedBy } from './visit.ts'

test('25, 26, 28. Who refused loads nothing and keeps nothing but the choice: on every page, in another tab, after a restart; and is not asked again', async ({ page, context, owned, google, complaints, browser }) => {
  await page.goto(owned.address)
  await answer(page, 'Refuse all')
  await expect(page.getByText('You refused optional cookies.')).toBeVisible()
  const restarted = await browser.newContext({ storageState: await context.storageState(), ignoreHTTPSErrors: true })
  const elsewhere: string[] = []
  restarted.on('request', (request) => !request.url().startsWith(owned.address) && elsewhere.push(request.url()))
  const visits: [import('playwright/test').Page, string[]][] = [
    [page, pages],
    [await context.newPage(), ['/', '/cookies/']],
    [await restarted.newPage(), ['/', '/cookies/']],
  ]
  for (const [tab, addresses] of visits)
    for (const address of addresses) {
      await tab.goto(owned.address + address, { waitUntil: 'networkidle' })
      await expect(tab.getByRole('button', { name: 'Refuse all' })).toBeHidden()
      expect(await storedBy(tab)).toEqual(nothingStored)
      expect(await queue(tab)).toBeUndefined()
    }
  expect(await cookieNames(context)).toEqual(['cc_cookie'])
  expect(await cookieNames(restarted)).toEqual(['cc_cookie'])
  expect([google.requests, elsewhere, complaints]).toEqual([[], [], []])
  await restarted.close()
})

test('26, 27. The choice is kept for six months in a cookie of this host alone, Secure, SameSite, that tells nobody from anybody', inEachEngine, async ({ page, context, owned, browser }) => {
  const other = await browser.newContext({ ignoreHTTPSErrors: true })
  const values: string[] = []
  for (const tab of [page, await other.newPage()]) {
    await tab.clock.setFixedTime(new Date('2026-12-01T12:00:00Z'))
    await tab.goto(owned.address)
    await answer(tab, 'Refuse all')
    await expect(tab.getByText('You refused optional cookies.')).toBeVisible()
    const [cookie] = await tab.context().cookies()
    expect(cookie).toMatchObject({ name: 'cc_cookie', domain: 'www.avow.test', path: '/', secure: true, sameSite: 'Lax', httpOnly: false })
    values.push(cookie?.value ?? '')
    const ends = new Date((cookie?.expires ?? 0) * 1000).toISOString()
    expect(ends.slice(0, 10)).toBe('2027-06-01')
  }
  expect(values[0]).toBe(values[1])
  expect(context).not.toBe(other)
  await other.close()
})

test('29. After a refusal the browser itself blocks a script, a picture, a frame and a fetch that somebody tries', inEachEngine, async ({ page, context, owned, google, browserName }) => {
  await returning(context, owned.address, {})
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  const blocked = await page.evaluate(async () => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => seen.push(`${effectiveDirective} ${new URL(blockedURI).host}`))
    document.head.append(Object.assign(document.createElement('script'), { src: 'https://www.googletagmanager.com/gtag/js?id=G-AVOWTEST01' }))
    document.body.append(Object.assign(document.createElement('img'), { src: 'https://www.google.com/pagead/1p-user-list/1' }))
    document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://www.googletagmanager.com/ns.html' }))
    await fetch('https://region1.google-analytics.com/g/collect').catch(() => undefined)
    navigator.sendBeacon('https://www.google.com/ccm/collect')
    for (let waited = 0; seen.length < 5 && waited < 10_000; waited += 100) await new Promise((later) => setTimeout(later, 100))
    return seen
  })
  for (const expected of ['script-src-elem www.googletagmanager.com', 'img-src www.google.com', 'frame-src www.googletagmanager.com', 'connect-src region1.google-analytics.com', 'connect-src www.google.com']) expect(blocked).toContain(expected)
  // A driven Firefox tells of a frame before it asks the policy, which then blocks it, as the list above shows.
  expect(google.requests.filter(({ pathname }) => !(browserName === 'firefox' && pathname === '/ns.html'))).toEqual([])
})

test('29. A yes to statistics alone leaves the hosts of advertising blocked', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: ['analytics'] })
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  const blocked = await page.evaluate(async () => {
    const seen: string[] = []
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => seen.push(new URL(blockedURI).host))
    await fetch('https://googleads.g.doubleclick.net/pagead/1').catch(() => undefined)
    await fetch('https://region1.google-analytics.com/g/collect', { mode: 'no-cors' }).catch(() => undefined)
    await new Promise((later) => setTimeout(later, 300))
    return seen
  })
  expect(new Set(blocked)).toEqual(new Set(['googleads.g.doubleclick.net']))
  await expect.poll(() => google.requests.some(({ hostname }) => hostname === 'region1.google-analytics.com')).toBe(true)
})

test('30. Who refuses finds the same pages and the same controls as who accepts', async ({ page, context, owned, google }) => {
  const seen: string[][] = []
  for (const on of [[], ['preferences', 'analytics', 'ad-measurement', 'remarketing']]) {
    await context.clearCookies()
    await returning(context, owned.address, { on })
    const found: string[] = []
    for (const address of pages) {
      await page.goto(owned.address + address, { waitUntil: 'networkidle' })
      const parts = page.locator(':is(h1, h2, h3, a, button, summary):not([data-consent=necessary])')
      found.push(...(await parts.evaluateAll((elements) => elements.filter((element) => element.checkVisibility()).map((element) => element.textContent ?? ''))))
    }
    seen.push(found)
  }
  expect(seen[0]).toEqual(seen[1])
  await expect.poll(() => google.requests).not.toEqual([])
})
