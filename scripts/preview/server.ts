// Serves a built site as its host does: the same headers, redirects, compression and 404 page.
import { createHash } from 'node:crypto'
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { lookup } from 'mrmime'
import { decodedPath, folderSource, type Source } from './files.ts'
import { answerPost, emptyInbox, formsIn, inboxAddress, inboxPage, type Inbox } from './forms.ts'
import { openPort } from './ports.ts'
import { currentHostRules, type HostRules } from './rules.ts'

/** Certificate and key for https, as PEM. */
export interface Certificate {
  cert: string
  key: string
}

/** A site that is being served. */
export interface Preview {
  address: string
  port: number
  close: () => Promise<void>
}

/** What is sent for an address. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** Serves a built folder on a port or the next free one; `tell` hears what the forms send. @throws TypeError when the host would refuse a rule. */
export async function servePreview(folder: string, port: number, certificate?: Certificate, tell: (line: string) => void = () => {}): Promise<Preview> {
  const rules = currentHostRules(folder)
  await rules()
  const source = folderSource(folder)
  const inbox = emptyInbox()
  formsIn(source).elsewhere.forEach(tell)
  const answer = answering(async (request) => answerRequest(request, source, await rules(), inbox, tell))
  const server = certificate ? createHttpsServer(certificate, answer) : createHttpServer(answer)
  const opened = await openPort(server, port)
  return { address: `${certificate ? 'https' : 'http'}://localhost:${opened}`, port: opened, close: () => closing(server) }
}

/** What a site answers to a request: posts of its forms are taken, and what arrived is shown to this machine alone. */
export async function answerRequest(request: IncomingMessage, source: Source, rules: HostRules, inbox: Inbox, tell: (line: string) => void): Promise<Answer> {
  const address = request.url ?? '/'
  const headers = lowerCased(rules.headersFor(decodedPath(address) ?? '/'))
  if (request.method === 'POST') return answerPost(request, source, inbox, headers, tell)
  if (address === inboxAddress && isLoopback(request)) return inboxPage(inbox, source, headers)
  return answerFor(source, rules, address)
}

/** A request handler that answers only to names of this machine, and stays up whatever becomes of a request. */
export function answering(answerTo: (request: IncomingMessage) => Promise<Answer>): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    // A page elsewhere whose name is made to point here must not read what is not published (DNS rebinding).
    if (!isOfThisMachine(request.headers.host ?? '')) return send(request, response, textAnswer(421, 'This server answers to localhost only.\n'))
    answerTo(request).then(
      (answer) => send(request, response, answer),
      (error: unknown) => send(request, response, textAnswer(503, `The site cannot be read at the moment: ${error instanceof Error ? error.message : String(error)}\n`)),
    )
  }
}

/** Whether a Host header names this machine; names under .test are nobody's (RFC 6761) and serve tests. */
export function isOfThisMachine(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\]|([a-z0-9-]+\.)+test)(:\d+)?$/i.test(host)
}

function isLoopback({ socket }: IncomingMessage): boolean {
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socket.remoteAddress ?? '')
}

/** What a site answers to an address. */
export function answerFor(source: Source, rules: HostRules, address: string): Answer {
  const path = decodedPath(address)
  if (path === undefined) return textAnswer(400, 'Bad request\n')
  const found = source(path)
  const query = address.includes('?') ? address.slice(address.indexOf('?')) : ''
  if (found && 'redirectTo' in found) return redirect(301, encodeURI(found.redirectTo) + query, rules.headersFor(path))
  if (found) return fileAnswer(200, found, rules.headersFor(path))
  const rule = rules.redirectFor(path, query.slice(1))
  if (rule) return redirect(rule.status, rule.to, rules.headersFor(path))
  const missing = source('/404.html')
  return missing && 'body' in missing ? fileAnswer(404, missing, withoutCaching(rules.headersFor(path))) : textAnswer(404, 'Not found\n')
}

/** Sends an answer: compressed where the client takes it, without a body where it has the same one already. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'POST') {
    response.writeHead(405, { allow: 'GET, HEAD, POST' }).end()
    return
  }
  const { body, headers } = compressed(answer, String(request.headers['accept-encoding'] ?? ''))
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  // A host speaks HTTP/2, which has no such headers: a page is not to seem larger here. The connection is kept all the same.
  response.removeHeader('connection')
  const unchanged = answer.status === 200 && request.headers['if-none-match'] === etag
  response.writeHead(unchanged ? 304 : answer.status, { ...headers, etag, ...(unchanged ? {} : { 'content-length': body.length }) })
  response.end(unchanged || request.method === 'HEAD' ? undefined : body)
}

// Pages change with every build; the host's own default: https://docs.netlify.com/platform/caching/
const defaultCaching = 'public, max-age=0, must-revalidate'

function fileAnswer(status: number, { name, body }: { name: string; body: Buffer }, ruled: Record<string, string>): Answer {
  const type = lookup(name) ?? 'application/octet-stream'
  const charset = /^text\/|javascript|json|xml/.test(type) ? '; charset=utf-8' : ''
  return { status, headers: { 'content-type': type + charset, 'cache-control': defaultCaching, ...lowerCased(ruled) }, body }
}

/** What is missing today may be there tomorrow: it is not kept, whatever the rule for its folder says. */
function withoutCaching(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'cache-control'))
}

function redirect(status: number, location: string, ruled: Record<string, string>): Answer {
  return { status, headers: { ...lowerCased(ruled), location, 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from(`Redirecting to ${location}\n`) }
}

function textAnswer(status: number, text: string): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from(text) }
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function compressed({ body, headers }: Answer, accepted: string): Pick<Answer, 'body' | 'headers'> {
  const isText = /^text\/|javascript|json|xml|svg/.test(headers['content-type'] ?? '')
  if (!isText) return { body, headers }
  const encoding = (['br', 'gzip'] as const).find((name) => new RegExp(`\\b${name}\\b`).test(accepted))
  return encoding ? { body: encoded(encoding, body), headers: { ...headers, vary: 'accept-encoding', 'content-encoding': encoding } } : { body, headers: { ...headers, vary: 'accept-encoding' } }
}

const encoders = { br: brotliCompressSync, gzip: gzipSync }
const encodedBefore = new Map<string, Buffer>()
const mostRemembered = 200

/** A body compressed as the host does it, which takes longer than all the rest of an answer: once, while it is remembered. */
function encoded(encoding: keyof typeof encoders, body: Buffer): Buffer {
  const key = `${encoding} ${createHash('sha256').update(body).digest('base64')}`
  const made = encodedBefore.get(key) ?? encoders[encoding](body)
  if (encodedBefore.size >= mostRemembered) encodedBefore.clear()
  encodedBefore.set(key, made)
  return made
}

/** Ends a server and every connection it still has. */
export function closing(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
}
