// Taking it back. The numbers are those of tests/consent/rules.ts.
import type { BrowserContext } from 'playwright/test'
import { expect, inEachEngine, test } from '../fixtures.ts'
import { answer, cookieNames, everything, pages, queue, returning, storedBy } from './visit.ts'

const takeBack = (page: import('playwright/test').Page) => page.getByRole('contentinfo').getByRole('button', { name: 'Take everything back' }).click()

test('41. On every page one step opens the settings, with the choice as it stands', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: ['analytics'] })
  for (const address of pages) {
    await page.goto(owned.address + address)
    await page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' }).click()
    const settings = page.getByRole('dialog', { name: 'Cookie settings' })
    await expect(settings.getByRole('switch', { name: 'Statistics' })).toBeChecked()
    await expect(settings.getByRole('switch', { name: 'Remarketing' })).not.toBeChecked()
  }
  await expect.poll(() => google.hits()).not.toEqual([])
})

test('42. On every page one click takes everything back, as one click gave it; who gave nothing is not offered that', async ({ page, context, owned, google }) => {
  for (const address of pages) {
    // Away first: a page that is open follows a choice that appears, and would be left.
    await page.goto('about:blank')
    await context.clearCookies()
    await returning(context, owned.address, { on: everything })
    await page.goto(owned.address + address)
    await takeBack(page)
    await expect(page.getByText('You refused optional cookies.')).toBeVisible()
    await expect(page.getByRole('contentinfo').getByRole('button', { name: 'Take everything back' })).toBeHidden()
  }
  await expect.poll(() => google.requests).not.toEqual([])
})

/** What earlier tags may have left: on this host, on its parent, on a path, for every other host below the parent. */
async function leaveEverywhere(context: BrowserContext, address: string): Promise<void> {
  const expires = Math.floor(Date.now() / 1000) + 1_000_000
  const at = { value: 'old', expires, secure: true, sameSite: 'Lax' as const }
  await context.addCookies([
    { ...at, name: '_ga', domain: '.avow.test', path: '/' },
    { ...at, name: '_ga_AVOWTEST01', domain: '.avow.test', path: '/' },
    { ...at, name: '_ga_OLD', domain: '.www.avow.test', path: '/' },
    { ...at, name: '_gcl_au', domain: '.avow.test', path: '/' },
    { ...at, name: '_gcl_aw', domain: 'www.avow.test', path: '/cookies' },
    { ...at, name: '_gac_gb_1', domain: '.avow.test', path: '/cookies/' },
    { ...at, name: '_gid', domain: '.avow.test', path: '/' },
    { ...at, name: '__gads', domain: '.avow.test', path: '/' },
    { ...at, name: '__utma', domain: 'www.avow.test', path: '/' },
    { ...at, name: '__gpi_optout', domain: '.avow.test', path: '/' },
    { ...at, name: 'somebody_elses', domain: '.avow.test', path: '/' },
  ])
  expect(address).toContain('www.avow.test')
}

test('43. After taking back, all that can be deleted is gone, also from parent domains and paths; an opt-out and what is not ours stay', inEachEngine, async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await leaveEverywhere(context, owned.address)
  await page.goto(`${owned.address}/cookies/`, { waitUntil: 'networkidle' })
  await page.evaluate(() => {
    localStorage.setItem('_gcl_ls', '1')
    sessionStorage.setItem('GED_PLAYLIST_ACTIVITY', '1')
    localStorage.setItem('mine', '1')
  })
  await takeBack(page)
  await expect(page.getByText('You refused optional cookies.')).toBeVisible()
  await expect.poll(() => cookieNames(context)).toEqual(['__gpi_optout', 'cc_cookie', 'somebody_elses'])
  await expect.poll(() => storedBy(page)).toMatchObject({ localStorage: ['mine'], sessionStorage: [] })
  await expect.poll(() => google.requests).not.toEqual([])
})

test('43. What another visit left is gone before anything else, for who has not answered, and for who refused', async ({ page, context, owned, google }) => {
  for (const choice of [undefined, {}]) {
    await context.clearCookies()
    await leaveEverywhere(context, owned.address)
    if (choice) await returning(context, owned.address, choice)
    await page.goto(`${owned.address}/cookies/`, { waitUntil: 'networkidle' })
    await expect.poll(() => cookieNames(context)).toEqual(['__gpi_optout', ...(choice ? ['cc_cookie'] : []), 'somebody_elses'])
  }
  expect(google.requests).toEqual([])
})

test('43. A partitioned cookie is deleted too', inEachEngine, async ({ page, context, owned, browserName }) => {
  await returning(context, owned.address, {})
  await page.goto(owned.address)
  await page.evaluate(() => {
    document.cookie = '_ga_PARTED=1;path=/;secure;samesite=none;partitioned'
    document.cookie = '_ga_PARENT=1;path=/;domain=avow.test;secure;samesite=none;partitioned'
  })
  const before = await page.evaluate('document.cookie')
  if (browserName === 'chromium') expect(before).toContain('_ga_PARTED')
  await page.reload({ waitUntil: 'networkidle' })
  expect(await page.evaluate('document.cookie')).not.toContain('_ga')
})

test('44. After taking back nothing reaches Google: not from this page, not when it is left, not from the next; and nothing comes back', inEachEngine, async ({ page, context, owned, google, complaints }) => {
  await page.goto(owned.address)
  await answer(page, 'Accept all')
  await expect.poll(() => cookieNames(context)).toEqual(['_ga', '_ga_AVOWTEST01', '_gcl_au', 'cc_cookie'])
  await expect.poll(() => google.hits().length).toBeGreaterThan(2)
  await takeBack(page)
  await expect(page.getByText('Deleted from your browser')).toBeVisible()
  const seen = google.requests.length
  await page.waitForTimeout(1000)
  for (const address of ['/contact/', '/cookies/']) await page.goto(owned.address + address, { waitUntil: 'networkidle' })
  expect(google.hits().slice(3).filter(({ id }) => id.startsWith('G-'))).toEqual([])
  expect(google.requests).toHaveLength(seen)
  await expect.poll(() => cookieNames(context)).toEqual(['cc_cookie'])
  expect(await queue(page)).toBeUndefined()
  expect(complaints).toEqual([])
})

test('45. The line after it says what was deleted, on which hosts the site cannot delete, and where to do that', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await page.goto(`${owned.address}/contact/`)
  await expect.poll(() => cookieNames(context)).toContain('_gcl_au')
  await takeBack(page)
  const line = page.getByRole('region', { name: 'Your choice about cookies' })
  for (const part of ['Deleted from your browser: ', '_ga', '_gcl_au', 'doubleclick.net', 'google.com', 'in the browser’s settings, under cookies and site data']) await expect(line).toContainText(part.replace('’', "'"))
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.reload()
  await expect(line).toHaveCount(0)
  await expect.poll(() => google.hits()).not.toEqual([])
})

test('46. Taking statistics back leaves the others as they were, and their tags running', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await page.goto(`${owned.address}/cookies/`)
  await expect.poll(() => cookieNames(context)).toEqual(['_ga', '_ga_AVOWTEST01', '_gcl_au', 'cc_cookie'])
  await page.getByRole('switch', { name: 'Statistics' }).click()
  await expect(page.getByText('Deleted from your browser: _ga')).toBeVisible()
  const seen = google.hits().length
  await expect.poll(() => cookieNames(context)).toEqual(['_gcl_au', 'cc_cookie'])
  for (const name of ['Preferences', 'Advertising measurement', 'Remarketing']) await expect(page.getByRole('switch', { name })).toBeChecked()
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  expect(google.hits().slice(seen).filter(({ id }) => id.startsWith('G-'))).toEqual([])
  await expect.poll(() => new Set(google.hits().slice(-2).map(({ gcs }) => gcs))).toEqual(new Set(['G110']))
})

test('48. Six months later nothing loads and the question is back', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await page.clock.install({ time: Date.now() + 190 * 86_400_000 })
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  await expect(page.getByRole('heading', { name: 'May we use cookies?' })).toBeVisible()
  expect(google.requests).toEqual([])
  await answer(page, 'Refuse all')
  await expect(page.getByText('You refused optional cookies.')).toBeVisible()
})

test('a refusal in one tab is followed at once by another, which stops and is left', inEachEngine, async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  const other = await context.newPage()
  await other.goto(owned.address, { waitUntil: 'networkidle' })
  const reloaded = page.waitForEvent('load')
  await takeBack(other)
  await reloaded
  await page.waitForLoadState('networkidle')
  expect(await queue(page)).toBeUndefined()
  await expect.poll(() => cookieNames(context)).toEqual(['cc_cookie'])
  await expect.poll(() => google.hits()).not.toEqual([])
})

test('a page that is left for a choice has the page after it tell the other tabs', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, {})
  await page.goto(`${owned.address}/contact/`)
  await page.evaluate(() => {
    Object.assign(window, { told: 0 })
    new BroadcastChannel('choice').onmessage = () => ((window as unknown as { told: number }).told += 1)
    // Stays, to go on listening.
    document.body.insertAdjacentHTML('beforeend', '<form><input aria-label="Typed"></form>')
  })
  await page.getByLabel('Typed').fill('x')
  const other = await context.newPage()
  await other.goto(`${owned.address}/cookies/`)
  const left = other.waitForEvent('load')
  await other.getByRole('switch', { name: 'Statistics' }).click()
  await left
  await expect.poll(() => page.evaluate('window.told')).toBeGreaterThanOrEqual(3)
  await expect(other.locator('.told')).toHaveCount(0)
  await expect.poll(() => google.hits().length).toBeGreaterThan(0)
})

test('of two windows in sight, the one in which all was taken back says what came of it', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await page.goto(`${owned.address}/cookies/`, { waitUntil: 'networkidle' })
  const other = await context.newPage()
  await other.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  await expect.poll(() => google.hits().length).toBeGreaterThan(1)
  const left = other.waitForEvent('load')
  await page.locator('.consent').getByRole('button', { name: 'Take everything back' }).click()
  await expect(page.locator('.told')).toContainText('This site cannot delete')
  await expect(page.locator('.told')).toBeFocused()
  await left
  await other.waitForTimeout(2000)
  await expect(other.locator('.told')).toHaveCount(0)
})

test('an answer in one tab closes the question in another, and a yes loads there too', async ({ page, context, owned, google }) => {
  await page.goto(`${owned.address}/contact/`)
  const other = await context.newPage()
  await other.goto(`${owned.address}/rules/privacy-policy/`)
  for (const tab of [page, other]) await expect(tab.getByRole('button', { name: 'Refuse all' })).toBeVisible()
  await answer(other, 'Accept all')
  await expect(page.getByRole('button', { name: 'Refuse all' })).toBeHidden()
  await expect.poll(() => queue(page)).toBeDefined()
  await expect.poll(() => google.requests.length).toBeGreaterThan(0)
})

test('a page in which something was typed is not reloaded: it stops, is locked, and offers to be reloaded', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<form><label>Your question <input name="question"></label></form>'))
  await page.getByLabel('Your question').fill('half a sentence')
  await takeBack(page)
  await expect(page.getByText('This page is not reloaded, because you have typed something here.')).toBeVisible()
  await expect(page.getByLabel('Your question')).toHaveValue('half a sentence')
  await expect.poll(() => cookieNames(context)).toEqual(['cc_cookie'])
  expect(await page.evaluate(() => (window as unknown as Record<string, unknown>)['ga-disable-G-AVOWTEST01'])).toBe(true)
  const blocked = await page.evaluate(async () => {
    let seen = ''
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => (seen = blockedURI))
    await fetch('https://region1.google-analytics.com/g/collect', { mode: 'no-cors' }).catch(() => undefined)
    await new Promise((later) => setTimeout(later, 200))
    return seen
  })
  expect(blocked).toContain('google-analytics.com')
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(page.getByText('You refused optional cookies.')).toBeVisible()
  await expect.poll(() => google.hits()).not.toEqual([])
})

test('a page that stays because something was typed in it tries nothing that its lock forbids, whatever is accepted elsewhere', async ({ page, context, owned, google, complaints }) => {
  await returning(context, owned.address, {})
  await page.goto(`${owned.address}/contact/`)
  await page.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<form><label>Your question <input name="question"></label></form>'))
  await page.getByLabel('Your question').fill('half a sentence')
  const other = await context.newPage()
  await other.goto(`${owned.address}/cookies/`)
  for (const [name, granted] of [['Statistics', 'analytics'], ['Preferences', 'preferences,analytics']] as const) {
    await other.getByRole('switch', { name }).click()
    await expect(page.locator('html')).toHaveAttribute('data-granted', granted)
    await expect(page.getByText('This page is not reloaded, because you have typed something here.')).toBeVisible()
  }
  await expect.poll(() => google.hits().length).toBeGreaterThan(0)
  await page.bringToFront()
  await page.waitForTimeout(500)
  expect(await queue(page)).toBeUndefined()
  expect(complaints).toEqual([])
})
