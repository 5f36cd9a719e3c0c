// Raw HTML in a text passes an allow-list, read by the same tokenizer that browsers use (parse5).
import type { StateCore, Token } from 'markdown-it'
import { Tokenizer, type Token as HtmlToken } from 'parse5'
import { escapeText } from '../../layouts/html.ts'
import { didYouMean, nearest } from '../register/nearest.ts'
import { isLanguage } from '../register/schema/values.ts'
import { classProblem } from './classes.ts'
import { claimId, contextOf, idForm, placedTokens, report, type Context, type PlacedToken } from './context.ts'
import { addressOf } from './links.ts'

const everywhere = ['id', 'class', 'lang', 'dir', 'title']
const allowed: Record<string, readonly string[]> = {
  a: ['href'],
  br: [],
  span: [],
  sup: [],
  sub: [],
  p: [],
  div: [],
  ul: [],
  ol: ['start', 'type'],
  li: ['value'],
  dl: [],
  dt: [],
  dd: [],
  table: [],
  caption: [],
  colgroup: [],
  col: ['span'],
  thead: [],
  tbody: [],
  tfoot: [],
  tr: [],
  th: ['scope', 'colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
  details: ['open'],
  summary: [],
}
/** The elements of HTML that may stand in a text. */
export const allowedTags: readonly string[] = Object.keys(allowed)

const withoutEnd = ['br', 'col']

/** Attributes that hold a whole number. */
const numbers = ['start', 'value', 'span', 'colspan', 'rowspan']

/** Elements that stand only directly inside certain others. https://html.spec.whatwg.org/multipage/ */
const standsIn: Record<string, readonly string[]> = {
  li: ['ul', 'ol'],
  dt: ['dl', 'div'],
  dd: ['dl', 'div'],
  caption: ['table'],
  colgroup: ['table'],
  col: ['colgroup'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['thead', 'tbody', 'tfoot', 'table'],
  th: ['tr'],
  td: ['tr'],
  summary: ['details'],
}

/** Elements that hold words and no blocks, and the blocks. */
const holdWords = ['p', 'span', 'sup', 'sub', 'a', 'summary']
const blocks = ['p', 'div', 'ul', 'ol', 'dl', 'table', 'details']

/** What is open at a place in a text. Raw HTML ends inside the block of Markdown in which it began. */
type Open = { kind: 'tag'; name: string; line: number; isAllowed: boolean } | { kind: 'block' }

/** What the tokenizer cannot read, in an editor's words: the first that fits its code. */
const unreadable: readonly [RegExp, string, string][] = [
  [/^eof-in-comment$/, 'the comment that begins here never ends', 'write --> where it ends'],
  [/comment$/, 'this comment cannot be read', 'write <!-- before it and --> behind it'],
  [/^eof-/, 'the tag that begins here never ends', 'close its quotes, and write > where it ends'],
  [/character-reference/, 'this & is not followed by the name of a sign', 'write &amp; for an & that is text'],
  [/^invalid-first-character-of-tag-name$/, 'no tag begins with this <', 'write &lt; for a < that is text'],
  [/^duplicate-attribute$/, 'an attribute stands twice in this tag', 'keep one of the two'],
  [/./, 'this HTML cannot be read', 'write whole tags, with every quote and bracket closed'],
]

/** Checks every piece of raw HTML of a text, and that what it opens it closes. */
export function rawHtmlRule(state: StateCore): void {
  const context = contextOf(state.env)
  const open: Open[] = []
  for (const placed of placedTokens(state.tokens)) {
    const { token } = placed
    if (token.nesting === 1) open.push({ kind: 'block' })
    if (token.nesting === -1) leaveBlock(open, context)
    if (isRaw(token)) token.content = withoutComments(readTags(placed, context, open))
  }
  leaveBlock(open, context)
}

function isRaw({ type, meta }: Token): boolean {
  return type === 'html_inline' || (type === 'html_block' && !meta?.['directive'])
}

function leaveBlock(open: Open[], context: Context): void {
  for (let last = open.pop(); last?.kind === 'tag'; last = open.pop()) {
    const { name, line } = last
    if (last.isAllowed) report(context, line, `<${name}`, { rule: 'raw-html', message: `<${name}> is never closed`, fix: `write </${name}> where it ends, in the same paragraph or list entry` })
  }
}

/** Comments are notes among editors; visitors do not get them. */
function withoutComments(markup: string): string {
  const parts: string[] = []
  let from = 0
  for (let begin = markup.indexOf('<!--'); begin >= 0; begin = markup.indexOf('<!--', from)) {
    const end = markup.indexOf('-->', begin)
    if (end < 0) break
    parts.push(markup.slice(from, begin))
    from = end + '-->'.length
  }
  return [...parts, markup.slice(from)].join('')
}

/** Checks one piece of raw HTML, and returns it with its links resolved. */
function readTags({ token: { content, type }, line, last }: PlacedToken, context: Context, open: Open[]): string {
  const isInline = type === 'html_inline'
  let markup = content
  let isUnreadable = false
  const lineAt = (location: { startLine: number } | null) => line + (location?.startLine ?? 1) - 1
  const refuse = (near: string, at: number, message: string, fix: string) => report(context, at, near, { rule: 'raw-html', message, fix }, Math.max(at, last))
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (tag) => {
        const { tagName: name } = tag
        const at = lineAt(tag.location)
        const isAllowed = Object.hasOwn(allowed, name)
        const misplaced = isAllowed ? misplacedIn(name, open, isInline) : undefined
        if (!withoutEnd.includes(name)) open.push({ kind: 'tag', name, line: at, isAllowed })
        if (misplaced !== undefined) refuse(`<${name}`, at, ...misplaced)
        if (!isAllowed) return refuse(`<${name}`, at, `<${name}> is not allowed in a text`, instead(name))
        for (const attribute of tag.attrs) {
          const address = readAttribute(name, attribute, at, last, context)
          const place = tag.location?.attrs?.[attribute.name]
          // The links before it moved it by as much as the markup has grown.
          if (address !== undefined && place) markup = replaced(markup, place.startOffset + markup.length - content.length, place.endOffset - place.startOffset, `href="${escapeText(address)}"`)
        }
      },
      onEndTag: ({ tagName: name, location }) => {
        const top = topFor(name, open)
        if (top?.kind === 'tag' && top.name === name) open.pop()
        else if (top?.kind === 'tag') refuse(`</${name}`, lineAt(location), `</${name}> closes nothing; <${top.name}> is open`, `write </${top.name}> first`)
        else refuse(`</${name}`, lineAt(location), `</${name}> closes nothing here`, 'remove it, or write its start in the same paragraph or list entry')
      },
      onComment: () => {},
      onDoctype: ({ location }) => refuse('<!', lineAt(location), 'a doctype is not allowed in a text', 'remove it'),
      onCharacter: ({ chars, location }) => {
        const at = lineAt(location)
        if (chars.startsWith('::') && (context.lines[at] ?? '').trimStart().startsWith(chars.slice(0, 3)))
          report(context, at, '::', { rule: 'directive', message: 'a directive inside HTML is not read', fix: 'leave an empty line before it and behind it' })
      },
      onNullCharacter: () => {},
      onWhitespaceCharacter: () => {},
      onEof: () => {},
      onParseError: ({ code, startOffset }) => {
        // Whatever follows in this piece is read wrongly too.
        if (isUnreadable) return
        isUnreadable = true
        const start = code.startsWith('eof-') ? content.lastIndexOf(code === 'eof-in-comment' ? '<!--' : '<') : startOffset
        const [, message = '', fix = ''] = unreadable.find(([form]) => form.test(code)) ?? []
        refuse(content.slice(start).split('\n')[0] ?? '', line + content.slice(0, start).split('\n').length - 1, message, fix)
      },
    },
  )
  tokenizer.write(content, true)
  return markup
}

/** What is wrong with the place of a tag, and what to do; `undefined` where it may stand. */
function misplacedIn(name: string, open: readonly Open[], isInline: boolean): [string, string] | undefined {
  const top = open.at(-1)
  const around = top?.kind === 'tag' ? top.name : undefined
  const parents = standsIn[name]
  if (parents && !(around !== undefined && parents.includes(around))) return [`<${name}> stands directly inside ${parents.map((parent) => `<${parent}>`).join(' or ')} only`, `write <${parents[0]}> around it`]
  const tags = open.flatMap((each) => (each.kind === 'tag' ? [each.name] : []))
  if (name === 'a' && tags.includes('a')) return ['a link stands inside a link', 'end the first with </a>']
  if (!blocks.includes(name)) return undefined
  const holder = tags.find((tag) => holdWords.includes(tag)) ?? (isInline ? 'p' : undefined)
  return holder === undefined ? undefined : [`<${name}> cannot stand inside <${holder}>`, isInline ? 'put it on a line of its own, with an empty line before it' : `end <${holder}> before it`]
}

/** What is open last, without the refused tags that an end tag passes by: `<img>` needs no end. */
function topFor(name: string, open: Open[]): Open | undefined {
  for (let top = open.at(-1); top?.kind === 'tag' && !top.isAllowed && top.name !== name; top = open.at(-1)) open.pop()
  return open.at(-1)
}

/** Checks an attribute; gives back the address to which a link leads. */
function readAttribute(tag: string, { name, value }: HtmlToken.Attribute, line: number, last: number, context: Context): string | undefined {
  const known = [...everywhere, ...(allowed[tag] ?? [])]
  if (!known.includes(name)) {
    report(context, line, name, { rule: 'raw-html', message: `<${tag}> cannot have "${name}" in a text`, fix: nearest(name, known) ? didYouMean(name, known) : 'remove it' }, last)
    return undefined
  }
  if (name === 'dir' && !['ltr', 'rtl', 'auto'].includes(value)) report(context, line, name, { rule: 'raw-html', message: `"${value}" is no direction`, fix: 'write ltr, rtl or auto' }, last)
  if (numbers.includes(name) && !/^-?\d{1,4}$/.test(value)) report(context, line, name, { rule: 'raw-html', message: `${name}="${value}" is no number`, fix: 'write a whole number' }, last)
  if (name === 'lang' && !isLanguage(value)) report(context, line, name, { rule: 'raw-html', message: `"${value}" is no language`, fix: 'write a language tag, like en or ja' }, last)
  const problem = name === 'class' ? classProblem(value) : undefined
  if (problem) report(context, line, name, { rule: 'raw-html', ...problem }, last)
  if (name === 'id' && !idForm.test(value)) report(context, line, name, { rule: 'raw-html', message: `"${value}" cannot be an id`, fix: 'begin it with a letter or digit, and write no spaces' }, last)
  else if (name === 'id') claimId(context, value, line, `id="${value}"`)
  return name === 'href' ? addressOf(value, line, last, context) : undefined
}

function replaced(text: string, start: number, length: number, by: string): string {
  return text.slice(0, start) + by + text.slice(start + length)
}

function instead(tag: string): string {
  const known = allowedTags
  const near = nearest(tag, known)
  return near && tag.length > 3 ? `did you mean <${near}>?` : `write it in Markdown, or with one of: ${known.join(', ')}`
}
