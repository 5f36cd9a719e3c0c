// What changed since an earlier audit.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Finding } from '../../scripts/audit/judge/findings.ts'
import { changeLines, readEarlier } from '../../scripts/audit/report/compare.ts'
import type { Mark } from '../../scripts/audit/report/matrix.ts'
import { reportJson, type Report } from '../../scripts/audit/report/report.ts'
import { trace } from './fixtures/tiny-site.ts'

const folder = mkdtempSync(join(tmpdir(), 'avow-compare-'))
process.on('exit', () => rmSync(folder, { recursive: true }))

const finding = (name: string): Finding => ({ verdict: 'undeclared', about: `cookie ${name}`, said: `cookie "${name}" is set, and the register does not know it`, state: 'none', page: '/', action: 'open', by: { script: 'https://www.example.org/app.js', line: 7 }, place: undefined, fix: 'remove what sets it' })
const row = (name: string, mark: Mark): Report['rows'][number] => ({ entry: trace('necessary', 'cookie', name), cells: [{ state: 'none', mark, pages: [], ways: [], by: [] }] })
const report = (names: readonly string[], rows: Report['rows']): Report => ({ ran: { at: '2026-11-25T04:00:00.000Z', seconds: 9 }, isLive: true, named: 'https://www.example.org', base: 'https://www.example.org', build: undefined, isExample: false, engines: ['Chromium 156'], states: [{ name: 'none', engine: 'chromium', notReached: undefined, pages: ['/'] }], statesLeftOut: [], pages: ['/'], pagesLeftOut: [], formsNotSent: [], rows, findings: names.map(finding), remarks: [], pictures: [] })

function kept(text: string): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, text)
  return file
}

test('only what is new, what is gone and what was seen otherwise is said, under the first lines of every report', () => {
  const earlier = readEarlier(kept(reportJson(report(['a', 'b'], [row('one', '-'), row('two', '+'), row('old', '.')]))))
  const lines = changeLines(report(['b', 'c'], [row('one', '+'), row('two', '+'), row('young', '.')]), earlier)
  assert.equal(lines[0], 'live: https://www.example.org')
  assert.deepEqual(lines.slice(2), [
    '',
    'new: undeclared  cookie c: cookie "c" is set, and the register does not know it',
    '  seen      state none, /, when: open',
    '  by        https://www.example.org/app.js:7',
    '  to do     remove what sets it',
    '',
    'gone: undeclared  cookie a: cookie "a" is set, and the register does not know it',
    '',
    'new in the register: necessary/cookie/young',
    'gone from the register: necessary/cookie/old',
    'necessary/cookie/one in state none: "-" before, "+" now',
    '',
    '2 findings: the site and the register differ.',
  ])
})

test('what was not seen is told by the marks alone', () => {
  const unseen = (name: string): Report => ({ ...report([], [row(name, '-')]), findings: [{ ...finding(name), verdict: 'not-testable' }] })
  assert.deepEqual(changeLines(unseen('b'), readEarlier(kept(reportJson(unseen('a'))))).slice(2, -2), ['', 'new in the register: necessary/cookie/b', 'gone from the register: necessary/cookie/a'])
})

test('where nothing changed, that is said, and what differs all the same', () => {
  const same = report(['a'], [row('one', '+')])
  assert.deepEqual(changeLines(same, readEarlier(kept(reportJson(same)))).slice(2), ['', 'Nothing changed since the earlier audit.', '', '1 finding: the site and the register differ.'])
})

test('a file that is no report is refused before anything is visited', () => {
  for (const text of ['{', 'null', '{"schema":"avow-audit/0"}', '{"schema":"avow-audit/1"}']) assert.throws(() => readEarlier(kept(text)), /--compare .*report\.json: this is no report of an audit; name a file that --json wrote/, text)
})
