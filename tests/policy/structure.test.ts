// The same words are not the same text where they stand otherwise.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareTexts } from '../../scripts/policy/diff/compare.ts'
import { isPlacedAlike } from '../../scripts/policy/structure.ts'
import { diffWords } from './diff-support.ts'

const moved = (before: string, after: string) => compareTexts(before, after, diffWords).moved.map((part) => [part.before, part.after])
const table = (...cells: string[]) => `<table><tbody><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></tbody></table>`

for (const [what, before, after, expected] of [
  ['a word in another cell', table('Google', '', 'nobody'), table('Google', 'nobody', ''), [['| Google |  | nobody |', '| Google | nobody |  |']]],
  ['a cell over two columns', table('a', 'b'), '<table><tbody><tr><td>a</td><td colspan="2">b</td></tr></tbody></table>', [['| a | b |', '| a | b (2) |']]],
  ['an entry that becomes part of another', '<ul><li>All</li><li>but those</li></ul>', '<ul><li>All<ul><li>but those</li></ul></li></ul>', [['• but those', '• • but those']]],
  ['a list with other numbers', '<ol><li>Keep</li></ol>', '<ol start="3"><li>Keep</li></ol>', [['1. Keep', '3. Keep']]],
  ['an entry with another number', '<ol><li>Keep</li><li>it</li></ol>', '<ol><li>Keep</li><li value="7">it</li></ol>', [['2. it', '7. it']]],
  ['a numbered list that is none', '<ol><li>Keep</li></ol>', '<ul><li>Keep</li></ul>', [['1. Keep', '• Keep']]],
  ['a raised number that is none', '<p>Within 3<sup>1</sup> days.</p>', '<p>Within 31 days.</p>', [['3^1', '']]],
  ['a lowered number', '<p>CO2 counts.</p>', '<p>CO<sub>2</sub> counts.</p>', [['', 'CO_2']]],
  ['a heading that is a paragraph', '<h2>Exceptions</h2><p>None.</p>', '<p>Exceptions</p><p>None.</p>', [['## Exceptions', '']]],
  ['a heading that is part of the one before', '<h2>A</h2><h2>B</h2>', '<h2>A</h2><h3>B</h3>', [['## B', '### B']]],
  ['a link on more words', '<p><a href="/x/">We</a> never sell</p>', '<p><a href="/x/">We never</a> sell</p>', [['', '[We never]'], ['[We]', '']]],
  ['a title', '<p>We <span title="and you">all</span> agree</p>', '<p>We <span>all</span> agree</p>', [['all (title “and you”)', '']]],
  ['a direction', '<p dir="rtl">a b</p>', '<p>a b</p>', [['a b (rtl)', '']]],
  ['a term that is its detail', '<dl><dt>a</dt><dd>b</dd></dl>', '<dl><dt>a</dt><dt>b</dt></dl>', [[': b', 'b:']]],
  ['a quotation that is none', '<blockquote><p>We sell.</p></blockquote>', '<p>We sell.</p>', [['> We sell.', '']]],
  ['a part that is folded', '<p>We never sell.</p>', '<details><summary>We</summary><p>never sell.</p></details>', [['', '▸ We never sell.']]],
  ['a paragraph with a class', '<p>We sell.</p>', '<p class="hidden">We sell.</p>', [['', 'We sell. (.hidden)']]],
] as const)
  test(`${what} is no longer the same text, and the comparison says what stood where`, () => {
    const comparison = compareTexts(before, after, diffWords)
    assert.deepEqual([comparison.addedWords, comparison.removedWords, comparison.isSame], [0, 0, false])
    assert.deepEqual(moved(before, after), expected)
    assert.deepEqual(moved(before, before), [])
  })

test('other markup is the same text: emphasis, paragraphs, classes of tables, how the layouts draw what the register says', () => {
  for (const [before, after] of [
    ['<p>We <strong>never</strong> sell.</p>', '<p>We <em>never</em> sell.</p>'],
    ['<p>One. Two.</p>', '<p>One.</p><p>Two.</p>'],
    [`<div class="table">${table('a', 'b')}</div>`, table('a', 'b')],
    ['<ul><li>a</li></ul>', '<ul><li><p>a</p></li></ul>'],
    ['<div data-fact="traces"><ul><li>a</li></ul></div>', '<div data-fact="traces"><table><tbody><tr><td>a</td></tr></tbody></table></div>'],
  ] as const) {
    assert.ok(isPlacedAlike(before, after), `${before} and ${after}`)
    assert.ok(compareTexts(before, after, diffWords).isSame)
  }
})

test('where words changed, those that stayed and stand otherwise are told, and what is marked in the text is not told twice', () => {
  const list = (tag: string, ...entries: string[]) => `<${tag}>${entries.map((entry) => `<li>${entry}</li>`).join('')}</${tag}>`
  assert.deepEqual(moved(list('ol', 'red apples', 'green pears'), list('ol', 'red apples', 'green plums')), [])
  assert.deepEqual(moved(list('ol', 'red apples', 'green pears'), list('ol', 'blue plums', 'red apples', 'green pears')), [])
  assert.deepEqual(moved(list('ol', 'red apples', 'green pears'), list('ul', 'blue plums', 'red apples', 'green pears')), [['1. red apples', '• red apples'], ['2. green pears', '• green pears']])
  assert.deepEqual(moved('<p>We sell</p>', '<p><a href="/x/">We</a> never sell</p>'), [])
})

test('a word that is struck out is no longer the same text, and marked in it', () => {
  const { isSame, html, moved: parts } = compareTexts('<p>We never sell.</p>', '<p>We <s>never</s> sell.</p>', diffWords)
  assert.equal(isSame, false)
  assert.match(html, /<del>.*never<\/del>.*<ins>/)
  assert.deepEqual(parts, [])
  assert.ok(!isPlacedAlike('<p>We never sell.</p>', '<p>We <s>never</s> sell.</p>'))
})

test('a link on other words is told as a link', () => {
  const { links, moved: parts, isSame } = compareTexts('<p><a href="/x/">We</a> never sell</p>', '<p>We <a href="/x/">never</a> sell</p>', diffWords)
  assert.equal(isSame, false)
  assert.deepEqual(links, [{ text: 'We', before: '/x/', after: '' }, { text: 'never', before: '', after: '/x/' }])
  assert.deepEqual(parts, [])
})
