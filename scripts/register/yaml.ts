// Reads one YAML file and remembers where everything in it stands, so that a fault can name line and column.
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { Fault } from './fault.ts'
import { syntaxProblems } from './yaml-syntax.ts'

/** A key or index on the way to a value. */
export type Step = string | number

/** A YAML text that was read: its value, and the place of each part. */
export interface ReadYaml {
  file: string
  value: unknown
  /** Line and column of the value at a path; of the nearest enclosing one where the path does not exist. */
  placeOf: (path: readonly Step[]) => { line: number; column: number }
  /** Line and column of the key at the end of a path. */
  placeOfKey: (path: readonly Step[]) => { line: number; column: number }
  /** What stands behind the value at a path, on its line, from the # on that makes it a note for YAML; '' where nothing does. */
  noteBehind: (path: readonly Step[]) => string
  document: Document
  /** Line and column of an offset in the text. */
  placeAt: (offset: number) => { line: number; column: number }
}

/** A hundred openings in a row. The YAML reader calls itself for each, and without a bound Node ends without a word. */
const tooDeep = /(?:[-?:]\s+|[[{]\s*(?:\w+:\s*)?){100}/

/**
 * Reads YAML. Returns the value, or the faults of its syntax.
 * `firstLine` is the line of the file on which the text begins (front matter begins on line 2).
 */
export function readYaml(file: string, text: string, firstLine = 1): ReadYaml | Fault[] {
  if (tooDeep.test(text)) return [{ file, line: firstLine, column: 1, rule: 'yaml', message: 'blocks or brackets are nested a hundred deep', fix: 'write them one per line' }]
  const { document, counter, problems } = parsed(text)
  const placeAt = (offset: number) => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const faults = problems.map(({ offset, rule, message, fix }) => ({ file, ...placeAt(offset), rule, message, fix }))
  // What the reader stumbles over later on a line comes of what it stumbled over first.
  if (faults.length > 0) return faults.filter((fault, index) => faults.findIndex(({ line }) => line === fault.line) === index)
  return {
    file,
    value: document.toJS(),
    document,
    placeAt,
    placeOf: (path) => placeAt(offsetOf(document, path, 'value')),
    placeOfKey: (path) => placeAt(offsetOf(document, path, 'key')),
    noteBehind: (path) => noteBehind(text, document.getIn(path, true)),
  }
}

interface Parsed {
  document: Document
  counter: LineCounter
  problems: ReturnType<typeof syntaxProblems>
}

const mostParsed = 200
const parsedLately = new Map<string, Parsed>()

/** A command reads a site several times, `npm start` again and again, and few of its texts have changed since: what was parsed is parsed, and nobody changes it. */
function parsed(text: string): Parsed {
  const known = parsedLately.get(text) ?? parse(text)
  parsedLately.delete(text)
  parsedLately.set(text, known)
  for (const oldest of parsedLately.keys()) if (parsedLately.size > mostParsed) parsedLately.delete(oldest)
  return known
}

function parse(text: string): Parsed {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'error' })
  return { document, counter, problems: syntaxProblems(document) }
}

function offsetOf(document: Document, path: readonly Step[], part: 'key' | 'value'): number {
  let node: unknown = document.contents
  let offset = startOf(node)
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step))
      if (!pair) return offset
      const wantsKey = (isLast && part === 'key') || !isNode(pair.value) || isEmptyScalar(pair.value)
      offset = startOf(wantsKey ? pair.key : pair.value)
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      if (!isNode(node)) return offset
      offset = startOf(node)
    } else {
      return offset
    }
  }
  return offset
}

/** A block ends where its last value does. */
function noteBehind(text: string, node: unknown): string {
  if (isMap(node)) return noteBehind(text, node.items.at(-1)?.value)
  const [note] = (isNode(node) && /^[ \t]*#[^\r\n]*/.exec(text.slice(node.range?.[1]))) || []
  return note === undefined ? '' : ` ${note.trim()}`
}

function isEmptyScalar(node: Node): boolean {
  return isScalar(node) && node.value === null
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}
