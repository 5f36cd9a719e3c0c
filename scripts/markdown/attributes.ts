// Attribute lists: `# Title {#id}`, or `{.class lang=ja}` alone after a block. Only where `{` is followed by `#`, `.`, `:` or `lang=`:
// any other brace in a legal text is text.
import type { StateCore, Token } from 'markdown-it'
import { classProblem } from './classes.ts'
import { claimId, contextOf, idForm, placedTokens, report, type Context } from './context.ts'
import { quoted } from './problem.ts'

const listAtEnd = /(?:^|\s)\{(:[^{}]*|[#.][^{}]*|lang=[^{}]*)\}\s*$/

/** Takes attribute lists out of the text and gives them to their block: the one they end, or the one before them. */
export function attributesRule(state: StateCore): void {
  const context = contextOf(state.env)
  const lastLines = new Map([...placedTokens(state.tokens)].map(({ token, last }) => [token, last]))
  const emptied = new Set<Token>()
  state.tokens.forEach((token, index) => {
    const list = token.type === 'inline' ? listAtEnd.exec(token.content) : null
    if (!list?.[1]) return
    const line = lastLines.get(token) ?? 0
    const refuse = (message: string, fix: string) => report(context, line, `{${list[1]}`, { rule: 'attribute', message, fix })
    token.content = token.content.slice(0, list.index)
    if (listAtEnd.test(token.content)) return refuse('two attribute lists stand here', 'write one list: {#id .class}')
    const own = state.tokens[index - 1]
    const standsAlone = token.content.trim() === '' && own?.type === 'paragraph_open'
    if (standsAlone) state.tokens.slice(index - 1, index + 2).forEach((emptiedToken) => emptied.add(emptiedToken))
    const target = standsAlone ? openerOf(state.tokens, index - 2) : ownBlock(state.tokens, index)
    if (target) give(target, list[1], line, context)
    else refuse(`{${list[1]}} stands behind nothing that can have it`, 'put it behind a heading, a paragraph, a list or a table')
  })
  if (emptied.size > 0) state.tokens = state.tokens.filter((token) => !emptied.has(token))
}

/** The block whose words stand at a place; in a list without empty lines the entry, for its paragraph is not printed. */
function ownBlock(tokens: readonly Token[], index: number): Token | undefined {
  const own = tokens[index - 1]
  if (!own?.hidden) return own
  return lastBefore(tokens, index, ({ type, level }) => type === 'list_item_open' && level === own.level - 1)
}

function openerOf(tokens: readonly Token[], last: number): Token | undefined {
  const closing = tokens[last]
  if (!closing || closing.nesting >= 0) return closing?.nesting === 0 && closing.type !== 'html_block' ? closing : undefined
  return lastBefore(tokens, last, ({ nesting, level, tag }) => nesting === 1 && level === closing.level && tag === closing.tag)
}

function lastBefore(tokens: readonly Token[], end: number, isMeant: (token: Token) => boolean): Token | undefined {
  for (let index = end - 1; index >= 0; index--) {
    const token = tokens[index]
    if (token && isMeant(token)) return token
  }
  return undefined
}

function give(target: Token, list: string, line: number, context: Context): void {
  for (const item of list.replace(/^:/, '').trim().split(/\s+/)) {
    const id = item.startsWith('#') && idForm.test(item.slice(1)) ? item.slice(1) : undefined
    const name = /^\.([a-z][a-z0-9-]*)$/i.exec(item)?.[1]
    const problem = name === undefined ? undefined : classProblem(name)
    const language = /^lang="?([A-Za-z0-9-]+)"?$/.exec(item)?.[1]
    if (id !== undefined) {
      target.attrSet('id', id)
      if (!/^h[1-6]$/.test(target.tag)) claimId(context, id, line)
    } else if (problem) report(context, line, item, { rule: 'attribute', ...problem })
    else if (name !== undefined) target.attrJoin('class', name)
    else if (language !== undefined) target.attrSet('lang', language)
    else report(context, line, item, { rule: 'attribute', message: item === '' ? 'this attribute list is empty' : `${quoted(item)} cannot be set here`, fix: 'write #id, .class or lang=xx' })
  }
}
