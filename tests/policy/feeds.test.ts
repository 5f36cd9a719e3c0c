import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFragment } from 'parse5'
import { set } from '../content-folder.ts'
import { change, firstText, laterVersion, manyVersions, policy, policyFile, prepared, recordedPolicy, threeTexts } from './policy-content.ts'

const changedText = firstText.replace('as easy as', 'as simple as')

interface JsonFeed {
  title: string
  description?: string
  feed_url: string
  items: { id: string; url: string; title: string; summary: string; content_html: string; date_modified: string }[]
}

const jsonOf = async (folder: string, day?: string, address = '/rules/privacy-policy/feed.json') => JSON.parse((await prepared(folder, day)).made.get(address) ?? '') as JsonFeed

test('a feed has an entry for each text, the newest first, with what changed and the day of its version', async () => {
  const feed = await jsonOf(threeTexts())
  assert.equal(feed.title, 'Privacy Policy, Avow test site')
  assert.deepEqual(feed.items.map(({ url, date_modified }) => [url.replace(/^https:\/\/[^/]*/, ''), date_modified]), [
    ['/rules/privacy-policy/2026-11-24/', '2026-11-24T00:00:00Z'],
    ['/rules/privacy-policy/2026-11-23.1/', '2026-11-23T00:00:00Z'],
    ['/rules/privacy-policy/2026-11-23/', '2026-11-23T00:00:00Z'],
  ])
  assert.equal(feed.items[0]?.summary, 'We say more.')
  assert.match(feed.items[0]?.content_html ?? '', /<ins>/)
  assert.match(feed.items[2]?.content_html ?? '', /We ask before we use cookies/)
})

test('an entry has what changed and what stands beside it; of the rest only how much is unchanged', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(laterVersion, changedText) })
  const { made } = await prepared(folder)
  const { content_html: markup = '' } = (JSON.parse(made.get('/rules/privacy-policy/feed.json') ?? '') as JsonFeed).items[0] ?? {}
  assert.match(markup, /as <del>.*<ins>.*simple<\/ins> as a yes/)
  assert.match(markup, /<p>Unchanged paragraphs: \d+<\/p>/)
  for (const text of [markup, made.get('/rules/privacy-policy/feed.xml')?.split('</entry>')[0] ?? '']) assert.doesNotMatch(text, /details|answer within a month/)
  assert.match(made.get('/rules/privacy-policy/diff/2026-11-23/2026-11-24/') ?? '', /<details class="unchanged">[\s\S]*answer within a month/)
})

test('a correction is told apart from its version by a word and a number, and says that it is one', async () => {
  const feed = await jsonOf(threeTexts())
  assert.deepEqual(feed.items.map(({ title, summary }) => [title, summary]), [
    ['Privacy Policy: version of 24 November 2026', 'We say more.'],
    ['Privacy Policy: version of 23 November 2026, correction 1', 'Corrected on 23 November 2026.'],
    ['Privacy Policy: version of 23 November 2026', 'The first text.'],
  ])
})

test('a version of which nothing was said has no summary, rather than an empty one', async () => {
  const folder = recordedPolicy()
  change(folder, { 'rules/privacy-policy/versions.yaml': (text) => text.replace(/ {2}changes:\n {4}- The first text\.\n/, '  changes: []\n'), [policyFile]: policy(laterVersion, changedText) })
  const { made } = await prepared(folder)
  const xml = made.get('/rules/privacy-policy/feed.xml') ?? ''
  assert.equal([...xml.matchAll(/<entry>/g)].length, 2)
  assert.deepEqual([...xml.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, summary]) => summary), ['We say more.'])
  assert.deepEqual((await jsonOf(folder)).items.map((item) => 'summary' in item), [true, false])
})

test('no link of an entry depends on where it is read', async () => {
  const feed = await jsonOf(threeTexts())
  for (const { content_html: markup } of feed.items) assert.doesNotMatch(markup, /(href|src)="\//)
})

test('the ids of entries and feeds stay, whatever the day, the address of the site and the name of the document become', async () => {
  const folder = threeTexts()
  const idsOf = async (day: string) => {
    const { made } = await prepared(folder, day)
    return [...made].filter(([address]) => address.endsWith('feed.xml')).flatMap(([, text]) => [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id))
  }
  const before = await idsOf('2026-11-25')
  assert.ok(before.every((id) => /^tag:www\.avow\.test,2026-11-2\d:/.test(id ?? '')), before.join())
  assert.equal(new Set(before.slice(0, 5)).size, 5)
  change(folder, { 'site.yaml': set('address', 'https://www.elsewhere.example') })
  assert.deepEqual(await idsOf('2027-11-25'), before)
})

test('a feed has its newest twenty entries, keeps its id, and says where the others are; one that has all says nothing', async () => {
  const { made } = await prepared(manyVersions(23))
  const list = 'https://www.avow.test/rules/privacy-policy/versions/'
  for (const folder of ['/rules/privacy-policy/', '/rules/']) {
    const feed = JSON.parse(made.get(`${folder}feed.json`) ?? '') as JsonFeed
    assert.deepEqual([feed.items.length, feed.items[0]?.id, feed.items[19]?.id], [20, 'tag:www.avow.test,2020-01-23:privacy-policy/2020-01-23', 'tag:www.avow.test,2020-01-04:privacy-policy/2020-01-04'])
    assert.match(feed.description ?? '', new RegExp(`^The newest 20 entries\\. Every version: ${list}`))
    const xml = made.get(`${folder}feed.xml`) ?? ''
    assert.equal([...xml.matchAll(/<entry>/g)].length, 20)
    assert.match(xml, new RegExp(`<id>tag:www\\.avow\\.test,2020-01-01:(privacy-policy|rules)</id>\\n<title>.*\\n<subtitle>The newest 20 entries\\. Every version: ${list}.*</subtitle>`))
    assert.match(xml, new RegExp(`<link rel="related" type="text/html" title="[^"]+" href="${list}"/>`))
  }
  const whole = await prepared(manyVersions(20))
  for (const address of ['/rules/privacy-policy/feed.xml', '/rules/terms-and-conditions/feed.xml']) assert.doesNotMatch(whole.made.get(address) ?? '', /subtitle|rel="related"/)
})

test('the feed of all documents has the entries of each', async () => {
  const all = await jsonOf(threeTexts(), undefined, '/rules/feed.json')
  assert.equal(all.items.length, 4)
  assert.ok(all.items.some(({ title }) => title.startsWith('Terms')))
})

test('an Atom feed is one that readers can read: its parts, its times, its markup as text', async () => {
  const xml = (await prepared(threeTexts())).made.get('/rules/privacy-policy/feed.xml') ?? ''
  assert.match(xml, /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/)
  assert.equal([...xml.matchAll(/<entry>/g)].length, 3)
  assert.match(xml, /<updated>2026-11-24T00:00:00Z<\/updated>/)
  assert.match(xml, /<link rel="self" type="application\/atom\+xml" href="https:\/\/www\.avow\.test[^"]*\/rules\/privacy-policy\/feed\.xml"\/>/)
  const content = /<content type="html">([\s\S]*?)<\/content>/.exec(xml)?.[1] ?? ''
  assert.doesNotMatch(content, /</)
  assert.match(JSON.stringify(parseFragment(content).childNodes.length), /[1-9]/)
})

test('a page of the document names its feed', async () => {
  const { viewOf } = await prepared(threeTexts())
  assert.deepEqual(viewOf(policyFile).around?.feed, { address: '/rules/privacy-policy/feed.xml', title: 'Privacy Policy, Avow test site' })
})

test('an entry of a text that takes effect later says when', async () => {
  const folder = recordedPolicy({ [policyFile]: policy('version: 2026-11-24\neffective: 2027-01-15\nchanges: [More.]', changedText) })
  assert.equal((await jsonOf(folder)).items[0]?.summary, 'Takes effect on 15 January 2027. More.')
})

test('a link inside a text leads to that text, from wherever it is read', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(laterVersion, changedText.replace('Write to us', '[Write to us](#cookies)')) })
  assert.match((await jsonOf(folder)).items[0]?.content_html ?? '', /href="https:\/\/www\.avow\.test[^"]*\/rules\/privacy-policy\/2026-11-24\/#cookies"/)
})
