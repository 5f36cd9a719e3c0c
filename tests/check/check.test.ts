import assert from 'node:assert/strict'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, mock, test } from 'node:test'
import { build } from '../../scripts/build.ts'
import { check as checkHere, report, type Checked } from '../../scripts/check/check.ts'
import { faultsIn } from '../../scripts/check/types.ts'
import { writeAll } from '../../scripts/policy/freeze.ts'
import { missingRecords } from '../../scripts/policy/publish.ts'
import { revise } from '../../scripts/policy/revise.ts'
import { faultLine } from '../../scripts/register/fault.ts'
import { copyProject, finished, type ProjectCopy } from '../../scripts/bench/project-copy.ts'
import { contentOf } from '../sites.ts'

let project: ProjectCopy
before(() => {
  project = copyProject()
  // The command has the tests compiled too, which takes it longest; here they are one file.
  for (const name of readdirSync(join(project.folder, 'tests'))) if (name !== 'tsconfig.json') rmSync(join(project.folder, 'tests', name), { recursive: true })
  project.write('tests/one.test.ts', "import { faultsIn } from '../scripts/check/types.ts'\n\nfaultsIn('')\n")
})
after(() => project.remove())
beforeEach(() => {
  for (const name of ['content', 'layouts', 'scripts', 'assets']) cpSync(name, join(project.folder, name), { recursive: true })
})

/** Does in the copy what the command does, with the code of this process: to start one takes longer. */
async function checkThere(): Promise<Checked> {
  const here = process.cwd()
  process.chdir(project.folder)
  try {
    return await checkHere('content', true)
  } finally {
    process.chdir(here)
  }
}

test('what only the built site shows is said in one run: in a text with its line, else with its place there', async () => {
  project.edit('content/contact.md', '# Contact', '# Contact\n\n<span>\n\n## A heading in a span\n\n</span>')
  project.edit('layouts/page/foot.ts', '<p>${site.title}</p>', '<p id="text"><a href="/nowhere/">x</a><a href="#no-place">y</a><a href="/cookies/#no-place">z</a></p>')
  project.edit('layouts/page/foot.ts', '<footer>', '<footer><div><p></div></p>')
  project.edit('scripts/security/headers.ts', "path: '/assets/*', headers: {", "path: '/assets/*', headers: { 'X-Content-Type-Options': 'nosniff',")
  const { code, output } = await finished(project.run('scripts/check/check.ts'))
  assert.equal(code, 1)
  for (const expected of [
    /^content\/contact\.md:\d+:\d+ {2}element-permitted-content {2}/m,
    /^_site\/contact\/index\.html:\d+:\d+ {2}duplicate-id {2}the id "text" is used twice/m,
    /^_site\/contact\/index\.html:\d+:\d+ {2}dead-link {2}"\/nowhere\/" leads to nothing/m,
    /^_site\/contact\/index\.html:\d+:\d+ {2}dead-link {2}\/contact\/ has no place "#no-place"/m,
    /^_site\/contact\/index\.html:\d+:\d+ {2}dead-link {2}\/cookies\/ has no place "#no-place"/m,
    /^_site\/contact\/index\.html:\d+:\d+ {2}close-order {2}/m,
    /^_site\/_headers:\d+:1 {2}portable {2}x-content-type-options is also set for \/\*/m,
  ])
    assert.match(output, expected)
  assert.doesNotMatch(output, /\n {4}at /)
})

test('two tables of the register on one page, and an aligned table of a text, are valid and break no rule of the site', async () => {
  const content = join(project.folder, 'content')
  project.write('content/two.md', '---\ndescription: Two.\n---\n\n# Two\n\n::traces{category="analytics"}\n\n::traces{category="remarketing"}\n\n| a | b |\n| :-: | --: |\n| 1 | 2 |\n')
  assert.deepEqual((await checkHere(content, false)).faults, [])
  await build({ content, out: join(project.folder, 'two'), draft: false })
  rmSync(join(content, 'two.md'))
  assert.match(project.read('two/two/index.html'), /<caption>[^<]*: Statistics<\/caption>/)
  assert.doesNotMatch(project.read('two/two/index.html'), /style=/)
})

test('faults of code, register, texts and records are all said in one run, each with file, line, column, rule, and what to do', async () => {
  project.edit('layouts/link.ts', 'label: string', 'label: strin')
  project.edit('content/register/controller.yaml', 'country: NL', 'country: Holland')
  project.edit('content/register/categories.yaml', 'requires: ad-measurement', 'requires: ad-mesurement')
  project.edit('content/words.yaml', '  skip: Skip', '  skipp: Skip')
  project.edit('content/cookies.md', '::services', '::servises')
  project.edit('content/contact.md', '# Contact', '# Contact\n\n[x](nowhere.md) <script>alert(1)</script>')
  project.edit('content/register/schema/site.json', '"object"', '"array"')
  const { code, output } = printedBy(await checkThere())
  assert.equal(code, 1)
  for (const expected of [
    /^layouts\/link\.ts:4:36 {2}TS2552 {2}/m,
    /^content\/register\/controller\.yaml:7:10 {2}country {2}country "Holland" is not a country code {2}write two capital letters/m,
    /^content\/register\/categories\.yaml:36:13 {2}requires-known {2}.*"ad-mesurement" {2}did you mean "ad-measurement"\?/m,
    /^content\/words\.yaml:4:3 {2}unknown-key {2}unknown key "skipp" {2}did you mean "skip"\?/m,
    /^content\/cookies\.md:21:3 {2}directive {2}there is no directive "::servises" {2}did you mean "services"\?/m,
    /^content\/contact\.md:7:\d+ {2}dead-link {2}/m,
    /^content\/contact\.md:7:\d+ {2}raw-html {2}<script> is not allowed/m,
    /^content\/register\/schema\/site\.json:1:1 {2}schema-stale {2}.* {2}run npm run schemas/m,
  ])
    assert.match(output, expected)
})

test('with the example as it ships: every line that is left to fill in, and no fault', async () => {
  const checked = await checkHere('content', false)
  assert.deepEqual(checked.faults, [])
  const left = checked.leftToFillIn.map(faultLine)
  const [hard] = checked.leftToFillIn
  assert.ok(hard)
  assert.match(printedBy({ ...checked, warnings: [hard] }).output, /^Left to fill in or to confirm before the site is yours:\n(?:.+\n)+\nHard to read, or leading nowhere:\n.+\n\nNothing is wrong: /)
  for (const line of [/controller\.yaml:3:7 .*"Example Company"/, /controller\.yaml:8:8 .*"privacy@example\.com"/, /site\.yaml:4:10 .*"https:\/\/www\.example\.com"/, /google-analytics\.yaml:\d+:\d+ .*"G-0000000000"/, /privacy-policy\/index\.md:3:10 {2}confirm {2}"2026-11-23"/, /privacy-policy\/index\.md:4:12 {2}confirm /, /privacy-policy\/index\.md:12:12 {2}confirm /, /terms-and-conditions\/index\.md:3:10 {2}confirm /, /README\.md:\d+:1/])
    assert.ok(left.some((text) => line.test(text)), String(line))
})

test('a site that is its owner’s and has no fault: one line, exit 0', async () => {
  cpSync(contentOf('owned'), join(project.folder, 'content'), { recursive: true })
  for (const file of filesBelow(join(project.folder, 'content'))) writeFileSync(file, readFileSync(file, 'utf8').replace(/ # confirm:.*$|<!-- confirm:.*-->$/gm, ''))
  project.write('README.md', '# Ours\n')
  revise(join(project.folder, 'content'), '2026-11-24', false)
  assert.match(printedBy(await checkHere(join(project.folder, 'content'), false)).output, /^To record:\n(?:.+\n)*?.*rules\/privacy-policy\/index\.md:3:10 {2}version-unrecorded {2}version 2026-11-23 is published and not recorded yet {2}.*\n(?:.+\n)*\n/m)
  for (const { files } of missingRecords(join(project.folder, 'content'), undefined)) writeAll(join(project.folder, 'content'), files)
  const { code, output } = printedBy(await checkThere())
  assert.deepEqual([code, output], [0, 'Nothing is wrong: types, register, 15 pages, prose, links, HTML.\n'])
})

test("the compiler's lines are read as faults, also from a path with spaces", () => {
  assert.deepEqual(faultsIn('a b/c.ts(3,14): error TS2304: Cannot find name "x".\n  more\n'), [{ file: 'a b/c.ts', line: 3, column: 14, rule: 'TS2304', message: 'Cannot find name "x".', fix: '' }])
})

/** What the command prints of what a check found, and how it ends. */
function printedBy(checked: Checked): { code: number; output: string } {
  const lines: string[] = []
  const print = (line: string) => void lines.push(`${line}\n`)
  const printing = [mock.method(console, 'log', print), mock.method(console, 'error', print)]
  try {
    return { code: report(checked), output: lines.join('') }
  } finally {
    for (const each of printing) each.mock.restore()
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
}
