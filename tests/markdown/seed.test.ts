import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import createMarkdownIt from 'markdown-it'
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'
import { readSite } from '../../scripts/prepare.ts'

type Node = DefaultTreeAdapterMap['node']

const asPublished = readFileSync('tests/markdown/fixtures/privacy-policy-2016-05-01.md', 'utf8')

test('the policy of 1 May 2016 stands on the site word for word', () => {
  const { read } = readSite({ content: 'content' })
  const page = read?.pages.get('rules/privacy-policy/index.md')
  assert.ok(page)
  assert.equal(wordsOf(page.html), wordsOf(createMarkdownIt().render(asPublished)))
  assert.ok(wordsOf(page.html).length > 5000)
})

test('its date is data, and the same as in its words', () => {
  const version = readSite({ content: 'content' }).read?.pages.get('rules/privacy-policy/index.md')?.version
  assert.equal(version, '2016-05-01')
  assert.match(asPublished, /last been updated on 01 May 2016/)
})

test('its two words "here" lead to the pages that they meant, and say that an editor added that', () => {
  const html = readSite({ content: 'content' }).read?.pages.get('rules/privacy-policy/index.md')?.html ?? ''
  const here = [...html.matchAll(/<a href="([^"]*)"[^>]*>here<\/a><sup> <a href="#editors-note">\[editor’s note\]<\/a><\/sup>/g)].map(([, address]) => address)
  assert.deepEqual(here, ['https://policies.google.com/technologies/partner-sites', 'https://myadcenter.google.com/'])
  assert.match(html, /<p id="editors-note" class="editors-note">/)
})

/** The words of some HTML, without what is marked as an editor's. */
function wordsOf(html: string): string {
  return textOf(parseFragment(html)).replace(/\s+/g, ' ').trim()
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  const isEditors = 'attrs' in node && (node.tagName === 'sup' || node.attrs.some(({ name, value }) => name === 'class' && value === 'editors-note'))
  if (isEditors || !('childNodes' in node)) return ''
  return node.childNodes.map(textOf).join('')
}
