// Raw HTML in a text passes an allow-list, read by the same tokenizer that browsers use (parse5).
import type { StateCore } from 'markdown-it'
import { Tokenizer, type Token as HtmlToken } from 'parse5'
import { didYouMean, nearest } from '../register/nearest.ts'
import { claimId, contextOf, inlineTokens, report, type Context } from './context.ts'
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
const withoutEnd = ['br', 'col']

interface OpenTag {
  name: string
  line: number
}

/** Checks every piece of raw HTML of a text, and that what it opens it closes. */
export function rawHtmlRule(state: StateCore): void {
  const context = contextOf(state.env)
  const open: OpenTag[] = []
  for (const { markup, line } of rawPieces(state)) readTags(markup, line, context, open)
  for (const { name, line } of open)
    report(context, line, `<${name}`, { rule: 'raw-html', message: `<${name}> is never closed`, fix: `write </${name}> where it ends` })
}

function* rawPieces(state: StateCore): Generator<{ markup: string; line: number }> {
  const blocks = state.tokens.filter(({ type, meta }) => type === 'html_block' && !meta?.['directive']).map(({ content, map }) => ({ markup: content, line: map?.[0] ?? 0 }))
  const inline = [...inlineTokens(state.tokens)].filter(({ token }) => token.type === 'html_inline').map(({ token, line }) => ({ markup: token.content, line }))
  yield* [...blocks, ...inline].sort((a, b) => a.line - b.line)
}

function readTags(markup: string, line: number, context: Context, open: OpenTag[]): void {
  const lineOf = (token: { location: { startLine: number } | null }) => line + (token.location?.startLine ?? 1) - 1
  const refuse = (near: string, at: number, message: string, fix: string) => report(context, at, near, { rule: 'raw-html', message, fix })
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (tag) => {
        const at = lineOf(tag)
        const known = Object.keys(allowed)
        if (!known.includes(tag.tagName)) return refuse(`<${tag.tagName}`, at, `<${tag.tagName}> is not allowed in a text`, instead(tag.tagName, known))
        tag.attrs.forEach((attribute) => readAttribute(tag.tagName, attribute, at, context))
        if (!withoutEnd.includes(tag.tagName)) open.push({ name: tag.tagName, line: at })
      },
      onEndTag: (tag) => {
        const last = open.at(-1)
        if (last?.name === tag.tagName) open.pop()
        else if (tag.tagName in allowed)
          refuse(`</${tag.tagName}`, lineOf(tag), last ? `</${tag.tagName}> closes nothing; <${last.name}> is open` : `</${tag.tagName}> closes nothing`, last ? `write </${last.name}> first` : 'remove it')
      },
      onComment: () => {},
      onDoctype: (token) => refuse('<!', lineOf(token), 'a doctype is not allowed in a text', 'remove it'),
      onCharacter: () => {},
      onNullCharacter: () => {},
      onWhitespaceCharacter: () => {},
      onEof: () => {},
      onParseError: (error) => {
        if (error.code !== 'non-void-html-element-start-tag-with-trailing-solidus')
          refuse('<', line + error.startLine - 1, `this HTML cannot be read (${error.code})`, 'write whole tags, with every quote and bracket closed')
      },
    },
  )
  tokenizer.write(markup, true)
}

function readAttribute(tag: string, { name, value }: HtmlToken.Attribute, line: number, context: Context): void {
  const known = [...everywhere, ...(allowed[tag] ?? [])]
  if (!known.includes(name)) {
    report(context, line, name, { rule: 'raw-html', message: `<${tag}> cannot have "${name}" in a text`, fix: nearest(name, known) ? didYouMean(name, known) : 'remove it' })
    return
  }
  if (name === 'id') claimId(context, value, line)
  if (name === 'href') addressOf(value, line, context)
}

function instead(tag: string, known: readonly string[]): string {
  const near = nearest(tag, known)
  return near && tag.length > 3 ? `did you mean <${near}>?` : `write it in Markdown, or with one of: ${known.join(', ')}`
}
