// A text as a reader sees it: sections, in them passages, in them sentences, each with its place in the file.
import { placedTokens, type Context } from '../../markdown/context.ts'
import { passagesInHtml } from './html.ts'
import { sentencesOf, type Sentence } from './sentences.ts'
import { createWordParser, type Link, type Span, type Words } from './words.ts'

/** A place in the file, from 1. */
export interface Place {
  line: number
  column: number
}

/** A paragraph, a heading, a cell of a table, or the words of one entry of a list. */
export interface Passage {
  text: string
  kind: 'heading' | 'prose' | 'cell'
  /** Whether it stands in a quotation: then somebody else says it. */
  isQuoted: boolean
  links: readonly Link[]
  struck: readonly Span[]
  sentences: readonly Sentence[]
  placeOf: (at: number) => Place
}

/** What stands under a heading, up to the next heading of any level. */
export interface Section {
  /** Absent for what stands before the first heading. */
  heading: Passage | undefined
  passages: readonly Passage[]
  /** Names of the directives, which print facts and are no prose. */
  directives: readonly string[]
}

const { parser, wordsOf } = createWordParser()

/** Reads a text without its front matter, whose first line is this line of the file. */
export function sectionsOf(body: string, firstLine: number): Section[] {
  const lines = body.split(/\r\n?|\n/)
  const tokens = parser.parse(lines.join('\n'), { context: silentContext(lines, firstLine) })
  let current = { heading: undefined as Passage | undefined, passages: [] as Passage[], directives: [] as string[] }
  const sections = [current]
  let opened = ''
  let quotations = 0
  const cell = { line: -1, from: 0 }

  for (const { token, line } of placedTokens(tokens)) {
    if (token.type === 'blockquote_open') quotations++
    if (token.type === 'blockquote_close') quotations--
    if (token.block && token.nesting === 1) opened = token.type
    if (token.type === 'html_block' && token.map) {
      const written = lines.slice(token.map[0], token.map[1]).join('\n')
      if (token.meta?.['directive']) current.directives.push(/::\s*([\w-]+)/.exec(written)?.[1] ?? '')
      else current.passages.push(...passagesInHtml(written).map((words) => passage(words, 'prose', rowsOf(written, lines, line))))
    }
    if (token.type !== 'inline') continue
    const kind = opened === 'heading_open' ? 'heading' : /^t[dh]_open$/.test(opened) ? 'cell' : 'prose'
    if (cell.line !== line) Object.assign(cell, { line, from: 0 })
    const rows = kind === 'cell' ? rowsOfCell(token.content, lines[line] ?? '', cell) : rowsOf(token.content, lines, line, kind === 'prose')
    const read = passage(wordsOf(token.children ?? []), kind, rows)
    if (kind === 'heading') sections.push((current = { heading: read, passages: [], directives: [] }))
    else current.passages.push(read)
  }
  return sections

  function passage(words: Words, kind: Passage['kind'], rows: readonly Row[]): Passage {
    return { text: words.text, kind, isQuoted: quotations > 0, links: words.links, struck: words.struck, sentences: sentencesOf(words.text), placeOf: (at) => placeIn(words, rows, firstLine, at) }
  }
}

/** A line of what a block holds: where it begins in it, and where in the text that is, from 0. */
interface Row {
  begin: number
  line: number
  column: number
}

/** The lines of a block, found in the lines of the text: without the signs of lists and quotations, and the spaces before them. */
function rowsOf(content: string, lines: readonly string[], first: number, toTheEnd = false): Row[] {
  let begin = 0
  return content.split('\n').map((written, index) => {
    const indent = written.length - written.trimStart().length
    const raw = (lines[first + index] ?? '').trimEnd()
    const words = written.trim()
    // A paragraph fills its lines to their ends, so "1" in "1. 1" is the last one.
    const found = toTheEnd && raw.endsWith(words) ? raw.length - words.length : raw.indexOf(words)
    const row = { begin, line: first + index, column: Math.max(found, 0) - (found < 0 ? 0 : indent) }
    begin += written.length + 1
    return row
  })
}

/** A cell, found in the line of its row behind the cells before it. A backslash before a | of its text was taken out. */
function rowsOfCell(content: string, raw: string, cell: { line: number; from: number }): Row[] {
  let begin = 0
  return content.split(/(?=\|)/).map((piece) => {
    const column = Math.max(raw.indexOf(piece, cell.from), 0)
    const row = { begin, line: cell.line, column }
    cell.from = column + piece.length
    begin += piece.length
    return row
  })
}

function placeIn({ runs }: Words, rows: readonly Row[], firstLine: number, at: number): Place {
  const run = lastUpTo(runs, ({ at: start }) => start, at)
  const written = run ? run.written + at - run.at : 0
  const row = lastUpTo(rows, ({ begin }) => begin, written)
  return row ? { line: firstLine + row.line, column: row.column + written - row.begin + 1 } : { line: firstLine, column: 1 }
}

/** The last of the entries, which are in order, whose number is not above a limit. A text can have ten thousand links in one line. */
function lastUpTo<Entry>(entries: readonly Entry[], numberOf: (entry: Entry) => number, limit: number): Entry | undefined {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = entries[middle]
    if (entry !== undefined && numberOf(entry) <= limit) low = middle + 1
    else high = middle
  }
  return entries[low - 1]
}

/** What is wrong with links and directives, the reading of pages says; here only the words count. */
function silentContext(lines: readonly string[], firstLine: number): Context {
  return { file: '', firstLine, lines, register: undefined, resolve: (href) => href, faults: [], headings: [], keepIds: undefined, ids: new Map(), fragments: [] }
}
