// Attribute lists: `# Title {#id}`, or `{.class lang=ja}` alone after a block. Only where `{` is followed by `#`, `.`, `:` or `lang=`:
// any other brace in a legal text is text.
import type { StateCore, Token } from 'markdown-it'
import { claimId, contextOf, report, type Context } from './context.ts'

const listAtEnd = /(?:^|\s)\{(:\s*[^{}]*|[#.][^{}]*|lang=[^{}]*)\}\s*$/

/** Takes attribute lists out of the text and gives them to their block: the one they end, or the one before them. */
export function attributesRule(state: StateCore): void {
  const context = contextOf(state.env)
  const emptied = new Set<number>()
  state.tokens.forEach((token, index) => {
    const match = token.type === 'inline' ? listAtEnd.exec(token.content) : null
    if (!match) return
    const line = (token.map?.[1] ?? 1) - 1
    token.content = token.content.slice(0, match.index)
    const standsAlone = token.content.trim() === ''
    const target = standsAlone ? openerOf(state.tokens, index - 2) : state.tokens[index - 1]
    if (standsAlone) [index - 1, index, index + 1].forEach((position) => emptied.add(position))
    const list = match[1] ?? ''
    if (!target) report(context, line, '{', { rule: 'attribute', message: `{${list}} stands before any block`, fix: 'put it behind the block it belongs to' })
    else give(target, list, line, context)
  })
  if (emptied.size > 0) state.tokens = state.tokens.filter((_token, index) => !emptied.has(index))
}

function openerOf(tokens: readonly Token[], last: number): Token | undefined {
  const closing = tokens[last]
  if (!closing || closing.nesting >= 0) return closing?.nesting === 0 && closing.type !== 'html_block' ? closing : undefined
  return tokens.slice(0, last).findLast(({ nesting, level, tag }) => nesting === 1 && level === closing.level && tag === closing.tag)
}

function give(target: Token, list: string, line: number, context: Context): void {
  for (const item of list.replace(/^:/, '').trim().split(/\s+/)) {
    const id = /^#([\p{L}\p{N}][\p{L}\p{N}._-]*)$/u.exec(item)?.[1]
    const name = /^\.([a-z][a-z0-9-]*)$/i.exec(item)?.[1]
    const language = /^lang="?([A-Za-z0-9-]+)"?$/.exec(item)?.[1]
    if (id !== undefined) {
      target.attrSet('id', id)
      if (target.tag !== 'h1' && !/^h[2-6]$/.test(target.tag)) claimId(context, id, line)
    } else if (name !== undefined) target.attrJoin('class', name)
    else if (language !== undefined) target.attrSet('lang', language)
    else report(context, line, item, { rule: 'attribute', message: `"${item}" cannot be set here`, fix: 'write #id, .class or lang=xx' })
  }
}
