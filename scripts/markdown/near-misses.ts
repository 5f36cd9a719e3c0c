// What looks like Markdown of ours and is not: it would be printed as it was typed, and nobody would notice.
import type { StateCore, Token } from 'markdown-it'
import { contextOf, placedTokens, report, type Context } from './context.ts'
import { directives } from './directives.ts'
import type { Problem } from './problem.ts'

const known = Object.keys(directives).join('|')

/** Each form with what is wrong with it. A sign behind a backslash is meant as text and fits none. */
const forms: readonly [RegExp, Omit<Problem, 'rule'>][] = [
  [/\[[^[\]\0]*\]\(/, { message: 'this looks like a link and is none', fix: 'write [words](address) with no space in the address and both brackets closed, or \\[ for a bracket that is text' }],
  [/\][ \t]+\([\w./#-]+\.md(?:#[\w-]*)?\)/, { message: 'this looks like a link and is none', fix: 'write no space between ] and (' }],
  [/\)\[[\w./#-]+\.md(?:#[\w-]*)?\]/, { message: 'this looks like a link with its brackets the wrong way round', fix: 'write [words](address)' }],
  [/\]\[[^\]]*\]/, { message: 'this looks like a link, and no address is given for it', fix: 'write [words](address), or \\[ for a bracket that is text' }],
  [new RegExp(`(?<![\\w:\\0]):{1,3}(?:${known})(?![\\w-])`), { message: 'this looks like a directive and is printed as it is', fix: 'write ::name on a line of its own, with an empty line before it' }],
  [/\{#[\p{L}\p{N}_-]+\}/u, { message: 'an id here is printed as it is', fix: 'write it at the end of a heading, or alone in the line after its block' }],
]

/** Reports what looks like a link, a directive or an id, and is printed as it was typed. */
export function nearMissesRule(state: StateCore): void {
  const context = contextOf(state.env)
  for (const { token, line, last } of placedTokens(state.tokens)) {
    if (token.type !== 'inline') continue
    for (const text of runsOfText(token))
      for (const [form, problem] of forms) {
        const found = form.exec(text)
        if (found && !isReported(context, line)) report(context, line, found[0].trim(), { rule: 'near-miss', ...problem }, last)
      }
  }
}

/** Whether the line (from 0) has a fault already: what is wrong there is said once. */
function isReported({ faults, firstLine }: Context, line: number): boolean {
  return faults.some((fault) => fault.rule === 'attribute' && fault.line === firstLine + line)
}

/** The text of a paragraph between what was understood (links, code, HTML), with escaped signs left out. */
function runsOfText({ children }: Token): string[] {
  const runs = ['']
  for (const { type, content } of children ?? [])
    if (type === 'text') runs[runs.length - 1] += content
    else if (type === 'text_special') runs[runs.length - 1] += '\0'
    else runs.push('')
  return runs.filter((text) => text !== '')
}
