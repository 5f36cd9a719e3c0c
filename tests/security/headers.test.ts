import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { build } from '../../scripts/build.ts'
import { readHostRules } from '../../scripts/preview/rules.ts'
import { loadRegister } from '../../scripts/register/load.ts'
import { headersFaults, redirectsFaults } from '../../scripts/security/portable.ts'

const root = join('.cache', 'tests', `headers-${process.pid}`)
const whole = join(root, 'whole')
const without = join(root, 'without')

const content = join(root, 'content')
mkdirSync(root, { recursive: true })
cpSync('content', content, { recursive: true })
await build({ content, out: whole, draft: false })
rmSync(join(content, 'register/services/google-ads-measurement.yaml'))
rmSync(join(content, 'register/services/google-remarketing.yaml'))
await build({ content, out: without, draft: false })
process.on('exit', () => rmSync(root, { recursive: true }))

async function policyOf(site: string): Promise<Map<string, string[]>> {
  const text = (await readHostRules(site)).headersFor('/')['Content-Security-Policy'] ?? ''
  return new Map(text.split('; ').map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1)]))
}

test('the policy allows this site and exactly the origins that are declared, no more and no fewer', async () => {
  const policy = await policyOf(whole)
  const { register } = loadRegister('content', '2026-11-23')
  for (const [kind, directive] of [['script', 'script-src'], ['connect', 'connect-src'], ['img', 'img-src'], ['frame', 'frame-src']] as const) {
    const declared = new Set(register?.services.flatMap(({ origins }) => origins?.[kind] ?? []))
    assert.ok(declared.size > 0)
    assert.deepEqual(new Set(policy.get(directive)?.filter((source) => source !== "'self'" && !source.startsWith("'sha256-"))), declared, directive)
  }
})

test('it refuses what no page of ours needs', async () => {
  const policy = await policyOf(whole)
  assert.deepEqual(policy.get('default-src'), ["'none'"])
  assert.deepEqual(policy.get('object-src'), ["'none'"])
  assert.deepEqual(policy.get('base-uri'), ["'none'"])
  assert.deepEqual(policy.get('frame-ancestors'), ["'none'"])
  assert.deepEqual(policy.get('form-action'), ["'self'"])
  assert.deepEqual(policy.get('style-src'), ["'self'"])
  assert.doesNotMatch([...policy.values()].flat().join(' '), /unsafe|\bdata:|\bhttps:(?!\/\/)|(?:^| )\*/)
})

test('a removed service takes its origins out of the policy and its rows out of every table', async () => {
  const advertising = /doubleclick|googleadservices|googlesyndication/
  assert.match([...(await policyOf(whole)).values()].flat().join(' '), advertising)
  assert.doesNotMatch([...(await policyOf(without)).values()].flat().join(' '), advertising)
  const page = (site: string, file: string) => readFileSync(join(site, file), 'utf8')
  for (const words of [/_gcl_au/, /Google Remarketing/, /Floodlight/, /My Ad Center/]) {
    assert.match(page(whole, 'cookies/index.html'), words)
    assert.doesNotMatch(page(without, 'cookies/index.html'), words)
    assert.match(page(whole, 'register.json'), words)
    assert.doesNotMatch(page(without, 'register.json'), words)
  }
  assert.match(page(without, 'cookies/index.html'), /Google Analytics/)
})

test('every page gets the headers of a careful site', async () => {
  const headers = (await readHostRules(whole)).headersFor('/rules/privacy-policy/')
  assert.equal(headers['Referrer-Policy'], 'strict-origin-when-cross-origin')
  assert.equal(headers['X-Content-Type-Options'], 'nosniff')
  assert.equal(headers['Cross-Origin-Opener-Policy'], 'same-origin')
  assert.equal(headers['Cross-Origin-Resource-Policy'], 'same-origin')
  assert.match(headers['Permissions-Policy'] ?? '', /camera=\(\).*geolocation=\(\)/)
})

test('the example asks not to be listed in a header too', async () => {
  assert.equal((await readHostRules(whole)).headersFor('/')['X-Robots-Tag'], 'noindex')
})

test('the generated files mean the same at every host', () => {
  assert.deepEqual(headersFaults(readFileSync(join(whole, '_headers'), 'utf8')), [])
  assert.deepEqual(redirectsFaults(readFileSync(join(whole, '_redirects'), 'utf8'), () => false), [])
})
