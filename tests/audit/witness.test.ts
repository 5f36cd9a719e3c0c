// What is typed is found in every form; what a cookie asks for is read as browsers read it.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { originFits, traceEntryFor } from '../../scripts/audit/declare/matching.ts'
import { askedCookie } from '../../scripts/audit/witness/asked-cookies.ts'
import { canary, formIn } from '../../scripts/audit/witness/canaries.ts'
import { grantedBy, queueProblem } from '../../scripts/audit/witness/queue.ts'
import { trace } from './fixtures/tiny-site.ts'

test('a text that was typed is found plain, encoded, in base64 wherever it begins, and hashed', () => {
  const typed = canary('typed', 'the field "email"', 'address')
  const { text } = typed
  const hashed = (algorithm: string, value: string) => createHash(algorithm).update(value).digest()
  const holding: [string, string][] = [
    [`e=${text}`, 'plain'],
    [`e=${text.toLowerCase()}`, 'plain'],
    [`e=${encodeURIComponent(text)}`, 'address-encoded'],
    [`e=${encodeURIComponent(encodeURIComponent(text))}`, 'address-encoded'],
    ...['', 'x', 'xy'].map((before): [string, string] => [btoa(`${before}${text}, and more`), 'base64']),
    [hashed('sha256', text.toLowerCase()).toString('hex'), 'sha256'],
    [hashed('sha256', text).toString('base64url'), 'sha256'],
    [hashed('md5', text).toString('hex'), 'md5'],
    [encodeURIComponent(hashed('sha512', text).toString('base64')), 'sha512'],
  ]
  for (const [where, form] of holding) assert.equal(formIn(where, typed), form, where)
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
  assert.deepEqual(read('a=1;max-age=soon'), ['a', 'www.audit.test', 'session'])
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
  assert.equal(queueProblem([command('consent', 'default', denied), command()]), undefined, 'a message of a tag to itself is an object, and no command')
  assert.deepEqual(grantedBy([command('consent', 'default', denied), command('consent', 'update', { ad_storage: 'granted', analytics_storage: 'granted' }), command('consent', 'update', { ad_storage: 'denied' })]), ['analytics_storage'])
})
