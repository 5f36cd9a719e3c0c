import type { Server } from 'node:http'
import { CannotRun } from '../command.ts'

/** How many ports are tried after a taken one. */
const attempts = 20

/** Opens a port, or the next free one above it, and returns which. Port 0 takes any free one. @throws CannotRun when all are taken. */
export async function openPort(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + attempts; port += 1) {
    const opened = await tryPort(server, port)
    if (opened !== undefined) return opened
  }
  throw new CannotRun(`The ports ${wanted} to ${wanted + attempts - 1} are taken; give another with --port`)
}

/** Says that another port than the wanted one was opened. */
export function saidWhenTaken(wanted: number, opened: number): string {
  return wanted === opened || wanted === 0 ? '' : `Port ${wanted} is taken; this is the next free one.\n`
}

/** The number of a port as it was typed. @throws CannotRun when it is none. */
export function portFrom(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65535) throw new CannotRun(`--port ${text} is not a port; write a number from 0 to 65535`)
  return port
}

function tryPort(server: Server, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error))
    server.once('error', refused)
    // This machine only: what is being written is nobody else's to read.
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refused)
      const bound = server.address()
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port)
    })
  })
}
