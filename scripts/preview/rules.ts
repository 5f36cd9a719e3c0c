// Reads `_headers` and `_redirects` with the host's own parsers, so that what is tested is what is served.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllHeaders } from '@netlify/headers-parser'
import { parseAllRedirects } from '@netlify/redirect-parser'
import redirector from 'netlify-redirector'

/** The headers and redirects of a built site. */
export interface HostRules {
  /** The headers that an address gets. */
  headersFor: (path: string) => Record<string, string>
  /** Where an address redirects to, and with which status. */
  redirectFor: (path: string, query: string) => { to: string; status: number } | undefined
}

/** The host's rules for a folder. @throws TypeError when the host would not take a rule. */
export async function readHostRules(folder: string): Promise<HostRules> {
  const headersPath = join(folder, '_headers')
  const redirectsPath = join(folder, '_redirects')
  const { headers, errors } = await parseAllHeaders({ headersFiles: [headersPath], configHeaders: [], minimal: true })
  const checked = await parseAllRedirects({ redirectsFiles: [redirectsPath], configRedirects: [], minimal: true })
  const refused = [...errors, ...checked.errors]
  if (refused.length > 0) throw new TypeError(`The host would refuse these rules:\n${refused.map(({ message }) => message).join('\n')}`)
  const matcher = await redirector.parsePlain(existsSync(redirectsPath) ? readFileSync(redirectsPath, 'utf8') : '', {})
  return {
    headersFor: (path) => Object.assign({}, ...headers.filter((rule) => fitsPath(rule.for, path)).map(({ values }) => values)) as Record<string, string>,
    redirectFor: (path, query) =>
      matcher.match({ scheme: 'https', host: 'localhost', path, query, headers: {}, cookieValues: {}, getHeader: () => '', getCookie: () => '' }) ?? undefined,
  }
}

/** Reads the host's rules again whenever their files have changed: a preview goes on while the site is built anew. */
export function currentHostRules(folder: string): () => Promise<HostRules> {
  let read: { stamp: string; rules: Promise<HostRules> } | undefined
  return () => {
    const stamp = ['_headers', '_redirects'].map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs).join()
    if (read?.stamp !== stamp) read = { stamp, rules: readHostRules(folder) }
    return read.rules
  }
}

/** Whether a path fits a rule: `*` stands for the rest, `:name` for one part. https://docs.netlify.com/routing/headers/ */
export function fitsPath(rule: string, path: string): boolean {
  const ruleParts = rule.split('/')
  const pathParts = path.split('/')
  for (const [index, part] of ruleParts.entries()) {
    if (part === '*') return true
    if (part !== pathParts[index] && !(part.startsWith(':') && pathParts[index] !== '')) return false
  }
  return ruleParts.length === pathParts.length
}
