import type { StateCore } from 'markdown-it'
import { contextOf, report } from './context.ts'

/** Refuses blocks inside blocks so deep that markdown-it would leave out what stands in them. */
export function nestingRule(state: StateCore): void {
  const deepest = state.tokens.find(({ level }) => level >= state.md.options.maxNesting - 1)
  if (deepest) report(contextOf(state.env), deepest.map?.[0] ?? 0, '', { rule: 'nesting', message: 'lists or quotations stand too deep inside each other', fix: 'take some levels out' })
}
