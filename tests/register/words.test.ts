// words.yaml: every word that visitors read outside the documents, in their words and not in ours.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isScalar, parseDocument, visit } from 'yaml'
import { askedTexts } from '../../scripts/consent/texts.ts'
import { assertFaults, both, contentWith, readFolder, remove, replace, set } from '../content-folder.ts'

for (const ours of ['trace', 'register', 'revision'])
  test(`visitors never read the word "${ours}"`, () => {
    const read = valuesOf(readFileSync('content/words.yaml', 'utf8')).filter((text) => new RegExp(`\\b${ours}s?\\b`, 'i').test(text))
    assert.deepEqual(read, [])
  })

test('a place in braces that the site cannot fill is a fault, with those it can', () => {
  assertFaults({ 'words.yaml': replace('compare: "Compare with the version of {version}"', 'compare: Compare with that of {versio}') }, [{ file: 'words.yaml', at: 'compare: Compare with that of {versio}', rule: 'unknown-place', says: ['{versio}', 'known: {version}'] }])
})

test('a place in braces where none can be filled is a fault', () => {
  assertFaults({ 'words.yaml': set('page', 'skip', 'Skip to {where}') }, [{ file: 'words.yaml', at: 'skip: Skip to {where}', rule: 'unknown-place', says: ['{where}', 'no place in braces can stand here'] }])
})

test('braces that are no place are a fault and not printed', () => {
  assertFaults({ 'words.yaml': set('page', 'skip', 'Skip {{ page.url }}') }, [{ file: 'words.yaml', at: 'skip: Skip {{ page.url }}', rule: 'unknown-place', says: ['page.url'] }])
})

test('a brace without its other half is a fault', () => {
  assertFaults({ 'words.yaml': set('page', 'skip', 'Skip {to') }, [{ file: 'words.yaml', at: 'skip: Skip {to', rule: 'unknown-place', says: ['without its other half'] }])
})

test('what looks like markup in a word is text, in dialogs too', () => {
  const { register } = readFolder(contentWith({ 'words.yaml': both(set('banner', 'refuseAll', 'Refuse <b>all</b> &copy'), set('settings', 'title', '<i>Settings')) }))
  assert.ok(register)
  const { question, settings } = askedTexts(register)
  assert.equal(question.words.refuseAll, 'Refuse &lt;b&gt;all&lt;/b&gt; &amp;copy')
  assert.equal(settings.words.refuseAll, question.words.refuseAll)
  assert.equal(settings.words.title, '&lt;i&gt;Settings')
})

test('a word that is missing is a fault at its block', () => {
  assertFaults({ 'words.yaml': remove('draft', 'title') }, [{ file: 'words.yaml', at: 'text: It is for looking at before it is published, and search engines are asked to leave it out.', rule: 'missing', says: ['draft.title is missing', 'the text that visitors read'] }])
})

function valuesOf(yaml: string): string[] {
  const texts: string[] = []
  visit(parseDocument(yaml), {
    Pair: (_key, { value }) => void (isScalar(value) && texts.push(String(value.value))),
  })
  return texts
}
