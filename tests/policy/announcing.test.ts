import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { set } from '../content-folder.ts'
import { change, firstText, firstVersion, freeze, policy, policyFile, prepared, recordedPolicy, reviseOn, smallPolicy } from './policy-content.ts'
import { analytics, announced, assertFault, changedText, faultsOf } from './publishing-support.ts'

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
