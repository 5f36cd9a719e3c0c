import assert from 'node:assert/strict'
import { test } from 'node:test'
import { set } from '../content-folder.ts'
import { change, firstText, firstVersion, freeze, laterVersion, mendedText, policy, policyFile, prepared, recordedPolicy, smallPolicy } from './policy-content.ts'
import { analytics, assertFault, changedText, faultsOf } from './publishing-support.ts'

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
