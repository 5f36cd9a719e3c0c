// Texts that try to break something: none may throw, and none that is let through may run code in a visitor's browser.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultLine } from '../../scripts/register/fault.ts'
import { attributeOf, elementsOf, readText, readTexts } from './one-page.ts'

const harms = [
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java&Tab;script:alert(1)',
  'java&NewLine;script:alert(1)',
  '&#x6A;avascript:alert(1)',
  'javascript&#58;alert(1)',
  'javascript&#0000058alert(1)',
  '\\javascript:alert(1)',
  'javascript\\:alert(1)',
  '%6Aavascript:alert(1)',
  '\u0000javascript:alert(1)',
  '\u00a0javascript:alert(1)',
  '\ufeffjavascript:alert(1)',
  '\u2028javascript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'data:text/html;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  '//example.org',
  '" onmouseover="alert(1)',
  "' onmouseover='alert(1)",
  '"><script>alert(1)</script>',
  'https://example.org/" onmouseover="alert(1)',
]

const carriers: readonly ((harm: string) => string)[] = [
  (harm) => `[x](${harm})`,
  (harm) => `[x](<${harm}>)`,
  (harm) => `[x](/cookies/ "${harm}")`,
  (harm) => `[x][y]\n\n[y]: ${harm}`,
  (harm) => `[x][y]\n\n[y]: <${harm}> '${harm}'`,
  (harm) => `<${harm}>`,
  (harm) => `![x](${harm})`,
  (harm) => `![${harm}](/icon.svg "${harm}")`,
  (harm) => `<a href="${harm}">x</a>`,
  (harm) => `<a href='${harm}'>x</a>`,
  (harm) => `<a href=${harm}>x</a>`,
  (harm) => `<a title="${harm}">x</a>`,
  (harm) => `<div>\n<a href="${harm}">x</a>\n</div>`,
  (harm) => `# ${harm}`,
  (harm) => `## x {#${harm}}`,
  (harm) => `x {.${harm}}`,
  (harm) => `x {lang=${harm}}`,
  (harm) => `\`\`\`${harm}\nx\n\`\`\``,
  (harm) => `~~~ ${harm}\nx\n~~~`,
  (harm) => `\`${harm}\``,
  (harm) => `::traces{category="${harm}"}`,
  (harm) => `::${harm}`,
  (harm) => `<!-- ${harm} -->`,
  (harm) => `<!--\n${harm}`,
  (harm) => `| ${harm} |\n|---|\n| ${harm} |`,
  (harm) => `## ${harm}\n\n| x |\n|---|\n| y |`,
  (harm) => harm,
]

const markups = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</script>',
  '<ScRiPt\n>alert(1)</sCrIpT\n>',
  '<script/src=//example.org>',
  '<<script>alert(1)//<</script>',
  '<div><script>alert(1)</script></div>',
  '<div\n\nonclick="alert(1)">x</div>',
  '<div title="x\n\n<script>alert(1)</script>">',
  '<div title="a>b" onclick="alert(1)">x</div>',
  '<div title=`x` onclick=alert(1)>x</div>',
  '<a href="x"onclick="alert(1)">x</a>',
  '<img src=x onerror=alert(1)>',
  '<image src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<math href="javascript:alert(1)">x</math>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<body onload=alert(1)>',
  '<html onclick=alert(1)>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel="stylesheet" href="https://example.org">',
  '<base href="javascript:/">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<textarea><script>alert(1)</script></textarea>',
  '<title><script>alert(1)</script></title>',
  '<xmp><script>alert(1)</script></xmp>',
  '<plaintext><script>alert(1)</script>',
  '<template><script>alert(1)</script></template>',
  '<!--><script>alert(1)</script>-->',
  '<!---><script>alert(1)</script>-->',
  '<!-- --!><script>alert(1)</script>-->',
  '<!-- x',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '</p><script>alert(1)</script>',
  '<table><td background="javascript:alert(1)">x</td></table>',
  '<a href="cookies.md" style="x:expression(alert(1))">x</a>',
  '<p id="x" autofocus tabindex=1 onfocus=alert(1)>x</p>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\\<script>alert(1)</script>',
  '`<script>`alert(1)</script>',
  '    <script>alert(1)</script>',
  '\t<script>alert(1)</script>',
  '> <script>\n> alert(1)\n> </script>',
  '1. <script>alert(1)</script>',
  '<\u0000script>alert(1)</script>',
  '<s\u0000cript>alert(1)</script>',
  '<script\u000calert(1)</script>',
  '[<img src=x onerror=alert(1)>](/cookies/)',
  '{{constructor.constructor("alert(1)")()}}',
  '\u202e<script>alert(1)</script>',
  '\ud800 lone \udc00',
]

const nasty = [markups, ...carriers.map((carrier) => [...harms, ...markups].map(carrier))]

test(`none of ${nasty.flat().length} nasty texts throws, and what is let through runs nothing`, () => {
  const runs = nasty.flatMap((texts) => {
    const read = readTexts(texts)
    return texts.filter((_text, index) => read[index]?.faults.length === 0 && elementsOf(read[index].html).some(runsCode))
  })
  assert.deepEqual(runs, [])
})

test('the nasty texts are both let through and refused, so that the test above says something', () => {
  const read = readTexts(markups)
  const refused = read.filter(({ faults }) => faults.length > 0)
  assert.ok(refused.length > 30 && refused.length < markups.length, String(refused.length))
  assert.ok(read.some(({ faults, html }) => faults.length === 0 && html !== ''))
})

test('a page that was let through is seen to run code where it does', () => {
  for (const html of ['<script></script>', '<p onclick="x">', '<a href=" JavaScript:x">', '<img src="https://example.org/x.png">', '<iframe></iframe>', '<p style="x">']) assert.ok(elementsOf(html).some(runsCode), html)
  assert.ok(!elementsOf('<p class="a"><a href="/cookies/">x</a><img src="/icon.svg" alt=""></p>').some(runsCode))
})

test('a fault is one line, whatever the text is that it quotes', () => {
  for (const text of ['[x](java%0ascript:alert(1))', '[x](a%1b[31mb.md)', '[x](a%c2%85b.md)', `[x](${'n'.repeat(10_000)}.md)`, `::${'n'.repeat(10_000)}`]) {
    const [fault] = readText(text).faults
    assert.ok(fault, text)
    assert.doesNotMatch(faultLine(fault), /[\u0000-\u001f\u007f-\u009f]/)
    assert.ok(faultLine(fault).length < 500, text)
  }
})

/** Whether an element could run code or fetch from another site when a visitor opens or clicks it. */
function runsCode(element: ReturnType<typeof elementsOf>[number]): boolean {
  const address = (attributeOf(element, 'href') ?? '').replace(/[\u0000-\u0020]/g, '')
  const image = attributeOf(element, 'src')
  return (
    ['script', 'style', 'iframe', 'object', 'embed', 'svg', 'math', 'form', 'button', 'meta', 'link', 'base', 'template', 'noscript'].includes(element.tagName) ||
    element.attrs.some(({ name }) => name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'formaction') ||
    (/^[a-z][a-z0-9+.-]*:/i.test(address) && !/^(https?|mailto|tel):/i.test(address)) ||
    address.startsWith('//') ||
    (image !== undefined && !/^\/[^/\\]/.test(image))
  )
}
