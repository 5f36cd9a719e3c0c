import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { selfSignedCertificate } from '../../scripts/preview/certificate.ts'
import { fitsPath } from '../../scripts/preview/rules.ts'
import { isOfThisMachine, servePreview, type Preview } from '../../scripts/preview/server.ts'

const root = mkdtempSync(join(tmpdir(), 'avow-preview-'))
const site = join(root, 'site')
let preview: Preview

before(async () => {
  mkdirSync(join(site, 'folder'), { recursive: true })
  mkdirSync(join(site, 'assets'))
  mkdirSync(join(site, '.well-known'))
  writeFileSync(join(root, 'secret.txt'), 'secret')
  writeFileSync(join(site, 'index.html'), `<p>home ${'long '.repeat(500)}</p>`)
  writeFileSync(join(site, 'folder', 'index.html'), '<p>folder</p>')
  writeFileSync(join(site, '404.html'), '<p>not here</p>')
  writeFileSync(join(site, 'assets', 'boot-ABC.js'), 'boot()')
  writeFileSync(join(site, '.well-known', 'gpc.json'), '{"gpc":true}')
  writeFileSync(join(site, '_headers'), '/*\n  X-Everywhere: yes\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n')
  writeFileSync(join(site, '_redirects'), '/short /folder/ 301\n')
  symlinkSync(join(root, 'secret.txt'), join(site, 'link.txt'))
  preview = await servePreview(site, 0)
})

after(async () => {
  await preview.close()
  rmSync(root, { recursive: true })
})

const leavingTheFolder = [
  '/../secret.txt',
  '/folder/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/folder/%2e%2e/%2e%2e/secret.txt',
  '//etc/passwd',
  '/link.txt',
  '/\0',
  '/%00',
  '/%',
  '/%ff',
  '/_headers',
  '/_redirects',
  '/%5fheaders',
]
for (const address of leavingTheFolder)
  test(`${JSON.stringify(address)} gets nothing`, async () => {
    const answer = await rawAnswer(address)
    assert.match(answer, /^HTTP\/1\.1 (400|404) /)
    assert.doesNotMatch(answer, /secret|X-Everywhere: yes\n/)
  })

test('a page comes with the headers of _headers', async () => {
  const answer = await fetch(`${preview.address}/`)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('x-everywhere'), 'yes')
  assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8')
})

test('a file with a hash in its name may be kept for ever, a page may not', async () => {
  assert.match((await fetch(`${preview.address}/assets/boot-ABC.js`)).headers.get('cache-control') ?? '', /immutable/)
  assert.equal((await fetch(`${preview.address}/`)).headers.get('cache-control'), 'public, max-age=0, must-revalidate')
})

test('an address without its final slash leads to the one with it, and keeps the headers', async () => {
  const answer = await fetch(`${preview.address}/folder`, { redirect: 'manual' })
  assert.deepEqual([answer.status, answer.headers.get('location'), answer.headers.get('x-everywhere')], [301, '/folder/', 'yes'])
})

test('a redirect of _redirects is followed', async () => {
  const answer = await fetch(`${preview.address}/short`, { redirect: 'manual' })
  assert.deepEqual([answer.status, answer.headers.get('location')], [301, '/folder/'])
})

test('what is not there gets the 404 page with status 404 and the headers', async () => {
  const answer = await fetch(`${preview.address}/nothing/here`)
  assert.deepEqual([answer.status, await answer.text(), answer.headers.get('x-everywhere')], [404, '<p>not here</p>', 'yes'])
})

test('a file named like a folder is not there', async () => {
  assert.equal((await fetch(`${preview.address}/index.html/`)).status, 404)
})

test('a browser that takes brotli gets brotli, and smaller', async () => {
  const packed = await fetch(`${preview.address}/`, { headers: { 'accept-encoding': 'br' } })
  assert.equal(packed.headers.get('content-encoding'), 'br')
  assert.ok(Number(packed.headers.get('content-length')) < 200)
  assert.match(await packed.text(), /home long/)
})

test('an answer has no header of a connection, which a host on HTTP/2 has not either, and the connection is kept all the same', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ports = []
  for (let time = 0; time < 2; time += 1) {
    const [answer] = (await once(get(preview.address, { agent }), 'response')) as [IncomingMessage]
    assert.deepEqual(answer.rawHeaders.filter((name) => /^(?:connection|keep-alive)$/i.test(name)), [])
    ports.push(answer.socket.localPort)
    answer.resume()
    await once(answer, 'end')
  }
  agent.destroy()
  assert.equal(ports[0], ports[1])
})

test('a page that the browser has already is not sent again', async () => {
  const etag = (await fetch(`${preview.address}/`)).headers.get('etag') ?? ''
  assert.equal((await fetch(`${preview.address}/`, { headers: { 'if-none-match': etag } })).status, 304)
})

test('the signal file is JSON', async () => {
  assert.match((await fetch(`${preview.address}/.well-known/gpc.json`)).headers.get('content-type') ?? '', /^application\/json/)
})

test('to a site without forms nothing can be posted', async () => {
  assert.equal((await fetch(`${preview.address}/`, { method: 'POST', body: new URLSearchParams({ 'form-name': 'contact' }) })).status, 404)
})

test('a taken port: the next free one', async () => {
  const second = await servePreview(site, preview.port)
  assert.ok(second.port > preview.port)
  await second.close()
})

test('it serves https too', async () => {
  const secure = await servePreview(site, 0, await selfSignedCertificate(['localhost']))
  assert.match(secure.address, /^https:/)
  assert.equal(await statusOverTls(secure.address), 200)
  await secure.close()
})

test('a rule that the host would refuse is refused here', async () => {
  const broken = join(root, 'broken')
  mkdirSync(broken)
  writeFileSync(join(broken, '_headers'), '  X-No-Path: a\n')
  await assert.rejects(servePreview(broken, 0), /The host would refuse these rules/)
})

test('a name that only points here gets nothing', async () => {
  assert.match(await rawAnswer('/', 'evil.example'), /^HTTP\/1\.1 421 /)
  for (const host of ['localhost', 'localhost:8080', '127.0.0.1:1', '[::1]:8080', 'www.avow.test']) assert.ok(isOfThisMachine(host), host)
  for (const host of ['', 'evil.example', 'localhost.evil.example', 'avow.test.evil.example', '192.168.0.1']) assert.ok(!isOfThisMachine(host), host)
})

test('a site that is gone for a moment does not end the preview, and its new rules are read when it is back', async () => {
  const moving = join(root, 'moving')
  mkdirSync(moving)
  writeFileSync(join(moving, 'index.html'), 'first')
  writeFileSync(join(moving, '_headers'), '/*\n  X-Rule: first\n')
  const watched = await servePreview(moving, 0)
  rmSync(moving, { recursive: true })
  assert.equal((await fetch(`${watched.address}/`)).status, 503)
  mkdirSync(moving)
  writeFileSync(join(moving, 'index.html'), 'second')
  writeFileSync(join(moving, '_headers'), '/*\n  X-Rule: second\n')
  const answer = await fetch(`${watched.address}/`)
  assert.deepEqual([answer.status, await answer.text(), answer.headers.get('x-rule')], [200, 'second', 'second'])
  await watched.close()
})

test('what is missing is not kept for ever, even in a folder where everything is', async () => {
  const answer = await fetch(`${preview.address}/assets/gone.js`)
  assert.deepEqual([answer.status, answer.headers.get('cache-control')], [404, 'public, max-age=0, must-revalidate'])
})

test('the query of an address survives the missing slash', async () => {
  assert.equal((await fetch(`${preview.address}/folder?a=1`, { redirect: 'manual' })).headers.get('location'), '/folder/?a=1')
})

test('a rule with a star fits everything below, one with a name fits one part', () => {
  assert.ok(fitsPath('/*', '/'))
  assert.ok(fitsPath('/assets/*', '/assets/a/b.js'))
  assert.ok(!fitsPath('/assets/*', '/other/assets/a'))
  assert.ok(fitsPath('/:name/', '/a/'))
  assert.ok(!fitsPath('/:name/', '/a/b/'))
})

/** Sends a request line as it is: clients would tidy the address. */
function rawAnswer(address: string, host = 'localhost'): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(preview.port, '127.0.0.1', () => socket.end(`GET ${address} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`))
    socket.on('data', (data) => (answer += data.toString()))
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

function statusOverTls(address: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(address, { rejectUnauthorized: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
}
