// What is published of the audits: the page says whether it speaks of this build, and a damaged file is a fault.
import assert from 'node:assert/strict'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildHash } from '../../scripts/audit/subject/build-hash.ts'
import { build } from '../../scripts/build.ts'
import { evidencePage } from '../../scripts/evidence/evidence.ts'
import { publishEvidence, readEvidence } from '../../scripts/evidence/published.ts'
import { loadRegister } from '../../scripts/register/load.ts'
import type { EvidenceRow, Mark } from '../../layouts/evidence/evidence.ts'
import { contentWith } from '../content-folder.ts'
import { audited } from './audited.ts'

const folder = mkdtempSync(join(tmpdir(), 'avow-evidence-'))
process.on('exit', () => rmSync(folder, { recursive: true }))

const row = (id: string, ...marks: readonly Mark[]): EvidenceRow => ({
  entry: { kind: 'trace', id, services: ['choice'], categories: ['necessary'], name: 'cc_cookie' },
  cells: marks.map((mark) => ({ state: 'none', mark, pages: [], ways: [], by: [] })),
})
const evidence = { ...audited, rows: [row('choice/cookie/cc_cookie', '-')] }

const seenOf = (site: string, id: string) => readFileSync(join(site, 'cookies/index.html'), 'utf8').split(`data-evidence="${id}">`)[1]?.split('<')[0]

const pageOf = (site: string) => readFileSync(join(site, 'rules/evidence/index.html'), 'utf8')

test('before an audit was published, the page says that there was none, and the policy links to it', async () => {
  const out = join(folder, 'never')
  await build({ content: 'content', out, draft: false })
  assert.match(pageOf(out), /Never checked against a stand-in for Google\.[\s\S]*Never checked on the live site\./)
  assert.match(readFileSync(join(out, 'rules/privacy-policy/index.html'), 'utf8'), /<a href="\/rules\/evidence\/">/)
})

test('of the build that was audited the page says so; of any other that it is not proved', async () => {
  const [content, out] = [join(folder, 'content'), join(folder, 'site')]
  cpSync('content', content, { recursive: true })
  await build({ content, out, draft: false })
  publishEvidence(content, { ...evidence, build: buildHash(out) }, [{ state: 'only:analytics', name: 'banner', image: new Uint8Array([255, 216]) }])
  await build({ content, out, draft: false })
  assert.match(pageOf(out), /This page speaks of the build that you are looking at\./)
  assert.match(pageOf(out), /<img src="\/rules\/evidence\/only_analytics\.banner\.jpg"/)
  assert.deepEqual(JSON.parse(readFileSync(join(out, 'rules/evidence/stand-in.json'), 'utf8')).ran, evidence.ran)
  assert.equal(seenOf(out, 'choice/cookie/cc_cookie'), 'not seen')
  appendFileSync(join(content, 'contact.md'), '\nOne more sentence.\n')
  await build({ content, out, draft: false })
  assert.match(pageOf(out), /Not proved for this build\./)
})

test('the page about cookies says of each what the newest audit saw, and of what was not audited that', async () => {
  const [content, out] = [contentWith({}), join(folder, 'seen')]
  const rows = [row('choice/cookie/cc_cookie', '.', '+'), row('google-analytics/cookie/_ga', '+', '!'), row('google-analytics/cookie/_ga_*', '?', '?')]
  publishEvidence(content, { ...evidence, build: 'another', rows: [row('choice/cookie/cc_cookie', '-')] }, [])
  publishEvidence(content, { ...evidence, isLive: true, rows }, [])
  await build({ content, out, draft: false })
  assert.deepEqual(['choice/cookie/cc_cookie', 'google-analytics/cookie/_ga', 'google-analytics/cookie/_ga_*', 'google-remarketing/cookie/IDE'].map((id) => seenOf(out, id)), ['as declared', 'otherwise than declared', 'not audited', 'not audited'])
})

test('of a trace that was tried in no state that allows it, the page about cookies does not say that it was not seen', async () => {
  const [content, out] = [contentWith({}), join(folder, 'not-looked-for')]
  publishEvidence(content, { ...evidence, rows: [row('google-analytics/cookie/_ga', '.', '?'), row('choice/cookie/cc_cookie', '.', '-')] }, [])
  await build({ content, out, draft: false })
  assert.deepEqual(['google-analytics/cookie/_ga', 'choice/cookie/cc_cookie'].map((id) => seenOf(out, id)), ['not looked for', 'not seen'])
})

test('the report of one audit says in how many states and on how many pages it is true, and nothing of an audit that it does not know', async () => {
  const { register } = loadRegister('content')
  assert.ok(register)
  const part = { ...evidence, faults: [], unproven: [], states: evidence.states.slice(0, 2), statesLeftOut: [{ name: 'accept', why: 'it was not asked for' }] }
  const text = await evidencePage({ ...part, isLive: true }, [], register)
  assert.match(text, /The site did what its policy says, in 2 of 3 states of consent and on 2 of 3 pages\. What was left out is not proved\./)
  assert.match(text, /A check against a stand-in for Google is not in this report\./)
  assert.match(text, /State left out: Accepted, because it was not asked for/)
  assert.doesNotMatch(text, /Never checked|The site did what its policy says\./)
  assert.match(await evidencePage({ ...part, statesLeftOut: [], pagesLeftOut: [] }, [], register), /The site did what its policy says\./)
})

test('what was seen is no part of what a build is known by; anything else in its place is', () => {
  const site = (text: string) => {
    const place = mkdtempSync(join(folder, 'hash-'))
    writeFileSync(join(place, 'index.html'), text)
    return buildHash(place)
  }
  const empty = site('<td><span data-evidence="a/cookie/b"></span></td>')
  assert.equal(site('<td><span data-evidence="a/cookie/b">as declared</span></td>'), empty)
  for (const other of ['<td><span data-evidence="a/cookie/b"><b></b></span></td>', '<td><span data-evidence="a/cookie/b" onclick="x"></span></td>', '<td><span data-evidence="a/cookie/c"></span></td>']) assert.notEqual(site(other), empty)
})

test('evidence that was damaged is a fault with its file, and what is in it is never run', () => {
  const content = contentWith({})
  mkdirSync(join(content, 'evidence'), { recursive: true })
  writeFileSync(join(content, 'evidence/stand-in.json'), '{')
  assert.deepEqual(readEvidence(content).faults.map(({ rule, message }) => [rule, message]), [['evidence', 'this file cannot be read as JSON']])
  writeFileSync(join(content, 'evidence/stand-in.json'), JSON.stringify({ ...evidence, states: 'all' }))
  assert.match(readEvidence(content).faults[0]?.message ?? '', /states is not as an audit writes it/)
})
