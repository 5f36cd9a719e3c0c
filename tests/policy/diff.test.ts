import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareTexts, createNewTextReader } from '../../scripts/policy/diff/compare.ts'
import { comparisonLines, inBrackets } from '../../scripts/policy/in-terminal.ts'
import { saidIn } from '../../scripts/policy/text.ts'
import { acceptAll, diffWords, idsUsedTwice, nestingFaults, rejectAll } from './diff-support.ts'

/** Compares, and makes sure of what holds for every comparison. */
function compare(before: string, after: string) {
  const comparison = compareTexts(before, after, diffWords)
  assert.deepEqual(saidIn(acceptAll(comparison.html)).words, saidIn(after).words, 'accepted')
  assert.deepEqual(saidIn(rejectAll(comparison.html)).words, saidIn(before).words, 'rejected')
  assert.deepEqual(nestingFaults(comparison.html), [])
  assert.deepEqual(idsUsedTwice(comparison.html), [])
  return comparison
}

/** The HTML on one line, with marks as signs: `{+added+}`, `[-removed-]`. */
function marked(html: string): string {
  return html
    .replace(/<span class="hidden">[^<]*<\/span>/g, '')
    .replace(/<ins(?: class="whole")?>/g, '{+').replace(/<\/ins>/g, '+}').replace(/<del(?: class="whole")?>/g, '[-').replace(/<\/del>/g, '-]')
    .replace(/\n/g, '')
}

const rows = (...cells: string[][]) => cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
const table = (...cells: string[][]) => `<table><caption>Cookies</caption><thead><tr><th scope="col">Name</th><th scope="col">Purpose</th></tr></thead><tbody>${rows(...cells)}</tbody></table>`

test('a removed entry stands in the list it was in, not in one of its own', () => {
  const { html } = compare('<ul><li>red apples</li><li>green pears</li><li>blue plums</li></ul>', '<ul class="fruit"><li>red apples</li><li>blue plums</li></ul>')
  assert.equal(marked(html), '<ul class="fruit"><li>red apples</li><li>[-green pears-]</li><li>blue plums</li></ul>')
})

test('a removed row stands in its table, and in the body although the new table has no other row there', () => {
  const { html } = compare(table(['_ga', 'counts visits']), table(['sid', 'keeps a session']))
  assert.equal(marked(html), '<table><caption>Cookies</caption><thead><tr><th scope="col">Name</th><th scope="col">Purpose</th></tr></thead><tbody><tr><td>[-_ga-]</td><td>[-counts visits-]</td></tr><tr><td>{+sid+}</td><td>{+keeps a session+}</td></tr></tbody></table>')
})

test('a row is compared cell by cell, and an empty cell stays a cell', () => {
  const { html, addedWords, removedWords } = compare(table(['_ga', 'counts visits', '', '<ul><li>one</li><li>two</li></ul>']), table(['_ga', 'counts all visits', '', '<ul><li>one</li></ul>']))
  assert.match(marked(html), /<td>counts \{\+all\+\} visits<\/td><td><\/td><td><ul><li>one<\/li><li>\[-two-\]<\/li><\/ul><\/td>/)
  assert.deepEqual([addedWords, removedWords], [1, 1])
})

test('a table and a list that are gone stand whole where they were, without their ids', () => {
  const { html } = compare(`<p>Before all.</p><div class="table" role="group" id="t" aria-label="Cookies" tabindex="0">${table(['_ga', 'counts visits'])}</div><ol start="3"><li id="x">an entry</li></ol><p>After all.</p>`, '<p>Before all.</p><p id="t">After all.</p>')
  assert.match(marked(html), /<div class="table" role="group" aria-label="Cookies" tabindex="0"><table><caption>\[-Cookies-\]<\/caption><thead>/)
  assert.match(marked(html), /<ol start="3"><li>\[-an entry-\]<\/li><\/ol><p id="t">After all\.<\/p>/)
})

test('each mark says in words what it is, in the given words, escaped', () => {
  const { html } = compareTexts('<p>one two three</p>', '<p>one four three</p>', { ...diffWords, added: 'Neu <&>', removed: 'Weg' })
  assert.equal(html.trim(), '<p>one <del><span class="hidden">Weg: </span>two</del> <ins><span class="hidden">Neu &lt;&amp;&gt;: </span>four</ins> three</p>')
})

/** What a screen reader says of the marks, with the words in them. */
function told(html: string): string[] {
  return [...html.matchAll(/<(ins|del)(?: class="whole")?>(.*?)<\/\1>/gs)].map(([, , inside = '']) => inside.replace(/<[^>]*>/g, ''))
}

test('of a part that is new as a whole, or gone as a whole, that is said where it begins and where it ends, at each heading and each table, and not in each block, entry and cell', () => {
  const part = `<h2>Cookies</h2><p>All about <em>them</em>.</p><hr><ul><li>one</li><li>two<p>three</p></li></ul>${table(['_ga', '<p>counts</p><p>visits</p>'])}`
  const heard = (from: string, end: string) => [`${from}: Cookies`, 'All about them.', 'one', 'two', `three (${end})`, `${from}: Cookies`, 'Name', 'Purpose', '_ga', 'counts', `visits (${end})`]
  assert.deepEqual(told(compare('<p>stays</p>', `<p>stays</p>${part}`).html), heard('Added from here', 'end of what was added'))
  assert.deepEqual(told(compare(`${part}<p>stays</p>`, '<p>stays</p>').html), heard('Removed from here', 'end of what was removed'))
})

test('a row that is new as a whole says so once, and so does each of two parts with something between them', () => {
  assert.deepEqual(told(compare(table(['a', 'b']), table(['a', 'b'], ['c', 'd'])).html), ['Added from here: c', 'd (end of what was added)'])
  assert.deepEqual(told(compare('<p>stays</p>', '<p>one</p><p>two</p><p>stays</p><p>three</p><p>four</p>').html), ['Added from here: one', 'two (end of what was added)', 'Added from here: three', 'four (end of what was added)'])
  assert.deepEqual(told(compare('<p>stays</p>', '<p>stays</p><h2>One</h2><p>two</p><h3>Three</h3><h3>Four</h3><p>five</p>').html), ['Added from here: One', 'two (end of what was added)', 'Added: Three', 'Added from here: Four', 'five (end of what was added)'])
  assert.deepEqual(told(compare('<ul><li>one</li><li>two</li></ul>', '<table><tbody><tr><td>three</td><td>four</td></tr></tbody></table>').html), ['Removed from here: one', 'two (end of what was removed)', 'Added from here: three', 'four (end of what was added)'])
})

test('one block that is new, and words inside a block, say what they are', () => {
  assert.deepEqual(told(compare('<p>stays</p>', '<p>stays</p><p>one more</p>').html), ['Added: one more'])
  assert.deepEqual(told(compare(table(['a', 'all of it']), table(['a', 'all of them'], ['', 'alone'])).html), ['Removed: it', 'Added: them', 'Added: alone'])
  assert.deepEqual(told(compare('<p>one two three</p><p>four five six</p>', '<p>one 2 three</p><p>four 5 six</p>').html), ['Removed: two', 'Added: 2', 'Removed: five', 'Added: 5'])
})

test('a link that stays is one link, with the change inside it; a link that is new as a whole is inside the mark', () => {
  const { html } = compare('<p>See <a href="/p">our old policy</a> about it.</p>', '<p>See <a href="/p">our new policy</a> about it and <a href="/q">the rest</a>.</p>')
  assert.equal(marked(html), '<p>See <a href="/p">our [-old-] {+new+} policy</a> about it{+ and <a href="/q">the rest</a>+}.</p>')
})

test('emphasis that begins in what changed and ends in what stays is not torn', () => {
  const { html } = compare('<p>We keep <em>no data</em> at all here.</p>', '<p>We keep <strong>absolutely <em>no data</em></strong> at all here.</p>')
  assert.equal(marked(html), '<p>We keep <strong>{+absolutely+} <em>no data</em></strong> at all here.</p>')
})

test('where a link changed its words and its target, both links are seen whole', () => {
  const { html, links } = compare('<p>Please read <a href="https://a.example/">our long old policy</a> first of all.</p>', '<p>Please read <a href="https://b.example/">our long new policy</a> first of all.</p>')
  assert.equal(marked(html), '<p>Please read [-<a href="https://a.example/">our long old policy</a>-] {+<a href="https://b.example/">our long new policy</a>+} first of all.</p>')
  assert.deepEqual(links, [])
})

test('a link whose words went into another link, or are half in another and half in none, is told', () => {
  const links = (before: string, after: string) => compare(`<p>See ${before} here.</p>`, `<p>See ${after} here.</p>`).links
  const [one, other] = ['https://a.example/', 'https://b.example/']
  assert.deepEqual(links(`<a href="${one}">the list</a> <a href="${other}">of partners</a>`, `<a href="${one}">the list of partners</a>`), [{ text: 'of partners', before: other, after: one }])
  assert.deepEqual(links(`<a href="${one}">the list</a> <a href="${other}">of partners</a>`, `<a href="${one}">the list of</a> partners`), [{ text: 'of partners', before: other, after: one }])
  assert.deepEqual(links(`<a href="${one}">the list of partners</a>`, `<a href="${one}">the list</a> <a href="${other}">of partners</a>`), [{ text: 'of partners', before: one, after: other }])
})

test('a link of which the target alone changed is told apart, without marks, and its place stays in sight', () => {
  const far = '<p>far away</p>'.repeat(5)
  const { isSame, html, links, sections, addedWords } = compare(`<h2>Reading</h2>${far}<p>See <a href="/a">the page</a>.</p>`, `<h2>Reading</h2>${far}<p>See <a href="/b">the page</a>.</p>`)
  assert.equal(isSame, false)
  assert.doesNotMatch(html, /<(ins|del)/)
  assert.deepEqual(links, [{ text: 'the page', before: '/a', after: '/b' }])
  assert.deepEqual([sections, addedWords], [[{ heading: 'Reading', origin: 'text' }], 0])
  assert.match(html, /<\/details>\n<p>far away<\/p>\n<p>See/)
})

test('a changed target is told where words around the link changed too; words that became a link, or are none any more, have no other target', () => {
  const { links } = compare('<p>The old text links <a href="/a">here</a> and there and <a href="/c">beyond</a>.</p>', '<p>The new text links <a href="/b">here</a> and <a href="/d">there</a> and beyond.</p>')
  assert.deepEqual(links, [{ text: 'here', before: '/a', after: '/b' }, { text: 'there', before: '', after: '/d' }, { text: 'beyond', before: '/c', after: '' }])
})

test('other markup, spaces, quotes and hyphens are no change', () => {
  for (const [before, after] of [
    ['<p>“It’s” 5\u00A0km non\u2011stop, hy\u00ADphen</p>', '<p>"It\'s" 5 km non-stop, hyphen</p>'],
    ['<p>some <b>bold</b> words</p>', '<div>some <strong>bold\n</strong>words</div>'],
    ['<ul><li>one thing</li><li>another</li></ul>', '<ul>\n<li><p>one thing</p></li><li><p>another</p></li></ul>'],
    ['<p>日本\u200B語の文章です。</p>', '<p>日本語の文章です。</p>'],
  ] as const) {
    const { isSame, html, addedWords, removedWords, sections } = compare(before, after)
    assert.deepEqual([isSame, addedWords, removedWords, sections], [true, 0, 0, []], after)
    assert.doesNotMatch(html, /<(ins|del)/)
  }
})

test('a list that became a table is told as that, and no word of it is marked', () => {
  const { isSame, html, moved } = compare('<ul><li>one thing</li><li>another</li></ul>', '<table><tbody><tr><td>one thing</td><td>another</td></tr></tbody></table>')
  assert.equal(isSame, false)
  assert.deepEqual(moved, [{ before: '', after: '| one thing | another |' }, { before: '• one thing', after: '' }, { before: '• another', after: '' }])
  assert.doesNotMatch(html, /<(ins|del)/)
})

test('a list that became a table beside another change is removed and added', () => {
  const { html, isSame } = compare('<p>Intro words here.</p><ul><li>one thing</li><li>another</li></ul>', '<p>Intro words there.</p><table><tbody><tr><td>one thing</td><td>another</td></tr></tbody></table>')
  assert.equal(isSame, false)
  assert.match(marked(html), /<ul><li>\[-one thing-\]<\/li><li>\[-another-\]<\/li><\/ul><table><tbody><tr><td>\{\+one thing\+\}<\/td><td>\{\+another\+\}<\/td>/)
})

test('nothing before, nothing after, nothing at all', () => {
  assert.equal(marked(compare('', '<h1>New</h1><ul><li>text</li></ul>').html), '<h1>{+New+}</h1><ul><li>{+text+}</li></ul>')
  assert.equal(marked(compare('<h1>Old</h1><ul><li>text</li></ul>', '').html), '<h1>[-Old-]</h1><ul><li>[-text-]</li></ul>')
  assert.deepEqual(compare('', ''), { isSame: true, html: '', short: '', addedWords: 0, removedWords: 0, links: [], moved: [], sections: [] })
})

test('a section that moved is removed and added, once each', () => {
  const [a, b] = ['<h2 id="a">Apples</h2><p>All about red apples.</p>', '<h2 id="b">Boats</h2><p>Boats sail on water, slowly.</p><p>They sink, too.</p>']
  const { html, sections } = compare(a + b, b + a)
  assert.equal(marked(html), '<h2>[-Apples-]</h2><p>[-All about red apples.-]</p><h2 id="b">Boats</h2><p>Boats sail on water, slowly.</p><p>They sink, too.</p><h2 id="a">{+Apples+}</h2><p>{+All about red apples.+}</p>')
  assert.deepEqual(sections, [{ heading: 'Apples', id: 'a', origin: 'text' }])
})

test('a changed section has the id of its heading as the comparison shows it, and none where that has none', () => {
  const section = (id: string, heading: string, text: string) => `<h2${id}>${heading}</h2><p>${text} words of it</p>`
  const { html, sections } = compare(
    `<p>old start</p>${section(' id="was"', 'Your cookies', 'old')}${section(' id="gone"', 'Of boats', 'other')}${section('', 'Without one', 'old')}`,
    `<p>new start</p>${section(' id="is"', 'Your cookies', 'new')}${section('', 'Without one', 'new')}`,
  )
  assert.deepEqual(sections.map(({ heading, id }) => [heading, id]), [['', undefined], ['Your cookies', 'is'], ['Of boats', undefined], ['Without one', undefined]])
  assert.deepEqual([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id), ['is'])
})

test('two sections under the same words are two, each with its own id; one of them that moved is one, and one that is gone has none', () => {
  const section = (id: string, text: string) => `<h2 id="${id}">Why</h2><p>${text} has its own long reasons.</p>`
  const ids = (before: string, after: string) => compare(before, after).sections.map(({ heading, id }) => [heading, id])
  const [one, other] = [section('why', 'The first of the two'), section('why-1', 'Whatever comes later')]
  assert.deepEqual(ids(one + other, `${one.replace('long', 'short')}<h2>Between</h2><p>Nothing.</p>${other.replace('long', 'short')}`), [['Why', 'why'], ['Between', undefined], ['Why', 'why-1']])
  assert.deepEqual(ids(one.replace('<h2 id="why">', '<h2>') + other, one.replace('long', 'short').replace('<h2 id="why">', '<h2>') + other.replace('long', 'short')), [['Why', undefined], ['Why', 'why-1']])
  assert.deepEqual(ids(one + other, one.replace('long', 'short')), [['Why', 'why'], ['Why', undefined]])
  const boats = '<h2>Boats</h2><p>Boats sail on water, slowly.</p><p>They sink, too.</p><p>Some are red.</p>'
  assert.deepEqual(ids(other + boats + one, boats + one.replace('long', 'short') + other), [['Why', 'why-1'], ['Why', 'why']])
})

test('a heading that is reworded stays one heading, and names its section by the new words', () => {
  const { html, sections } = compare('<h2>Your cookies</h2><p>Text.</p><p>gone for good</p>', '<h2 id="c">Your cookies and storage</h2><p>Text.</p>')
  assert.equal(marked(html), '<h2 id="c">Your cookies {+and storage+}</h2><p>Text.</p><p>[-gone for good-]</p>')
  assert.deepEqual(sections, [{ heading: 'Your cookies and storage', id: 'c', origin: 'text' }])
})

test('a column more makes every row another one', () => {
  const { html } = compare(table(['_ga', 'counts']), `<table><caption>Cookies</caption><tbody>${rows(['_ga', 'counts', '2 years'])}</tbody></table>`)
  assert.match(marked(html), /<tr><td>\[-_ga-\]<\/td><td>\[-counts-\]<\/td><\/tr><tr><td>\{\+_ga\+\}<\/td><td>\{\+counts\+\}<\/td><td>\{\+2 years\+\}/)
})

test('a caption and a summary are one each, however different they are', () => {
  const box = (summary: string, caption: string) => `<details><summary>${summary}</summary><table><caption>${caption}</caption><tbody>${rows(['the first row', 'is here'])}</tbody></table><p>the end of the box</p></details>`
  const { html } = compare(box('Apples', 'Red'), box('Boats', 'Blue'))
  assert.match(marked(html), /^<details><summary>\[-Apples-\] \{\+Boats\+\}<\/summary><table><caption>\[-Red-\] \{\+Blue\+\}<\/caption>/)
})

test('a paragraph between two tables that became one stands in a row of it', () => {
  const head = '<thead><tr><th scope="col">Name</th><th scope="col">Purpose</th></tr></thead>'
  const body = `<tbody>${rows(['_ga', 'counts visits'])}</tbody>`
  const { html } = compare(`<table>${head}</table><p>gone</p><table>${body}</table>`, `<table>${head}${body}</table>`)
  assert.match(marked(html), /<\/thead><tbody><tr><td colspan="2"><p>\[-gone-\]<\/p><\/td><\/tr><tr><td>_ga/)
})

test('nothing stands before a summary; a summary and a caption that are gone do not become a second one', () => {
  const { html } = compare('<details><summary>Start words</summary><p>gone</p><p>The title</p><p>The body stays.</p></details>', '<details><summary>The title</summary><p>The body stays.</p></details>')
  assert.equal(marked(html), '<details><summary>[-Start words-]</summary><p>[-gone-]</p></details><details><summary>The title</summary><p>The body stays.</p></details>')
  const box = (inside: string) => `<details>${inside}<p>The body stays.</p></details>`
  assert.equal(marked(compare(box('<summary>Start</summary><p>Another.</p>'), box('<p>Another.</p>')).html), '<details><p>[-Start-]</p><p>Another.</p><p>The body stays.</p></details>')
  const framed = (caption: string) => `<div class="table"><table>${caption}<tbody>${rows(['_ga', 'counts'])}</tbody></table></div>`
  assert.match(marked(compare(framed('<caption>Gone</caption>'), framed('')).html), /^<div class="table"><p>\[-Gone-\]<\/p><table><tbody>/)
})

test('a first entry that is gone stays in its list, although a paragraph was put before the list', () => {
  const { html } = compare('<p>Intro.</p><ul><li>gone</li><li>stays here</li></ul>', '<p>Intro.</p><p>Brand new.</p><ul><li>stays here</li></ul>')
  assert.equal(marked(html), '<p>Intro.</p><p>{+Brand new.+}</p><ul><li>[-gone-]</li><li>stays here</li></ul>')
})

test('a removed link inside a link that stays is words', () => {
  const { html } = compare('<p>alpha beta <a href="https://x.example/">removed link</a> gamma delta</p>', '<p><a href="/n">alpha beta gamma delta</a></p>')
  assert.equal(marked(html), '<p><a href="/n">alpha beta [-removed link-] gamma delta</a></p>')
})

test('a list that became part of another leaves no list torn', () => {
  const { html } = compare('<ul><li>one stays</li></ul><p>gone</p><ul><li>two stays</li></ul>', '<ul id="both"><li>one stays</li><li>two stays</li></ul>')
  assert.equal(marked(html), '<ul id="both"><li>one stays</li><li><p>[-gone-]</p></li><li>two stays</li></ul>')
})

test('column groups and the first empty line of <pre> stay', () => {
  const { html } = compare(`<table><colgroup><col span="2"></colgroup><tbody>${rows(['a', 'old'])}</tbody></table><pre>\n\none\n  two</pre>`, `<table><caption>C</caption><colgroup class="x"><col span="2"></colgroup><tbody>${rows(['a', 'new'])}</tbody></table><pre>\n\none\n  two</pre>`)
  assert.match(html, /<\/caption>\n<colgroup class="x"><col span="2"><\/colgroup>\n<tbody>/)
  assert.match(html, /<pre>\n\none\n {2}two<\/pre>/)
})

test('text that looks like markup stays text', () => {
  const { html } = compare('<p>Write &lt;ins&gt; &amp;amp; here</p>', '<p title="&quot;&lt;">Write &lt;ins&gt; &amp;amp; &lt;del&gt; here</p>')
  assert.equal(marked(html), '<p title="&quot;&lt;">Write &lt;ins&gt; &amp;amp; {+&lt;del&gt;+} here</p>')
})

test('inserted and deleted text of the text itself is not taken for a change', () => {
  assert.equal(marked(compare('<p>one <del>two</del> three</p>', '<p>one <del>two</del> <ins>three</ins> four</p>').html), '<p>one <s>two</s> <u>three</u> {+four+}</p>')
})

test('a word that is struck out, or no longer is, is another one; what it says is told as it reads', () => {
  assert.equal(marked(compare('<p>We sell no data.</p>', '<p>We sell <s>no</s> data.</p>').html), '<p>We sell [-no-] {+<s>no</s>+} data.</p>')
  assert.equal(marked(compare('<p>We sell <s>no</s> data.</p>', '<p>We sell no data.</p>').html), '<p>We sell [-<s>no</s>-] {+no+} data.</p>')
  assert.equal(marked(compare('<p>We <del>undo</del> it.</p>', '<p>We un<del>do</del> it.</p>').html), '<p>We [-<s>undo</s>-] {+un<s>do</s>+} it.</p>')
  const { isSame, addedWords, removedWords, sections } = compare('<h2>No data</h2><p>Text.</p>', '<h2><s>No</s> data</h2><p>Text.</p>')
  assert.deepEqual([isSame, addedWords, removedWords, sections], [false, 1, 1, [{ heading: 'No data', origin: 'text' }]])
  assert.equal(compare('<p>We sell <s>no</s> data.</p>', '<p>We sell <del>no</del> data.</p>').addedWords, 0)
  assert.equal(compare('<p>We <s>don’t co\u00ADoperate</s>. One.</p>', '<p>We <s>don\'t cooperate</s>. Two.</p>').addedWords, 1)
})

test('a text that is read once and compared with several gives what each comparison alone gives', () => {
  const readNew = createNewTextReader()
  const after = `<h2>S</h2><p>one <s>two</s> four</p>${table(['_ga', 'counts'])}<ul><li>x</li></ul>`
  for (const before of ['<p>one two three</p>', `<h2>S</h2><p>one two four</p>${table(['_ga', 'counts visits'], ['b', 'c'])}`, after, '<p>one two three</p>']) assert.deepEqual(compareTexts(before, after, diffWords, readNew), compareTexts(before, after, diffWords))
})

test('lists three deep keep their entries where they were', () => {
  const deep = (inner: string) => `<ul><li>one<ul><li>two<ul><li>three</li>${inner}</ul></li></ul></li></ul>`
  assert.equal(marked(compare(deep('<li>lost entry</li>'), deep('<li>won instead</li>')).html), '<ul><li>one<ul><li>two<ul><li>three</li><li>[-lost entry-]</li><li>{+won instead+}</li></ul></li></ul></li></ul>')
})

test('from right to left, and without spaces, words are found', () => {
  const arabic = compare('<p dir="rtl">نحن نستخدم ملفات تعريف الارتباط.</p>', '<p dir="rtl">نحن لا نستخدم ملفات تعريف الارتباط.</p>')
  assert.deepEqual([arabic.addedWords, arabic.removedWords], [1, 0])
  assert.match(arabic.html, /<p dir="rtl">نحن <ins>/)
  const japanese = compare('<p>私たちは個人情報を保存します。</p>', '<p>私たちは個人情報を削除します。</p>')
  assert.deepEqual([japanese.addedWords, japanese.removedWords], [1, 1])
  assert.equal(marked(japanese.html), '<p>私たちは個人情報を[-保存-]{+削除+}します。</p>')
})

test('a few letters between two changes change along, so that it is no confetti', () => {
  const { html } = compare('<p>This long sentence says that cats of Rome are welcome here.</p>', '<p>This long sentence says that dogs of Athens are welcome here.</p>')
  assert.equal(marked(html), '<p>This long sentence says that [-cats of Rome-] {+dogs of Athens+} are welcome here.</p>')
})

test('unchanged elements are folded but for one beside a change and the heading of its section', () => {
  const same = (name: string) => [1, 2, 3, 4].map((n) => `<p>${name} ${n}</p>`).join('')
  const { html } = compare(`<h1>T</h1>${same('a')}<h2>S</h2>${same('b')}<p>old words</p>${same('c')}`, `<h1>T</h1>${same('a')}<h2>S</h2>${same('b')}<p>new words</p>${same('c')}`)
  assert.equal(marked(html), '<details class="unchanged"><summary>4 parts unchanged</summary><h1>T</h1><p>a 1</p><p>a 2</p><p>a 3</p><p>a 4</p></details><h2>S</h2><details class="unchanged"><summary>3 parts unchanged</summary><p>b 1</p><p>b 2</p><p>b 3</p></details><p>b 4</p><p>[-old-] {+new+} words</p><p>c 1</p><details class="unchanged"><summary>3 parts unchanged</summary><p>c 2</p><p>c 3</p><p>c 4</p></details>')
})

test('a line that folds says how many paragraphs it folds: entries and rows count, headings do not', () => {
  const text = (word: string) => `<h2>S</h2><p>${word} words</p><p>near</p><h3>A</h3><p>a</p><ul><li>b</li><li>c<ul><li>d</li></ul></li></ul><table><tbody>${rows(['e', 'f'], ['g', 'h'])}</tbody></table><p>j</p>`
  assert.match(compare(text('old'), text('new')).html, /<summary>7 parts unchanged<\/summary>/)
})

test('what is new or gone as a whole is marked as such, and words in a paragraph that stayed are not', () => {
  const { html } = compare('<p>one two three four</p><p>Something quite different was said here.</p>', '<p>one two three five</p><h2>Entirely fresh matter</h2>')
  assert.deepEqual(html.match(/<(?:p|h2)><(?:ins|del)[^>]*>/g), ['<p><del class="whole">', '<h2><ins class="whole">'])
  assert.match(html, /three <del><span[^>]*>[^<]*<\/span>four<\/del> <ins>/)
})

/** A table of which the row `changed` says something else, with what may be there once only. */
const longTable = (changed: number, says: string, more = '') => `<div class="table" id="box"><table id="t"><caption id="c">Cookies</caption><colgroup id="g"><col></colgroup><thead id="h"><tr><th scope="col" id="n">Name</th></tr></thead><tbody id="b">${Array.from({ length: 12 }, (_each, row) => `<tr><td${more}>${row === changed ? says : `name ${row}`}</td></tr>`).join('')}</tbody></table></div>`

test('of a long table the first row, what changed and a row on each side stay in sight; the others are folded where they stand, under the same header', () => {
  const { html, short } = compare(longTable(6, 'old one'), longTable(6, 'new one'))
  const row = (text: string | number) => `<tr><td>${typeof text === 'number' ? `name ${text}` : text}</td></tr>`
  const goesOn = (...texts: (string | number)[]) => `<table><colgroup><col></colgroup><thead class="again"><tr><th scope="col">Name</th></tr></thead><tbody>${texts.map(row).join('')}</tbody></table>`
  const begin = '<div class="table" id="box"><table id="t"><caption id="c">Cookies</caption><colgroup id="g"><col></colgroup><thead id="h"><tr><th scope="col" id="n">Name</th></tr></thead>'
  const shown = goesOn(5, '[-old-] {+new+} one', 7)
  assert.equal(marked(html), `${begin}<tbody id="b">${row(0)}</tbody></table><details class="unchanged"><summary>4 rows unchanged</summary>${goesOn(1, 2, 3, 4)}</details>${shown}<details class="unchanged"><summary>4 rows unchanged</summary>${goesOn(8, 9, 10, 11)}</details></div>`)
  assert.equal(marked(short), `${begin}<tbody id="b">${row(0)}</tbody></table><p>4 rows unchanged</p>${shown}<p>4 rows unchanged</p></div>`)
})

test('in the terminal a table that goes on says its header once', () => {
  assert.equal(comparisonLines(compare(longTable(6, 'old one'), longTable(6, 'new one')).html, inBrackets).join(' / '), 'Cookies / Name | / name 0 | / … 4 rows unchanged / name 5 | / [-old-] {+new+} one | / name 7 | / … 4 rows unchanged')
})

test('in a table without a frame rows are folded, too; a row or two are not, and no row where cells reach from row to row or name their header, or the header changed', () => {
  const withoutFrame = (html: string) => html.replace(/<\/?div[^>]*>/g, '')
  assert.match(compare(withoutFrame(longTable(6, 'old one')), withoutFrame(longTable(6, 'new one'))).html, /details/)
  assert.equal(marked(compare(longTable(4, 'old one'), longTable(4, 'new one')).html).split('<summary>').length, 2)
  assert.doesNotMatch(compare(longTable(6, 'old one', ' rowspan="1"'), longTable(6, 'new one', ' rowspan="1"')).html, /details/)
  assert.doesNotMatch(compare(longTable(6, 'old one', ' headers="n"'), longTable(6, 'new one', ' headers="n"')).html, /details/)
  assert.doesNotMatch(compare(longTable(6, 'old one'), longTable(6, 'new one').replace('Name', 'Names')).html, /details/)
})

test('in short, what would be folded is left out, but for how much it is; what changed stays, with what is beside it', () => {
  const text = (word: string) => `<h2>S</h2><p>a 1</p><p>a 2</p><p>a 3</p><p>${word} words</p><p>b 1</p><p>b 2</p>`
  assert.equal(marked(compare(text('old'), text('new')).short), '<h2>S</h2><p>2 parts unchanged</p><p>a 3</p><p>[-old-] {+new+} words</p><p>b 1</p><p>1 parts unchanged</p>')
})

test('a change is told to come from the text, the register or both; the wrapper of the register is no part of the text', () => {
  const text = (fact: string, prose: string) => `<h2>Cookies</h2><p>${prose} prose is here</p><div data-fact="::traces">${table(['_ga', fact])}</div>`
  const origins = (before: string, after: string) => compare(before, after).sections.map(({ origin }) => origin)
  assert.deepEqual(origins(text('one year', 'Our'), text('two years', 'Our')), ['register'])
  assert.deepEqual(origins(text('one year', 'Our'), text('one year', 'My')), ['text'])
  assert.deepEqual(origins(text('one year', 'Our'), text('two years', 'My')), ['both'])
  assert.doesNotMatch(compare(text('one year', 'Our'), '<p>nothing like it</p>').html, /data-fact/)
  assert.equal(compare('<p>A fact.</p>', '<div data-fact="::traces"><p>A fact.</p></div>').isSame, true)
})

test('a removed link or picture leads to nothing in the site, where what it led to may be gone', () => {
  const { html } = compare('<p>Read <a href="/gone/">this</a> or <a href="https://example.org/">that</a> <img src="gone.png" alt="picture"> now.</p>', '<p>Read now.</p>')
  assert.equal(marked(html), '<p>Read [-<a>this</a> or <a href="https://example.org/">that</a>  picture-] now.</p>')
})
