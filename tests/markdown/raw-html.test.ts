// Raw HTML in a text: what passes the allow-list, and what everything else is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertFault, htmlOf, readText } from './one-page.ts'

const passing = [
  'H<sub>2</sub>O and x<sup>2</sup>',
  'One<br>two<br/>three',
  '<span lang="ja" class="align-right" id="b" title="c" dir="ltr">頁</span>',
  '<p class="align-right">Words</p>',
  '<div class="align-right">\n\nWords and [a link](cookies.md)\n\n</div>',
  '<details open>\n<summary>More</summary>\n\nWords\n\n</details>',
  '<ul>\n<li value="3">a</li>\n</ul>\n<ol start="2" type="a">\n<li>b</li>\n</ol>',
  '<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>',
  '<table>\n<caption>c</caption>\n<colgroup><col span="2"></colgroup>\n<thead><tr><th scope="col" colspan="2">a</th></tr></thead>\n<tbody><tr><td rowspan="1">b</td></tr></tbody>\n<tfoot></tfoot>\n</table>',
  '<!-- a note of an editor -->',
  'Words <!-- a note --> and words',
  '<!--\n<script>alert(1)</script>\n-->',
  '- <span>a</span>\n- **<span>b</span>**',
  '<DIV>Words</DIV>',
  '<div>1 &lt; 2 &amp; 3</div>',
  'a < b and c > d',
  '<https://example.org/>',
]

for (const text of passing)
  test(`${JSON.stringify(text)} passes`, () => {
    assert.deepEqual(readText(text).faults, [])
  })

test('a link in raw HTML to a file is printed as the address of its page', () => {
  assert.equal(htmlOf('🙂 <a class="align-right" href="cookies.md#services" id="b">x</a> <a href=cookies.md>y</a>'), '<p>🙂 <a class="align-right" href="/cookies/#services" id="b">x</a> <a href="/cookies/">y</a></p>')
})

test('links in a block of raw HTML are each put right', () => {
  assert.equal(htmlOf('<div>\n<a href="index.md">a</a>\n<a href="contact.md">b</a>\n</div>'), '<div>\n<a href="/">a</a>\n<a href="/contact/">b</a>\n</div>')
})

test('what an address holds cannot leave its quotes', () => {
  assert.equal(htmlOf("<a href='https://example.org/?a=%22&amp;b=\"'>x</a>"), '<p><a href="https://example.org/?a=%22&amp;b=&quot;">x</a></p>')
})

type Mistake = [what: string, text: string, place: [number, number], rule: string, ...says: string[]]

const mistakes: readonly Mistake[] = [
  ['a script', '<script>alert(1)</script>', [1, 1], 'raw-html', '<script> is not allowed', 'write it in Markdown'],
  ['a script that is indented', '      <script>alert(1)</script>', [1, 7], 'raw-html', '<script> is not allowed'],
  ['a script in capital letters', 'Words <SCRIPT>alert(1)</SCRIPT>', [1, 1], 'raw-html', '<script> is not allowed'],
  ['a script in a list', '- a\n- <script>alert(1)</script>', [2, 3], 'raw-html', '<script> is not allowed'],
  ['a script in the cell of a table', '| a |\n|---|\n| <script>alert(1)</script> |', [3, 3], 'raw-html', '<script> is not allowed'],
  ['a style', '<style>* { color: red }</style>', [1, 1], 'raw-html', '<style> is not allowed'],
  ['a frame', '<iframe src="https://example.org"></iframe>', [1, 1], 'raw-html', '<iframe> is not allowed'],
  ['an image', 'Words\n<img src="x.png" alt="x">', [2, 1], 'raw-html', '<img> is not allowed'],
  ['a drawing', '<svg></svg>', [1, 1], 'raw-html', '<svg> is not allowed'],
  ['a form', '<form action="/"></form>', [1, 1], 'raw-html', '<form> is not allowed'],
  ['a base address', '<base href="https://example.org/">', [1, 1], 'raw-html', '<base> is not allowed'],
  ['a refresh', '<meta http-equiv="refresh" content="0">', [1, 1], 'raw-html', '<meta> is not allowed'],
  ['an element that nobody knows', '<x-y>a</x-y>', [1, 1], 'raw-html', '<x-y> is not allowed'],
  ['a misspelt element', '<detials>a</detials>', [1, 1], 'raw-html', 'did you mean <details>?'],
  ['what runs when it is clicked', '<span onclick="alert(1)">x</span>', [1, 7], 'raw-html', '<span> cannot have "onclick"', 'remove it'],
  ['what runs, in capital letters', '<span ONCLICK="alert(1)">x</span>', [1, 1], 'raw-html', 'cannot have "onclick"'],
  ['what runs, behind a slash, which Markdown does not take for a tag', '<span/onclick=alert(1)>x</span>', [1, 25], 'raw-html', '</span> closes nothing'],
  ['a style of its own', '<div style="color: red">x</div>', [1, 6], 'raw-html', '<div> cannot have "style"'],
  ['a misspelt attribute', '<div clas="a">x</div>', [1, 6], 'raw-html', 'did you mean "class"?'],
  ['an attribute that only others have', '<div href="cookies.md">x</div>', [1, 6], 'raw-html', '<div> cannot have "href"'],
  ['an attribute that the browser acts on', '<a ping="https://example.org/" href="cookies.md">x</a>', [1, 4], 'raw-html', 'cannot have "ping"'],
  ['an attribute of any name', '<div data-consent="settings">x</div>', [1, 6], 'raw-html', 'cannot have "data-consent"'],
  ['an attribute that stands twice', '<div title="a" title="b">x</div>', [1, 21], 'raw-html', 'stands twice'],
  ['a class that hides words', '<p class="align-right hidden">x</p>', [1, 4], 'raw-html', 'the class "hidden"', 'could hide them', 'leave it out, or write one of: align-center, align-right'],
  ['a class that hides words, in capital letters', 'Words <SPAN CLASS=HIDDEN>x</SPAN>', [1, 1], 'raw-html', 'the class "HIDDEN"'],
  ['an id with spaces', '<span id="a b">x</span>', [1, 7], 'raw-html', '"a b" cannot be an id'],
  ['an id that is empty', '<span id="">x</span>', [1, 7], 'raw-html', '"" cannot be an id'],
  ['an id that stands twice', '<span id="a">x</span>\n\n<span id="a">y</span>', [3, 7], 'duplicate-id', '"a" is already used in line 5'],
  ['a link that runs code', '<a href="javascript:alert(1)">x</a>', [1, 10], 'link-scheme', '"javascript:"'],
  ['a link that runs code, in mixed letters', '<a href="JaVaScRiPt:alert(1)">x</a>', [1, 10], 'link-scheme', '"javascript:"'],
  ['a link that runs code, over two lines', '<a href="java\nscript:alert(1)">x</a>', [1, 1], 'link-scheme', '"javascript:"'],
  ['a link that runs code, with a tab as an entity', '<a href="jav&#x09;ascript:alert(1)">x</a>', [1, 1], 'link-scheme', '"javascript:"'],
  ['a link that runs code, all in entities', '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&colon;alert(1)">x</a>', [1, 1], 'link-scheme', '"javascript:"'],
  ['a link that runs code, without quotes', '<a href=javascript:alert(1)>x</a>', [1, 9], 'link-scheme', '"javascript:"'],
  ['a dead link', '<a href="nope.md">x</a>', [1, 10], 'dead-link', '"nope.md"'],
  ['a dead place', '<a href="cookies.md#nope">x</a>', [1, 10], 'dead-fragment', '"#nope"'],
  ['an address with a wrong percent sign', '<a href="#%E0%A4%A">x</a>', [1, 10], 'link', 'write % as %25'],
  ['a tag that is never closed', 'Words <span>and words', [1, 7], 'raw-html', '<span> is never closed', '</span>'],
  ['a block that is never closed', 'Words\n\n<div>\n\nWords', [3, 1], 'raw-html', '<div> is never closed', '</div>'],
  ['an end without a begin', 'Words</span>', [1, 6], 'raw-html', '</span> closes nothing', 'remove it'],
  ['an end of what the layout opened', '</article>', [1, 1], 'raw-html', '</article> closes nothing', 'remove it'],
  ['an end of what the layout opened, in a sentence', 'Words </main> and words', [1, 7], 'raw-html', '</main> closes nothing'],
  ['a tag that is only half written', '<div title="', [1, 1], 'raw-html', 'never ends'],
  ['a tag that is only half written, and more text', 'Words\n\n<div title="\n\nWords', [3, 1], 'raw-html', 'never ends'],
  ['a comment that never ends', 'Words\n\n<!-- a < b\n\nWords', [3, 1], 'raw-html', 'the comment that begins here never ends'],
  ['a comment that a browser ends earlier', '<!-->x-->', [1, 5], 'raw-html', 'this comment cannot be read'],
  ['a comment that a browser ends otherwise', '<!-- x --!> y -->', [1, 11], 'raw-html', 'this comment cannot be read'],
  ['a bare & in a block', '<div>AT&T &copy</div>', [1, 16], 'raw-html', '&amp;'],
  ['a bare < in a block', '<div>1 < 2</div>', [1, 9], 'raw-html', '&lt;'],
  ['a doctype', '<!DOCTYPE html>', [1, 1], 'raw-html', 'doctype'],
  ['PHP', '<?php echo 1 ?>', [1, 2], 'raw-html', 'cannot be read'],
  ['CDATA', '<![CDATA[x]]>', [1, 9], 'raw-html', 'cannot be read'],
]

for (const [what, text, place, rule, ...says] of mistakes)
  test(`${what} is a fault at its place: ${JSON.stringify(text)}`, () => {
    assertFault(text, place, rule, ...says)
  })

const crossings: readonly [what: string, text: string, ...messages: string[]][] = [
  ['from one entry of a list into the next', '- <span>a\n- b</span>', '<span> is never closed', '</span> closes nothing here'],
  ['out of a list', '- <div>\n\n</div>', '<div> is never closed', '</div> closes nothing here'],
  ['out of bold words', '**<span>a**</span>', '<span> is never closed', '</span> closes nothing here'],
  ['across each other', '<div><p>a</div></p>', '</div> closes nothing; <p> is open', '<div> is never closed', '</p> closes nothing; <div> is open'],
]

for (const [what, text, ...messages] of crossings)
  test(`raw HTML cannot reach ${what}`, () => {
    const { faults } = readText(text)
    assert.ok(faults.length > 0)
    for (const { message } of faults) assert.ok(messages.includes(message), message)
  })

test('a refused tag is one fault, and its end no second one', () => {
  assert.deepEqual(readText('<div><b><img src="x">a</b></div>').faults.map(({ message }) => message), ['<b> is not allowed in a text', '<img> is not allowed in a text'])
})
