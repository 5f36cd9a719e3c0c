import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { registerFile } from '../../layouts/files/register.ts'
import { formsIn } from '../../scripts/preview/forms.ts'
import { servePreview, type Preview } from '../../scripts/preview/server.ts'
import { loadRegister } from '../../scripts/register/load.ts'

const site = mkdtempSync(join(tmpdir(), 'avow-forms-'))
const told: string[] = []
let preview: Preview

before(async () => {
  const { register } = loadRegister('content')
  assert.ok(register)
  writeFileSync(join(site, 'register.json'), registerFile(register))
  writeFileSync(join(site, '_headers'), "/*\n  Content-Security-Policy: default-src 'none'\n")
  writeFileSync(join(site, '_redirects'), '')
  mkdirSync(join(site, 'sent', 'contact'), { recursive: true })
  writeFileSync(join(site, 'sent', 'contact', 'index.html'), '<p>sent</p>')
  preview = await servePreview(site, 0, undefined, (line) => told.push(line))
})

after(async () => {
  await preview.close()
  rmSync(site, { recursive: true })
})

const message = { 'form-name': 'contact', subject: 'Support', email: 'visitor@mail.test', message: '<img src=x onerror=alert(1)>\r\nsecond line' }

test('a post is taken, leads to the page that follows, and is told and shown with its receiver', async () => {
  const answer = await post(message)
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.location, '/sent/contact/')
  assert.doesNotMatch(answer.body, /visitor@mail\.test/)
  const [line = ''] = told.slice(-1)
  assert.match(line, /^form contact: subject = "Support", email = "visitor@mail\.test", message = "<img src=x onerror=alert\(1\)> second line"; on the published site to Forms, at our host, Netlify, Inc\.; Automattic Inc\. \(Akismet\); see \/__forms\/$/)
  const inbox = await get('/__forms/')
  assert.equal(inbox.status, 200)
  assert.match(inbox.body, /&lt;img src=x onerror=alert\(1\)&gt;<br>second line/)
  assert.match(inbox.body, /goes to: Forms, at our host, Netlify, Inc\.; Automattic Inc\. \(Akismet\)\./)
  assert.equal(inbox.headers['content-security-policy'], "default-src 'none'")
  assert.equal(inbox.headers['cache-control'], 'no-store')
})

test('what is wrong is answered with its status and its reason, escaped, and the preview stays up', async () => {
  const answer = await post({ ...message, '<b>': 'x' })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /no field “&lt;b&gt;”/)
  await post({ ...message, '\u001b[2J\u0007': 'x' })
  assert.doesNotMatch(told.at(-1) ?? '', /[\u0000-\u001f]/, 'what a stranger writes steers no terminal')
  assert.equal((await post({ ...message, 'form-name': 'nothing' })).status, 404)
  assert.equal((await post(message, { 'content-type': 'application/json' })).status, 415)
  assert.equal((await send('x'.repeat(200_000), { 'content-type': 'application/x-www-form-urlencoded' })).status, 413)
  assert.equal((await get('/sent/contact/')).status, 200)
})

test('a form whose posts leave this machine is told when the site is served, and at the page of what arrived', async () => {
  const there = mkdtempSync(join(tmpdir(), 'avow-forms-'))
  cpSync(site, there, { recursive: true })
  const declared = JSON.parse(readFileSync(join(there, 'register.json'), 'utf8')) as { forms: { id: string; post: string }[]; services: object[] }
  declared.services.push({ id: 'desk', name: 'Desk', provider: 'this site', posts: 'https://desk.example.org/in' })
  declared.forms.forEach((form) => form.id === 'contact' && (form.post = 'desk'))
  writeFileSync(join(there, 'register.json'), JSON.stringify(declared))
  const lines: string[] = []
  const served = await servePreview(there, 0, undefined, (line) => lines.push(line))
  const said = 'form contact: what is sent with it here goes to https://desk.example.org/in, as on the published site, and does not come by here'
  assert.deepEqual(lines, [said])
  assert.ok((await (await fetch(`${served.address}/__forms/`)).text()).includes(said))
  await served.close()
  rmSync(there, { recursive: true })
  assert.ok(!(await get('/__forms/')).body.includes('does not come by here'))
})

test('who sends the mails of a form is among those who receive it, as in the notice beside the form', async () => {
  const { register } = loadRegister('content')
  assert.ok(register)
  const [host] = register.services.filter(({ posts }) => posts !== undefined)
  assert.ok(host && host.provider !== 'this site')
  const { posts: _posts, ...mailing } = host
  const mailer = { ...mailing, id: 'mailer', name: 'Mailer', sendsMail: true, recipients: [], provider: { ...host.provider, name: 'Mailer Ltd.' } }
  const receiversWith = (mailSender: string) => {
    const file = registerFile({ ...register, site: { ...register.site, mailSender }, services: [...register.services, mailer] })
    return formsIn((address) => (address === '/register.json' ? { name: address, body: Buffer.from(file) } : undefined)).receiverOf
  }
  for (const { id, mailing: isMailing, sent, promotion } of register.forms) assert.equal(receiversWith('mailer')(id).includes('Mailer, Mailer Ltd.'), Boolean(isMailing || sent.mail || promotion), id)
  assert.doesNotMatch(receiversWith('ourselves')('downloads'), /Mailer/)
})

test('a post from a page of another site is not taken', async () => {
  const before = (await get('/__forms/')).body
  for (const [name, value] of [['origin', 'https://elsewhere.test'], ['origin', 'null'], ['sec-fetch-site', 'cross-site'], ['sec-fetch-site', 'same-site']] as const) assert.equal((await post(message, { [name]: value })).status, 403, `${name}: ${value}`)
  assert.equal((await post(message, { origin: preview.address })).status, 303)
  assert.notEqual((await get('/__forms/')).body, before)
})

test('what fills in the field that people do not see is led on like anybody, and counted', async () => {
  const answer = await post({ ...message, 'topic-2': 'https://spam.test' })
  assert.deepEqual([answer.status, answer.headers.location], [303, '/sent/contact/'])
  const { body } = await get('/__forms/')
  assert.match(body, /Dropped as spam: 1\./)
  assert.doesNotMatch(body, /spam\.test/)
})

test('the page of what arrived is for names of this machine only', async () => {
  assert.equal((await get('/__forms/', { host: 'elsewhere.example' })).status, 421)
})

test('other methods are refused, with those that are not', async () => {
  const answer = await exchange('PUT', '/', '', {})
  assert.deepEqual([answer.status, answer.headers.allow], [405, 'GET, HEAD, POST'])
})

interface Exchanged {
  status: number | undefined
  headers: IncomingHttpHeaders
  body: string
}

function post(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Exchanged> {
  return send(new URLSearchParams(fields).toString(), { 'content-type': 'application/x-www-form-urlencoded', ...headers })
}

function send(body: string, headers: Record<string, string>): Promise<Exchanged> {
  return exchange('POST', '/sent/contact/', body, headers)
}

function get(path: string, headers: Record<string, string> = {}): Promise<Exchanged> {
  return exchange('GET', path, '', headers)
}

function exchange(method: string, path: string, body: string, headers: Record<string, string>): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const sending = request({ host: '127.0.0.1', port: preview.port, path, method, headers: { host: `localhost:${preview.port}`, ...headers } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString() }))
    })
    sending.on('error', reject)
    sending.end(body)
  })
}
