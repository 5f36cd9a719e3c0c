// Headings: their ids, their levels, the page's title.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertFault, htmlOf, readText, wordsOf } from './one-page.ts'

const ids: readonly [what: string, text: string, ids: readonly string[]][] = [
  ['of signs alone', '## !!!', ['section']],
  ['of signs alone, twice', '## !!!\n\n## ???', ['section', 'section-1']],
  ['of an emoji', '## 🙂', ['section']],
  ['of a digit in a circle', '## ①', ['section']],
  ['of fractions', '## ½ ²', ['section']],
  ['of code that is signs', '## `=>`', ['section']],
  ['in Japanese', '## 個人情報の取り扱い', ['個人情報の取り扱い']],
  ['in Chinese', '## 隐私政策', ['隐私政策']],
  ['in Japanese, twice', '## 目的\n\n## 目的', ['目的', '目的-1']],
  ['in Korean, Arabic and Greek', '## 쿠키\n\n## الخصوصية\n\n## Σκοπός', ['쿠키', 'الخصوصية', 'σκοπός']],
  ['with the same words', '## A\n\n## A\n\n## A', ['a', 'a-1', 'a-2']],
  ['whose words are the id of another', '## A\n\n## A\n\n## A 1', ['a', 'a-1', 'a-1-1']],
  ['with an id of its own', '## A {#one}\n\n## B', ['one', 'b']],
  ['whose words are the own id of a later one', '## One\n\n## B {#one}', ['one-1', 'one']],
  ['whose words are the id of a paragraph', 'Words {#one}\n\n## One', ['one-1']],
  ['whose words are the id of raw HTML', '<span id="one">x</span>\n\n## One', ['one-1']],
  ['that is called Text, as the page around the text is', '## Text', ['text-1']],
  ['with bold words, code and a link', '## **Your** `code` and [link](/cookies/)', ['your-code-and-link']],
  ['that is underlined', 'One\n---', ['one']],
]

for (const [what, text, expected] of ids)
  test(`headings ${what} have the ids ${expected.join(', ')}`, () => {
    const { faults, headings } = readText(text)
    assert.deepEqual([faults, headings.map(({ id }) => id)], [[], expected])
  })

test('whatever stands in headings, their ids are never empty, never twice and without spaces', () => {
  const signs = ['', ' ', '-', '_', '.', '!', '①', 'ª', '²', '\u0301', '\u200d', '🙂', 'א', '規', 'a', 'A', '1', '&amp;', '`x`', '&#8203;']
  const text = signs.flatMap((one) => signs.map((other) => `## x\n\n## ${one}${other}?`)).join('\n\n')
  const { headings } = readText(text)
  assert.deepEqual(headings.filter(({ id }) => !/^\S+$/.test(id)), [])
  assert.equal(new Set(headings.map(({ id }) => id)).size, headings.length)
  assert.equal(headings.length, 2 * signs.length ** 2)
})

const mistakes: readonly [what: string, text: string, place: [number, number], rule: string, ...says: string[]][] = [
  ['a level that is left out', '## A\n\n#### B', [3, 1], 'heading-level', 'level 4 follows one of level 2', 'write ###'],
  ['a first heading of level 3', '### A', [1, 1], 'heading-level', 'write ##'],
  ['a second title', '# A\n\n## B\n\n# C', [5, 1], 'second-title', 'write ##'],
  ['a second title that is underlined', '# A\n\nB\n===', [3, 1], 'second-title', 'write ##'],
  ['a heading without words', '##', [1, 1], 'empty-heading', 'write its words'],
  ['a heading that is a comment', '## <!-- later -->', [1, 1], 'empty-heading', 'write its words'],
  ['an id of its own that another heading has', '## A {#one}\n\n## B {#one}', [3, 7], 'duplicate-id', '"one" is already used in line 5'],
  ['an id of its own that the page around the text has', '## A {#text}', [1, 7], 'duplicate-id', 'around every text'],
]

for (const [what, text, place, rule, ...says] of mistakes)
  test(`${what} is a fault at its place`, () => {
    assertFault(text, place, rule, ...says)
  })

test('levels may go up again by as many as one likes', () => {
  assert.equal(readText('## A\n\n### B\n\n#### C\n\n## D').faults.length, 0)
})

test('the list of contents is given the words of a heading, not their signs', () => {
  assert.deepEqual(readText('## **Your** `code` &amp; [link](/cookies/) {#one .a}').headings.map(({ text, id, level }) => [text, id, level]), [['Your code & link', 'one', 2]])
})

test('an indented line is a paragraph, for editors indent without a thought of code', () => {
  assert.equal(htmlOf('    Words'), '<p>Words</p>')
})

test('a table of a text scrolls inside itself, is named by its heading, and its headings have a scope', () => {
  const html = htmlOf('## **What** we keep\n\n| a |\n|---|\n| b |')
  assert.match(html, /aria-label="What we keep" tabindex="0">\n<table>/)
  assert.match(html, /<th scope="col">a<\/th>/)
  assert.equal(wordsOf(html), 'What we keep a b')
})
