// Attribute lists: `{#id .class lang=ja}` at the end of a block or alone behind it; every other brace is text.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertFault, htmlOf, wordsOf } from './one-page.ts'

const given: readonly [what: string, text: string, tag: string][] = [
  ['at the end of a paragraph', 'Words {.align-right #b lang=ja}', '<p class="align-right" id="b" lang="ja">'],
  ['in the last line of a paragraph', 'Words\nand more\n{.align-right}', '<p class="align-right">'],
  ['alone behind a paragraph', 'Words\n\n{.align-right}', '<p class="align-right">'],
  ['at the end of a heading', '## Words {#b .align-right}', '<h2 id="b" class="align-right">'],
  ['at the end of a heading that is underlined', 'Words {#b}\n-----', '<h2 id="b">'],
  ['alone behind a list', '- one\n- two\n\n{.align-right}', '<ul class="align-right">'],
  ['at the end of an entry', '- one {.align-right}\n- two', '<li class="align-right">one</li>'],
  ['in a line below an entry', '- one\n- two\n{.align-right}', '<li class="align-right">two</li>'],
  ['at the end of an entry of paragraphs', '- one {.align-right}\n\n- two', '<p class="align-right">one</p>'],
  ['alone behind a table', '| a |\n|---|\n| b |\n\n{.align-right}', '<table class="align-right">'],
  ['at the end of a cell', '| a |\n|---|\n| b {.align-right} |', '<td class="align-right">b</td>'],
  ['alone behind a quotation', '> one\n\n{.align-right}', '<blockquote class="align-right">'],
  ['alone behind a line', '---\n\n{.align-right}', '<hr class="align-right">'],
  ['with a colon first', 'Words {: .align-right}', '<p class="align-right">'],
  ['with a colon close to it', 'Words {:.align-right}', '<p class="align-right">'],
  ['with a language alone', '頁 {lang=ja}', '<p lang="ja">'],
  ['with a language in quotes', '頁 {lang="zh-Hant"}', '<p lang="zh-Hant">'],
  ['with an id in another script', '## 規約 {#規約}', '<h2 id="規約">'],
]

for (const [where, text, tag] of given)
  test(`a list ${where} is given to its block`, () => {
    const html = htmlOf(text)
    assert.ok(html.includes(tag), html)
    assert.doesNotMatch(html, /[{}]/)
  })

const texts = [
  'A sentence that ends in {x}',
  'A sentence that ends in {see 4}',
  'A set {a, b, c}',
  'A value {onclick=alert(1)}',
  'A value {id=x}',
  'Close to a word{.a}',
  'In the {.a} middle',
  'An escaped \\{.a}',
  'Code `{.a}`',
  'Two kinds {.a}{b}',
  '{language=ja}',
]

for (const text of texts)
  test(`"${text}" keeps its braces`, () => {
    assert.equal(wordsOf(htmlOf(text)), text.replaceAll('`', '').replace('\\', ''))
  })

const mistakes: readonly [what: string, text: string, place: [number, number], rule: string, ...says: string[]][] = [
  ['an unknown attribute', 'Words {#a onclick=alert(1)}', [1, 11], 'attribute', '"onclick=alert(1)" cannot be set here', '#id, .class or lang=xx'],
  ['a style', 'Words {#a style="color:red"}', [1, 11], 'attribute', '"style="color:red"" cannot be set here'],
  ['an id with a quote in it', 'Words {#a"b}', [1, 8], 'attribute', 'cannot be set here'],
  ['a class with a bracket in it', 'Words {.a>b}', [1, 8], 'attribute', 'cannot be set here'],
  ['a class that hides words', 'Words {.hidden}', [1, 8], 'attribute', 'the class "hidden"', 'could hide them', 'leave it out, or write one of: align-center, align-right'],
  ['a class of the site behind a harmless one', 'Words\n\n{.align-right .editors-note}', [3, 15], 'attribute', 'the class "editors-note"'],
  ['a language that is none', 'Words {lang=<ja>}', [1, 8], 'attribute', 'cannot be set here'],
  ['an empty list', 'Words {:}', [1, 1], 'attribute', 'this attribute list is empty'],
  ['two lists one behind the other', 'Words {#a} {.b}', [1, 12], 'attribute', 'two attribute lists', 'one list'],
  ['a list behind a directive', '::controller\n\n{.a}', [3, 1], 'attribute', 'stands behind nothing that can have it'],
  ['a list at the begin of a quotation', '> {.a}', [1, 3], 'attribute', 'stands behind nothing that can have it'],
  ['a wrong item in the cell of a table', '| a |\n|---|\n| b {#a x=y} |', [3, 9], 'attribute', '"x=y"'],
  ['a wrong item in a later line', 'Words\nand more {#a x=y}', [2, 14], 'attribute', '"x=y"'],
  ['an id that stands twice', 'One {#a}\n\nTwo {#a}', [3, 6], 'duplicate-id', '"a" is already used in line 5'],
  ['an id that the page around the text has', 'One {#text}', [1, 6], 'duplicate-id', '"text" is already used around every text'],
  ['a heading that is only a list', '## {#a}', [1, 1], 'empty-heading', 'no words'],
]

for (const [what, text, place, rule, ...says] of mistakes)
  test(`${what} is a fault at its place`, () => {
    assertFault(text, place, rule, ...says)
  })

test('the first list of a text has nothing before it', () => {
  assertFault('{.a}\n\nWords', [1, 1], 'attribute', 'stands behind nothing that can have it')
})
