// Directives as editors write them: `::name{key="value"}` on a line of its own; and braces, which are text.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directives } from '../../scripts/markdown/directives.ts'
import { createPageReader } from '../../scripts/markdown/pages.ts'
import { contentWith, readChanged } from '../content-folder.ts'
import { assertFault, elementsOf, htmlOf, readText, wordsOf } from './one-page.ts'

type Mistake = [what: string, text: string, column: number, ...says: string[]]

const mistakes: readonly Mistake[] = [
  ['an unknown name gets the nearest known one', '::tracez', 3, '"::tracez"', 'did you mean "traces"?'],
  ['a name that is like no other gets all known ones', '::zzzzzzzz', 3, `known: ${Object.keys(directives).join(', ')}`],
  ['a name with a capital letter is another name', '::Traces', 3, 'did you mean "traces"?'],
  ['a name that every object has in JavaScript is unknown', '::constructor', 3, '"::constructor"'],
  ['a method that every object has in JavaScript is unknown', '::toString{category="analytics"}', 3, '"::toString"'],
  ['an unknown attribute gets the nearest known one', '::traces{categry="analytics"}', 10, '"::traces" has no attribute "categry"', 'did you mean "category"?'],
  ['an attribute of a directive that takes none is to be removed', '::rights{category="analytics"}', 10, '"::rights" has no attribute "category"', 'remove it'],
  ['an unknown category gets the nearest known one', '::traces{category="analitics"}', 20, 'no category is called "analitics"', 'did you mean "analytics"?'],
  ['an unknown service gets the nearest known one', '::traces{service="google-analytic"}', 19, 'no service is called "google-analytic"', 'did you mean "google-analytics"?'],
  ['curly quotes are not quotes', '::traces{category=“analytics”}', 19, '“analytics”', 'did you mean "analytics"?'],
  ['a word without a value is no attribute', '::traces{analytics}', 10, '"analytics" is not an attribute', 'key="value"'],
  ['a brace that is not closed is a fault', '::traces{category="analytics"', 1, 'is not a directive', '::name{key="value"}'],
  ['words behind a directive are a fault', '::traces and more', 1, 'is not a directive', 'a line of its own'],
]

for (const [what, text, column, ...says] of mistakes)
  test(what, () => {
    assertFault(`Before.\n\n${text}\n`, [3, column], 'directive', ...says)
  })

test('a directive inside raw HTML would be printed as it is, so it is a fault', () => {
  assertFault('<div>\n::traces\n</div>\n', [2, 1], 'directive', 'not read', 'empty line')
})

test('each wrong directive of a text is a fault at its own line', () => {
  const { faults } = readText('::nope\n\n- ::nada\n\n> ::niks\n')
  assert.deepEqual(faults.map(({ line, column }) => [line, column]), [[5, 3], [7, 5], [9, 5]])
})

test('a directive stands in a paragraph, a list and a quotation as well as alone', () => {
  for (const text of ['Words before it\n::controller\nand behind it', '- ::controller', '> ::controller', '   ::controller', '::controller{}', '::controller {}'])
    assert.equal(elementsOf(htmlOf(text)).filter(({ tagName }) => tagName === 'dl').length, 1, text)
})

test('an attribute is read with quotes, without them, and with a space before its brace', () => {
  for (const written of ['{category="analytics"}', '{category=analytics}', ' {category="analytics"}', '{ category="analytics" }']) {
    const words = wordsOf(htmlOf(`::traces${written}`))
    assert.ok(words.includes('_ga') && !words.includes('cc_cookie'), written)
  }
})

const noDirectives = ['::1', '::', '`::traces`', '```\n::traces\n```', '\\::traces', '<!--\n::traces\n-->']

for (const text of noDirectives)
  test(`${JSON.stringify(text)} is no directive`, () => {
    assert.deepEqual(elementsOf(htmlOf(text)).filter(({ tagName }) => ['table', 'dl'].includes(tagName)), [])
  })

const braces = ['{{ page.url }}', '{% include "x" %}', '{x}', '{see 4}', '{ #id }', '{}', '{{{x}}}', '<%= x %>'.replace('<', '&lt;'), '${x}', '{# a note', '{id=x}', '{onclick=alert(1)}', '{style="x"}']

for (const text of braces)
  test(`${text} in a sentence, at its end, alone and in a heading is text`, () => {
    const printed = text.replace('&lt;', '<')
    for (const words of [`Before ${text} after.`, `Before ${text}`, text, `## Before ${text}`]) assert.equal(wordsOf(htmlOf(words)), words.replace('## ', '').replace(text, printed))
  })

test('where the register has faults, names are still held to the table, and the rest waits', () => {
  const folder = contentWith({ 'page.md': '---\ndescription: x\n---\n# X\n\n::tracez\n\n::traces{category="whatever"}\n\n[x](nope.md)\n' })
  const { faults } = createPageReader()(folder, undefined, { files: ['/register.json', '/.well-known/security.txt'], redirects: [] })
  assert.deepEqual(faults.map(({ line, rule }) => `${line} ${rule}`), ['6 directive', '10 dead-link'])
})

test('a directive with a space before its name, with underscores, or with one attribute twice is a fault, not a text', () => {
  for (const [text, message] of [
    [':: traces', '":: traces" is not a directive'],
    ['::__proto__', 'there is no directive "::__proto__"'],
    ['::traces{category="analytics" category="preferences"}', '"category" stands twice'],
  ] as const)
    assert.deepEqual(readChanged({ 'page.md': `---\ndescription: x\n---\n\n# X\n\n${text}\n` }).faults.map((fault) => fault.message), [message])
})
