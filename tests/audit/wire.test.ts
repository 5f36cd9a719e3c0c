// When nothing is on the way any more.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import { madeUpCertificate } from '../../scripts/audit/subject/stand-in.ts'
import { openWire, type Wire } from '../../scripts/audit/witness/wire.ts'

async function liveWire(context: TestContext, port: number): Promise<Wire> {
  const wire = await openWire({ certificate: await madeUpCertificate(), placeOf: () => ({ host: '127.0.0.1', port }) })
  context.after(() => wire.close())
  return wire
}

/** A host that sends a few bytes, several times over, to whoever is connected. */
async function hostThatTrickles(context: TestContext, times: number, apart: number): Promise<{ port: number; sent: () => number }> {
  let sent = 0
  const server = createServer((socket) => {
    const timer = setInterval(() => {
      socket.write('bytes')
      sent += 1
      if (sent === times) clearInterval(timer)
    }, apart)
    socket.on('error', () => {}).on('close', () => clearInterval(timer))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.after(() => server.close())
  return { port: (server.address() as AddressInfo).port, sent: () => sent }
}

test('what a live host is still sending is on the way, though nobody can read it', async (context) => {
  const host = await hostThatTrickles(context, 8, 100)
  const wire = await liveWire(context, host.port)
  const asked = request({ host: '127.0.0.1', port: wire.port, method: 'CONNECT', path: 'www.example.org:443' }).end()
  const [, socket] = (await once(asked, 'connect')) as [unknown, Socket]
  socket.resume()
  // Long beside what a busy machine leaves between two of them.
  assert.equal(await wire.silence(2_000, 60_000), true)
  assert.equal(host.sent(), 8)
})

test('what the browser says is on the way is waited for until it says that it came; what never comes is not waited for beyond the limit', async (context) => {
  const wire = await liveWire(context, 9)
  const came = wire.expects()
  assert.equal(await wire.silence(10, 100), false)
  came()
  assert.equal(await wire.silence(10, 1_000), true)
})
