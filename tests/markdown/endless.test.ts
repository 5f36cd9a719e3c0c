// Texts made to take a reader's whole day. Each is read to its end; none ends the process or throws.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './one-page.ts'

const many = 10_000
const lines = (line: (index: number) => string, count = many) => Array.from({ length: count }, (_, index) => line(index)).join('\n')

const endless: Readonly<Record<string, string>> = {
  'nested brackets': '['.repeat(many),
  'brackets that open links': `${'['.repeat(many)}${']('.repeat(many)}`,
  'nested images': '!['.repeat(many),
  'nested quotations': `${'> '.repeat(many)}x`,
  'quotations line by line': '> x\n'.repeat(many),
  'lists in lists': lines((index) => `${' '.repeat(2 * index)}- x`, 500),
  'stars that never close': '*a **b '.repeat(many),
  'runs of ticks of all lengths': lines((index) => '`'.repeat(index + 1), 600).replaceAll('\n', ' x '),
  'a line of a million letters': 'x'.repeat(1_000_000),
  'a brace and a hundred thousand spaces': `a {:${' '.repeat(100_000)}x`,
  'a hundred thousand braces': ' {#'.repeat(100_000),
  'ten thousand attribute lists': 'x {.align-right}\n\n'.repeat(many),
  'ten thousand attribute lists, each alone': 'x\n\n{.align-right}\n\n'.repeat(many),
  'a hundred thousand <': '<'.repeat(100_000),
  'ten thousand open tags': '<div>\n\n'.repeat(many),
  'ten thousand half-open tags': '<a '.repeat(many),
  'ten thousand open comments': '<!-- '.repeat(many),
  'a note to confirm that never ends, behind fifty thousand spaces': `<!-- confirm: ${' '.repeat(50_000)}x`,
  'a hundred thousand open comments': '<!-- '.repeat(100_000),
  'a comment opened on each of a hundred thousand lines': '<!--\n'.repeat(100_000),
  'ten thousand dead links in one line': '[x](nope.md) '.repeat(many),
  'a link as long as a book': `[x](${'n'.repeat(200_000)}.md)`,
  'a hundred thousand &': '&'.repeat(100_000),
  'a directive as long as a book': `::${'a'.repeat(200_000)}`,
  'a directive with twenty thousand attributes': `::traces{${'a="b" '.repeat(20_000)}`,
  'a table of two thousand columns': ['a|', '-|', 'b|'].map((cell) => `|${cell.repeat(2000)}`).join('\n'),
  'five thousand references': lines((index) => `[a${index}]: x${index}.md`, 5000),
  'a heading of ten thousand lines': `${'a\n'.repeat(many)}===`,
}

for (const [what, text] of Object.entries(endless))
  test(`${what} come to an end`, () => {
    assert.ok(Array.isArray(readText(text).faults))
  })

for (const [what, text] of [
  ['lists', lines((index) => `${' '.repeat(2 * index)}- x`, 60)],
  ['quotations', `Words\n\n${'> '.repeat(120)}x`],
] as const)
  test(`${what} so deep inside each other that some would be left out are a fault`, () => {
    assert.deepEqual(readText(text).faults.map(({ rule }) => rule), ['nesting'])
  })

test('three thousand headings and as many mistyped links to them come to an end, each with the nearest one', () => {
  const { faults } = readText(lines((index) => `## Heading ${index}\n\n[x](#headin-${index})\n`, 3000))
  assert.equal(faults.length, 3000)
  assert.match(faults[2999]?.fix ?? '', /did you mean "#heading-2999"\?/)
})
