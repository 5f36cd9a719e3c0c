// Links and images: where they lead, and what is said of those that lead to nothing or to harm.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolveLink, type Addresses } from '../../scripts/markdown/addresses.ts'
import { readChanged } from '../content-folder.ts'
import { assertFault, attributeOf, elementsOf, htmlOf, readText } from './one-page.ts'

const addresses: Addresses = {
  pages: new Map([
    ['index.md', '/'],
    ['cookies.md', '/cookies/'],
    ['rules/cookies.md', '/rules/cookies/'],
    ['rules/privacy-policy/index.md', '/rules/privacy-policy/'],
    ['rules/terms.md', '/rules/terms/'],
    ['404.md', '/404.html'],
  ]),
  others: new Set(['/register.json', '/privacy', '/rules/plan.png', '/logo.svg']),
}

const resolved: readonly [written: string, from: string, address: string][] = [
  ['cookies.md', 'rules/terms.md', '/rules/cookies/'],
  ['../cookies.md', 'rules/terms.md', '/cookies/'],
  ['rules/terms.md', 'rules/cookies.md', '/rules/terms/'],
  ['./terms.md', 'rules/cookies.md', '/rules/terms/'],
  ['privacy-policy/index.md#logs', 'rules/cookies.md', '/rules/privacy-policy/#logs'],
  ['terms.md?print#a', 'rules/cookies.md', '/rules/terms/?print#a'],
  ['/rules/terms/', 'index.md', '/rules/terms/'],
  ['/rules/terms', 'index.md', '/rules/terms/'],
  ['/rules/terms#a', 'index.md', '/rules/terms/#a'],
  ['terms/', 'rules/cookies.md', '/rules/terms/'],
  ['/404.html', 'index.md', '/404.html'],
  ['/privacy', 'index.md', '/privacy'],
  ['/privacy/', 'index.md', '/privacy'],
  ['plan.png', 'rules/terms.md', '/rules/plan.png'],
  ['logo.svg', 'rules/terms.md', '/logo.svg'],
  ['%72ules/terms.md', 'index.md', '/rules/terms/'],
  ['#logs', 'index.md', '#logs'],
  ['mailto:privacy@example.org', 'index.md', 'mailto:privacy@example.org'],
  ['tel:+31201234567', 'index.md', 'tel:+31201234567'],
  ['https://example.org/a%20b?c#d', 'index.md', 'https://example.org/a%20b?c#d'],
]

for (const [written, from, address] of resolved)
  test(`${written} in ${from} leads to ${address}`, () => {
    assert.equal(resolveLink(written, from, addresses), address)
  })

const refused: readonly [written: string, rule: string, ...says: string[]][] = [
  ['javascript:alert(1)', 'link-scheme', '"javascript:"', 'https://'],
  ['JaVaScRiPt:alert(1)', 'link-scheme', '"javascript:"'],
  ['java\nscript:alert(1)', 'link-scheme', '"javascript:"'],
  ['java\tscript:alert(1)', 'link-scheme', '"javascript:"'],
  ['\u0001javascript:alert(1)', 'link-scheme', '"javascript:"'],
  [' javascript:alert(1)', 'link-scheme', '"javascript:"'],
  ['vbscript:x', 'link-scheme', '"vbscript:"'],
  ['data:text/html,<script>alert(1)</script>', 'link-scheme', '"data:"'],
  ['blob:https://example.org/1', 'link-scheme', '"blob:"'],
  ['file:///etc/passwd', 'link-scheme', '"file:"'],
  ['view-source:https://example.org', 'link-scheme', '"view-source:"'],
  ['//example.org/', 'link', 'has no scheme', 'write https:// before it'],
  ['/\t/example.org/', 'link', 'has no scheme'],
  ['\\\\example.org', 'link', 'has no scheme'],
  ['/\\example.org', 'dead-link', 'leads to nothing'],
  ['https://', 'link', 'is not an address'],
  ['', 'empty-link', 'leads nowhere'],
  ['%E0%A4%A', 'link', 'write % as %25'],
  ['#%E0%A4%A', 'link', 'write % as %25'],
  ['cookie.md', 'dead-link', '"cookie.md" leads to nothing', 'did you mean "cookies.md"?'],
  ['/rules/term/', 'dead-link', 'did you mean "/rules/terms/"?'],
  ['/cookies.md', 'dead-link', 'did you mean "/cookies/"?'],
  ['../../../../etc/passwd.md', 'dead-link', 'leads to nothing'],
  ['../terms/', 'dead-link', 'leads to nothing'],
  ['java%0ascript:alert(1)', 'dead-link', 'leads to nothing'],
]

for (const [written, rule, ...says] of refused)
  test(`a link to ${JSON.stringify(written)} is refused (${rule})`, () => {
    const problem = resolveLink(written, 'index.md', addresses)
    assert.ok(typeof problem === 'object')
    assert.equal(problem.rule, rule)
    for (const word of says) assert.ok(`${problem.message}  ${problem.fix}`.includes(word), `${problem.message}  ${problem.fix}`)
  })

const mistakes: readonly [what: string, text: string, place: [number, number], rule: string, ...says: string[]][] = [
  ['a dead link', 'Words\n[x](cookis.md)', [2, 5], 'dead-link', '"cookis.md"', 'did you mean "cookies.md"?'],
  ['a dead link in another script', '[x](規約.md)', [1, 5], 'dead-link', '"規約.md"'],
  ['a dead link whose address stands in a line of its own', 'Words\n[x](\nnope.md\n)', [3, 1], 'dead-link', '"nope.md"'],
  ['a dead link behind code that goes over two lines', '`a\nb` and\n[x](nope.md)', [3, 5], 'dead-link', '"nope.md"'],
  ['a dead link in the cell of a table', '| a |\n|---|\n| b |\n| [x](nope.md) |', [4, 7], 'dead-link', '"nope.md"'],
  ['a dead link in the heading of a table', '| [x](nope.md) |\n|---|\n| b |', [1, 7], 'dead-link', '"nope.md"'],
  ['a dead link in a quotation in a list', '- a\n\n  > b\n  > [x](nope.md)', [4, 9], 'dead-link', '"nope.md"'],
  ['a dead link by reference', 'Words [x][y]\n\n[y]: nope.md', [1, 1], 'dead-link', '"nope.md"'],
  ['a dead place in the same page', '## Services\n\n[x](#servces)', [3, 5], 'dead-fragment', '"#servces"', 'did you mean "#services"?'],
  ['a dead place in another page', '[x](cookies.md#servces)', [1, 5], 'dead-fragment', '/cookies/ has no place "#servces"', 'did you mean "#services"?'],
  ['a link in angle brackets that runs code', '<javascript:alert(1)>', [1, 2], 'link-scheme', '"javascript:"'],
  ['a link whose colon is an entity', '[x](javascript&colon;alert(1))', [1, 1], 'link-scheme', '"javascript:"'],
  ["another site's image", '![x](https://example.org/x.png)', [1, 6], 'third-party-image', 'save it beside the text'],
  ["another site's image without a scheme", '![x](//example.org/x.png)', [1, 6], 'third-party-image', 'save it beside the text'],
  ["another site's image without slashes", '![x](http:example.org/x.png)', [1, 6], 'third-party-image', 'save it beside the text'],
  ['an image that is data', '![x](data:image/png;base64,AAAA)', [1, 6], 'third-party-image', 'save it beside the text'],
  ['an image that is not there', '![x](plan.png)', [1, 6], 'dead-link', '"plan.png"'],
  ['an image that is a page', '![x](cookies.md)', [1, 6], 'image', '"cookies.md" is not an image', '.png'],
]

for (const [what, text, place, rule, ...says] of mistakes)
  test(`${what} is a fault at its place`, () => {
    assertFault(text, place, rule, ...says)
  })

test('a link to another site says so to the browser, and one inside the site does not', () => {
  const links = elementsOf(htmlOf('[a](https://example.org/) [b](cookies.md) <https://example.net>')).filter(({ tagName }) => tagName === 'a')
  assert.deepEqual(links.map((link) => [attributeOf(link, 'href'), attributeOf(link, 'rel')]), [
    ['https://example.org/', 'external noopener noreferrer'],
    ['/cookies/', undefined],
    ['https://example.net', 'external noopener noreferrer'],
  ])
})

test('a link to a place of the same page is told from one that is written in another script', () => {
  assert.equal(readText('## 目的\n\n[x](#目的) [y](#%E7%9B%AE%E7%9A%84)').faults.length, 0)
})

test('an image beside the text is shown from its address', () => {
  const { faults, read } = readChanged({ 'rules/plan.png': 'x', 'rules/page.md': '---\ntitle: x\ndescription: x\n---\n![A plan](plan.png)' })
  assert.deepEqual(faults, [])
  assert.match(read?.pages.get('rules/page.md')?.html ?? '', /<img src="\/rules\/plan\.png" alt="A plan">/)
})

test('a page that cannot be read is still there for the links of others, and its places are not judged', () => {
  const linking = '---\ntitle: x\ndescription: x\n---\n[x](cookies.md#services)\n'
  const { faults } = readChanged({ 'cookies.md': 'a\0b', 'page.md': linking })
  assert.deepEqual(faults.map(({ file, rule }) => `${file} ${rule}`), ['cookies.md not-text'])
})

test('a page whose front matter has a fault is still there for the links of others', () => {
  const { faults } = readChanged({ 'cookies.md': (text) => text.replace('description:', 'descripton:') })
  assert.deepEqual(faults.map(({ file, rule }) => `${file} ${rule}`), ['cookies.md missing', 'cookies.md unknown-key'])
})
