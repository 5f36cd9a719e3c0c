import type { StateCore } from 'markdown-it'
import { contextOf, inlineTokens, placeIn, report, type Context } from './context.ts'

/** Resolves every link and image: to the address of the page it means, or to a fault. */
export function linksRule(state: StateCore): void {
  const context = contextOf(state.env)
  for (const { token, line } of inlineTokens(state.tokens)) {
    const name = token.type === 'link_open' ? 'href' : token.type === 'image' ? 'src' : undefined
    if (name === undefined) continue
    const written = String(token.attrGet(name) ?? '')
    if (token.type === 'image' && /^(https?:)?\/\//i.test(written)) {
      report(context, line, written, { rule: 'third-party-image', message: `the image "${written}" would be fetched from another site`, fix: 'save it beside the text and name the file' })
      continue
    }
    const address = addressOf(written, line, context)
    if (address === undefined) continue
    token.attrSet(name, address)
    if (token.type === 'link_open' && /^https?:/.test(address)) token.attrSet('rel', 'external noopener noreferrer')
  }
}

/** The address that a written link leads to; `undefined` where it is a fault, which is then reported. */
export function addressOf(written: string, line: number, context: Context): string | undefined {
  const resolved = context.resolve(written)
  if (typeof resolved !== 'string') {
    report(context, line, written, resolved)
    return undefined
  }
  const hash = resolved.indexOf('#')
  if (hash >= 0 && (hash === 0 || resolved.startsWith('/')))
    context.fragments.push({ url: resolved.slice(0, hash), fragment: decodeURIComponent(resolved.slice(hash + 1)), ...placeIn(context, line, written) })
  return resolved
}
