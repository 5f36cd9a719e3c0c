import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import createMarkdownIt from 'markdown-it'
import { compareTexts } from '../../scripts/policy/diff/compare.ts'
import { saidIn } from '../../scripts/policy/text.ts'
import { generateText, htmlOf, mutateText, randomFrom } from './diff-generator.ts'
import { acceptAll, diffWords, idsUsedTwice, nestingFaults, rejectAll } from './diff-support.ts'

const generated = Array.from({ length: 300 }, (_, seed) => {
  const random = randomFrom(seed)
  const text = generateText(random)
  const [before, after] = [htmlOf(text), htmlOf(mutateText(text, random))]
  return { name: `seed ${seed}`, before, after, html: compareTexts(before, after, diffWords).html }
})

const parser = createMarkdownIt({ html: true })
const oldPolicy = parser.render(readFileSync('tests/markdown/fixtures/privacy-policy-2016-05-01.md', 'utf8'))
const terms = parser.render(readFileSync('content/rules/terms-and-conditions/index.md', 'utf8').replace(/^---[^]*?---/, '')).replace(/<!--[^]*?-->/g, '')
const variants = [
  terms,
  oldPolicy,
  oldPolicy.replaceAll('information', 'personal data').replace(/<p>[^]*?<\/p>/, ''),
  oldPolicy.replaceAll('<h2>', '<h3>').replaceAll('</h2>', '</h3>').replaceAll('. ', ', and '),
  oldPolicy.split('<p>').reverse().join('<p>'),
  `${oldPolicy}${terms}`,
]
const real = variants.flatMap((before, from) => variants.map((after, to) => ({ name: `variant ${from} to ${to}`, before, after, html: compareTexts(before, after, diffWords).html })))

for (const { kind, pairs } of [{ kind: 'generated', pairs: generated }, { kind: 'real', pairs: real }]) {
  test(`${kind} pairs: accepting everything gives the words of the new text, rejecting everything those of the old`, () => {
    for (const { name, before, after, html } of pairs) {
      assert.deepEqual(saidIn(acceptAll(html)).words, saidIn(after).words, `${name}, accepted`)
      assert.deepEqual(saidIn(rejectAll(html)).words, saidIn(before).words, `${name}, rejected`)
    }
  })

  test(`${kind} pairs: nothing has to be moved or closed by the parser, and no id is there twice`, () => {
    for (const { name, html } of pairs) {
      assert.deepEqual(nestingFaults(html), [], name)
      assert.deepEqual(idsUsedTwice(html), [], name)
    }
  })
}

test('generated pairs: every id and every link of the new text is there, once', () => {
  for (const { name, after, html } of generated) {
    assert.deepEqual(attributesIn(acceptAll(html), 'id'), attributesIn(after, 'id'), name)
    assert.deepEqual(saidIn(acceptAll(html)).links, saidIn(after).links, name)
  }
})

test('generated pairs: a text compared with itself is the same, and nothing in it is marked', () => {
  for (const { name, before } of generated.slice(0, 100)) {
    const { isSame, html, links } = compareTexts(before, before, diffWords)
    assert.ok(isSame && links.length === 0 && !/<(ins|del)>/.test(html), name)
  }
})

test('the generated pairs contain what is hard: changes in rows, entries, terms and links, and tables that go on behind what is folded', () => {
  const all = generated.map(({ html }) => html).join('')
  for (const hard of [/<tr><t[hd][^>]*><del[^>]*>/, /<li><del[^>]*>/, /<dt><del[^>]*>/, /<a [^>]*>[^<]*<(ins|del)>/, /<ins[^>]*><span[^>]*>[^<]*<\/span><a/, /<td>\n<ul>\n<li><ins[^>]*>/, /<caption>.*<(ins|del)>/, /<table>\n<thead class="again">/]) assert.match(all, hard)
})

test('the HTML is valid', async () => {
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'], rules: { 'no-trailing-whitespace': 'off', 'no-inline-style': 'off', 'heading-level': 'off' } })
  for (const { name, before, after, html } of [...real.slice(0, 8), ...generated.slice(0, 32)]) {
    const faultsOf = async (text: string) => {
      const { results } = await validator.validateString(`<!doctype html>\n<html lang="en"><head><title>Changes</title></head><body><main><article>${text}</article></main></body></html>`)
      return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
    }
    // What is wrong in the texts themselves is theirs.
    const own = new Set([...(await faultsOf(before)), ...(await faultsOf(after))])
    assert.deepEqual((await faultsOf(html)).filter((fault) => !own.has(fault)), [], name)
  }
})

function attributesIn(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value).sort()
}
