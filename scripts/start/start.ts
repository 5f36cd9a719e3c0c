// npm start. This process owns the port and stays; the process behind it builds and serves, and is replaced when code changes.
// (Modules that a process has loaded stay loaded: rebuilt in the same process, the pages would show the code of before.)
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import { faultOf, isBuildFailure } from '../build-failure.ts'
import { isStarted, requireFolder, runCommand } from '../command.ts'
import { openPort, portFrom, saidWhenTaken } from '../preview/ports.ts'
import { isOfThisMachine } from '../preview/server.ts'
import { faultLine } from '../register/fault.ts'
import { ownFiles, watchChanges, type Change } from './changes.ts'
import { bundleLiveFiles } from './live-files.ts'
import { faultPage, liveAddresses } from './live-page.ts'
import { hostSite, type SiteState } from './site-host.ts'

const usage = `npm start -- [options]   builds the site, serves it with production's headers, and shows every change in the open page

  --content DIR   the content folder (content)
  --port N        the port, or the next free one (8080)
  --help          this text`

if (isStarted(import.meta.filename))
  await runCommand(usage, { content: { type: 'string', default: 'content' }, port: { type: 'string', default: '8080' } }, async ({ content, port }) => {
    requireFolder('--content', content)
    await start(content, portFrom(port))
    return 0
  })

async function start(content: string, wantedPort: number): Promise<void> {
  const liveFiles = await bundleLiveFiles()
  let own = await ownFiles(import.meta.filename)
  const listeners = new Set<ServerResponse>()
  const site = hostSite(content, (state) => listeners.forEach((listener) => tell(listener, state)))

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (!isOfThisMachine(request.headers.host ?? '')) return response.writeHead(421).end()
    const liveFile = liveFiles.get(path)
    if (liveFile) response.writeHead(200, { 'content-type': liveFile.type, 'cache-control': 'no-store' }).end(liveFile.text)
    else if (path === liveAddresses.events) listen(response)
    else void site.settledPort().then((port) => (port === undefined ? showFaults(response) : pass(request, response, port)))
  })
  const port = await openPort(server, wantedPort)
  console.log(`${saidWhenTaken(wantedPort, port)}http://localhost:${port}   Ctrl-C ends it`)

  watchChanges(content, () => own, (change) => void follow(change))
  let heir: ChildProcess | undefined
  let isGivingOver = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (heir ? heir.kill(signal) : end()))

  function listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write('retry: 300\n\n')
    listeners.add(response)
    response.on('close', () => listeners.delete(response))
    void site.settledPort().then(() => tell(response, site.state()))
  }

  function showFaults(response: ServerResponse): void {
    const { title, lines } = site.state()
    response.writeHead(500, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(faultPage(title, lines))
  }

  async function follow(change: Change): Promise<void> {
    if (heir || isGivingOver) return
    if (change === 'start') await startAnew()
    else if (!server.listening) return
    else if (change === 'code') site.replace()
    else site.rebuild(change === 'assets')
  }

  /** Gives the port to a new process of this very program, when this program's own code has changed and can be read. */
  async function startAnew(): Promise<void> {
    isGivingOver = true
    try {
      own = await ownFiles(import.meta.filename)
    } catch (error) {
      if (!isBuildFailure(error)) throw error
      isGivingOver = false
      return console.error(error.errors.map((message) => faultLine(faultOf(message))).join('\n'))
    }
    if (!server.listening) return giveOver()
    site.stop()
    server.closeAllConnections()
    server.close(giveOver)
  }

  function giveOver(): void {
    heir = spawn(process.execPath, [...process.execArgv, import.meta.filename, '--content', content, '--port', String(port)], { stdio: 'inherit' })
    heir.on('exit', (code) => {
      heir = undefined
      isGivingOver = false
      if (!code) process.exit(0)
      console.error('This command cannot run with its own code as it is. It starts again when that is mended.')
    })
  }

  function end(): void {
    site.stop()
    process.exit(0)
  }
}

function tell(listener: ServerResponse, state: SiteState): void {
  listener.write(`data: ${JSON.stringify(state)}\n\n`)
}

function pass(request: IncomingMessage, response: ServerResponse, port: number): void {
  const onward = forward({ host: '127.0.0.1', port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  onward.on('error', (error) => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(`The site is being started anew (${error.message}). Load the page again.\n`)
  })
  request.pipe(onward)
}
