import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import createMarkdownIt from 'markdown-it'
import { readRecords } from '../../scripts/policy/records.ts'
import { saidIn } from '../../scripts/policy/text.ts'

const asPublished = readFileSync('tests/markdown/fixtures/privacy-policy-2016-05-01.md', 'utf8')
const records = readRecords('content').documents.get('rules/privacy-policy/index.md')
const first = records?.published[0]

test('the policy of 1 May 2016 is recorded word for word, and no word was added', () => {
  assert.ok(first)
  assert.deepEqual(saidIn(first.html).words, saidIn(createMarkdownIt().render(asPublished)).words)
  assert.ok(saidIn(first.html).words.length > 700)
})

test('its date is data, and the same as in its words', () => {
  assert.equal(first?.record.version, '2016-05-01')
  assert.equal(first?.record.effective, '2016-05-01')
  assert.match(asPublished, /last been updated on 01 May 2016/)
})

test('its link to the terms leads to them, and its words "here" lead nowhere, as they did', () => {
  assert.deepEqual(saidIn(first?.html ?? '').links, [{ text: 'Terms and Conditions', target: '/rules/terms-and-conditions/' }])
})

test('each of its sections is still a section of the policy, in the same order', () => {
  const headings = (text: string) => [...text.matchAll(/^#+ (.*?)(?: \{#.*\})?$/gm)].map(([, words = '']) => words)
  const now = headings(readFileSync('content/rules/privacy-policy/index.md', 'utf8'))
  assert.deepEqual(now.filter((heading) => headings(asPublished).includes(heading)), headings(asPublished))
})
