// After a yes. The numbers are those of tests/consent/rules.ts.
import { createHash } from 'node:crypto'
import type { Page } from 'playwright/test'
import { allTraces } from '../../scripts/consent/asked.ts'
import { fits } from '../../scripts/register/patterns.ts'
import { loadRegister } from '../../scripts/register/load.ts'
import { originKinds } from '../../scripts/register/schema/service.ts'
import { longestSeconds } from '../../scripts/register/time.ts'
import { expect, inEachEngine, test } from '../fixtures.ts'
import { answer, cookieNames, everything, ownCookies, pages, queue, returning, storedBy } from './visit.ts'

const { register } = loadRegister('content')
const declared = register ? allTraces(register).map(({ trace }) => trace) : []
const origins = register?.services.flatMap((service) => originKinds.flatMap((kind) => service.origins?.[kind] ?? [])) ?? []
const isDeclaredHost = (hostname: string) => origins.some((origin) => fits(origin.replace('https://', ''), hostname))

test('31, 40. After “Accept all” only declared hosts are contacted, and none before the click', inEachEngine, async ({ page, owned, google, complaints }) => {
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  expect(google.requests).toEqual([])
  await answer(page, 'Accept all')
  await expect.poll(() => google.hits().length).toBeGreaterThan(2)
  for (const address of pages) await page.goto(owned.address + address, { waitUntil: 'networkidle' })
  expect(google.requests.filter(({ hostname }) => !isDeclaredHost(hostname))).toEqual([])
  await expect.poll(() => new Set(google.requests.map(({ hostname }) => hostname))).toEqual(new Set(['www.googletagmanager.com', 'region1.google-analytics.com', 'www.google.com', 'ad.doubleclick.net', 'googleads.g.doubleclick.net']))
  expect(complaints).toEqual([])
})

test('32. Every cookie and item is declared, stays no longer than declared, and another visit prolongs none', inEachEngine, async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  await expect.poll(() => cookieNames(context)).toEqual(['_ga', '_ga_AVOWTEST01', '_gcl_au', 'cc_cookie'])
  const first = await ownCookies(context)
  for (const { name, expires, domain } of await context.cookies()) {
    const trace = declared.find((each) => each.kind === 'cookie' && fits(each.name, name))
    expect(trace, name).toBeDefined()
    expect(domain.replace(/^\./, ''), name).toBe(trace?.host === 'self' ? 'www.avow.test' : trace?.host)
    expect(expires - Date.now() / 1000, name).toBeLessThan(longestSeconds(trace?.lifetime ?? 'session') + 86_400)
  }
  for (const [kind, names] of Object.entries(await storedBy(page))) for (const name of names) expect(declared.some((each) => each.kind === kind && fits(each.name, name)), `${kind} ${name}`).toBe(true)
  await page.waitForTimeout(2100)
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  expect(await ownCookies(context)).toEqual(first)
  await expect.poll(() => google.hits().length).toBeGreaterThan(2)
})

/** What Google's tags were told of signals and personalisation. */
const settingsIn = async (page: Page) => (await queue(page))?.filter(([name]) => name === 'set')
const personal = (isOn: boolean) => [['set', { allow_google_signals: isOn, allow_ad_personalization_signals: isOn }]]

test('33, 36. A yes to statistics alone reaches nothing of advertising; signals and personalisation for it are off', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: ['analytics'] })
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  expect(await settingsIn(page)).toEqual(personal(false))
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  await expect.poll(() => new Set(google.hits().map(({ gcs, id }) => `${gcs} ${id}`))).toEqual(new Set(['G101 G-AVOWTEST01']))
  expect(google.requests.filter(({ hostname }) => /doubleclick|googleadservices|^www\.google\.com$/.test(hostname))).toEqual([])
  await expect.poll(() => cookieNames(context)).toEqual(['_ga', '_ga_AVOWTEST01', 'cc_cookie'])
  expect((await storedBy(page))['localStorage']).toEqual([])
})

test('34, 36. A yes to advertising measurement alone sets nothing of statistics; signals and personalisation for advertising are off', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: ['ad-measurement'] })
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  expect(await settingsIn(page)).toEqual(personal(false))
  await expect.poll(() => new Set(google.hits().map(({ gcs }) => gcs))).toEqual(new Set(['G110']))
  expect(google.hits().some(({ id }) => id.startsWith('G-'))).toBe(false)
  await expect.poll(() => cookieNames(context)).toEqual(['_gcl_au', 'cc_cookie'])
})

test('35. The first command denies all seven types, as an arguments object; then one update, and each tag once', async ({ page, owned, google }) => {
  await page.goto(owned.address)
  await answer(page, 'Accept all')
  await expect.poll(() => google.hits().length).toBeGreaterThan(2)
  expect(await page.evaluate(() => Object.prototype.toString.call((window as unknown as { dataLayer: unknown[] }).dataLayer[0]))).toBe('[object Arguments]')
  const commands = (await queue(page)) ?? []
  const types = ['ad_personalization', 'ad_storage', 'ad_user_data', 'analytics_storage', 'functionality_storage', 'personalization_storage', 'security_storage']
  const states = (command: unknown[] | undefined) => command?.[2] as Record<string, string>
  expect(commands[0]?.slice(0, 2)).toEqual(['consent', 'default'])
  expect(Object.keys(states(commands[0])).sort()).toEqual(types)
  expect(new Set(Object.values(states(commands[0])))).toEqual(new Set(['denied']))
  const updates = commands.filter(([name, how]) => name === 'consent' && how === 'update')
  expect(updates).toHaveLength(1)
  expect(Object.keys(states(updates[0])).sort()).toEqual(types)
  expect(commands.map(([name]) => name)).toEqual(['consent', 'consent', 'set', 'js', 'config', 'config', 'config'])
  expect(google.requests.filter(({ pathname }) => pathname === '/gtag/js')).toHaveLength(1)
})

test('35. A second yes on the same page updates once more and loads no script again', async ({ page, owned, google }) => {
  await page.goto(`${owned.address}/cookies/`)
  await page.getByRole('switch', { name: 'Preferences' }).click()
  await page.getByRole('switch', { name: 'Statistics' }).click()
  await expect.poll(() => google.hits().length).toBe(1)
  expect(google.requests.filter(({ pathname }) => pathname === '/gtag/js')).toHaveLength(1)
})

test('35. A yes added later reloads the page, whose lock was closed to it, and is one update there', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: ['ad-measurement'] })
  await page.goto(`${owned.address}/cookies/`, { waitUntil: 'networkidle' })
  const reloaded = page.waitForEvent('load')
  await page.getByRole('switch', { name: 'Remarketing' }).click()
  await reloaded
  const updates = async () => ((await queue(page)) ?? []).filter(([name, how]) => name === 'consent' && how === 'update').map(([, , states]) => (states as Record<string, string>)['ad_personalization'])
  await expect.poll(updates).toContain('granted')
  expect((await updates()).filter((state) => state === 'granted')).toHaveLength(1)
  await expect.poll(() => google.hits()).not.toEqual([])
})

test('36. With advertising measurement and remarketing signals and personalisation for advertising are on', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: ['ad-measurement', 'remarketing'] })
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  expect(await settingsIn(page)).toEqual(personal(true))
  await expect.poll(() => google.hits()).not.toEqual([])
})

test('37. Identifiers of clicks in the address are not kept before a yes, and no link carries them', async ({ page, context, owned, google }) => {
  const landing = '/?gclid=CANARY&fbclid=CANARY&utm_source=CANARY&wbraid=CANARY'
  await page.goto(owned.address + landing, { waitUntil: 'networkidle' })
  expect(await context.cookies()).toEqual([])
  await answer(page, 'Accept all')
  await expect.poll(() => google.hits().length).toBeGreaterThan(2)
  expect(await page.locator('a').evaluateAll((links) => links.filter((link) => /CANARY|gclid|_gl=|wbraid/.test(link.getAttribute('href') ?? '')).length)).toBe(0)
  expect(JSON.stringify(await queue(page))).not.toMatch(/url_passthrough|CANARY/)
  expect((await context.cookies()).filter(({ value }) => value.includes('CANARY'))).toEqual([])
})

test('38. What a visitor types reaches nobody, neither plain nor encoded nor hashed', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await page.goto(`${owned.address}/accessibility/`, { waitUntil: 'networkidle' })
  const typed = 'canary.person@avow.test'
  await page.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<form><input name="email" autocomplete="email"></form>'))
  await page.locator('input[name=email]').fill(typed)
  await page.locator('input[name=email]').blur()
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  const forms = [typed, encodeURIComponent(typed), Buffer.from(typed).toString('base64'), ...['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(typed).digest('hex'))]
  await expect.poll(() => google.requests.length).toBeGreaterThan(3)
  expect(google.requests.filter(({ href }) => forms.some((form) => href.includes(form)))).toEqual([])
})

test('39. The security policy names exactly the declared origins, nothing wider, and nothing breaks it', async ({ page, context, owned, complaints, google }) => {
  await returning(context, owned.address, { on: everything })
  const response = await page.goto(owned.address, { waitUntil: 'networkidle' })
  const policy = Object.fromEntries((response?.headers()['content-security-policy'] ?? '').split(';').map((directive) => directive.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources]))
  for (const kind of originKinds) {
    const expected = new Set(register?.services.flatMap(({ origins }) => origins?.[kind] ?? []))
    expect(new Set(policy[`${kind}-src`]?.filter((source: string) => !source.startsWith("'"))), kind).toEqual(expected)
  }
  expect(Object.values(policy).flat().filter((source) => ['*', 'https:', 'http:', 'data:', 'blob:', "'unsafe-inline'", "'unsafe-eval'"].includes(source as string))).toEqual([])
  expect(complaints).toEqual([])
  await expect.poll(() => google.hits()).not.toEqual([])
})

test('when Google cannot be reached the page works and says nothing of it', async ({ page, owned, google }) => {
  google.fail()
  const uncaught: string[] = []
  page.on('pageerror', (error) => uncaught.push(error.message))
  await page.goto(owned.address)
  await answer(page, 'Accept all')
  await expect(page.getByText('You accepted:')).toBeVisible()
  await page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(uncaught).toEqual([])
  await expect.poll(() => google.requests).not.toEqual([])
})

test('no address of our own files is on the usual lists of trackers and banners', async ({ page, owned, google }) => {
  const own: string[] = []
  page.on('request', (request) => request.url().startsWith(owned.address) && own.push(new URL(request.url()).pathname))
  await page.goto(owned.address)
  await answer(page, 'Choose')
  await page.getByRole('dialog').getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => google.hits().length).toBeGreaterThan(2)
  expect(own.length).toBeGreaterThan(6)
  expect(own.filter((path) => /cookie-?(consent|banner|notice|law)|consent-?(banner|manager|mode)|\bgdpr\b|analytics|gtag|gtm|tracking|tracker|\/ads?[-_/.]|advert|banner|pixel|beacon|cmp\b|onetrust/i.test(path))).toEqual([])
})
