import { extname } from 'node:path/posix'
import type { StateCore } from 'markdown-it'
import { decoded, imageEndings } from './addresses.ts'
import { contextOf, placedTokens, placeIn, report, type Context, type PlacedToken } from './context.ts'
import { quoted } from './problem.ts'

/** Resolves every link and image: to the address of the page or file it means, or to a fault. */
export function linksRule(state: StateCore): void {
  const context = contextOf(state.env)
  for (const placed of placedTokens(state.tokens)) {
    if (placed.token.type === 'link_open') resolveLinkIn(placed, context)
    if (placed.token.type === 'image') resolveImageIn(placed, context)
  }
}

function resolveLinkIn({ token, line, last }: PlacedToken, context: Context): void {
  const address = addressOf(String(token.attrGet('href') ?? ''), line, last, context)
  if (address === undefined) return
  token.attrSet('href', address)
  if (/^https?:/.test(address)) token.attrSet('rel', 'external noopener noreferrer')
}

function resolveImageIn({ token, line, last }: PlacedToken, context: Context): void {
  const written = String(token.attrGet('src') ?? '')
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(written)) {
    report(context, line, written, { rule: 'third-party-image', message: `the image ${quoted(written)} is not a file of this site`, fix: 'save it beside the text and name the file' }, last)
    return
  }
  const address = addressOf(written, line, last, context)
  if (address === undefined) return
  if (!address.startsWith('/') || !imageEndings.includes(extname(address).toLowerCase()))
    report(context, line, written, { rule: 'image', message: `${quoted(written)} is not an image`, fix: `name a file that ends in ${imageEndings.join(', ')}` }, last)
  token.attrSet('src', address)
}

/** The address that a written link leads to; `undefined` where it is a fault, which is then reported. */
export function addressOf(written: string, line: number, last: number, context: Context): string | undefined {
  const resolved = context.resolve(written)
  if (typeof resolved !== 'string') {
    report(context, line, written, resolved, last)
    return undefined
  }
  const hash = resolved.indexOf('#')
  if (hash >= 0 && (hash === 0 || resolved.startsWith('/')))
    context.fragments.push({ file: context.file, url: resolved.slice(0, hash), fragment: decoded(resolved.slice(hash + 1)) ?? '', ...placeIn(context, line, written, last) })
  return resolved
}
