// The wire: everything that a browser sends goes through here, whatever in a page sent it, a worker or a page on its way out
// too. Without a network it answers in the place of every host; on a live site it lets through and notes the hosts.
import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { acceptWebSocket } from './web-socket.ts'

/** A request as it arrived. */
export interface WireRequest {
  method: string
  address: URL
  headers: Readonly<Record<string, string>>
  /** The first bytes of the body, as text; of a WebSocket, a message that is sent through it. */
  body: string
  isWebSocket: boolean
}

/** What is sent back. */
export interface WireAnswer {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer | string
}

/** Who answers, and who listens. */
export interface WireOptions {
  /** Answers in the place of every host; without it, requests go where they are meant to go. */
  answer?: (request: WireRequest) => Promise<WireAnswer>
  certificate: { cert: string; key: string }
  /** Where a live host is reached; tests put another place in its place. */
  placeOf?: (host: string, port: number) => { host: string; port: number }
}

/** A wire that a browser is connected to. */
export interface Wire {
  port: number
  /** Hears of every connection to a host, of every request that can be read, and of what was answered here. */
  listen: (listener: { connected: (host: string) => void; requested: (request: WireRequest) => void; answered: (request: WireRequest, answer: WireAnswer) => void }) => void
  /** Says that something is on the way, until what is given back is called: of what passes unread only the browser knows. */
  expects: () => () => void
  /** Resolves once nothing has been on the way for a time (ms) from now on; false where that is never so within the limit. */
  silence: (time: number, limit: number) => Promise<boolean>
  close: () => Promise<void>
}

/** A body is looked through for what a visitor typed; more of it than this nobody types. */
const mostBody = 1_000_000

/** What has no answer by then (ms) is held open, and not waited for: a stream, or a host that hangs. */
const heldOpen = 5_000

/** Opens a wire. */
export async function openWire({ answer, certificate, placeOf = (host, port) => ({ host, port }) }: WireOptions): Promise<Wire> {
  const listeners: Parameters<Wire['listen']>[0][] = []
  const sockets = new Set<Duplex>()
  const onTheWay = new Set<{ since: number }>()
  let lastAt = Date.now()
  const heard = () => void (lastAt = Date.now())
  const expects = () => {
    const each = { since: Date.now() }
    onTheWay.add(each)
    return () => {
      if (onTheWay.delete(each)) heard()
    }
  }
  const keep = (socket: Duplex) => {
    sockets.add(socket)
    // A browser that ends in the middle of something is no fault of the site.
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
  }

  const serve = async (incoming: IncomingMessage, response: ServerResponse, address: URL) => {
    response.on('close', expects())
    const request = await readRequest(incoming, address)
    listeners.forEach(({ requested }) => requested(request))
    if (!answer) return forward(request, response, placeOf)
    const given = await answer(request)
    listeners.forEach(({ answered }) => answered(request, given))
    const { status, headers, body } = given
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(request.method === 'HEAD' ? undefined : body)
  }
  const answering = (incoming: IncomingMessage, response: ServerResponse, address: URL | undefined) => {
    if (!address) return response.writeHead(400).end()
    serve(incoming, response, address).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
      response.end(`The audit could not answer: ${error instanceof Error ? error.message : String(error)}\n`)
    })
    return undefined
  }

  // Behind a tunnel that we end ourselves, a host is who it says it is in its requests.
  const inside = createHttpsServer(certificate, (incoming, response) => answering(incoming, response, addressOf(`https://${incoming.headers.host}${incoming.url}`)))
  inside.on('upgrade', (incoming, socket) => {
    const address = addressOf(`wss://${incoming.headers.host}${incoming.url}`)
    if (!address) return socket.destroy()
    const tell = (body: string) => listeners.forEach(({ requested }) => requested({ method: 'GET', address, headers: textHeaders(incoming), body, isWebSocket: true }))
    tell('')
    return acceptWebSocket(incoming, socket, (message) => {
      heard()
      tell(message.slice(0, mostBody))
    })
  })
  inside.on('tlsClientError', (_error, socket) => socket.destroy())

  const proxy = createServer((incoming, response) => answering(incoming, response, addressOf(incoming.url ?? '')))
  proxy.on('connection', keep)
  proxy.on('connect', (incoming, socket: Socket) => {
    const [host = '', port = '443'] = (incoming.url ?? '').split(/:(?=\d+$)/)
    listeners.forEach(({ connected }) => connected(host))
    heard()
    if (answer) {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      inside.emit('connection', socket)
    } else tunnel(socket, placeOf(host, Number(port)), keep, heard)
  })
  await new Promise<void>((resolve, reject) => proxy.once('error', reject).listen(0, '127.0.0.1', resolve))

  return {
    port: portOf(proxy),
    expects,
    listen: (listener) => void listeners.push(listener),
    silence: async (time, limit) => {
      const from = Date.now()
      while ([...onTheWay].some(({ since }) => Date.now() - since < heldOpen) || Date.now() - Math.max(lastAt, from) < time) {
        if (Date.now() > from + limit) return false
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      return true
    },
    close: () => {
      sockets.forEach((socket) => socket.destroy())
      return new Promise((resolve) => proxy.close(() => resolve()))
    },
  }
}

async function readRequest(incoming: IncomingMessage, address: URL): Promise<WireRequest> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of incoming as AsyncIterable<Buffer>) {
    length += part.length
    if (length <= mostBody) parts.push(part)
  }
  return { method: incoming.method ?? 'GET', address, headers: textHeaders(incoming), body: Buffer.concat(parts).toString('utf8'), isWebSocket: false }
}

/** Plain http of a live site: read and sent on. */
function forward({ method, address, headers, body }: WireRequest, response: ServerResponse, placeOf: NonNullable<WireOptions['placeOf']>): void {
  const sent = httpRequest({ ...placeOf(address.hostname, Number(address.port || 80)), method, path: `${address.pathname}${address.search}`, headers: { ...headers, host: address.host } }, (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers)
    answered.pipe(response)
  })
  sent.on('error', () => response.writeHead(502).end())
  sent.end(body)
}

function tunnel(socket: Socket, place: { host: string; port: number }, keep: (socket: Duplex) => void, heard: () => void): void {
  const outside = connect(place)
  keep(outside)
  // A browser is told that a host cannot be reached by an ended connection.
  outside.on('connect', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    outside.pipe(socket).pipe(outside)
    for (const end of [outside, socket]) end.on('data', heard)
  })
  outside.on('close', () => socket.destroy())
  socket.on('close', () => outside.destroy())
}

function addressOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

function textHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]))
}

function portOf(server: Server): number {
  const bound = server.address()
  return typeof bound === 'object' && bound !== null ? bound.port : 0
}
