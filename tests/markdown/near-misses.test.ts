// What looks like a link, a directive or an id and is none: said, and not printed as it was typed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstLine, readText } from './one-page.ts'

const misses: Readonly<Record<string, string>> = {
  '[here](my file.md)': 'no space in the address',
  '[here](cookies.md': 'both brackets closed',
  '[here] (cookies.md)': 'no space between ] and (',
  '(here)[cookies.md]': 'write [words](address)',
  '[here][nothere]': 'no address is given',
  ':controller': '::name on a line of its own',
  ':::controller': '::name on a line of its own',
  'a ::traces in a sentence': '::name on a line of its own',
  'a word {#mid} in a line': 'at the end of a heading',
  '## A title {#x} with a tail': 'at the end of a heading',
}

for (const [text, says] of Object.entries(misses))
  test(`${JSON.stringify(text)} is a near miss, and the message says what to write`, () => {
    const { faults } = readText(text)
    assert.deepEqual(faults.map(({ line, rule }) => ({ line, rule })), [{ line: firstLine, rule: 'near-miss' }])
    assert.ok(`${faults[0]?.message} ${faults[0]?.fix}`.includes(says), JSON.stringify(faults))
  })

for (const text of ['\\[here](there)', '`[here] (cookies.md)`', '\\::traces', 'article 6 [1] (a)', 'at 10:30', 'Note: services are many', '{ x } and {{ y }}', '[Cookies](cookies.md) (all of them)', 'see [1] and [2]'])
  test(`${JSON.stringify(text)} is text as it stands`, () => {
    assert.deepEqual(readText(text).faults, [])
  })
