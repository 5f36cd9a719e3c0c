import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { wordsBeforeDate } from '../../scripts/check/prose/dates.ts'
import { emptyWords } from '../../scripts/check/prose/link-words.ts'
import { retiredOptOuts } from '../../scripts/check/prose/opt-outs.ts'
import { proseFindings, type ProseInput } from '../../scripts/check/prose/prose.ts'
import { fewestWords, mostWords } from '../../scripts/check/prose/reading-ease.ts'
import { requiredSections } from '../../scripts/check/prose/required.ts'
import { sentencesOf, wordsIn } from '../../scripts/check/prose/sentences.ts'
import { splitFrontMatter } from '../../scripts/markdown/front-matter.ts'
import type { Fault } from '../../scripts/register/fault.ts'
import { loadRegister } from '../../scripts/register/load.ts'
import { contentWith, set } from '../content-folder.ts'

const { register: loaded } = loadRegister('content')
assert.ok(loaded)
const register = loaded

const findings = (body: string, input: Partial<ProseInput> = {}) =>
  proseFindings({ file: 'content/a.md', body, firstLine: 1, register, isPolicy: false, headingIds: [], ...input })
const warnings = (body: string, rule: string, input: Partial<ProseInput> = {}) => findings(body, input).warnings.filter((each) => each.rule === rule)
const places = (found: readonly Fault[]) => found.map(({ line, column }) => `${line}:${column}`)
const texts = (text: string) => sentencesOf(text).map((sentence) => sentence.text)

/** A sentence of so many words, which begins with "Long". */
const long = (words = mostWords + 1) => `Long ${'and '.repeat(words - 2)}end.`

test('a sentence goes on behind abbreviations, references, decimals, initials, dots and what goes on in small letters', () => {
  for (const sentence of [
    'This is allowed, e.g. Google does it, i.e. They do.',
    'See Art. 6(1)(a) and Art. 7 of it.',
    'We follow No. 5 and para. IV of Sec. 3.',
    'The U.S. Government asked Dr. Smith and J. R. Doe.',
    'It costs 3.50 at v1.2.3 of example.com today.',
    'We wait ... and then go on... as before.',
    '“Why?” he asked us (really!) again.',
    'They sell pens, paper, etc. to Example Inc. Europe.',
    '1. First things come first.',
  ])
    assert.deepEqual(texts(sentence), [sentence])
})

test('a sentence ends behind quotes and brackets, before a number, and behind an abbreviation that ends it', () => {
  for (const [first, second] of [
    ['We say “yes.”', 'Then we go.'],
    ['(See below.)', '“Then” go.'],
    ['It is kept here.', '30 days later it is gone.'],
    ['Do you sell it? No.', 'We do not.'],
    ['It comes from the U.S.', 'The rest does not.'],
    ['Pens, paper, etc.', 'We sell all.'],
    ['What is it…', 'Nobody knows.'],
    ['Go to example.com.', 'Look there.'],
    ['It is no. 5!', 'Yes.'],
  ] as const)
    assert.deepEqual(texts(`${first}  ${second}`).join(' | '), [...texts(first), second].join(' | '))
})

test('words are counted as a reader counts them', () => {
  assert.equal(wordsIn('A first-party cookie—it’s the visitor’s – has 2 lives … & and/or more').length, 11)
})

test('a long sentence is said with its number of words and its place: in a wrapped paragraph, a quotation aside, an entry, a cell, behind links, emphasis, code and HTML', () => {
  const file = [
    '---',
    'description: A text.',
    'version: 2026-11-23',
    'title: A',
    '---',
    '# A',
    '',
    'Short one,',
    `  wrapped. ${long()} Short.`,
    '',
    `- Entry with a [link. X](a.md "B. C") \\* &amp; **bold**. *${long()}*`,
    '  1. Deeper.',
    `     And <span title="Y. Z">here</span>. \`Code. Code\` is said. ${long()}`,
    '',
    `| So. ${long()} | b |`,
    '| --- | --- |',
    `| b | Yes \\| no. ${long(50)} |`,
    '',
    `> ${long()}`,
    '',
    `<p>In HTML.<br><a href="a.md">A link.</a> ${long()}</p>`,
    '<p>',
    `  <span>${long()}</span></p>`,
    '',
    `![Alt. Alt](a.png) 1. ![Alt.](b.png) It is. ${long()}`,
    '{#x}',
  ]
  for (const lineEnd of ['\n', '\r\n']) {
    const text = file.join(lineEnd)
    const { body, firstLine } = splitFrontMatter('content/a.md', text)
    const found = warnings(body, 'long-sentence', { firstLine })
    const wanted = file.flatMap((line, index) => (line.includes('Long and') && !line.startsWith('>') ? [`${index + 1}:${line.indexOf('Long') + 1}`] : []))
    assert.deepEqual(places(found), wanted)
    assert.equal(wanted.length, 8)
  }
})

test('a long sentence is quoted by its beginning; one word fewer, and it is left alone', () => {
  const [found] = warnings(`  ${long()}`, 'long-sentence')
  assert.deepEqual(found, { file: 'content/a.md', line: 1, column: 3, rule: 'long-sentence', message: '"Long and and and and and and and…" has 36 words', fix: 'split it: at most 35 words, one thought in each sentence' })
  assert.deepEqual(warnings(long(mostWords), 'long-sentence'), [])
})

test('a number that is the text of an entry is not its number, and old line ends divide lines too', () => {
  assert.deepEqual(places(warnings(`1. 1\n   ${'and '.repeat(40)}`, 'long-sentence')), ['1:4'])
  assert.deepEqual(places(warnings(`- One.\r  ${long()}`, 'long-sentence')), ['2:3'])
})

test('entries of a list are sentences of their own, and not part of the one that announces them', () => {
  assert.deepEqual(warnings(`Please do not:\n\n${'- say or write or think that\n'.repeat(20)}`, 'long-sentence'), [])
})

test('code, comments, directives, images and addresses are no words', () => {
  const many = 'word '.repeat(40)
  for (const body of [`\`${many}\``, `\`\`\`\n${many}\n\`\`\``, `<!-- ${many} -->`, `A <!-- ${many} --> b.`, `::services{category="${many}"}`, `![${many}](a.png)`, `[Cookies](<${many}> "${many}")`, `<p><!-- ${many} -->a</p>`])
    assert.deepEqual(findings(body).warnings, [], body)
  assert.equal(warnings(`[${many}](a.md)`, 'long-sentence').length, 1)
})

const hard = 'Organisational confidentiality considerations necessitate comprehensive administrative documentation. '

test('a section that needs many years at school is said at its heading, with its longest sentence and its longest words', () => {
  const [found, ...others] = warnings(`Easy.\n\n# A\n\nWe say it.\n\n## *Hard*\n\n${hard.repeat(6)}\n\n### After\n\nWe say it.`, 'hard-section')
  assert.deepEqual(others, [])
  assert.deepEqual([found?.line, found?.column], [7, 5])
  assert.match(found?.message ?? '', /^this section reads at grade \d\d\.\d \(years at school\); the aim is 10$/)
  assert.match(found?.fix ?? '', /first "Organisational confidentiality .*…" \(7 words\), .*"organisational", /)
})

test('a section is not judged where it is short, simple, a quotation, a table, or in another language', () => {
  const words = wordsIn(hard).length
  assert.deepEqual(warnings(hard.repeat(Math.ceil(fewestWords / words) - 1), 'hard-section'), [])
  assert.equal(warnings(hard.repeat(Math.ceil(fewestWords / words)), 'hard-section').length, 1)
  assert.deepEqual(warnings('We keep it for you as long as you like. '.repeat(20), 'hard-section'), [])
  assert.deepEqual(warnings(`> ${hard.repeat(9)}`, 'hard-section'), [])
  assert.deepEqual(warnings(`| ${hard.repeat(9)} | b |\n| - | - |\n| c | d |`, 'hard-section'), [])
  const { register: dutch } = loadRegister(contentWith({ 'site.yaml': set('language', 'nl') }))
  assert.ok(dutch)
  assert.deepEqual(warnings(`${hard.repeat(9)} [here](a.md)`, 'hard-section', { register: dutch }), [])
  assert.deepEqual(findings(`[here](a.md)\n\nLast updated 1 May 2016.\n\n${long()}`, { register: dutch, version: '2026-11-23' }).warnings.map(({ rule }) => rule), ['long-sentence'])
})

test('a table beside a hard text does not make it easy', () => {
  assert.equal(warnings(`${hard.repeat(6)}\n\n| a | b |\n| - | - |\n${'| c | d |\n'.repeat(200)}`, 'hard-section').length, 1)
})

test('a link says where it leads: every word of the table alone is refused, and so are several of them', () => {
  for (const word of emptyWords) assert.deepEqual(places(warnings(`See [${word}](a.md).`, 'here-link')), ['1:6'], word)
  for (const words of ['Click here', 'Read more…', '**this** link', '(here)', 'click here for more', 'Find out more »'])
    assert.equal(warnings(`# A\n\nSee\n[${words}](a.md).`, 'here-link').length, 1, words)
  for (const words of ['How to click here', 'More cookies', 'editor’s note', '→', '1', 'Contact'])
    assert.deepEqual(warnings(`See [${words}](a.md).`, 'here-link'), [], words)
  assert.deepEqual(warnings('Look here, at [the cookies](here.md).', 'here-link'), [])
})

test('a link is found in headings, cells, quotations, references and HTML, at its words', () => {
  const body = '# [here](a.md)\n\n> [here](a.md)\n\n| a [here](a.md) | [here](a.md) |\n| - | - |\n\n1. [Here][x]\n\nAn <a class="x" href="a.md">here</a>\nand [here](b.md).\n\n<div>\n<a href=a.md>here</a>\n</div>\n\n[x]: a.md'
  assert.deepEqual(places(warnings(body, 'here-link')), ['1:4', '3:4', '5:6', '5:21', '8:5', '10:29', '11:6', '14:14'])
})

test('every retired opt-out is found in links and in words, with what to link instead', () => {
  for (const { address, why, instead, source } of retiredOptOuts) {
    for (const body of [`A [page](https://www.${address}/).`, `Go to ${address}.`, `A <a href="http://${address}?c=1">page</a>.`, `<https://${address}>`, `> (https://${address.toUpperCase()}/x)`]) {
      const found = warnings(body, 'retired-opt-out')
      assert.equal(found.length, 1, body)
      assert.ok(found[0]?.message.includes(why) && found[0].fix.includes(instead), body)
    }
    assert.match(source, /^https:\/\//)
    assert.deepEqual(warnings(`[Page](${instead})`, 'retired-opt-out'), [])
  }
  assert.deepEqual(places(warnings('One,\ntwo https://www.google.com/settings/ads and [three](https://adssettings.google.com/).', 'retired-opt-out').sort((a, b) => a.column - b.column)), ['2:5', '2:46'])
})

test('addresses that only look like a retired one are left alone', () => {
  for (const address of ['https://thenai.org/opt-out/connected-tv-choices/', 'https://thenai.org/', 'https://google.com/settings/adsense', 'https://example.com/?u=adssettings.google.com', 'https://www.networkadvertising.org/', 'https://policies.google.com/technologies/ads'])
    assert.deepEqual(warnings(`A [page](${address}) and ${address}.`, 'retired-opt-out'), [], address)
})

test('words that are struck out are said at their place, in any language: in a paragraph, a heading, a cell, an entry, a quotation', () => {
  const body = '## A ~~heading~~\n\nWe *never* ~~sell **it**~~ and ~~keep~~ it.\n\n| a | b |\n| - | - |\n| c | ~~d~~ |\n\n- one\n- ~~two~~\n\n> ~~three~~'
  for (const language of ['en', 'ja']) {
    const found = warnings(body, 'struck-out', { register: { ...register, site: { ...register.site, language } } })
    assert.deepEqual(places(found), ['1:8', '3:14', '3:34', '7:9', '10:5', '12:5'])
    assert.match(found[1]?.message ?? '', /^"sell it" is struck out, and who hears the text/)
    assert.match(found[1]?.fix ?? '', /delete the words; .* the comparison shows what was removed/)
  }
  assert.deepEqual(warnings('`~~code~~`, \\~~no~~, ~ 5 ~ and ~~~\n', 'struck-out'), [])
})

test('a date that says of which day the text is, in any form and behind any such word, is one of those in the front matter', () => {
  for (const words of wordsBeforeDate)
    for (const date of ['1 May 2016', '01 May 2016', '1st of May 2016', 'May 1, 2016', 'May 1st 2016', '2016-05-01']) {
      const body = `A text.\nIt is ${words}: ${date}.`
      assert.deepEqual(places(warnings(body, 'other-date', { version: '2026-11-23' })), [`2:${body.indexOf(date) - 7}`], body)
      assert.deepEqual(warnings(body, 'other-date', { version: '2016-05-01' }), [], body)
      assert.deepEqual(warnings(body, 'other-date', { version: '2026-11-23', effective: '2016-05-01' }), [], body)
    }
})

test('other dates are left alone: of another version, in a link, a law, far from such words, or where the front matter has none', () => {
  for (const body of [
    'An earlier version of 1 May 2016 is kept.',
    'It replaces the version of 1 May 2016.',
    'See the [version of 1 May 2016](a.md).',
    'The Decision of 10 July 2023 allows it.',
    'This is effective. On 1 May 2016 we began.',
    '> Last updated on 1 May 2016.',
    'Last updated in 2016, on page 2016-05-011.',
  ])
    assert.deepEqual(warnings(body, 'other-date', { version: '2026-11-23' }), [], body)
  assert.deepEqual(warnings('Last updated 1 May 2016.', 'other-date'), [])
  assert.match(warnings('Last updated Dec. 3, 2016.', 'other-date', { version: '2026-11-23', effective: '2026-12-23' })[0]?.message ?? '', /"Dec\. 3, 2016" .* 2026-11-23 and 2026-12-23/)
  assert.deepEqual(warnings('Last updated Dec. 3, 2016.', 'other-date', { version: '2016-12-03' }), [])
})

test('a privacy policy has a section for each item of GDPR Art. 13; each that is missing is said with the line to paste', () => {
  const all = requiredSections.map(({ id }) => id)
  assert.deepEqual([...all].sort(), ['complaint', 'controller', 'profiling', 'purposes', 'recipients', 'required', 'retention', 'rights', 'transfers', 'withdrawal'])
  assert.deepEqual(findings('# A', { isPolicy: true, headingIds: [...all, 'more'] }).faults, [])
  assert.deepEqual(findings('# A', { isPolicy: false }).faults, [])
  for (const { id, article, says } of requiredSections) {
    const [fault, ...others] = findings('# A', { isPolicy: true, headingIds: all.filter((each) => each !== id), firstLine: 6 }).faults
    assert.deepEqual(others, [])
    assert.deepEqual([fault?.rule, fault?.line, fault?.column], ['required-section', 1, 1])
    for (const part of [`"${id}"`, says, `Art. ${article}`]) assert.ok(fault?.message.includes(part), part)
    assert.match(fault?.lines ?? '', new RegExp(`^## .+ \\{#${id}\\}$`))
  }
})

test('the policy of 2016 gives the harvest that its faults deserve', () => {
  const body = readFileSync('tests/markdown/fixtures/privacy-policy-2016-05-01.md', 'utf8')
  const { faults, warnings: warned } = findings(body, { version: '2026-11-23' })
  assert.deepEqual(faults.map(({ line, rule }) => `${line} ${rule}`), ['18 contradiction', '30 contradiction', '36 contradiction', '50 contradiction'])
  const count = (rule: string) => warned.filter((each) => each.rule === rule).length
  assert.deepEqual({ long: count('long-sentence'), hard: count('hard-section'), dates: count('other-date') }, { long: 6, hard: 6, dates: 1 })
})

test('the terms of this site contradict nothing', () => {
  const { body, firstLine } = splitFrontMatter('a.md', readFileSync('content/rules/terms-and-conditions/index.md', 'utf8'))
  assert.deepEqual(findings(body, { firstLine }).faults, [])
})

// What would take minutes, such as to look for an end anew from each beginning, is ended by the limit of the runner, which is for what hangs.
test('a hostile text is read to its end', () => {
  const times = (piece: string, size = 100_000) => piece.repeat(Math.ceil(size / piece.length))
  const hostile = {
    'no full stop': times('word and so on '),
    'one word': times('a'),
    'full stops': times('.'),
    'quotes and brackets': times('a.") '),
    'one quote': times('"'),
    'quotes that open': times('“‘a '),
    'apostrophes': times(" 'a'b"),
    'half a claim': times('we do not share data, you can a b c, by using '),
    'half another': times('data is not check this a b c page use of this site means anonymous '),
    'dates': times('effective 1 May 2016 '),
    'spaces': `a${times(' ')}b`,
    'emphasis': times('**a *b _c '),
    'brackets': times('[a]('),
    'comments': `a ${times('<!-- ', 800_000)}`,
    'lines of comments': times('<!--\n'),
    'comments in HTML': `<div>${times('<!-- ', 400_000)}\n\n-->`,
    'tags': `<div>${times('<a href ')}`,
    'links': '[here](https://adssettings.google.com/) '.repeat(10_000),
    'lines of links': '[here](https://adssettings.google.com/)\n'.repeat(10_000),
    'cells': `| a | b |\n| - | - |\n${times('| not share | marketing |\n')}`,
    'escapes': times('\\*'),
    'vowels': times('aeiouaeiou-'),
  }
  for (const [name, body] of Object.entries(hostile)) assert.ok(Array.isArray(findings(body, { isPolicy: true, version: '2026-11-23' }).warnings), name)
  assert.equal(warnings(hostile.links, 'here-link').length, 10_000)
})
