// The words of a block, and where each of them was written: markdown-it keeps the lines of blocks, and forgets where in them a word stood.
import type { PlacedToken } from '../../markdown/context.ts'
import { createParser } from '../../markdown/parser.ts'

type Token = PlacedToken['token']
type Parser = ReturnType<typeof createParser>
type InlineState = Parameters<Parameters<Parser['inline']['ruler2']['before']>[2]>[0]

/** A link among the words: where its words begin and end, and its address as it was written. */
export interface Link extends Span {
  address: string
}

/** Words of a block, from one place in them to another. */
export interface Span {
  from: number
  to: number
}

/** From `at` on, the words stand from `written` on in what was written. */
export interface Run {
  at: number
  written: number
}

/** The words of a block as a visitor reads them, in one line. Code, comments and addresses of links are none. */
export interface Words {
  text: string
  runs: readonly Run[]
  links: readonly Link[]
  /** What stands between `~~` and `~~`. */
  struck: readonly Span[]
}

/** A step of markdown-it through a block: which token it was about to make, how much of it there was, and where it stood. */
interface Step {
  token: number
  at: number
  written: number
}

/** Our parser, which notes the words of each block besides; `wordsOf` gives them for the tokens inside one. */
export function createWordParser(): { parser: Parser; wordsOf: (children: readonly Token[]) => Words } {
  const parser = createParser()
  const stepsBy = new WeakMap<InlineState, Step[]>()
  const wordsBy = new WeakMap<readonly Token[], Words>()
  parser.inline.ruler.before('text', 'note_step', (state, silent) => {
    if (silent) return false
    const steps = stepsBy.get(state) ?? []
    steps.push({ token: state.tokens.length, at: state.pending.length, written: state.pos })
    stepsBy.set(state, steps)
    return false
  })
  // Emphasis is known by now, and the pieces of text are not joined yet: each still has its own step.
  parser.inline.ruler2.before('fragments_join', 'note_words', (state) => {
    wordsBy.set(state.tokens, joined(state.tokens, stepsBy.get(state) ?? []))
    return false
  })
  return { parser, wordsOf: (children) => wordsBy.get(children) ?? { text: '', runs: [], links: [], struck: [] } }
}

function joined(tokens: readonly Token[], steps: readonly Step[]): Words {
  const texts: string[] = []
  const runs: Run[] = []
  const links: Link[] = []
  const struck: Span[] = []
  const opened: number[] = []
  let length = 0
  let next = 0
  let link: Omit<Link, 'to'> | undefined
  tokens.forEach((token, index) => {
    for (let step = steps[next]; step && step.token <= index; step = steps[++next]) runs.push({ at: length + step.at, written: step.written })
    const address = addressOpened(token)
    if (address !== undefined) link = { from: length, address }
    if (link && closesLink(token)) links.push({ ...link, to: length })
    if (closesLink(token)) link = undefined
    if (token.type === 's_open') opened.push(length)
    if (token.type === 's_close') struck.push({ from: opened.pop() ?? length, to: length })
    texts.push(shown(token))
    length += shown(token).length
  })
  return { text: texts.join(''), runs, links, struck }
}

/** What a token adds to the words. */
function shown({ type, content }: Token): string {
  if (type === 'text' || type === 'text_special') return content
  return type === 'softbreak' || type === 'hardbreak' || (type === 'html_inline' && /^<br\b/i.test(content)) ? ' ' : ''
}

function addressOpened(token: Token): string | undefined {
  if (token.type === 'link_open') return String(token.attrGet('href') ?? '')
  return token.type === 'html_inline' ? addressOfTag(token.content) : undefined
}

/** The address of an `<a>` in HTML; `undefined` for any other tag. */
export function addressOfTag(tag: string): string | undefined {
  return /^<a\s/i.test(tag) ? (/\shref\s{0,9}=\s{0,9}["']?([^"'\s>]*)/i.exec(tag)?.[1] ?? '') : undefined
}

function closesLink({ type, content }: Token): boolean {
  return type === 'link_close' || (type === 'html_inline' && /^<\/a\b/i.test(content))
}
