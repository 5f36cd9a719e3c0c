// The lines between --- at the top of a page.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertFaults, readChanged, type Change } from '../content-folder.ts'

type Wrong = [what: string, change: Change, at: number | string, rule: string, ...says: string[]]

const wrong: readonly Wrong[] = [
  ['front matter that is code', '---js\n{ description: process.exit(1) }\n---\n# X\n', 1, 'front-matter', '"---js"', 'code in them is not run'],
  ['front matter that is code, with a space', '--- javascript\nmodule.exports = {}\n---\n# X\n', 1, 'front-matter', 'code in them is not run'],
  ['front matter that is never closed', '---\ndescription: x\n\n# X\n', 1, 'front-matter', 'no second one', 'close the front matter'],
  ['a space before the first ---', ' ---\ndescription: x\n---\n# X\n', 1, 'front-matter', 'something stands before the first ---'],
  ['an empty line before the first ---', '\n---\ndescription: x\n---\n# X\n', 1, 'front-matter', 'something stands before the first ---'],
  ['a fourth - in the first line', '----\ndescription: x\n---\n# X\n', 1, 'front-matter', '"----"', 'write --- alone'],
  ['no front matter at all', '# X\n\nWords\n', 1, 'front-matter', 'no description', '---'],
  ['empty front matter', '---\n---\n# X\n', 2, 'missing', 'description is missing'],
  ['a missing description', '---\ntitle: X\n---\nWords\n', 'title: X', 'missing', 'description is missing', 'search engines'],
  ['an unknown key', '---\ndescription: x\ntitel: X\n---\n# X\n', 'titel: X', 'unknown-key', '"titel"', 'did you mean "title"?'],
  ["a key of Eleventy's", '---\ndescription: x\nlayout: other\n---\n# X\n', 'layout: other', 'unknown-key', '"layout"'],
  ['a colon in a title', '---\ntitle: Privacy: our policy\ndescription: x\n---\n# X\n', 'title: Privacy: our policy', 'yaml', 'a second ": "', 'double quotes'],
  ['a title that begins with *', '---\ntitle: *Privacy*\ndescription: x\n---\n# X\n', 'title: *Privacy*', 'yaml', 'begins with *', 'double quotes'],
  ['a sentence with a colon', '---\ndescription: x\nchanges:\n  - Cookies: we use fewer\n---\n# X\n', 4, 'wrong-value', 'before the colon', 'put it in quotes: "Cookies: we use fewer"'],
  ['a sentence with a colon and quotes', '---\ndescription: x\nchanges:\n  - 2: We say "no"\n---\n# X\n', 4, 'wrong-value', 'put it in quotes: "2: We say \\"no\\""'],
  ['a sentence that ends in a colon', '---\ndescription: x\nchanges:\n  - "New":\n---\n# X\n', 4, 'wrong-value', 'put it in quotes: "New:"'],
  ['a sentence with a colon and a #', '---\ndescription: x\nchanges:\n  - Cookies: we keep our rule # "always" # or not\n  - More.\n---\n# X\n', 4, 'wrong-value', 'put it in quotes: "Cookies: we keep our rule # \\"always\\" # or not"; YAML takes everything behind # for a note'],
  ['a sentence of which a # stands behind the colon', '---\ndescription: x\nchanges:\n  - Cookies: # of all\n---\n# X\n', 4, 'wrong-value', 'put it in quotes: "Cookies: # of all"'],
  ['a number with a #', '---\ntitle: 2016 # me too\ndescription: x\n---\n# X\n', 2, 'wrong-value', 'put it in quotes: "2016 # me too"'],
  ['a title that is a number', '---\ntitle: 2016\ndescription: x\n---\n# X\n', 'title: 2016', 'wrong-value', 'put it in quotes: "2016"'],
  ['a date that is not in the calendar', '---\ndescription: x\nversion: 2026-02-31\n---\n# X\n', 'version: 2026-02-31', 'date', '"2026-02-31"', 'YYYY-MM-DD'],
  ['a list instead of keys', '---\n- a\n---\n# X\n', 2, 'wrong-value', 'not a block of keys', 'title, description'],
  ['a no that is not false', '---\ndescription: x\nlisted: no\n---\n# X\n', 'listed: no', 'wrong-value', 'listed is neither true nor false', 'write true or false'],
  ['a yes that is not true', '---\ndescription: x\nmaterial: Yes\n---\n# X\n', 'material: Yes', 'wrong-value', 'material is neither true nor false', 'write true or false'],
  ['an address with a fragment', '---\ndescription: x\npermalink: /x/#y\n---\n# X\n', 'permalink: /x/#y', 'address', 'like /rules/privacy-policy/ or /404.html'],
  ['an address without a final slash', '---\ndescription: x\npermalink: /x\n---\n# X\n', 'permalink: /x', 'address', 'like /rules/privacy-policy/'],
  ['an address outside the site', '---\ndescription: x\npermalink: /../x/\n---\n# X\n', 'permalink: /../x/', 'address', 'is not the address of a page'],
  ['the address of a file of the site', '---\ndescription: x\npermalink: /robots.txt\n---\n# X\n', 'permalink: /robots.txt', 'address', 'is not the address of a page'],
  ['no title anywhere', '---\ndescription: x\n---\nWords\n', 1, 'missing-title', 'no title', '# Title'],
  ['an empty file', '', 1, 'front-matter', 'the file is empty', 'delete the file'],
  ['a file of empty lines', '\n \n\n', 1, 'front-matter', 'the file is empty'],
  ['a picture that is named .md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 1, 'not-text', 'plain text in UTF-8'],
  ['an old encoding', Buffer.from('---\ndescription: Soci\xe9t\xe9\n---\n# X\n', 'latin1'), 1, 'not-utf-8', 'UTF-8'],
]

for (const [what, change, at, rule, ...says] of wrong)
  test(`${what} is a fault at its line`, () => {
    assertFaults({ 'page.md': change }, [{ file: 'page.md', at, rule, says }])
  })

test('a byte order mark and Windows line ends are read past, and lines are still counted right', () => {
  assertFaults({ 'page.md': '\ufeff---\r\ndescription: x\r\n---\r\n# X\r\n\r\n[a](nope.md)\r\n' }, [{ file: 'page.md', at: '[a](nope.md)', rule: 'dead-link', says: ['nope.md'] }])
})

test('where the front matter has a fault, the faults of the text are said too', () => {
  for (const top of ['---\ntitel: X\ndescription: x\n---', '---\ntitle: a: b\ndescription: x\n---', '---js\ntitle: x\ndescription: x\n---', ' ---\ntitle: x\ndescription: x\n---']) {
    const { faults } = readChanged({ 'page.md': `${top}\n# X\n\n[a](nope.md)\n` })
    assert.deepEqual(faults.filter(({ rule }) => rule === 'dead-link').map(({ line }) => line), [7], top)
    assert.equal(faults.length, 2, top)
  }
})

test('a line --- in the text is a line, and the front matter ends before it', () => {
  const { faults, read } = readChanged({ 'page.md': '---\ntitle: X\ndescription: x\n---\nOne\n\n---\n\nTwo\n' })
  assert.deepEqual(faults, [])
  assert.match(read?.pages.get('page.md')?.html ?? '', /<p>One<\/p>\n<hr>\n<p>Two<\/p>/)
})

test('the title is that of the front matter, or else the first heading of level 1', () => {
  const titleOf = (text: string) => readChanged({ 'page.md': text }).read?.pages.get('page.md')?.title
  assert.equal(titleOf('---\ntitle: "Privacy: our policy"\ndescription: x\n---\n# Other\n'), 'Privacy: our policy')
  assert.equal(titleOf('---\ndescription: x\n---\n# **Our** policy {#top}\n'), 'Our policy')
})
