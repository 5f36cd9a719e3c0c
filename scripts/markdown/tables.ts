import type { StateCore, Token } from 'markdown-it'
import { escapeText } from '../../layouts/html.ts'
import { wordsOf } from './headings.ts'

/** Gives tables written in Markdown what the register's tables have: scrolling inside themselves, and headings with a scope. */
export function tablesRule(state: StateCore): void {
  let heading = ''
  state.tokens = state.tokens.flatMap((token, index) => {
    if (token.type === 'heading_open') heading = wordsOf(state.tokens[index + 1])
    if (token.type === 'th_open') token.attrSet('scope', 'col')
    if (token.type === 'th_open' || token.type === 'td_open') alignByClass(token)
    if (token.type === 'table_open') return [markupToken(state, `<div class="table" role="group"${heading === '' ? '' : ` aria-label="${escapeText(heading)}"`} tabindex="0">\n`), token]
    if (token.type === 'table_close') return [token, markupToken(state, '</div>\n')]
    return [token]
  })
}

/** markdown-it aligns by an inline style, which the site's security policy refuses. */
function alignByClass(token: Token): void {
  const side = /text-align:(\w+)/.exec(String(token.attrGet('style') ?? ''))?.[1]
  if (side === undefined) return
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style')
  token.attrJoin('class', `align-${side}`)
}

function markupToken(state: StateCore, markup: string): Token {
  const token = new state.Token('html_block', '', 0)
  token.content = markup
  token.meta = { directive: true }
  return token
}
