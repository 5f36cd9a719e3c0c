import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeAll } from '../../scripts/policy/freeze.ts'
import { readRecords } from '../../scripts/policy/records.ts'
import { unsafeParts } from '../../scripts/policy/safe-text.ts'
import { sha256 } from '../../scripts/policy/text.ts'
import { readSite } from '../../scripts/prepare.ts'
import { buildDay, change, firstText, freeze, laterVersion, policy, policyFile, recordedPolicy, smallPolicy } from './policy-content.ts'

const folderOf = (content: string) => join(content, 'rules', 'privacy-policy')

/** A policy with two recorded versions. */
function twoVersions(): string {
  const content = recordedPolicy({ [policyFile]: policy(laterVersion, firstText.replace('as easy as', 'as simple as')) })
  freeze(content)
  return content
}

/** The rules and messages of the faults that a folder's records have. */
function faultsIn(content: string): string[] {
  return readSite({ content, day: buildDay }).faults.map(({ file, rule, message }) => `${file.replace(`${content}/`, '')} ${rule} ${message}`)
}

function alter(file: string, before: string | RegExp, after: string): void {
  const text = readFileSync(file, 'utf8')
  assert.notEqual(text.replace(before, after), text)
  writeFileSync(file, text.replace(before, after))
}

test('two versions that are recorded as they were published have no fault', () => {
  const content = twoVersions()
  assert.deepEqual(faultsIn(content), [])
  assert.deepEqual(readRecords(content).documents.get(policyFile)?.published.map(({ record }) => record.version), ['2026-11-23', '2026-11-24'])
})

test('one changed byte of a published text is a fault, also where no word is another', () => {
  for (const [before, after, says] of [['as easy as', 'as hard as', 'has been altered since'], ['<h2 ', '<h2  ', 'has been altered since (its words are the same)']] as const) {
    const content = twoVersions()
    alter(join(folderOf(content), 'versions/2026-11-23.html'), before, after)
    assert.deepEqual(faultsIn(content), [`rules/privacy-policy/versions/2026-11-23.html altered-version this text was published and ${says}`])
  }
})

test('of a text of which only the line ends changed, by an editor or by git, the message says that, and what to do', () => {
  for (const lineEnd of ['\r\n', '\r']) {
    const content = twoVersions()
    alter(join(folderOf(content), 'versions/2026-11-23.html'), /\n/g, lineEnd)
    const faults = readSite({ content, day: buildDay }).faults
    assert.deepEqual(faults.map(({ rule }) => rule), ['altered-version'])
    assert.match(faults[0]?.message ?? '', /^only its line ends changed: /)
    assert.match(faults[0]?.fix ?? '', /save it with the line ends LF .*"git checkout -- .*versions\/2026-11-23\.html".*"content\/rules\/\*\/versions\/\*\.html -text"/)
  }
  assert.ok(readFileSync('.gitattributes', 'utf8').split('\n').includes('content/rules/*/versions/*.html -text'))
})

test('a record that is altered is seen by the one behind it: its day, what changed, its hash', () => {
  for (const [before, after] of [['effective: 2026-11-23', 'effective: 2026-11-24'], ['The first text.', 'Another first text.'], ['material: false', 'material: true']] as const) {
    const content = twoVersions()
    alter(join(folderOf(content), 'versions.yaml'), before, after)
    assert.deepEqual(faultsIn(content), ['rules/privacy-policy/versions.yaml altered-record the record of 2026-11-23 has been altered since'])
  }
})

test('a record that is taken out, one that stands twice and one out of order are faults', () => {
  const content = twoVersions()
  const file = join(folderOf(content), 'versions.yaml')
  const whole = readFileSync(file, 'utf8')
  const [head = '', first = '', second = ''] = whole.split(/^(?=- )/m)
  writeFileSync(file, head + second)
  assert.deepEqual(faultsIn(content), ['rules/privacy-policy/versions/2026-11-23.html unrecorded-version versions.yaml says nothing of this text', 'rules/privacy-policy/versions.yaml altered-record a record before this one is missing'])
  writeFileSync(file, head + first + second + second)
  assert.match(faultsIn(content).join('\n'), /version-order two texts have the name 2026-11-24/)
  writeFileSync(file, head + second + first)
  assert.match(faultsIn(content).join('\n'), /version-order 2026-11-23 stands behind 2026-11-24/)
})

test('a published text that is gone, and one that no record names, are faults', () => {
  const gone = twoVersions()
  rmSync(join(folderOf(gone), 'versions/2026-11-23.html'))
  assert.deepEqual(faultsIn(gone), ['rules/privacy-policy/versions.yaml missing-version the text of 2026-11-23 is missing'])
  const strange = twoVersions()
  writeFileSync(join(folderOf(strange), 'versions/2026-11-01.html'), '<p>Words</p>')
  assert.deepEqual(faultsIn(strange), ['rules/privacy-policy/versions/2026-11-01.html unrecorded-version versions.yaml says nothing of this text'])
})

test('a text of a version that somebody made by hand is told to go, and what writes it', () => {
  const content = recordedPolicy({ [policyFile]: policy(laterVersion, firstText.replace('as easy as', 'as simple as')), 'rules/privacy-policy/versions/2026-11-24.html': '<p>Words</p>\n' })
  const faults = readSite({ content, day: buildDay }).faults
  assert.deepEqual(faults.map(({ rule }) => rule), ['unrecorded-version'])
  assert.match(faults[0]?.fix ?? '', /^restore versions\.yaml from the history .*; or, if you made this file yourself, delete it: the workflow "policy" or "npm run policy -- freeze" writes it$/)
  change(content, { 'rules/privacy-policy/versions/2026-11-24.html': undefined })
  freeze(content)
  assert.deepEqual(faultsIn(content), [])
})

test('an id that was published and is taken out of the list, or a list that is gone, is a fault', () => {
  const content = twoVersions()
  alter(join(folderOf(content), 'ids.yaml'), /- id: your-rights\n(?: {2}.*\n)*/, '')
  assert.deepEqual(faultsIn(content), ['rules/privacy-policy/ids.yaml lost-id #your-rights was published in version 2026-11-23 and is not listed here, and 1 more are not'])
  rmSync(join(folderOf(content), 'ids.yaml'))
  assert.match(faultsIn(content).join('\n'), /^rules\/privacy-policy\/ids\.yaml lost-id #privacy-policy was published in version 2026-11-23/)
})

test('records that are deleted beside the ids that were published are a fault that names both', () => {
  const content = twoVersions()
  rmSync(join(folderOf(content), 'versions.yaml'))
  rmSync(join(folderOf(content), 'versions'), { recursive: true })
  const faults = readSite({ content, day: buildDay }).faults
  assert.deepEqual(faults.map(({ rule }) => rule), ['lost-records'])
  assert.match(`${faults[0]?.file} ${faults[0]?.message}`, /privacy-policy\/ids\.yaml .*privacy-policy\/versions\.yaml is missing/)
  assert.match(faults[0]?.fix ?? '', /history of your repository/)
})

test('versions of a document that has no text any more are a fault', () => {
  const content = twoVersions()
  rmSync(join(folderOf(content), 'index.md'))
  assert.ok(faultsIn(content).some((fault) => fault.includes('versions.yaml missing-file versions were published of a document that has no text')))
})

test('a record that cannot be read says so with its line, and nothing else of the site is held against it', () => {
  const content = twoVersions()
  alter(join(folderOf(content), 'versions.yaml'), 'version: 2026-11-24', 'version: 2026-02-31')
  assert.deepEqual(faultsIn(content).map((fault) => fault.split(' ').slice(0, 2).join(' ')), ['rules/privacy-policy/versions.yaml date'])
})

test('recording twice adds nothing, and the records of before stay byte by byte', () => {
  const content = smallPolicy()
  freeze(content, '2026-11-23')
  const before = readFileSync(join(folderOf(content), 'versions.yaml'), 'utf8')
  freeze(content)
  assert.equal(readFileSync(join(folderOf(content), 'versions.yaml'), 'utf8'), before)
  change(content, { [policyFile]: policy(laterVersion, `${firstText}\n\nMore.`) })
  freeze(content)
  assert.ok(readFileSync(join(folderOf(content), 'versions.yaml'), 'utf8').startsWith(before))
})

/** The newest record with other bytes and hashes that fit them, as somebody could write it who knows how. */
function forged(html: (text: string) => string): string {
  const content = twoVersions()
  const file = join(folderOf(content), 'versions/2026-11-24.html')
  const [before, after] = [readFileSync(file, 'utf8'), html(readFileSync(file, 'utf8'))]
  writeFileSync(file, after)
  alter(join(folderOf(content), 'versions.yaml'), sha256(before), sha256(after))
  return content
}

test('a record holds nothing that no text can, whatever its hashes say: no script, frame, form or redirect, no handler, no other scheme', () => {
  for (const [part, named] of [['<meta http-equiv="refresh" content="1;url=https://elsewhere.example/">', '<meta>'], ['<iframe src="https://elsewhere.example/"></iframe>', '<iframe>'], ['<form action="/x"></form>', '<form>'], ['<p onclick="x()">Words</p>', 'onclick'], ['<p style="color:red">Words</p>', 'style'], ['<a href="javascript:x()">Words</a>', 'href="javascript:x()"'], ['<img src="//elsewhere.example/x.png" alt="">', 'src="//elsewhere.example/x.png"']] as const) {
    const faults = faultsIn(forged((html) => html + part))
    assert.ok(faults.some((fault) => fault.includes(`unsafe-version this text holds what no text can: `) && fault.includes(named)), `${part}: ${faults.join()}`)
  }
})

test('what our own texts and facts are drawn with may stand in a record', () => {
  const { documents, faults } = readRecords('content')
  assert.deepEqual(faults, [])
  const site = readSite({ content: 'content' })
  for (const { document } of site.policies) for (const { html, name } of document.editions) assert.deepEqual(unsafeParts(html), [], name)
  assert.ok(documents.size > 1)
})

test('the address of a record leads nowhere else: it becomes a redirect where a document is renamed', () => {
  for (const address of ['/2026-11-24/', '/assets/2026-11-24/', '/rules/2026-11-24/', '/rules/privacy-policy/2026-11-23/', '/rules/*/2026-11-24/']) {
    const content = twoVersions()
    alter(join(folderOf(content), 'versions.yaml'), 'address: /rules/privacy-policy/2026-11-24/', `address: ${address}`)
    assert.equal(faultsIn(content).length, 1, address)
  }
})

test('what cannot be written whole is not written at all, and nothing is left beside it', () => {
  const content = twoVersions()
  const before = readdirSync(folderOf(content), { recursive: true }).sort()
  const kept = readFileSync(join(folderOf(content), 'versions.yaml'), 'utf8')
  // A folder stands where the last of the files has to be.
  mkdirSync(join(folderOf(content), 'here.md'))
  assert.throws(() => writeAll(content, [{ path: 'rules/privacy-policy/versions.yaml', text: 'new' }, { path: 'rules/privacy-policy/versions/new.html', text: 'new' }, { path: 'rules/privacy-policy/here.md', text: 'new' }]))
  rmSync(join(folderOf(content), 'here.md'), { recursive: true })
  assert.deepEqual(readdirSync(folderOf(content), { recursive: true }).sort(), before)
  assert.equal(readFileSync(join(folderOf(content), 'versions.yaml'), 'utf8'), kept)
})
