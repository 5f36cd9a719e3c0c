// What is typed is found in every form; what a cookie asks for is read as browsers read it.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { BrowserContext } from 'playwright'
import { originFits, traceEntryFor } from '../../scripts/audit/declare/matching.ts'
import type { Told } from '../../scripts/audit/in-page/told.ts'
import { askedCookie, keptLifetime } from '../../scripts/audit/witness/asked-cookies.ts'
import { canary, formIn, shortest } from '../../scripts/audit/witness/canaries.ts'
import { grantedBy, queueProblem } from '../../scripts/audit/witness/queue.ts'
import { createRecorder } from '../../scripts/audit/witness/recorder.ts'
import type { Wire } from '../../scripts/audit/witness/wire.ts'
import { trace } from './fixtures/tiny-site.ts'

test('a text that was typed is found plain, encoded, in base64 wherever it begins, and hashed', () => {
  const typed = canary('typed', 'the field "email"', 'address')
  const { text } = typed
  const hashed = (algorithm: string, value: string) => createHash(algorithm).update(value).digest()
  const holding: [string, string][] = [
    [`e=${text}`, 'plain'],
    [`e=${text.toLowerCase()}`, 'plain'],
    [`e=${text.toUpperCase()}`, 'plain'],
    [`e=${encodeURIComponent(text)}`, 'address-encoded'],
    [`e=${encodeURIComponent(encodeURIComponent(text))}`, 'address-encoded'],
    ...['', 'x', 'xy'].map((before): [string, string] => [btoa(`${before}${text}, and more`), 'base64']),
    [hashed('sha256', text.toLowerCase()).toString('hex'), 'sha256'],
    [hashed('sha256', text).toString('base64url'), 'sha256'],
    [hashed('md5', text).toString('hex').toUpperCase(), 'md5'],
    [`u=${text.split('@')[0]}`, 'plain, the part before the @'],
    [hashed('sha256', (text.split('@')[0] ?? '').toLowerCase()).toString('hex'), 'sha256, the part before the @'],
    [encodeURIComponent(hashed('sha512', text).toString('base64')), 'sha512'],
  ]
  for (const [where, form] of holding) assert.equal(formIn(where, typed), form, where)
  const called = canary('typed', 'the field "phone"', 'digits')
  assert.equal(formIn(`p=%2B49${called.text.slice(1)}`, called), 'plain, without the 0')
  const link = canary('typed', 'the field "site"', 'link')
  assert.equal(formIn(`p=${link.text.split('/').at(-1)}`, link), 'plain, the part after the host')
  for (const as of ['text', 'address', 'digits', 'link'] as const) assert.equal(canary('typed', 'x', as, shortest[as]).text.length, shortest[as])
  assert.equal(formIn(`another ${canary('typed', 'x', 'address').text}`, typed), undefined)
})

test('a cookie that is asked for has its lifetime, and the host that it is for', () => {
  const now = Date.parse('2026-11-25T00:00:00Z')
  const read = (text: string) => {
    const { name, host, lifetime } = askedCookie(text, 'www.audit.test', now)
    return [name, host, lifetime]
  }
  assert.deepEqual(read('a=1'), ['a', 'www.audit.test', 'session'])
  assert.deepEqual(read('a=1; Max-Age=600; Domain=.Audit.test; Path=/'), ['a', 'audit.test', 600])
  assert.deepEqual(read('a=1;expires=Wed, 25 Nov 2026 01:00:00 GMT;max-age=60'), ['a', 'www.audit.test', 60])
  assert.deepEqual(read('a=1;expires=Wed, 25 Nov 2026 02:00:01 GMT'), ['a', 'www.audit.test', 7_200])
  assert.ok(Number(read('a=;expires=Thu, 01 Jan 1970 00:00:00 GMT')[2]) <= 0)
  for (const unread of ['', '6e1', 'soon']) assert.deepEqual(read(`a=1;max-age=${unread};expires=Wed, 25 Nov 2026 02:00:00 GMT`), ['a', 'www.audit.test', 7_200])
  assert.deepEqual(read('a=1;max-age=soon'), ['a', 'www.audit.test', 'session'])
})

test('a date in a cookie is read as browsers read it: what is none to them ends with the session', () => {
  const now = Date.parse('2026-11-25T00:00:00Z')
  const lifetime = (date: string) => askedCookie(`a=1;expires=${date}`, 'www.audit.test', now).lifetime
  for (const none of ['0', '', '-1', 'soon', '2026-11-25T02:00:00.000Z', 'Wed, 31 Feb 2027 00:00:00 GMT', 'Wed, 25 Nov 2026 24:00:00 GMT', 'Wed, 25 Nov 1600 02:00:00 GMT', '25 Nov 2026']) assert.equal(lifetime(none), 'session', none)
  for (const date of ['Wed, 25 Nov 2026 02:00:00 GMT', 'Wednesday, 25-Nov-26 02:00:00 GMT', 'Wed Nov 25 02:00:00 2026', '02:00:00 november 25 2026', '2:0:0x 25th Nov 2026', 'Wed, 25 Nov 2026 02:00:00 +0100']) assert.equal(lifetime(date), 7_200, date)
  assert.ok(Number(lifetime('Thu, 01-Jan-70 00:00:00 GMT')) < 0)
})

test('how long a cookie stays that lies there is told alike a little later', () => {
  const now = Date.parse('2026-11-25T00:00:00Z')
  const left = (seconds: number) => keptLifetime(now / 1000 + seconds, now)
  assert.equal(keptLifetime(-1, now), 'session')
  assert.deepEqual([30 * 86_400 + 0.5, 30 * 86_400 - 300].map(left), [30 * 86_400, 30 * 86_400])
  assert.deepEqual([900, 600, 10].map(left), [3_600, 3_600, 3_600])
  // Where the clock of the page is ahead by years, what it has end in a month is cut to what a browser keeps at most.
  const ahead = (seconds: number) => keptLifetime(now / 1000 + seconds, now, 730 * 86_400_000)
  assert.deepEqual([400 * 86_400, 30 * 86_400].map(ahead), [undefined, 30 * 86_400])
})

test('of two entries that a name fits, the most exact one covers it; case counts', () => {
  const entries = [trace('analytics', 'cookie', '_ga'), trace('analytics', 'cookie', '_ga_*'), trace('ads', 'cookie', 'id', { host: 'doubleclick.net' })]
  const covering = (name: string, host = 'www.audit.test') => traceEntryFor({ storage: 'cookie', name, host }, { entries }, 'www.audit.test')?.name
  assert.deepEqual(['_ga', '_ga_ABC', '_gat', '_GA'].map((name) => covering(name)), ['_ga', '_ga_*', undefined, undefined])
  assert.equal(covering('_ga', 'audit.test'), '_ga')
  assert.equal(covering('_ga', 'other.test'), undefined)
  assert.equal(covering('id', 'ad.doubleclick.net'), 'id')
  assert.equal(covering('id'), undefined)
})

test('an origin fits as the security policy matches it', () => {
  const fitting = (origin: string, address: string) => originFits(origin, new URL(address))
  assert.ok(fitting('https://*.google-analytics.com', 'https://region1.google-analytics.com/g/collect'))
  assert.ok(!fitting('https://*.google-analytics.com', 'https://google-analytics.com/'))
  assert.ok(!fitting('https://*.google-analytics.com', 'https://evilgoogle-analytics.com/'))
  assert.ok(!fitting('https://www.google.com', 'http://www.google.com/'))
  assert.ok(!fitting('https://www.google.com', 'https://www.google.com:8443/'))
  assert.ok(!fitting('https://www.google.com', 'wss://www.google.com/'))
  assert.ok(fitting('wss://www.google.com', 'https://www.google.com/'))
})

test('Google’s queue begins with the whole consent, denied, and holds commands only', () => {
  const denied = { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', analytics_storage: 'denied' }
  const command = (...parts: unknown[]) => ({ command: parts, isArray: false })
  assert.equal(queueProblem([]), undefined)
  assert.equal(queueProblem([command('consent', 'default', denied), command('js', 0)]), undefined)
  assert.match(queueProblem([command('js', 0), command('consent', 'default', denied)]) ?? '', /begins with "js"/)
  assert.match(queueProblem([command('consent', 'default', { ...denied, ad_user_data: undefined })]) ?? '', /without denying ad_user_data/)
  assert.match(queueProblem([command('consent', 'default', denied), { command: ['config', 'G-X'], isArray: true }]) ?? '', /as an array/)
  assert.match(queueProblem([command('event', 'gtm.js'), command('consent', 'default', denied)]) ?? '', /begins with "event"/)
  assert.equal(queueProblem([command('consent', 'default', { ad_storage: 'denied', region: ['DE'] }), command('consent', 'default', denied), command('js', 0)]), undefined)
  assert.match(queueProblem([command('consent', 'default', { ...denied, region: ['DE'] }), command('js', 0)]) ?? '', /without denying ad_storage, .* everywhere/)
  assert.deepEqual(grantedBy([command('consent', 'default', denied), command('consent', 'update', { ad_storage: 'granted', analytics_storage: 'granted' }), command('consent', 'update', { ad_storage: 'denied' })], 3), ['analytics_storage'])
})

test('Google’s queue is judged word by word since it was looked at, and what holds in other regions is passed over', () => {
  const command = (...parts: unknown[]) => ({ command: parts, isArray: false })
  const queue = [command('consent', 'default', { ad_storage: 'denied' }), command('consent', 'update', { ad_storage: 'granted' }), command('event', 'x'), command('consent', 'update', { ad_storage: 'denied' })]
  assert.deepEqual([0, 1, 2, 4].map((from) => grantedBy(queue, from)), [['ad_storage'], ['ad_storage'], [], []])
  const regional = (...region: string[]) => grantedBy([command('consent', 'default', { ad_storage: 'granted', region }), command('consent', 'default', { ad_storage: 'denied' })])
  assert.deepEqual([regional('US', 'CA-QC'), regional('US', 'de-by'), regional()], [[], ['ad_storage'], ['ad_storage']])
})

test('what is asked for while a page is left is told apart, where that page had begun before the yes was taken back and nothing was sent', async () => {
  const last = { isLeaving: true, document: 'before' }
  assert.deepEqual(await askedAfterWithdrawal([last]), [true])
  assert.deepEqual(await askedAfterWithdrawal([{ ...last, isLeaving: false }]), [undefined])
  assert.deepEqual(await askedAfterWithdrawal([{ ...last, document: 'after' }]), [undefined])
  assert.deepEqual(await askedAfterWithdrawal([last], { 'sec-fetch-dest': 'empty', cookie: 'a=1; _count=1' }), [undefined])
  assert.deepEqual(await askedAfterWithdrawal([last], { 'sec-fetch-dest': 'empty', cookie: 'a=_count' }), [true])
  assert.deepEqual(await askedAfterWithdrawal([last], { 'sec-fetch-dest': 'empty', cookie: '_count=1' }, true), [undefined], 'on a live site')
  // The next page cannot erase before its own files are fetched.
  assert.deepEqual(await askedAfterWithdrawal([last], { 'sec-fetch-dest': 'style', cookie: '_count=1' }), [true])
})

test('what is sent through a socket of a live site is searched for what was typed', async () => {
  const typed = canary('typed', 'the field "email"', 'address')
  const heard = new Map<string, (given: unknown) => void>()
  const listening = (begins: string) => ({ on: (name: string, hear: (given: unknown) => void) => heard.set(`${begins}${name}`, hear) })
  const hearers: ((given: unknown) => void)[] = []
  const context = { exposeBinding: async () => {}, addInitScript: async () => {}, on: (name: string, hear: (given: unknown) => void) => (name === 'page' && hearers.push(hear), context) } as unknown as BrowserContext
  const wire = { listen: () => {}, expects: () => () => {} } as unknown as Wire
  const recorder = createRecorder({ site: 'www.audit.test', wire, isReadInBrowser: true, ownHosts: [] }, { state: 'none', page: '/', action: 'type', granted: [], withdrawn: [], once: [] })
  recorder.canaries.push(typed)
  const page = { ...listening('page '), context: () => ({ browser: () => null }) }
  await recorder.attach(context)
  hearers.forEach((hear) => hear(page))
  heard.get('page websocket')?.({ url: () => 'wss://www.audit.test/socket', ...listening('socket ') })
  heard.get('socket framesent')?.({ payload: `{"last":"${typed.text}"}` })
  assert.deepEqual(recorder.observations().map((seen) => (seen.kind === 'leak' ? [seen.part, seen.host] : [])), [['body', 'www.audit.test']])
})

/** Whether each asking for a cookie that is withdrawn counts as the last act of a page; headers are those of a request that follows. */
async function askedAfterWithdrawal(askings: readonly Pick<Told, 'document' | 'isLeaving'>[], headers?: Record<string, string>, isReadInBrowser = false): Promise<unknown[]> {
  let request: Parameters<Wire['listen']>[0]['requested'] = () => {}
  const hearers = new Map<string, (request: unknown) => void>()
  let tell: (source: { frame: { url: () => string } }, told: Told) => void = () => {}
  const wire = { listen: ({ requested }: Parameters<Wire['listen']>[0]) => (request = requested), expects: () => () => {} } as unknown as Wire
  const context = { exposeBinding: async (_name: string, hear: typeof tell) => (tell = hear), addInitScript: async () => {}, on: (event: string, hear: (request: unknown) => void) => (hearers.set(event, hear), context), cookies: async () => [], pages: () => [] } as unknown as BrowserContext
  const moment = { state: 'accept+withdraw', page: '/', action: 'open', granted: ['analytics'], withdrawn: [], once: ['analytics'] }
  const recorder = createRecorder({ site: 'www.audit.test', wire, isReadInBrowser, ownHosts: [] }, moment)
  await recorder.attach(context)
  const told = (more: Partial<Told>) => tell({ frame: { url: () => 'https://www.audit.test/' } }, { what: 'asked', way: 'document.cookie', text: '_count=1', stack: '', ...more })
  told({ what: 'begun', document: 'before' })
  recorder.moment = { ...moment, granted: [], withdrawn: ['analytics'] }
  told({ what: 'begun', document: 'after' })
  askings.forEach(told)
  // What passes unread is read from the browser, which leaves the cookies out of what it tells at once.
  if (headers && isReadInBrowser) hearers.get('request')?.({ headers: () => ({}), allHeaders: async () => headers, resourceType: () => 'fetch', isNavigationRequest: () => false, method: () => 'GET', url: () => 'https://www.audit.test/collect', postData: () => null })
  else if (headers) request({ method: 'GET', address: new URL('https://www.audit.test/collect'), headers, body: '', isWebSocket: false })
  await recorder.look(context)
  return recorder.observations().flatMap((seen) => (seen.kind === 'trace' ? [seen.whileLeft] : []))
}
