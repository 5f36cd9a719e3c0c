import assert from 'node:assert/strict'
import { readFileSync, renameSync } from 'node:fs'
import { test } from 'node:test'
import { readRecords } from '../../scripts/policy/records.ts'
import { sha256 } from '../../scripts/policy/text.ts'
import { replace, set } from '../content-folder.ts'
import { change, firstText, firstVersion, freeze, laterVersion, policy, policyFile, prepared, recordedPolicy, smallPolicy } from './policy-content.ts'
import { analytics, assertFault, changedText, faultsOf } from './publishing-support.ts'

test('a published text that is changed by one word stops the build, at the line to change, with the lines that publish it', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(firstVersion, changedText) })
  const fault = await assertFault(folder, 'text-changed', ['version 2026-11-23', '1 word added, 1 removed', '"Cookies"', 'version: 2026-11-25', 'effective: 2026-11-25', 'Say in one sentence'])
  assert.equal(fault.line, 3)
  assert.match(fault.file, /rules\/privacy-policy\/index\.md$/)
})

test('the lines of the message, pasted with a sentence of its own, publish the text', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(firstVersion, changedText) })
  const { lines = '' } = await assertFault(folder, 'text-changed', [])
  change(folder, { [policyFile]: policy(lines, changedText) })
  await assertFault(folder, 'changes', ['nobody has said what changed'])
  change(folder, { [policyFile]: policy(lines.replace('Say in one sentence what changed.', 'A no is called simple now.'), changedText) })
  const site = await prepared(folder)
  assert.match(site.made.get('/rules/privacy-policy/2026-11-25/') ?? '', /as simple as/)
  assert.match(site.made.get('/rules/privacy-policy/2026-11-23/') ?? '', /as easy as/)
  assert.match(site.viewOf(policyFile).around?.bar.markup ?? '', /A no is called simple now\./)
})

test('what the register changes in a text stops the build too, and the message says that it came from there', async () => {
  const folder = recordedPolicy({ [analytics]: set('traces', 0, 'purpose', 'Counts you') })
  await assertFault(folder, 'text-changed', ['"Cookies" (through the register)'])
})

test('what is asked of visitors and what is said in a text stop one build together, each with its lines; pasted, both are mended', async () => {
  const folder = recordedPolicy({ [analytics]: set('traces', 0, 'lifetime', 'P14M') })
  const faults = await faultsOf(folder)
  assert.deepEqual(faults.map(({ rule }) => rule), ['scope-wider', 'text-changed'])
  assert.match(faults[1]?.message ?? '', /"Cookies" \(through the register\)/)
  change(folder, {
    'register/revisions.yaml': (text) => text + (faults[0]?.lines ?? ''),
    [policyFile]: policy((faults[1]?.lines ?? '').replace('Say in one sentence what changed.', 'A cookie stays longer.'), firstText),
  })
  assert.deepEqual(await faultsOf(folder), [])
})

test('a change that leaves every word and link as it was is no version: other markup, other quotes, other spaces', async () => {
  const marked = firstText.replace('before', '**before**').replace('cookies, and', 'cookies,\nand').replace('a no', 'a\u00a0no')
  assert.deepEqual(await faultsOf(recordedPolicy({ [policyFile]: policy(firstVersion, marked) })), [])
})

test('a link that leads elsewhere is a change, though no word is another', async () => {
  const linked = (target: string) => policy(firstVersion, firstText.replace('Write to us', `[Write to us](${target})`))
  const folder = smallPolicy({ [policyFile]: linked('../../contact.md') })
  freeze(folder)
  assert.deepEqual(await faultsOf(folder), [])
  change(folder, { [policyFile]: linked('../../cookies.md') })
  await assertFault(folder, 'text-changed', ['1 link changed'])
})

test('a switch and the visitor’s own state are furniture: they are no part of the text', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(firstVersion, `${firstText.replace('::traces', '::traces-now')}\n\n::consent{category="analytics"}`) })
  const site = await prepared(folder)
  assert.match(site.htmlOf(policyFile), /data-consent="on analytics"/)
  assert.match(site.htmlOf(policyFile), /data-found/)
  assert.doesNotMatch(site.policies[0]?.document.editions[0]?.html ?? '', /data-(consent|found)/)
})

test('a new version without its day, its first day of effect or what changed is told what is missing', async () => {
  for (const key of ['version', 'effective', 'changes'])
    await assertFault(recordedPolicy({ [policyFile]: policy(laterVersion.replace(new RegExp(`^${key}:.*(\\n  - .*)?\\n?`, 'm'), ''), changedText) }), 'missing', [key])
})

test('two versions of one day, a version before the last, one that has not come and one without a changed word are refused', async () => {
  await assertFault(recordedPolicy({ [policyFile]: policy(firstVersion.replaceAll('23', '22'), changedText) }), 'version-order', ['2026-11-22 is before the newest version, 2026-11-23'])
  await assertFault(recordedPolicy({ [policyFile]: policy('version: 2026-12-01\neffective: 2026-12-01\nchanges: [More.]', changedText) }), 'version-order', ['2026-12-01 has not come yet', '2026-11-25'])
  await assertFault(recordedPolicy({ [policyFile]: policy(laterVersion, firstText) }), 'nothing-changed', ['every word is as in version 2026-11-23'])
  await assertFault(recordedPolicy({ [policyFile]: policy(firstVersion, changedText) }), 'text-changed', ['told apart by their day'], '2026-11-23')
})

test('what changed is said in at most twenty sentences of at most 300 letters, and the line that is too much is named', async () => {
  const saying = (sentences: readonly string[]) => recordedPolicy({ [policyFile]: policy(`${laterVersion.replace(/changes:[^]*/, '')}changes:\n${sentences.map((sentence) => `  - ${sentence}`).join('\n')}`, changedText) })
  const numbered = (count: number) => Array.from({ length: count }, (_each, index) => `Change ${index}.`)
  assert.deepEqual(await faultsOf(saying([...numbered(19), 'x'.repeat(300)])), [])
  assert.equal((await assertFault(saying(['Short.', 'x'.repeat(301)]), 'too-long', ['changes[2] is 301 characters long, and 300 is the most'])).line, 7)
  assert.equal((await assertFault(saying(numbered(21)), 'too-long', ['changes has 21 sentences, and 20 is the most'])).line, 6)
})

test('no text takes effect before it is published', async () => {
  await assertFault(recordedPolicy({ [policyFile]: policy('version: 2026-11-24\neffective: 2026-11-20\nchanges: [More.]', changedText) }), 'effective', ['2026-11-20 is before the version, 2026-11-24'])
})

test('what was said of a recorded version is said for good', async () => {
  await assertFault(recordedPolicy({ [policyFile]: policy(firstVersion.replace('The first text.', 'The very first text.'), firstText) }), 'altered-record', ['another "changes"', 'The first text.'])
  await assertFault(recordedPolicy({ [policyFile]: policy(firstVersion.replace('effective: 2026-11-23', 'effective: 2026-11-24'), firstText) }), 'altered-record', ['another "effective"'])
})

test('a document that is renamed stays reachable at its old addresses', async () => {
  const folder = recordedPolicy()
  renameSync(`${folder}/rules/privacy-policy`, `${folder}/rules/privacy`)
  change(folder, { 'site.yaml': (text) => text.replaceAll('/rules/privacy-policy/', '/rules/privacy/'), 'index.md': (text) => text.replaceAll('rules/privacy-policy/', 'rules/privacy/'), '404.md': replace('rules/privacy-policy/', 'rules/privacy/') })
  const site = await prepared(folder)
  assert.deepEqual(site.formerFolders, [{ from: '/rules/privacy-policy/', to: '/rules/privacy/' }])
  assert.ok(site.made.has('/rules/privacy/2026-11-23/'))
})

test('nothing here needs a repository: a folder without one, or with half of its history, is read as it is', async () => {
  // The content folders of these tests lie outside any repository.
  assert.deepEqual(await faultsOf(recordedPolicy()), [])
})

test('published words cannot be struck through or folded away without a version', async () => {
  for (const [before, after] of [['a no is as easy as a yes', '~~a no is as easy as a yes~~'], ['Write to us, and we answer within a month.', '<details><summary>Write</summary>\n\nto us, and we answer within a month.\n\n</details>']] as const)
    assert.deepEqual((await faultsOf(recordedPolicy({ [policyFile]: policy(firstVersion, firstText.replace(before, after)) }))).map(({ rule }) => rule), ['text-changed'], after)
})

test('a fault on another page, of another document or of its records hides nothing: a changed text is told in the same run', async () => {
  const changed = { [policyFile]: policy(firstVersion, changedText) }
  for (const [file, text, rule] of [
    ['contact.md', (before: string) => `${before}\n[x](nowhere.md)\n`, 'dead-link'],
    ['contact.md', (before: string) => before.replace('description:', 'descripton:'), 'unknown-key'],
    ['rules/terms-and-conditions/index.md', (before: string) => `${before}\n<b>x</b>\n`, 'raw-html'],
    ['rules/terms-and-conditions/versions.yaml', (before: string) => before.replace('effective: 2026', 'effective: 2016'), 'effective'],
  ] as const) {
    const rules = (await faultsOf(recordedPolicy({ ...changed, [file]: text }))).map((fault) => fault.rule)
    assert.ok(rules.includes(rule) && rules.includes('text-changed'), `${file}: ${rules.join()}`)
  }
})

test('a text that links to a page of which the front matter cannot be read is not taken for a changed one', async () => {
  const moved = '---\ndescription: Elsewhere.\npermalink: /moved/\n---\n\n# Elsewhere\n'
  const folder = smallPolicy({ 'elsewhere.md': moved, [policyFile]: policy(firstVersion, `${firstText}\n\n[More](../../elsewhere.md)`) })
  freeze(folder, '2026-11-23')
  change(folder, { 'elsewhere.md': moved.replace('description', 'descripton') })
  assert.deepEqual([...new Set((await faultsOf(folder)).map(({ file }) => file.replace(/.*\//, '')))], ['elsewhere.md'])
})

test('no class of the site hides words, with a new version or without; what was recorded with one stays as it was published', async () => {
  const hidden = firstText.replace('within a month.', 'within a month.\n{.hidden}')
  for (const lines of [firstVersion, laterVersion]) {
    const { line } = await assertFault(recordedPolicy({ [policyFile]: policy(lines, hidden) }), 'attribute', ['the class "hidden" cannot be given to words', 'leave it out'])
    assert.equal(line, 20)
  }
  const folder = smallPolicy()
  const { documents } = readRecords(withClass(folder))
  assert.match(documents.get(policyFile)?.published[0]?.html ?? '', /<p class="hidden">Write to us/)
  change(folder, { [policyFile]: policy(laterVersion, changedText) })
  assert.match((await prepared(folder)).made.get('/rules/privacy-policy/2026-11-23/') ?? '', /<p class="hidden">Write to us/)
})

/** Records a small policy as a version with a class could have been recorded before classes were refused. */
function withClass(folder: string): string {
  freeze(folder, '2026-11-23')
  const file = 'rules/privacy-policy/versions/2026-11-23.html'
  const before = readFileSync(`${folder}/${file}`, 'utf8')
  const html = before.replace('<p>Write to us', '<p class="hidden">Write to us')
  change(folder, { [file]: html, 'rules/privacy-policy/versions.yaml': replace(sha256(before), sha256(html)) })
  return folder
}

test('words that stand otherwise are another text: it needs a version, is no misspelling, and its comparison says what stood where', async () => {
  const rows = (...cells: string[]) => firstText.replace('Write to us', `| Who | What |\n|---|---|\n| ${cells.join(' | ')} |\n\nWrite to us`)
  const folder = smallPolicy({ [policyFile]: policy(firstVersion, rows('Everybody', '')) })
  freeze(folder, '2026-11-23')
  change(folder, { [policyFile]: policy(firstVersion, rows('', 'Everybody')) })
  await assertFault(folder, 'text-changed', ['0 words added, 0 removed; the same words stand otherwise, "|  | Everybody |" instead of "| Everybody |  |"'])
  change(folder, { [policyFile]: policy(`${firstVersion}\ncorrection: true`, rows('', 'Everybody')) })
  await assertFault(folder, 'correction', ['words stand elsewhere, or under another number'])
  change(folder, { [policyFile]: policy(laterVersion, rows('', 'Everybody')) })
  assert.match((await prepared(folder)).made.get('/rules/privacy-policy/diff/2026-11-23/2026-11-24/') ?? '', /The same words, placed otherwise[^<]*<\/p>\n<ul><li><code>\| Everybody \|  \|<\/code> became <code>\|  \| Everybody \|<\/code><\/li>/)
})

test('a new version that still says what changed in the last one is asked what changed since', async () => {
  await assertFault(recordedPolicy({ [policyFile]: policy(laterVersion.replace('We say more.', 'The first text.'), changedText) }), 'changes', ['this is what was said of version 2026-11-23'])
})

test('what is said of versions on a page that is no document is a fault, and not passed over', async () => {
  const folder = recordedPolicy({ 'rules/new.md': '---\ndescription: New.\nversion: 2026-11-24\neffective: 2027-11-24\nchanges: [New.]\n---\n\n# New\n' })
  await assertFault(folder, 'no-document', ['"effective" is for documents', 'content/rules/NAME/index.md'])
})
