import type { Token } from 'markdown-it'
import type { Heading } from '../../layouts/page/view.ts'
import type { Fault } from '../register/fault.ts'
import type { Register } from '../register/load.ts'
import { decoded } from './addresses.ts'
import type { Problem } from './problem.ts'

/** What the rules know of the text that they read, and where they put what they find. */
export interface Context {
  /** File as an editor knows it, `content/cookies.md`. */
  file: string
  /** Line of the file on which the text begins, after the front matter. */
  firstLine: number
  /** The text itself, line by line. */
  lines: readonly string[]
  /** Absent where the register has faults: the text is then read for its own faults only. */
  register: Register | undefined
  /** Where a link leads; a string is the address to print, an object says what is wrong. */
  resolve: (href: string) => string | Problem
  faults: Fault[]
  headings: (Heading & { line: number })[]
  /** Gives the headings the ids that they were published with; absent where nothing of this text was. */
  keepIds: KeepIds | undefined
  /** Every id in the text and its line; `aroundText` for those that the page around it uses. */
  ids: Map<string, number | typeof aroundText>
  /** Links to a place in a page, to be looked up when all pages are read. */
  fragments: LinkToPlace[]
}

/** A heading as it is written, before it has an id; `id` where its words are followed by {#id}. */
export interface WrittenHeading {
  level: number
  text: string
  id: string | undefined
}

/** What becomes of the ids under which sections were published. */
export interface KeptIds {
  /** The published id of each heading, where it has one. */
  ids: readonly (string | undefined)[]
  /** Ids of sections that are gone, each with the heading before which its anchor stands. */
  anchors: readonly { id: string; heading: number }[]
  /** Ids that no new section may take. */
  taken: readonly string[]
  /** What would lead published links astray, at a heading. */
  faults: readonly (Problem & { heading: number })[]
}

export type KeepIds = (headings: readonly WrittenHeading[]) => KeptIds

/** A link to a place in a page, and where it is written. */
export interface LinkToPlace extends Pick<Fault, 'file' | 'line' | 'column'> {
  url: string
  fragment: string
}

/** Where an id stands that the layout gives. */
export const aroundText = 'around the text'

/** The context that `render` was given. */
export function contextOf(env: unknown): Context {
  return (env as { context: Context }).context
}

/** Reports a problem at a line of the text (from 0), or where `near` stands between it and a last line. */
export function report(context: Context, line: number, near: string, problem: Problem, last = line): void {
  context.faults.push({ file: context.file, ...placeIn(context, line, near, last), ...problem })
}

/** Line and column in the file of a piece of text that stands in a line of the text (from 0), or at most `last` lines on. */
export function placeIn(context: Context, line: number, near: string, last = line): { line: number; column: number } {
  for (let at = line; at <= last; at++) {
    const text = context.lines[at] ?? ''
    // markdown-it writes addresses with percent signs where an editor wrote letters.
    const column = Math.max(text.indexOf(near), text.indexOf(decoded(near) ?? near))
    if (column >= 0) return { line: context.firstLine + at, column: column + 1 }
  }
  return { line: context.firstLine + line, column: 1 }
}

/** Gives an id to the page; an id that is there already is a fault, at the place where it is `written`. */
export function claimId(context: Context, id: string, line: number, written = `#${id}`): void {
  const before = context.ids.get(id)
  if (before === undefined) context.ids.set(id, line)
  else
    report(context, line, written, {
      rule: 'duplicate-id',
      message: before === aroundText ? `the id "${id}" is already used around every text` : `the id "${id}" is already used in line ${context.firstLine + before}`,
      fix: 'give one of the two another id',
    })
}

/** An id that can be written in a text: what is easy to link to, in any script. */
export const idForm = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u

/** A token with the line (from 0) on which it stands and the last line of its block. */
export interface PlacedToken {
  token: Token
  line: number
  last: number
}

/** All tokens of a text in reading order, those inside a line of words too. */
export function* placedTokens(tokens: readonly Token[]): Generator<PlacedToken> {
  // The cells of a table have no lines of their own; they stand in the line of their row.
  let row = 0
  for (const block of tokens) {
    row = block.map?.[0] ?? row
    const last = block.type === 'inline' && block.map ? block.map[1] - 1 : row
    yield { token: block, line: row, last }
    if (block.type === 'inline') yield* placedInside(block, row, last)
  }
}

// Line breaks inside code and inside the round brackets of a link are lost: `last` says how far on a token can stand.
function* placedInside(block: Token, first: number, last: number): Generator<PlacedToken> {
  let line = first
  for (const token of block.children ?? []) {
    const breaks = token.type === 'html_inline' ? token.content.split('\n').length - 1 : 0
    yield { token, line, last }
    line += token.type === 'softbreak' || token.type === 'hardbreak' ? 1 : breaks
  }
}
