import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { decode } from 'fast-png'
import { build } from '../../scripts/build.ts'
import { iconFiles } from '../../scripts/icons.ts'
import { FaultsFound } from '../../scripts/register/fault.ts'
import { contentOf } from '../sites.ts'

const out = join('.cache', 'tests', `derived-${process.pid}`)
const read = (file: string) => readFileSync(join(out, file), 'utf8')

await build({ content: contentOf('owned'), out, draft: false, day: '2026-11-23' })
process.on('exit', () => rmSync(out, { recursive: true }))

test('the map of the site names every page that may be listed, with whole addresses, and the day of a versioned text', () => {
  const map = read('sitemap.xml')
  assert.deepEqual(
    [...map.matchAll(/<loc>https:\/\/www\.avow\.test(.*?)<\/loc>/g)].map(([, address]) => address),
    ['/', '/accessibility/', '/blog-by-email/', '/blog-by-email/stop/', '/contact/', '/cookies/', '/data-request/', '/downloads/', '/online-services/', '/order/', '/partner-portal/', '/rules/evidence/', '/rules/privacy-policy/', '/rules/privacy-policy/versions/', '/rules/privacy-policy/what-changed-since-2016/', '/rules/terms-and-conditions/', '/rules/terms-and-conditions/versions/'],
  )
  assert.match(map, /privacy-policy\/<\/loc><lastmod>2026-11-23<\/lastmod>/)
})

test('robots are shown the map and hindered from nothing: a page that asks not to be listed must be readable to say so', () => {
  assert.equal(read('robots.txt'), 'User-agent: *\nAllow: /\n\nSitemap: https://www.avow.test/sitemap.xml\n')
})

test('security.txt has what RFC 9116 requires, and expires within a year of the build', () => {
  const fields = Object.fromEntries(read('.well-known/security.txt').trim().split('\n').map((line) => line.split(/: (.*)/).slice(0, 2)))
  assert.equal(fields['Contact'], 'mailto:privacy@avow.test')
  assert.equal(fields['Expires'], '2027-11-18T00:00:00.000Z')
  assert.equal(fields['Canonical'], 'https://www.avow.test/.well-known/security.txt')
})

test('54. gpc.json says that the signal is honoured, since a real day', () => {
  assert.deepEqual(JSON.parse(read('.well-known/gpc.json')), { gpc: true, lastUpdate: '2026-11-23' })
})

test('register.json has every service with its cookies, and no note to editors', () => {
  const { services, controller } = JSON.parse(read('register.json')) as { services: { id: string; traces: { name: string; lifetime: string }[] }[]; controller: { name: string } }
  assert.equal(controller.name, 'Avow Test')
  assert.deepEqual(services.find(({ id }) => id === 'google-analytics')?.traces.map(({ name, lifetime }) => [name, lifetime]), [
    ['_ga', 'P13M'],
    ['_ga_*', 'P13M'],
  ])
  assert.doesNotMatch(read('register.json'), /"note"/)
})

test('the icon is there, and is the mark beside the name of the site; browsers paint around pages with the colour of their ground', () => {
  assert.ok(existsSync(join(out, 'icon.svg')))
  const [paths = ''] = /<path d="[^"]*"\/>/.exec(read('icon.svg')) ?? []
  assert.match(read('index.html'), new RegExp(`<a class="name"[^>]*><svg aria-hidden="true"[^>]*>${paths.replaceAll('.', '\\.')}</svg>`))
  const [, light, dark] = /--ground: light-dark\((\S+), (\S+)\)/.exec(readFileSync('assets/styles/tokens.css', 'utf8')) ?? []
  for (const [scheme, colour] of [['light', light], ['dark', dark]]) assert.ok(read('index.html').includes(`<meta name="theme-color" content="${colour}" media="(prefers-color-scheme: ${scheme})">`), scheme)
})

test('what takes no SVG has the mark as well: the icon that browsers ask for by themselves, and that of a phone on the colour of the ground', () => {
  const ico = readFileSync(join(out, 'favicon.ico'))
  assert.deepEqual([ico.readUInt16LE(2), ico.readUInt16LE(4), ico[6], ico.readUInt32LE(14) + ico.readUInt32LE(18)], [1, 1, 32, ico.length])
  const [small, large] = [decode(ico.subarray(ico.readUInt32LE(18))), decode(readFileSync(join(out, 'apple-touch-icon.png')))]
  assert.deepEqual([small.width, small.height, large.width, large.height], [32, 32, 180, 180])
  const colours = ({ data, channels }: typeof large) => new Set(Array.from({ length: data.length / channels }, (_, at) => Buffer.from(data.slice(at * channels, (at + 1) * channels)).toString('hex')))
  const [stroke] = /(?<=stroke:#)[0-9a-f]{6}/.exec(read('icon.svg')) ?? []
  const [ground] = /(?<=--ground: light-dark\(#)[0-9a-f]{6}/.exec(readFileSync('assets/styles/tokens.css', 'utf8')) ?? []
  assert.ok(colours(small).has('00000000') && colours(small).has(`${stroke}ff`))
  assert.ok(colours(large).has(`${ground}ff`) && colours(large).has(`${stroke}ff`) && !colours(large).has('00000000'))
  assert.ok(read('index.html').includes('<link rel="icon" href="/icon.svg" type="image/svg+xml">'))
})

test('a mark that is no SVG is a fault of its file', async () => {
  await assert.rejects(iconFiles('<svg nope', '#ffffff'), (error) => error instanceof FaultsFound && error.faults[0]?.file === 'assets/images/icon.svg' && /cannot be drawn/.test(error.faults[0].message))
})

test('no page has an inline script but the one that its policy allows by its hash, an inline style or an event in an attribute', () => {
  const hash = /'(sha256-[^']+)'/.exec(read('_headers'))?.[1]
  for (const page of ['index.html', 'cookies/index.html', 'rules/privacy-policy/index.html', '404.html']) {
    const html = read(page)
    const inline = [...html.matchAll(/<script>([^<]*)<\/script>/g)].map(([, text = '']) => text)
    assert.deepEqual(inline.map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`), [hash])
    assert.ok(Buffer.byteLength(inline[0] ?? '') < 550)
    assert.doesNotMatch(html.replace(/<script>[^<]*<\/script>/, ''), /<script(?![^>]*\ssrc=)/)
    assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/)
  }
})
