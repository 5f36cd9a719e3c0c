import type { Token } from 'markdown-it'
import type { Heading } from '../../layouts/page/view.ts'
import type { Fault } from '../register/fault.ts'
import type { Register } from '../register/load.ts'

/** What the rules know of the text that they read, and where they put what they find. */
export interface Context {
  /** File as an editor knows it, `content/cookies.md`. */
  file: string
  /** Line of the file on which the text begins, after the front matter. */
  firstLine: number
  /** The text itself, line by line. */
  lines: readonly string[]
  register: Register
  /** Where a link leads; a string is the address to print, an object says what is wrong. */
  resolve: (href: string) => string | Problem
  faults: Fault[]
  headings: (Heading & { line: number })[]
  /** Every id in the text and its line. */
  ids: Map<string, number>
  /** Links to a place in a page, to be looked up when all pages are read. */
  fragments: { url: string; fragment: string; line: number; column: number }[]
}

/** What is wrong and what to write instead. */
export interface Problem {
  rule: string
  message: string
  fix: string
}

/** The context that `render` was given. */
export function contextOf(env: unknown): Context {
  return (env as { context: Context }).context
}

/** Reports a problem at a line of the text (from 0); the column is where `near` stands in that line. */
export function report(context: Context, line: number, near: string, problem: Problem): void {
  context.faults.push({ file: context.file, ...placeIn(context, line, near), ...problem })
}

/** Line and column in the file of a piece of text in a line of the text (from 0). */
export function placeIn(context: Context, line: number, near: string): { line: number; column: number } {
  const column = (context.lines[line] ?? '').indexOf(near) + 1
  return { line: context.firstLine + line, column: Math.max(column, 1) }
}

/** Gives an id to the page; an id that is there already is a fault. */
export function claimId(context: Context, id: string, line: number): void {
  const before = context.ids.get(id)
  if (before === undefined) context.ids.set(id, line)
  else
    report(context, line, id, {
      rule: 'duplicate-id',
      message: `the id "${id}" is already used in line ${context.firstLine + before}`,
      fix: 'give one of the two another id',
    })
}

/** The inline tokens of a text with the line (from 0) on which each stands. */
export function* inlineTokens(tokens: readonly Token[]): Generator<{ token: Token; line: number }> {
  let blockLine = 0
  for (const block of tokens) {
    blockLine = block.map?.[0] ?? blockLine
    if (block.type !== 'inline') continue
    let line = blockLine
    for (const token of block.children ?? []) {
      yield { token, line }
      if (token.type === 'softbreak' || token.type === 'hardbreak') line += 1
      if (token.type === 'html_inline' || token.type === 'code_inline') line += token.content.split('\n').length - 1
    }
  }
}
