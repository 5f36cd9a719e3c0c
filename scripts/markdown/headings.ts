import GithubSlugger, { slug } from 'github-slugger'
import type { StateCore, Token } from 'markdown-it'
import { escapeText } from '../../layouts/html.ts'
import { claimId, contextOf, report, type Context, type KeptIds } from './context.ts'

/** Gives every heading an id that is never empty and never twice, and notes the headings for the list of contents. */
export function headingsRule(state: StateCore): void {
  const context = contextOf(state.env)
  const slugger = new GithubSlugger()
  const headings = state.tokens.flatMap((token, index) => (token.type === 'heading_open' ? [{ token, inline: state.tokens[index + 1] }] : []))
  const written = headings.map(({ token, inline }) => ({ level: Number(token.tag.slice(1)), text: wordsOf(inline), id: token.attrGet('id')?.toString() }))
  const kept = context.keepIds?.(written)
  headings.forEach(({ token }, index) => kept?.ids[index] && token.attrSet('id', kept.ids[index]))
  const fixed = headings.flatMap(({ token }) => token.attrGet('id') ?? []).map(String)
  new Set(fixed.concat([...context.ids.keys()], kept?.taken ?? [])).forEach((id) => slugger.slug(id))

  for (const { token, inline } of headings) {
    const level = Number(token.tag.slice(1))
    const line = token.map?.[0] ?? 0
    const text = wordsOf(inline)
    // GitHub's ids leave out signs and some digits (①, ½), which may be all that a heading has.
    const id = String(token.attrGet('id') ?? slugger.slug(/[\p{L}\p{N}]/u.test(slug(text)) ? text : 'section'))
    token.attrSet('id', id)
    claimId(context, id, line)
    if (text === '') report(context, line, '#', { rule: 'empty-heading', message: 'this heading has no words', fix: 'write its words, or remove it' })
    const before = context.headings.at(-1)?.level ?? 1
    if (level > before + 1)
      report(context, line, '#', { rule: 'heading-level', message: `a heading of level ${level} follows one of level ${before}`, fix: `write ${'#'.repeat(before + 1)}` })
    if (level === 1 && context.headings.some((other) => other.level === 1))
      report(context, line, '#', { rule: 'second-title', message: 'a page has one heading of level 1, its title', fix: 'write ## for this one' })
    context.headings.push({ level, id, text, line })
  }
  if (kept) setAnchors(state, headings.map(({ token }) => token), kept, context)
}

/** An address that was published leads on to where its section stood. */
function setAnchors(state: StateCore, headings: readonly Token[], { anchors, faults }: KeptIds, context: Context): void {
  for (const { heading, ...problem } of faults) report(context, headings[heading]?.map?.[0] ?? 0, '#', problem)
  for (const { id, heading } of anchors) {
    if (context.ids.has(id)) continue
    const anchor = new state.Token('html_block', '', 0)
    anchor.content = `<div id="${escapeText(id)}"></div>\n`
    anchor.meta = { directive: true }
    context.ids.set(id, headings[heading]?.map?.[0] ?? 0)
    const place = headings[heading]
    state.tokens.splice(place ? state.tokens.indexOf(place) : 0, 0, anchor)
  }
}

/** The words of a heading, without the signs that make them bold, a link or code. */
export function wordsOf(inline: Token | undefined): string {
  return textOf(inline?.children ?? [])
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.type === 'text' || token.type === 'code_inline' ? token.content : token.type === 'image' ? textOf(token.children ?? []) : /break$/.test(token.type) ? ' ' : ''))
    .join('')
    .trim()
}
