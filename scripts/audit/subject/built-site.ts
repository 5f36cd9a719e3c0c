// Answers for the built site, with the headers and redirects that were generated for its host. Written apart from the preview,
// which is part of what is audited.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { parseAllHeaders } from '@netlify/headers-parser'
import { parseAllRedirects } from '@netlify/redirect-parser'
import { CannotRun } from '../../command.ts'
import type { WireAnswer, WireRequest } from '../witness/wire.ts'

/** A built site that answers. */
export interface BuiltSite {
  answer: (request: WireRequest) => WireAnswer
  /** The addresses of its style sheets. */
  styles: readonly string[]
  /** Every page, as an address: `/cookies/`. */
  pages: readonly string[]
  /** The text of a file by its address; `undefined` where there is none. */
  textAt: (address: string) => string | undefined
  headersAt: (address: string) => Record<string, string>
}

const types: Record<string, string> = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', json: 'application/json', svg: 'image/svg+xml', png: 'image/png', xml: 'application/xml', txt: 'text/plain; charset=utf-8' }

/** Reads a built folder. @throws CannotRun where it is no site, or its host would refuse its rules. */
export async function readBuiltSite(folder: string): Promise<BuiltSite> {
  if (!existsSync(join(folder, 'index.html'))) throw new CannotRun(`${folder}: there is no built site. Make it with npm run build.`)
  const root = realpathSync(folder)
  const { headers, errors } = await parseAllHeaders({ headersFiles: [join(root, '_headers')], configHeaders: [], minimal: true })
  const { redirects, errors: refusedRedirects } = await parseAllRedirects({ redirectsFiles: [join(root, '_redirects')], configRedirects: [], minimal: true })
  const refused = [...errors, ...refusedRedirects]
  if (refused.length > 0) throw new CannotRun(`${folder}: the host would refuse these rules:\n${refused.map(({ message }) => message).join('\n')}`)

  const headersAt = (address: string) => Object.assign({}, ...headers.filter((rule) => isFor(rule.for, address)).map(({ values }) => lowerCased(values as Record<string, string>))) as Record<string, string>
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => `/${name.split(sep).join('/')}`)
  const read = (address: string) => {
    const file = fileAt(root, address)
    return file === undefined ? undefined : { type: types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body: readFileSync(file) }
  }
  return {
    headersAt,
    textAt: (address) => read(address)?.body.toString('utf8'),
    styles: names.filter((name) => name.endsWith('.css')),
    pages: names.filter((name) => name.endsWith('.html')).map((name) => name.replace(/\/index\.html$/, '/')).sort(),
    answer: ({ method, address }): WireAnswer => {
      const path = decodedPath(address.pathname)
      const found = path === undefined ? undefined : read(path)
      // What a form sends the host's form service takes; it answers with a page.
      if (found && (method === 'GET' || method === 'HEAD' || method === 'POST')) return { status: 200, headers: { 'content-type': found.type, ...headersAt(address.pathname) }, body: found.body }
      if (path !== undefined && !path.endsWith('/') && read(`${path}/`)) return { status: 301, headers: { location: `${path}/${address.search}` }, body: '' }
      const rule = (redirects as { path: string; to: string; status?: number }[]).find(({ path: from }) => from === path || `${from}/` === path)
      if (rule) return { status: rule.status ?? 301, headers: { location: rule.to }, body: '' }
      return { status: 404, headers: { 'content-type': types['html'] ?? '', ...headersAt(address.pathname) }, body: read('/404.html')?.body ?? '' }
    },
  }
}

function decodedPath(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

function fileAt(root: string, address: string): string | undefined {
  const file = join(root, address, address.endsWith('/') ? 'index.html' : '')
  if (['/_headers', '/_redirects'].includes(address) || !existsSync(file) || !statSync(file).isFile()) return undefined
  return realpathSync(file).startsWith(root + sep) ? realpathSync(file) : undefined
}

/** Whether a rule of `_headers` is for an address: `*` stands for the rest. https://docs.netlify.com/routing/headers/ */
function isFor(rule: string, address: string): boolean {
  return rule.endsWith('*') ? address.startsWith(rule.slice(0, -1)) : rule === address
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
