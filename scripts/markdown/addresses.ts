// Which addresses the site has, and where a link in a text leads.
import { posix } from 'node:path'
import { nearest } from '../register/nearest.ts'
import { quoted, type Problem } from './problem.ts'

/** Every address of the site, and the files they are made from. */
export interface Addresses {
  /** Address of each page by its file inside content/: `cookies.md` is `/cookies/`. */
  pages: ReadonlyMap<string, string>
  /** Addresses of everything else that the site serves: images beside texts, feeds, redirects. */
  others: ReadonlySet<string>
}

/** The endings of the images that can lie beside the texts. */
export const imageEndings = ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg']

const outsideSchemes = ['https:', 'http:', 'mailto:', 'tel:']

/** The address of a page from its file inside content/: `rules/privacy-policy/index.md` is `/rules/privacy-policy/`. */
export function addressOfFile(path: string): string {
  const withoutEnding = path.replace(/\.md$/, '')
  return `/${withoutEnding.replace(/(^|\/)index$/, '$1')}/`.replace(/\/{2,}/g, '/')
}

/** Where a link written in a file leads: an address of this site with its final slash, or another site's as it is. */
export function resolveLink(written: string, fromFile: string, addresses: Addresses): string | Problem {
  // Browsers drop control characters and spaces around and inside a scheme, so they are dropped before it is judged.
  const href = written.replace(/[\u0000-\u0020]/g, '')
  if (href === '') return { rule: 'empty-link', message: 'this link leads nowhere', fix: 'write its address in the round brackets' }
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(href)?.[0]?.toLowerCase()
  if (scheme) return outside(written, href, scheme)
  if (href.startsWith('//') || href.startsWith('\\')) return { rule: 'link', message: `${quoted(written)} has no scheme`, fix: 'write https:// before it' }
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(href) ?? []
  const meant = decoded(path)
  if (meant === undefined || decoded(rest) === undefined) return { rule: 'link', message: `${quoted(written)} cannot be read as an address`, fix: 'write % as %25' }
  if (href.startsWith('#')) return href
  return meant.startsWith('/') ? fromRoot(written, meant, rest, addresses) : fromPage(written, meant, rest, fromFile, addresses)
}

function outside(written: string, href: string, scheme: string): string | Problem {
  if (!outsideSchemes.includes(scheme)) return { rule: 'link-scheme', message: `a link cannot lead to "${scheme}"`, fix: 'write an https:// address, a page of this site, mailto: or tel:' }
  if (scheme.startsWith('http') && (!/^https?:\/\/[^/]/i.test(href) || !URL.canParse(href))) return { rule: 'link', message: `${quoted(written)} is not an address`, fix: 'write the whole address, like https://example.org/page' }
  if (scheme === 'mailto:' && !/^mailto:[^@?]+@[^@?]+/i.test(href)) return { rule: 'link', message: `${quoted(written)} names no e-mail address`, fix: 'write it like mailto:you@your-domain' }
  if (scheme === 'tel:' && !/^tel:\+?[\d-]{3,}$/i.test(href)) return { rule: 'link', message: `${quoted(written)} names no telephone number`, fix: 'write it like tel:+31201234567' }
  return href
}

function fromRoot(written: string, path: string, rest: string, { pages, others }: Addresses): string | Problem {
  const found = [path, `${path}/`, path.replace(/\/$/, '')].find((address) => others.has(address) || isPage(address, pages))
  return found === undefined ? dead(written, path, [...pages.values(), ...others]) : found + rest
}

function isPage(address: string, pages: Addresses['pages']): boolean {
  for (const url of pages.values()) if (url === address) return true
  return false
}

function fromPage(written: string, path: string, rest: string, fromFile: string, addresses: Addresses): string | Problem {
  const besides = posix.normalize(posix.join(posix.dirname(fromFile), path))
  const candidates = [besides, posix.normalize(path)]
  if (!path.endsWith('.md')) {
    const found = candidates.find((file) => addresses.others.has(`/${file}`))
    return found === undefined ? fromRoot(written, `/${besides}`, rest, addresses) : `/${found}${rest}`
  }
  const page = candidates.map((file) => addresses.pages.get(file)).find((address) => address !== undefined)
  return page === undefined ? dead(written, besides, [...addresses.pages.keys()]) : page + rest
}

function dead(written: string, meant: string, known: readonly string[]): Problem {
  if (/^www\./i.test(written)) return { rule: 'dead-link', message: `${quoted(written)} leads to nothing on this site`, fix: `write https://${written}` }
  if (/^[^/@\s]+@[^/@\s]+\.[^/@\s]+$/.test(written)) return { rule: 'dead-link', message: `${quoted(written)} leads to nothing on this site`, fix: `write mailto:${written}` }
  const near = nearest(meant, known)
  return { rule: 'dead-link', message: `${quoted(decoded(written) ?? written)} leads to nothing`, fix: near ? `did you mean "${near}"?` : 'write the file that it means, like ../cookies.md' }
}

/** A piece of an address as it was meant: `%20` is a space; `undefined` where its percent signs mean nothing. */
export function decoded(address: string): string | undefined {
  try {
    return decodeURIComponent(address)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
