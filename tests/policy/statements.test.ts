// The page that explains what became of the policy of 2016 leaves out no statement of it, and claims nothing about the site.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readSite } from '../../scripts/prepare.ts'
import { attributeOf, elementsOf, wordsOf, type Element } from '../markdown/one-page.ts'

const { read, register } = readSite({ content: 'content' })
const page = read.pages.get('rules/privacy-policy/what-changed-since-2016.md')
const policy = read.pages.get('rules/privacy-policy/index.md')
assert.ok(page && policy && register)

/** The statements of the old text by the heading under which they stand: title, sentences, and the words of the link at its end. */
const statements = new Map<string, string[]>()
let section = ''
for (const line of readFileSync('tests/markdown/fixtures/privacy-policy-2016-05-01.md', 'utf8').split('\n')) {
  const heading = /^#+ (.*)$/.exec(line)?.[1]
  if (heading !== undefined) statements.set((section = heading), line.startsWith('# ') ? [heading] : [])
  else if (line.trim() !== '') statements.get(section)?.push(...line.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim().split(/(?<=[.!?])\s+(?=\p{Lu})/u))
}

/** What the page quotes, by the heading under which it stands. */
const quoted = new Map<string, string[]>()
const entries: Element[] = []
let under = ''
for (const element of elementsOf(page.html)) {
  if (/^h[12]$/.test(element.tagName)) under = wordsOf(element)
  if (element.tagName === 'blockquote') quoted.set(under, [...(quoted.get(under) ?? []), wordsOf(element)])
  if (element.tagName === 'li' && element.childNodes.some((node) => 'tagName' in node && node.tagName === 'blockquote')) entries.push(element)
}

test('every sentence of the policy of 2016 is quoted, word for word, in its order, under its heading', () => {
  assert.ok([...statements.values()].flat().length >= 36)
  assert.deepEqual([...quoted], [...statements])
})

test('of every sentence it is said whether it was kept, corrected or removed, and why', () => {
  assert.equal(entries.length, [...statements.values()].flat().length)
  for (const entry of entries) {
    assert.match(saidOf(entry), /^(?:Kept|Corrected|Removed)\. \S+/)
  }
})

test('what was kept or corrected is linked where it now stands, and those places are there', () => {
  const ids = policy.headings.map(({ id }) => id)
  for (const entry of entries) {
    const links = linksIn(entry)
    if (!saidOf(entry).startsWith('Removed.')) assert.ok(links.length > 0, wordsOf(entry))
    for (const id of links.flatMap((link) => link.split('#')[1] ?? [])) assert.ok(ids.includes(id), id)
  }
})

test('it says nothing of its own that the register holds', () => {
  const own = withoutQuotations(wordsOf(page.html))
  const facts = register.services.flatMap(({ name, provider, recipients, traces }) => [name, ...(provider === 'this site' ? [] : [provider.name]), ...recipients.map((each) => each.name), ...traces.map((trace) => trace.name)])
  for (const fact of facts.filter((each) => /[A-Z_]/.test(each) && !/^(?:Web server logs|Conversion)$/.test(each))) assert.ok(!own.includes(fact), fact)
})

/** What the page says of the sentence that an entry quotes. */
function saidOf(entry: Element): string {
  return entry.childNodes.flatMap((node) => ('tagName' in node && node.tagName === 'p' ? [wordsOf(node)] : [])).join(' ')
}

function linksIn(element: Element): string[] {
  return element.childNodes.flatMap((node) => ('tagName' in node ? [...(node.tagName === 'a' ? [attributeOf(node, 'href') ?? ''] : []), ...linksIn(node)] : []))
}

function withoutQuotations(words: string): string {
  return [...statements.values()].flat().reduce((left, statement) => left.replace(statement, ''), words)
}
