import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeline } from '../../layouts/pictures/timeline.ts'
import type { PolicyDocument } from '../../layouts/policy/document.ts'
import { comparedPairs } from '../../scripts/policy/pages.ts'
import { change, firstText, freeze, laterVersion, manyVersions, policy, policyFile, prepared, recordedPolicy, threeTexts } from './policy-content.ts'

const changedText = firstText.replace('as easy as', 'as simple as')

test('among twelve texts each pair is compared; a pair that had an address keeps it when more come, and neighbours always have one', () => {
  assert.equal(comparedPairs(12).length, 66)
  for (const count of [12, 13, 20]) {
    const pairs = comparedPairs(count).map(String)
    for (const pair of comparedPairs(count - 1).map(String)) assert.ok(pairs.includes(pair), pair)
    for (let after = 1; after < count; after += 1) assert.ok(pairs.includes(String([after - 1, after])))
  }
  assert.equal(comparedPairs(20).length, 66 + 8)
})

test('each text has its address, and its difference to the one before and to the one in force', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(laterVersion, changedText) })
  freeze(folder)
  const { made } = await prepared(folder)
  for (const address of ['2026-11-23/', '2026-11-24/', 'diff/2026-11-23/2026-11-24/', 'diff/2026-11-23/in-force/', 'versions/']) assert.ok(made.has(`/rules/privacy-policy/${address}`), address)
})

/** The words and tags of a made page, without the attributes of what it holds. */
const plainPage = async (folder: string, address: string) => ((await prepared(folder)).made.get(`/rules/privacy-policy/${address}`) ?? '').replace(/<(\/?\w+)[^>]*>/g, '<$1>').replace(/<\/?(?:time|a)>/g, '')

test('a comparison over several versions says what each of them changed, with its day, the oldest first', async () => {
  const folder = threeTexts()
  change(folder, { [policyFile]: policy('version: 2026-11-25\neffective: 2026-11-25\nchanges: [A no is quick., And fair.]', firstText.replace('as easy as', 'as quick as')) })
  assert.match(await plainPage(folder, 'diff/2026-11-23/2026-11-25/'), /<p>From the version of 23 November 2026 to the version of 25 November 2026\.<\/p>\n<ul><li>23 November 2026, correction 1: Corrected on 23 November 2026\.<\/li><li>24 November 2026: We say more\.<\/li><li>25 November 2026: <ul><li>A no is quick\.<\/li><li>And fair\.<\/li><\/ul><\/li><\/ul>/)
  assert.match(await plainPage(folder, 'diff/2026-11-24/in-force/'), /25 November 2026\.<\/p>\n<ul><li>A no is quick\.<\/li><li>And fair\.<\/li><\/ul>/)
})

test('from the list of changed sections each leads to its heading in the comparison; one that is gone leads nowhere', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(laterVersion, `${changedText}\n\n## Of boats\n\nThey sail.`) })
  freeze(folder)
  change(folder, { [policyFile]: policy('version: 2026-11-25\neffective: 2026-11-25\nchanges: [No boats.]', firstText) })
  const listIn = async (address: string) => /<p>Changed sections:<\/p>\n<ul>(.*?)<\/ul>/.exec((await prepared(folder)).made.get(`/rules/privacy-policy/${address}`) ?? '')?.[1]
  assert.match((await listIn('diff/2026-11-23/2026-11-24/')) ?? '', /<li><a href="#of-boats">Of boats<\/a> \(in the text\)<\/li>$/)
  assert.match((await listIn('diff/2026-11-24/2026-11-25/')) ?? '', /<li>Of boats \(in the text\)<\/li>$/)
  assert.match((await prepared(folder)).made.get('/rules/privacy-policy/diff/2026-11-23/2026-11-24/') ?? '', /<h2 id="of-boats">/)
})

test('what many versions changed is folded, and of very many the newest fifty are said, with the way to all', async () => {
  const folder = manyVersions(53)
  assert.match(await plainPage(folder, 'diff/2020-02-14/in-force/'), /<details><summary>What changed: 8<\/summary>\n<ul><li>15 February 2020: A change of 2020-02-15\.<\/li>/)
  const long = await plainPage(folder, 'diff/2020-01-01/in-force/')
  assert.match(long, /<summary>What changed: 52<\/summary>\n<ul><li>4 January 2020: [\s\S]*?<\/details>\n<p>All versions<\/p>/)
})

test('a correction is told apart from its version wherever versions are named: in the list, in titles, beside links, on paper', async () => {
  const folder = threeTexts()
  const list = await plainPage(folder, 'versions/')
  for (const says of ['<dt>23 November 2026, correction 1</dt>', '<dt>23 November 2026</dt>', 'Compare with the version of 23 November 2026, correction 1', '<li>Corrected on 23 November 2026.</li>']) assert.ok(list.includes(says), `${says} is not in ${list}`)
  assert.match(await plainPage(folder, 'diff/2026-11-23.1/2026-11-24/'), /<title>Privacy Policy: what changed from 23\u00a0November\u00a02026, correction\u00a01 to 24\u00a0November\u00a02026/)
  assert.match(await plainPage(folder, '2026-11-23.1/'), /<title>Privacy Policy \(23 November 2026, correction 1\)[\s\S]*Privacy Policy, version of 23 November 2026, correction 1, https:/)
  assert.match(await plainPage(folder, '2026-11-24/'), /Compare with the version of 23 November 2026, correction 1/)
})

test('a version that is no longer in force says so, leads to the one that is, and search engines are led there too', async () => {
  const { made } = await prepared(recordedPolicy({ [policyFile]: policy(laterVersion, changedText) }))
  const page = made.get('/rules/privacy-policy/2026-11-23/') ?? ''
  assert.match(page, /It was in effect from <time datetime="2026-11-23">23 November 2026<\/time> until <time datetime="2026-11-24">24 November 2026<\/time>/)
  assert.match(page, /<a href="\/rules\/privacy-policy\/">Read the version in force<\/a> <a href="\/rules\/privacy-policy\/diff\/2026-11-23\/in-force\/">/)
  assert.match(page, /<link rel="canonical" href="https:\/\/[^/]*\/rules\/privacy-policy\/">/)
  assert.match(page, /<p class="printed">Privacy Policy, version of <time datetime="2026-11-23">/)
})

test('a version that another overtook never took effect, and says so', async () => {
  const folder = recordedPolicy({ [policyFile]: policy('version: 2026-11-24\neffective: 2027-01-15\nchanges: [Later.]', changedText) })
  freeze(folder, '2026-11-24')
  change(folder, { [policyFile]: policy('version: 2026-11-25\neffective: 2026-11-25\nchanges: [At once.]', firstText.replace('as easy as', 'as quick as')) })
  const site = await prepared(folder, '2027-02-01')
  assert.match(site.made.get('/rules/privacy-policy/2026-11-24/') ?? '', /It never took effect/)
  assert.match(site.htmlOf(policyFile), /as quick as/)
})

test('nothing lies over what was published or over a comparison, of any document; over other pages the question does', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(laterVersion, changedText), 'rules/terms-and-conditions/index.md': policy(laterVersion, '# Terms\n\nRead more and enjoy.') })
  const { made } = await prepared(folder)
  for (const address of ['/rules/privacy-policy/2026-11-23/', '/rules/privacy-policy/versions/', '/rules/terms-and-conditions/2026-11-23/', '/rules/terms-and-conditions/diff/2026-11-23/2026-11-24/']) assert.match(made.get(address) ?? '', /<section class="question/, address)
  assert.doesNotMatch(made.get('/rules/terms-and-conditions/versions/') ?? '', /<section class="question/)
})

test('what was checked when is never printed, but on the page of evidence', async () => {
  const { made, htmlOf } = await prepared(recordedPolicy({ [policyFile]: policy(laterVersion, `${firstText}\n\n::services\n\n::recipients\n\n::transfers\n\n::logs\n\n::opt-outs`) }))
  for (const text of [...[...made].filter(([address]) => address !== '/rules/evidence/').map(([, text]) => text), htmlOf(policyFile)]) assert.doesNotMatch(text, /checked|evidence: /i)
})

test('the versions are drawn in time: the longer one held, the further it is to the next; of one alone there is no picture', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(laterVersion, changedText) })
  freeze(folder)
  const { policies, register } = await prepared(folder)
  const document = policies.find(({ document: { name } }) => name === 'privacy-policy')?.document
  assert.ok(document)
  const drawn = (editions: PolicyDocument['editions']) => timeline({ ...document, editions, inForce: editions.at(-1) }, register).markup
  const [first, second] = document.editions
  assert.ok(first && second)
  assert.match(drawn([first, second]), /<desc id="timeline-says">Version of 23 November 2026, from 23 November 2026\. Version of 24 November 2026, from 24 November 2026\.<\/desc>/)
  assert.match(drawn([first, second]), /class="other"[\s\S]*>23 November 2026<[\s\S]*class="current"[\s\S]*>24 November 2026<[\s\S]*>In force now\.</)
  const distance = (markup: string) => [...markup.matchAll(/cy="([\d.]+)em"/g)].map(([, y]) => Number(y)).reduce((above, below) => below - above)
  assert.ok(distance(drawn([{ ...first, effective: '2016-05-01' }, second])) > distance(drawn([first, second])))
  assert.equal(drawn([second]), '')
})
