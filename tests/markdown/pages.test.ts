// The pages of a content folder together: their addresses, the files among them, the links that site.yaml sets.
import assert from 'node:assert/strict'
import { symlinkSync } from 'node:fs'
import { test } from 'node:test'
import { addressOfFile } from '../../scripts/markdown/addresses.ts'
import { createPageReader } from '../../scripts/markdown/pages.ts'
import { assertFaults, contentWith, readChanged, replace, set, write, type Change, type Changes, readFolder } from '../content-folder.ts'

const page = '---\ntitle: A page\ndescription: A page of a test.\n---\nWords.\n'

const addresses: readonly [file: string, address: string][] = [
  ['index.md', '/'],
  ['cookies.md', '/cookies/'],
  ['rules/privacy-policy/index.md', '/rules/privacy-policy/'],
  ['index/index.md', '/index/'],
  ['my-index.md', '/my-index/'],
  ['2026-01-01-news.md', '/2026-01-01-news/'],
]

for (const [file, address] of addresses)
  test(`${file} has the address ${address}`, () => {
    assert.equal(addressOfFile(file), address)
  })

type Refused = [what: string, file: string, rule: string, ...says: string[]]

const refused: readonly Refused[] = [
  ['a page of HTML', 'old.html', 'unknown-file', 'nothing reads this file', 'name a text .md'],
  ['a text in capital letters', 'PAGE.MD', 'unknown-file', 'nothing reads this file'],
  ['a document', 'rules/policy.docx', 'unknown-file', 'nothing reads this file'],
  ['a second site.yaml', 'site.yml', 'unknown-file', 'nothing reads this file'],
  ['code', 'page.11ty.js', 'unknown-file', 'nothing reads this file'],
  ['code among the data', 'content.11tydata.js', 'unknown-file', 'nothing reads this file'],
  ['a hidden text', '.draft.md', 'unknown-file', 'a page cannot lie here'],
  ['a text in a hidden folder', '.drafts/page.md', 'unknown-file', 'a page cannot lie here'],
  ['hidden code', '.page.11ty.ts', 'unknown-file', 'a page cannot lie here'],
  ['a text in the register', 'register/schema/page.md', 'unknown-file', 'a page cannot lie here'],
  ['a name with a space', 'my page.md', 'file-name', 'cannot stand in an address', 'hyphens'],
  ['a name in another script', '規約.md', 'file-name', 'cannot stand in an address'],
  ['a picture whose name has a space', 'my plan.png', 'file-name', 'cannot stand in an address'],
  ['a folder whose name has a #', 'a#b/page.md', 'file-name', 'cannot stand in an address'],
]

for (const [what, file, rule, ...says] of refused)
  test(`${what} is not passed over in silence`, () => {
    assertFaults({ [file]: page }, [{ file, at: 1, rule, says }])
  })

test('what systems leave behind in a folder is passed over', () => {
  assert.deepEqual(readChanged({ '.DS_Store': 'x', 'rules/.gitkeep': '' }).faults, [])
})

const shared: readonly [what: string, changes: Changes, file: string, at: number | string, ...says: string[]][] = [
  ['a file and a folder', { 'page.md': page, 'page/index.md': page }, 'page.md', 1, 'page/index.md', '/page/', 'rename one'],
  ['a page and the address that another one asks for', { 'page.md': page.replace('title', 'permalink: /cookies/\ntitle') }, 'page.md', 1, 'cookies.md', '/cookies/'],
  ['a page and a redirect', { 'privacy.md': page }, 'site.yaml', 'from: /privacy', '"/privacy" is a page of this site', 'remove this redirect'],
  ['two redirects', { 'site.yaml': set('redirects', 1, 'from', '/privacy/') }, 'site.yaml', 'from: /privacy/', 'redirected twice', 'keep one'],
]

for (const [what, changes, file, at, ...says] of shared)
  test(`${what} cannot have one address`, () => {
    assertFaults(changes, [{ file, at, rule: 'address-twice', says }])
  })

const siteLinks: readonly [what: string, change: Change, at: string, rule: string, ...says: string[]][] = [
  ['a link of the navigation', set('navigation', 1, 'to', '/cokies/'), 'to: /cokies/', 'dead-link', '"/cokies/"', 'did you mean "/cookies/"?'],
  ['a link of the foot', set('documents', 4, 'to', '/contacts/'), 'to: /contacts/', 'dead-link', 'did you mean "/contact/"?'],
  ['a redirect', set('redirects', 0, 'to', '/rules/privacy/'), 'to: /rules/privacy/', 'dead-link', '"/rules/privacy/"'],
  ['a redirect to a redirect', set('redirects', 0, 'to', '/terms'), 'to: /terms', 'dead-link', '"/terms"'],
  ['a place in a page', set('navigation', 1, 'to', '/cookies/#servces'), 'to: /cookies/#servces', 'dead-fragment', 'did you mean "#services"?'],
]

for (const [what, change, at, rule, ...says] of siteLinks)
  test(`${what} in site.yaml that leads to nothing is a fault at its line`, () => {
    assertFaults({ 'site.yaml': change }, [{ file: 'site.yaml', at, rule, says }])
  })

test('ten faults in four pages are all said in one run, each at its line', () => {
  const wrong = (...lines: string[]) => `---\ntitle: X\ndescription: x\n---\n${lines.join('\n')}\n`
  const { faults } = readChanged({
    'a.md': wrong('[x](nope.md)', '', '::nope', '', 'Words {#a x=y}'),
    'b.md': wrong('<script>alert(1)</script>', '', '<span onclick="x">y</span>', '', '[x](javascript:alert(1))'),
    'c.md': wrong('### Deep', '', '[x](#nope)', '', '![x](https://example.org/x.png)'),
    'd.md': '',
  })
  assert.deepEqual(faults.map(({ file, line, rule }) => `${file}:${line} ${rule}`).sort(), [
    'a.md:5 dead-link',
    'a.md:7 directive',
    'a.md:9 attribute',
    'b.md:5 raw-html',
    'b.md:7 raw-html',
    'b.md:9 link-scheme',
    'c.md:5 heading-level',
    'c.md:7 dead-fragment',
    'c.md:9 third-party-image',
    'd.md:1 front-matter',
  ])
})

test('a reader that remembers sees what changed: a text, a page that others link to, the register', () => {
  const folder = contentWith({ 'a.md': `${page}[b](b.md)\n`, 'b.md': page })
  const reader = createPageReader()
  const { register } = readChanged({})
  const read = (with_ = register) => reader(folder, with_, { files: ['/register.json', '/.well-known/security.txt'], redirects: [] })
  const rulesAt = () => read().faults.map(({ line, rule }) => `${line} ${rule}`)
  assert.deepEqual(rulesAt(), [])
  write(`${folder}/b.md`, page.replace('Words', '## Place'))
  assert.match(read().pages.get('b.md')?.html ?? '', /Place/)
  write(`${folder}/a.md`, `${page}[b](b.md#place)\n`)
  assert.deepEqual(rulesAt(), [])
  write(`${folder}/b.md`, page)
  assert.deepEqual(rulesAt(), ['6 dead-fragment'])
  write(`${folder}/b.md`, undefined)
  assert.deepEqual(rulesAt(), ['6 dead-link'])
  const other = readChanged({ 'register/services/google-analytics.yaml': replace('name: Google Analytics', 'name: Counting') }).register
  assert.match(read(other).pages.get('cookies.md')?.html ?? '', /Counting/)
})

const wantedTwice: Record<string, Changes> = {
  'a text named like a file of the site': { 'register.json.md': page },
  'an address in other letters, one file on many systems': { 'loud.md': page.replace('---\n', '---\npermalink: /Cookies/\n') },
  'the file behind an address': { 'index-again.md': page.replace('---\n', '---\npermalink: /cookies/index.html\n') },
  'an image named like a file of the site': { 'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
  'a text among the scripts': { 'assets/page.md': page },
}
for (const [what, changes] of Object.entries(wantedTwice))
  test(`${what} is a fault, and not an error of the writer`, () => {
    assert.deepEqual(readChanged(changes).faults.map(({ rule, file }) => [rule, file]), [['address-twice', Object.keys(changes)[0]]])
  })

test('a list of pages to leave out, and a link to a file elsewhere, are faults', () => {
  assert.deepEqual(readChanged({ '.eleventyignore': 'cookies.md' }).faults.map(({ rule, file }) => [rule, file]), [['unknown-file', '.eleventyignore']])
  const folder = contentWith({})
  symlinkSync('/etc/hostname', `${folder}/host.md`)
  assert.deepEqual(readFolder(folder).faults.map(({ rule, file }) => [rule, file]), [['link', 'host.md']])
})
