import assert from 'node:assert/strict'
import { readFileSync, renameSync } from 'node:fs'
import { test } from 'node:test'
import { readRecords } from '../../scripts/policy/records.ts'
import { sha256 } from '../../scripts/policy/text.ts'
import { FaultsFound, type Fault } from '../../scripts/register/fault.ts'
import { replace, set } from '../content-folder.ts'
import { change, firstText, firstVersion, freeze, laterVersion, mendedText, policy, policyFile, prepared, recordedPolicy, reviseOn, smallPolicy } from './policy-content.ts'

const changedText = firstText.replace('as easy as', 'as simple as')
const analytics = 'register/services/google-analytics.yaml'

/** The faults of a build on a day; none where it succeeds. */
async function faultsOf(folder: string, day?: string): Promise<readonly Fault[]> {
  try {
    await prepared(folder, day)
    return []
  } catch (error) {
    if (error instanceof FaultsFound) return error.faults
    throw error
  }
}

/** Holds that a build has one fault of a rule whose message and fix name these words. */
async function assertFault(folder: string, rule: string, says: readonly string[], day?: string): Promise<Fault> {
  const faults = await faultsOf(folder, day)
  assert.deepEqual(faults.map((fault) => fault.rule), [rule], JSON.stringify(faults, null, 2))
  for (const word of says) assert.ok(`${faults[0]?.message}  ${faults[0]?.fix}  ${faults[0]?.lines ?? ''}`.includes(word), `${word} is not in ${JSON.stringify(faults[0])}`)
  return faults[0] as Fault
}

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

test('what a recorded version was published without cannot be said of it afterwards, be it a page or a word that leads nowhere', async () => {
  const folder = recordedPolicy({ 'rules/privacy-policy/why.md': '---\ndescription: Why.\n---\n\n# Why\n' })
  for (const explained of ['why.md', 'wyh.md', '"nothing"']) {
    change(folder, { [policyFile]: policy(`${firstVersion}\nexplained: ${explained}`, firstText) })
    assert.equal((await assertFault(folder, 'altered-record', ['version 2026-11-23 was published without "explained"', 'remove this line; records do not change'])).line, 7)
    change(folder, { [policyFile]: policy(`${firstVersion}\nexplained: ${explained}\ncorrection: true`, mendedText) })
    await assertFault(folder, 'altered-record', ['remove this line'])
  }
})

test('a misspelling is mended under the same version: listed, dated, beside the first text', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(`${firstVersion}\ncorrection: true`, mendedText) })
  const before = await prepared(folder)
  freeze(folder)
  assert.deepEqual(await faultsOf(folder), [])
  const site = await prepared(folder)
  assert.match(site.made.get('/rules/privacy-policy/2026-11-23/') ?? '', /It was corrected on <time datetime="2026-11-25">[\s\S]*Write to us, and/)
  assert.match(site.made.get('/rules/privacy-policy/2026-11-23.1/') ?? '', /Write to us and/)
  assert.match(site.made.get('/rules/privacy-policy/versions/') ?? '', /Corrected on <time datetime="2026-11-25">/)
  assert.equal(site.policies[0]?.document.inForce?.name, '2026-11-23.1')
  assert.deepEqual([...before.made.keys()], [...site.made.keys()])
})

test('each text of a version is said to have held as long as it did: a correction from its own day on', async () => {
  const folder = recordedPolicy()
  const correct = (day: string, text: string) => {
    change(folder, { [policyFile]: policy(`${firstVersion}\ncorrection: true`, text) })
    freeze(folder, day)
  }
  correct('2026-12-10', mendedText)
  correct('2026-12-20', mendedText.replace('cookies, and', 'cookies and'))
  change(folder, { [policyFile]: policy('version: 2027-01-05\neffective: 2027-01-05\nchanges: [We say more.]', `${firstText}\n\nAnd more.`) })
  const site = await prepared(folder, '2027-01-06')
  const plain = (address: string) => (site.made.get(address) ?? '').replace(/<[^>]*>/g, '')
  const list = plain('/rules/privacy-policy/versions/')
  for (const says of ['23 November 2026 until 10 December 2026', '10 December 2026 until 20 December 2026', '20 December 2026 until 5 January 2027']) assert.ok(list.includes(says), `${says} is not in\n${list}`)
  assert.match(plain('/rules/privacy-policy/2026-11-23/'), /earlier text of the version of 23 November 2026\. It was corrected on 10 December 2026\./)
  assert.match(plain('/rules/privacy-policy/2026-11-23.1/'), /earlier text of the version of 23 November 2026\. It was corrected on 20 December 2026\./)
})

test('once a correction is recorded, its line is gone, so that the next change cannot pass as one', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(`${firstVersion}\ncorrection: true`, mendedText) })
  freeze(folder)
  change(folder, { [policyFile]: (text) => `${text}\nOne more sentence.\n` })
  await assertFault(folder, 'text-changed', ['3 words added'])
})

test('a correction of nothing, and one that names another version, are refused', async () => {
  await assertFault(recordedPolicy({ [policyFile]: policy(`${firstVersion}\ncorrection: true`, firstText) }), 'nothing-corrected', ['remove this line'])
  await assertFault(recordedPolicy({ [policyFile]: policy(`${laterVersion}\ncorrection: true`, changedText) }), 'correction', ['keeps the version it mends, 2026-11-23'])
})

const announced = policy('version: 2026-11-24\neffective: 2027-01-15\nchanges:\n  - A no is called simple.', changedText)

test('a text that takes effect later is announced, and the one in force stays in force until that day', async () => {
  const folder = recordedPolicy({ [policyFile]: announced })
  for (const isRecorded of [false, true]) {
    if (isRecorded) freeze(folder)
    const early = await prepared(folder, '2027-01-14')
    assert.match(early.htmlOf(policyFile), /as easy as/)
    assert.match(early.viewOf(policyFile).around?.bar.markup ?? '', /A new version takes effect on <time datetime="2027-01-15">[\s\S]*A no is called simple/)
    assert.match(early.made.get('/rules/privacy-policy/2026-11-24/') ?? '', /It takes effect on <time datetime="2027-01-15">[\s\S]*as simple as/)
    const late = await prepared(folder, '2027-01-15')
    assert.match(late.htmlOf(policyFile), /as simple as/)
    assert.match(late.made.get('/rules/privacy-policy/2026-11-23/') ?? '', /in effect from <time datetime="2026-11-23">23 November 2026<\/time> until <time datetime="2027-01-15">/)
  }
})

test('while another text is announced, the one in force is mended by publishing it anew at once, and announcing the other one again the day after', async () => {
  const folder = recordedPolicy({ [policyFile]: announced })
  freeze(folder, '2026-11-24')
  const mended = firstText.replace('within a month', 'within one month')
  change(folder, { [policyFile]: policy(`${firstVersion}\ncorrection: true`, mended) })
  await assertFault(folder, 'version-order', ['to mend the text in force while that one is announced, publish it anew with "effective: 2026-11-25"'])
  change(folder, { [policyFile]: policy('version: 2026-11-25\neffective: 2026-11-25\nchanges: [A misspelling is mended.]', mended) })
  const between = await prepared(folder)
  assert.match(between.htmlOf(policyFile), /as easy as[\s\S]*within one month/)
  assert.match(between.made.get('/rules/privacy-policy/2026-11-24/') ?? '', /It never took effect/)
  freeze(folder)
  change(folder, { [policyFile]: policy('version: 2026-11-26\neffective: 2027-01-15\nchanges:\n  - A no is called simple.', mended.replace('as easy as', 'as simple as')) })
  const again = await prepared(folder, '2026-11-26')
  assert.match(again.htmlOf(policyFile), /as easy as[\s\S]*within one month/)
  assert.match(again.viewOf(policyFile).around?.bar.markup ?? '', /A new version takes effect on <time datetime="2027-01-15">/)
  assert.match((await prepared(folder, '2027-01-15')).htmlOf(policyFile), /as simple as[\s\S]*within one month/)
})

test('what the register begins on the day of the announced text is taken out as long as that text is not announced', async () => {
  const folder = uncounted()
  change(folder, { [policyFile]: announcesCounting, [analytics]: countsFrom2027(exampleAnalytics) })
  reviseOn(folder, '2026-11-24')
  freeze(folder, '2026-11-24')
  const mended = firstText.replace('within a month', 'within one month')
  change(folder, { [policyFile]: policy('version: 2026-11-25\neffective: 2026-11-25\nchanges: [A misspelling is mended.]', mended) })
  await assertFault(folder, 'fact-unannounced', ['from 2027-01-15 on'])
  change(folder, { [analytics]: undefined })
  assert.deepEqual(await faultsOf(folder), [])
  freeze(folder)
  change(folder, { [policyFile]: policy('version: 2026-11-26\neffective: 2027-01-15\nchanges: [We count visits.]', mended), [analytics]: countsFrom2027(exampleAnalytics) })
  assert.deepEqual(await faultsOf(folder, '2026-11-26'), [])
})

test('a material change is announced ahead, and every page says so until then; any other is not', async () => {
  const material = (effective: string) => policy(`version: 2026-11-24\neffective: ${effective}\nmaterial: true\nchanges:\n  - A no is called simple.`, changedText)
  await assertFault(recordedPolicy({ [policyFile]: material('2026-12-23') }), 'notice', ['30 days ahead', '2026-12-24'])
  assert.deepEqual(await faultsOf(recordedPolicy({ [policyFile]: material('2026-12-01'), 'site.yaml': set('noticeDays', 7) })), [])
  const folder = recordedPolicy({ [policyFile]: material('2026-12-24') })
  const notice = /Privacy Policy: a new version takes effect on <time datetime="2026-12-24">/
  assert.match((await prepared(folder)).viewOf('contact.md').announcements.markup, notice)
  assert.doesNotMatch((await prepared(folder, '2026-12-24')).viewOf('contact.md').announcements.markup, notice)
  assert.equal((await prepared(recordedPolicy({ [policyFile]: announced }))).viewOf('contact.md').announcements.markup, '')
})

/** A recorded policy of a site that does not count visits yet. */
function uncounted(): string {
  const folder = smallPolicy({ [analytics]: undefined })
  freeze(folder, '2026-11-23')
  return folder
}

const countsFrom2027 = (text: string) => text.replace('name: Google Analytics', 'from: 2027-01-15\nname: Google Analytics')
const exampleAnalytics = readFileSync('content/register/services/google-analytics.yaml', 'utf8').replace('G-0000000000', 'G-AVOWTEST01')
const announcesCounting = policy('version: 2026-11-24\neffective: 2027-01-15\nchanges: [We count visits.]', firstText)

test('what the register begins on the day of the announced text is in that text, and not in the one in force', async () => {
  const folder = uncounted()
  change(folder, { [policyFile]: announcesCounting, [analytics]: countsFrom2027(exampleAnalytics) })
  reviseOn(folder)
  const site = await prepared(folder)
  assert.doesNotMatch(site.htmlOf(policyFile), />_ga</)
  assert.match(site.made.get('/rules/privacy-policy/2026-11-24/') ?? '', />_ga</)
  assert.match((await prepared(folder, '2027-01-15')).htmlOf(policyFile), />_ga</)
})

test('what the register begins before the text that says so takes effect is refused', async () => {
  const folder = uncounted()
  change(folder, { [policyFile]: announcesCounting, [analytics]: exampleAnalytics })
  reviseOn(folder)
  await assertFault(folder, 'fact-too-early', ['today the register says otherwise than version 2026-11-23', '::traces', 'from: 2027-01-15'])
})

test('what the register begins on a day without a text of that day is refused, with the lines that announce it', async () => {
  const folder = uncounted()
  change(folder, { [analytics]: countsFrom2027(exampleAnalytics) })
  reviseOn(folder)
  const { lines = '' } = await assertFault(folder, 'fact-unannounced', ['from 2027-01-15 on', 'effective: 2027-01-15'])
  change(folder, { [policyFile]: policy(lines.replace('Say in one sentence what changed.', 'We count visits.'), firstText) })
  assert.deepEqual(await faultsOf(folder), [])
})

test('a preview shows what is not published yet, with what would change, and whether visitors would be asked again', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(firstVersion, changedText) })
  const site = await prepared(folder, undefined, true)
  const bar = site.viewOf(policyFile).around?.bar.markup ?? ''
  assert.match(bar, /Not published yet\.[\s\S]*href="\/rules\/privacy-policy\/diff\/2026-11-23\/unpublished\/"[\s\S]*version: 2026-11-25[\s\S]*Visitors will not be asked again/)
  assert.match(site.htmlOf(policyFile), /as simple as/)
  assert.ok(site.made.has('/rules/privacy-policy/diff/2026-11-23/unpublished/'))
  change(folder, { [analytics]: set('purposes', 0, 'Selling maps') })
  const wider = await prepared(folder, undefined, true)
  assert.match(wider.viewOf(policyFile).around?.bar.markup ?? '', /Visitors will be asked again[\s\S]*Statistics/)
  await assert.rejects(prepared(folder), FaultsFound)
})

test('a document that is renamed stays reachable at its old addresses', async () => {
  const folder = recordedPolicy()
  renameSync(`${folder}/rules/privacy-policy`, `${folder}/rules/privacy`)
  change(folder, { 'site.yaml': (text) => text.replaceAll('/rules/privacy-policy/', '/rules/privacy/'), 'index.md': replace('rules/privacy-policy/', 'rules/privacy/'), '404.md': replace('rules/privacy-policy/', 'rules/privacy/') })
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

test('a correction is small: not more than ten words, no link, and nothing of the register; what is larger is not even offered as one', async () => {
  const longer = firstText.replace('within a month', 'when we find the time, which can take as long as it takes, and sometimes longer')
  const corrected = `${firstVersion}\ncorrection: true`
  await assertFault(recordedPolicy({ [policyFile]: policy(corrected, longer) }), 'correction', ['more than a mended misspelling', 'more than 10 words'])
  await assertFault(recordedPolicy({ [policyFile]: policy(corrected, firstText), [analytics]: set('traces', 0, 'purpose', 'Counts you') }), 'correction', ['what the register says has changed'])
  const { fix } = await assertFault(recordedPolicy({ [policyFile]: policy(firstVersion, longer) }), 'text-changed', [])
  assert.doesNotMatch(fix, /correction/)
})

test('a correction turns no promise round: no other number or length of time, in digits or words, and no "not" or "only" more or less; an apostrophe and a plural are mended', async () => {
  const text = `${firstText}\n\nWe keep it for 14 days and never sell it. We dont ask twice. Twenty-five letters wait thirty days, and we read a dozen once a week, at first for two month.`
  const folder = smallPolicy({ [policyFile]: policy(firstVersion, text) })
  freeze(folder, '2026-11-23')
  for (const [from, to, says] of [
    ['14 days', '14 0 days', 'a number or a length of time is another one'],
    ['14 days', '41 days', 'a number or a length of time is another one'],
    ['14 days', '14 years', 'a number or a length of time is another one'],
    ['thirty days', 'ninety days', 'a number or a length of time is another one'],
    ['Twenty-five', 'Twenty-six', 'a number or a length of time is another one'],
    ['once a week', 'twice a week', 'a number or a length of time is another one'],
    ['at first', 'at last', 'a number or a length of time is another one'],
    ['a dozen', 'a hundred', 'a number or a length of time is another one'],
    ['never sell', 'sell', 'a word that denies or limits, like "not" or "only", is new or gone'],
    ['We keep', 'We only keep', 'a word that denies or limits'],
  ] as const) {
    change(folder, { [policyFile]: policy(`${firstVersion}\ncorrection: true`, text.replace(from, to)) })
    await assertFault(folder, 'correction', [says])
  }
  change(folder, { [policyFile]: policy(`${firstVersion}\ncorrection: true`, text.replace('dont', 'don’t').replace('two month', 'two months')) })
  assert.deepEqual(await faultsOf(folder), [])
})

test('many small corrections are a large one: words are counted from the first text of the version', async () => {
  const corrected = `${firstVersion}\ncorrection: true`
  const misspelt = 'acess adress recieve seperate occured guarentee privilege experiance publically succesful tommorow necesary'
  const [mended, all] = ['access address receive separate occurred guarantee privilege', 'access address receive separate occurred guarantee privilege experience publicly successful tomorrow necessary']
  const of = (words: string) => `${firstText}\n\nWords: ${words}`
  const once = of(`${mended} experiance publically succesful tommorow necesary`)
  const folder = smallPolicy({ [policyFile]: policy(firstVersion, of(misspelt)) })
  freeze(folder, '2026-11-23')
  change(folder, { [policyFile]: policy(corrected, once) })
  freeze(folder, '2026-11-24')
  assert.deepEqual(await faultsOf(folder), [])
  change(folder, { [policyFile]: policy(firstVersion, of(all)) })
  assert.doesNotMatch((await assertFault(folder, 'text-changed', [])).fix, /correction/)
  change(folder, { [policyFile]: policy(corrected, of(all)) })
  await assertFault(folder, 'correction', ['more than 10 words are others than in the first text of the version'])
})

test('what is no misspelling is no correction, and the message says what one may change', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(`${firstVersion}\ncorrection: true`, firstText.replace('We ask before we use', 'We use')) })
  await assertFault(folder, 'correction', ['"ask" is gone', 'mends letters inside a word', 'anything else is a version'])
  change(folder, { [policyFile]: policy(firstVersion, firstText.replace('We ask before we use', 'We ask after we use')) })
  assert.doesNotMatch((await assertFault(folder, 'text-changed', [])).fix, /correction/)
})

test('a comma or a full stop is a misspelling like any other', async () => {
  assert.deepEqual(await faultsOf(recordedPolicy({ [policyFile]: policy(`${firstVersion}\ncorrection: true`, firstText.replace('use cookies, and', 'use cookies and')) })), [])
})

test('words that are struck out are no misspelling', async () => {
  for (const after of ['~~a no is as easy as a yes~~', 'a ~~no~~ is as easy as a yes', 'a ~~no~~ is as simple as a yes'])
    await assertFault(recordedPolicy({ [policyFile]: policy(`${firstVersion}\ncorrection: true`, firstText.replace('a no is as easy as a yes', after)) }), 'correction', ['words are struck out'])
  const folded = firstText.replace('as easy as', 'as simple as').replace('Write to us, and we', '<details>\n<summary>Write</summary>\n\nto us, and we').replace('within a month.', 'within a month.\n\n</details>')
  await assertFault(recordedPolicy({ [policyFile]: policy(`${firstVersion}\ncorrection: true`, folded) }), 'correction', ['words are struck out, folded or styled'])
  await assertFault(recordedPolicy({ [policyFile]: policy(firstVersion, firstText.replace('a no is', 'a ~~no~~ is')) }), 'text-changed', ['1 word added, 1 removed, in "Cookies"'])
})

test('the lines to paste bring no announced text forward, and announce what is material far enough ahead', async () => {
  const folder = recordedPolicy({ [policyFile]: announced })
  freeze(folder, '2026-11-24')
  change(folder, { [policyFile]: (text) => text.replace('as simple as', 'as quick as') })
  await assertFault(folder, 'text-changed', ['version: 2026-11-25\neffective: 2027-01-15'])
  const material = recordedPolicy({ [policyFile]: policy('version: 2026-11-24\neffective: 2026-12-24\nmaterial: true\nchanges: [Simple.]', changedText) })
  freeze(material, '2026-11-24')
  change(material, { [policyFile]: (text) => text.replace('as simple as', 'as quick as') })
  await assertFault(material, 'text-changed', ['effective: 2026-12-25'])
})

test('the list of versions says of an announced text when it takes effect, and which one is in force', async () => {
  const folder = recordedPolicy({ [policyFile]: announced })
  const listOn = async (day: string) => ((await prepared(folder, day)).made.get('/rules/privacy-policy/versions/') ?? '').replace(/<(?!\/?d[dt])[^>]*>/g, ' ').replace(/\s+/g, ' ')
  assert.match(await listOn('2026-11-27'), /<dt> 24 November 2026 <\/dt><dd> Takes effect on 15 January 2027 \. .*<dt> 23 November 2026 <\/dt><dd> In force now\. In effect from 23 November 2026 until 15 January 2027/)
  assert.match(await listOn('2027-01-15'), /<dt> 24 November 2026 <\/dt><dd> In force now\. In effect since 15 January 2027 \. .*<dt> 23 November 2026 <\/dt><dd> In effect from/)
})

test('two announced texts are both announced, each with its day; what one that came later overtakes is not', async () => {
  const folder = recordedPolicy({ [policyFile]: announced })
  freeze(folder, '2026-11-24')
  change(folder, { [policyFile]: policy('version: 2026-11-25\neffective: 2027-02-26\nmaterial: true\nchanges: [Quick.]', firstText.replace('as easy as', 'as quick as')) })
  const bar = (await prepared(folder)).viewOf(policyFile).around?.bar.markup ?? ''
  assert.match(bar, /takes effect on <time datetime="2027-01-15">[\s\S]*takes effect on <time datetime="2027-02-26">/)
  change(folder, { [policyFile]: policy('version: 2026-11-25\neffective: 2026-11-25\nchanges: [Quick.]', firstText.replace('as easy as', 'as quick as')) })
  const overtaken = await prepared(folder)
  assert.doesNotMatch(overtaken.viewOf(policyFile).around?.bar.markup ?? '', /takes effect on/)
  assert.match(overtaken.made.get('/rules/privacy-policy/2026-11-23/') ?? '', /from <time datetime="2026-11-23">23 November 2026<\/time> until <time datetime="2026-11-25">/)
})

test('the preview of a complete publication says that it is not published yet, what it becomes, and whether visitors are asked again', async () => {
  const folder = recordedPolicy({ [policyFile]: announced, [analytics]: set('purposes', 0, 'Selling maps') })
  const bar = (await prepared(folder, undefined, true)).viewOf(policyFile).around?.bar.markup ?? ''
  assert.match(bar, /Not published yet\.[\s\S]*version of <time datetime="2026-11-24">[\s\S]*in effect from <time datetime="2027-01-15">[\s\S]*href="\/rules\/privacy-policy\/2026-11-24\/"[\s\S]*diff\/2026-11-23\/2026-11-24\/[\s\S]*Visitors will be asked again[\s\S]*Statistics/)
})

test('what is said of versions on a page that is no document is a fault, and not passed over', async () => {
  const folder = recordedPolicy({ 'rules/new.md': '---\ndescription: New.\nversion: 2026-11-24\neffective: 2027-11-24\nchanges: [New.]\n---\n\n# New\n' })
  await assertFault(folder, 'no-document', ['"effective" is for documents', 'content/rules/NAME/index.md'])
})

/** A policy whose second version, which is recorded, is explained by a page of its own. */
function explainedPolicy(): string {
  const folder = recordedPolicy({ [policyFile]: policy(`${laterVersion}\nexplained: why.md`, changedText), 'rules/privacy-policy/why.md': '---\ndescription: Why.\n---\n\n# Why\n' })
  freeze(folder, '2026-11-24')
  return folder
}

const nextVersion = 'version: 2026-11-25\neffective: 2026-11-25\nchanges: [We say it twice.]'

test('where the text changes again, the page that explained the last change is to go', async () => {
  const folder = explainedPolicy()
  change(folder, { [policyFile]: (text) => `${text}\nMore.\n` })
  const { fix } = await assertFault(folder, 'text-changed', ['1 word added'])
  assert.match(fix, /take out "explained: why\.md", which explained version 2026-11-24/)
  change(folder, { [policyFile]: (text) => text.replace('why.md', 'why-2.md'), 'rules/privacy-policy/why-2.md': '---\ndescription: Why.\n---\n\n# Why, again\n' })
  assert.doesNotMatch((await assertFault(folder, 'text-changed', [])).fix, /explained/)
})

test('a page that explained one version cannot explain the next: it is to go, or to be another', async () => {
  const folder = explainedPolicy()
  const publish = (explained: string) => change(folder, { [policyFile]: policy(`${nextVersion}\n${explained}`, `${changedText}\n\nMore.`) })
  publish('explained: why.md')
  assert.equal((await assertFault(folder, 'explained', ['this page explained version 2026-11-24', 'take out this line, or name the page that explains this change'])).line, 6)
  publish('')
  assert.deepEqual(await faultsOf(folder), [])
  publish('explained: why-2.md')
  change(folder, { 'rules/privacy-policy/why-2.md': '---\ndescription: Why.\n---\n\n# Why, again\n' })
  assert.deepEqual(await faultsOf(folder), [])
})

test('a page that explained a version before the last one cannot explain the next either', async () => {
  const folder = explainedPolicy()
  change(folder, { [policyFile]: policy(nextVersion, `${changedText}\n\nMore.`) })
  freeze(folder)
  change(folder, { [policyFile]: policy('version: 2026-11-26\neffective: 2026-11-26\nchanges: [And again.]\nexplained: why.md', `${changedText}\n\nMore and more.`) })
  await assertFault(folder, 'explained', ['this page explained version 2026-11-24', 'take out this line'], '2026-11-26')
  change(folder, { [policyFile]: policy(`${nextVersion}\nexplained: why.md`, `${changedText}\n\nMore and more.`) })
  const { fix } = await assertFault(folder, 'text-changed', [], '2026-11-26')
  assert.match(fix, /take out "explained: why\.md", which explained version 2026-11-24/)
})

test('what changed is not explained by the document itself, nor by the page of addresses that lead nowhere', async () => {
  for (const [explained, says] of [
    ['index.md', '"index.md" is this document itself'],
    ['/rules/privacy-policy/', '"/rules/privacy-policy/" is this document itself'],
    ['../../404.md', '"../../404.md" is the page for addresses that lead nowhere'],
  ] as const) await assertFault(recordedPolicy({ [policyFile]: policy(`${laterVersion}\nexplained: ${explained}`, changedText) }), 'explained', [says, 'name a page of its own, like what-changed.md, or take out this line'])
})

test('a page that explained a recorded version is not deleted under its pages: it stays, or a redirect leads on from it', async () => {
  const folder = explainedPolicy()
  change(folder, { [policyFile]: policy(nextVersion, `${changedText}\n\nMore.`), 'rules/privacy-policy/why.md': undefined })
  await assertFault(folder, 'dead-link', ['version 2026-11-24 is explained by /rules/privacy-policy/why/, and there is no such page', 'restore it, or let a redirect in site.yaml lead from there'])
  for (const from of ['/rules/privacy-policy/why', '/rules/privacy-policy/why/']) {
    change(folder, { 'site.yaml': set('redirects', [{ from, to: '/contact/' }]) })
    assert.deepEqual(await faultsOf(folder), [])
  }
  freeze(folder)
  assert.match((await prepared(folder)).made.get('/rules/privacy-policy/2026-11-24/') ?? '', /href="\/rules\/privacy-policy\/why\/"/)
})

test('the newest version keeps naming the page that explained it, by its address, where a redirect leads on from it', async () => {
  const folder = explainedPolicy()
  change(folder, { 'rules/privacy-policy/why.md': undefined, 'site.yaml': set('redirects', [{ from: '/rules/privacy-policy/why', to: '/contact/' }]) })
  await assertFault(folder, 'altered-record', ['another "explained"', 'write what was published: explained: "/rules/privacy-policy/why/"'])
  change(folder, { [policyFile]: replace('why.md', '/rules/privacy-policy/why/') })
  assert.deepEqual(await faultsOf(folder), [])
})

test('a page that explains the changes is a whole page of this site, and moves with its document', async () => {
  await assertFault(recordedPolicy({ [policyFile]: policy(`${laterVersion}\nexplained: ../../contact.md#x`, changedText) }), 'dead-link', ['is no page of this site'])
  const folder = recordedPolicy({ [policyFile]: policy(`${laterVersion}\nexplained: why.md`, changedText), 'rules/privacy-policy/why.md': '---\ndescription: Why.\n---\n\n# Why\n' })
  freeze(folder)
  renameSync(`${folder}/rules/privacy-policy`, `${folder}/rules/privacy`)
  change(folder, { 'site.yaml': (text) => text.replaceAll('/rules/privacy-policy/', '/rules/privacy/'), 'index.md': replace('rules/privacy-policy/', 'rules/privacy/'), '404.md': replace('rules/privacy-policy/', 'rules/privacy/') })
  const site = await prepared(folder)
  assert.match(site.viewOf('rules/privacy/index.md').around?.bar.markup ?? '', /href="\/rules\/privacy\/why\/"/)
})
