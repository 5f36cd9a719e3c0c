// A WebSocket that is accepted in the place of a host, so that what a page sends through it is heard: RFC 6455.
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** Accepts one, and hears each message as text until it is closed. Nothing is ever answered. */
export function acceptWebSocket({ headers }: IncomingMessage, socket: Duplex, hear: (message: string) => void): void {
  const accept = createHash('sha1').update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
  const [protocol] = headers['sec-websocket-protocol']?.split(/,\s*/) ?? []
  socket.write(['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`, ...(protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]), '', ''].join('\r\n'))
  let waiting: Buffer = Buffer.alloc(0)
  let message: Buffer[] = []
  socket.on('data', (data: Buffer) => {
    waiting = Buffer.concat([waiting, data])
    for (let frame = firstFrame(waiting); frame; frame = firstFrame(waiting)) {
      waiting = waiting.subarray(frame.length)
      if (frame.isClosing) return socket.end(closing)
      message.push(frame.payload)
      if (!frame.isLast) continue
      hear(Buffer.concat(message).toString('utf8'))
      message = []
    }
    return undefined
  })
}

const closing = Buffer.from([0x88, 0])

/** One frame of a browser: of these each is masked. */
interface Frame {
  length: number
  isLast: boolean
  isClosing: boolean
  payload: Buffer
}

/** The first frame of some bytes; `undefined` where not all of it has come yet. */
function firstFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined
  const [first, second] = [bytes.readUInt8(0), bytes.readUInt8(1) & 0x7f]
  const more = second === 126 ? 2 : second === 127 ? 8 : 0
  if (bytes.length < 6 + more) return undefined
  const size = more === 2 ? bytes.readUInt16BE(2) : more === 8 ? Number(bytes.readBigUInt64BE(2)) : second
  const begin = 6 + more
  if (bytes.length < begin + size) return undefined
  const mask = bytes.subarray(begin - 4, begin)
  const payload = Buffer.from(bytes.subarray(begin, begin + size).map((byte, index) => byte ^ (mask[index % 4] ?? 0)))
  return { length: begin + size, isLast: (first & 0x80) !== 0, isClosing: (first & 0x0f) === 8, payload }
}
