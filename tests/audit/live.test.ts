// What a live site can answer that is no site to audit: each is said in clear words, and nothing is proved.
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { test, type TestContext } from 'node:test'
import { declarationOf } from '../../scripts/audit/declare/declaration.ts'
import { placesIn } from '../../scripts/audit/declare/places.ts'
import { disguisedHosts } from '../../scripts/audit/subject/disguised.ts'
import { liveSubject } from '../../scripts/audit/subject/live.ts'
import { isAllowed, rulesForAll } from '../../scripts/audit/subject/robots.ts'
import { choosePages, type Subject } from '../../scripts/audit/subject/subject.ts'
import { registerFile } from '../../layouts/files/register.ts'
import { loadRegister } from '../../scripts/register/load.ts'

const { register } = loadRegister('content')
if (!register) throw new Error('the register has faults')
const declaration = declarationOf(register, placesIn('content'))
const published = registerFile(register)
const page = '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><main>x</main></body></html>'

type Answers = Record<string, [status: number, body: string, headers?: Record<string, string>] | 'hangs' | undefined>

const whole: Answers = { '/': [200, page], '/register.json': [200, published], '/robots.txt': [200, 'User-agent: *\nDisallow: /secret/\n'], '/sitemap.xml': [200, '<urlset><url><loc>https://www.example.com/</loc></url><url><loc>https://www.example.com/secret/</loc></url></urlset>'] }

async function readAs(context: TestContext, answers: Answers, path = '', chosen: { pages?: string; mostPages?: number } = {}): Promise<Subject> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const answer = answers[request.url ?? '']
    if (answer === 'hangs') return
    const [status, body, headers = {}] = answer ?? [404, 'nothing']
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  context.after(() => (server.closeAllConnections(), server.close()))
  const { port } = server.address() as { port: number }
  return liveSubject({ base: `http://localhost:${port}${path}`, pages: 'sitemap', delay: 0, mostPages: 50, userAgent: 'audit test', say: () => {}, ...chosen }, declaration)
}

const refusedWith = (message: RegExp) => (error: Error) => {
  assert.match(error.message, message)
  return true
}

test('a site that is up is read: its pages by its sitemap, without those that robots.txt forbids', async (context) => {
  const { pages, remarks, isLive } = await readAs(context, whole)
  assert.deepEqual([pages.map(({ path }) => path), isLive], [['/'], true])
  assert.deepEqual(remarks, ['left out: 1 page that robots.txt forbids'])
})

test('of a long sitemap only those pages are read that will be visited, wherever they stand in it; the others are said to be left out', async (context) => {
  const paths = ['/', ...Array.from({ length: 300 }, (_each, index) => `/p${index}/`)]
  const many = { ...whole, ...Object.fromEntries(paths.map((path) => [path, [200, page]])), '/p299/': undefined, '/sitemap.xml': [200, paths.map((path) => `<loc>https://www.example.com${path}</loc>`).join('')] } as Answers
  const read = async (chosen: { pages?: string; mostPages?: number }) => {
    const subject = await readAs(context, many, '', chosen)
    const { all, leftOut } = choosePages(subject, chosen.pages ?? 'sitemap', chosen.mostPages ?? 50)
    return [subject.pages.map(({ path }) => path), all, leftOut.length]
  }
  assert.deepEqual(await read({ mostPages: 1 }), [['/'], ['/'], 300])
  assert.deepEqual(await read({ pages: '/p290/', mostPages: 2 }), [['/p290/'], ['/p290/'], 300])
  assert.deepEqual(await read({ pages: 'sample:3' }), [['/', '/p0/', '/p150/'], ['/', '/p0/', '/p150/'], 298])
  await assert.rejects(readAs(context, many, '', { pages: '/p29O/' }), refusedWith(/^--pages \/p29O\/: there is no page \/p29O\/; did you mean "\/p29\/"\?$/))
})

test('pages of another host that the sitemap names are left out, and that is said', async (context) => {
  const { pages, remarks } = await readAs(context, { ...whole, '/sitemap.xml': [200, '<loc>https://www.example.com/</loc><loc>https://other.example/cookies/</loc>'] })
  assert.deepEqual([pages.map(({ path }) => path), remarks], [['/'], ['left out: 1 page of another host that the sitemap names']])
})

test('what its own style sheets take from other hosts is found without a browser', async (context) => {
  const { styleParts } = await readAs(context, { ...whole, '/': [200, page.replace('<title>', '<link rel="stylesheet" href="/a.css?1"><link rel="stylesheet" href="https://cdn.example/b.css"><title>')], '/a.css?1': [200, '@import "https://fonts.example/c.css"; p { background: url(own.png) }'] })
  assert.deepEqual(styleParts, [{ page: '/a.css?1', line: 1, tag: 'style', address: 'https://fonts.example/c.css' }])
})

for (const [name, change, message] of [
  ['a site that answers 500', { '/': [500, 'oh'] }, /answers 500\. Look whether the site is up/],
  ['a site that needs a login', { '/': [401, 'who?'] }, /answers 401: a site that needs a login cannot be audited/],
  ['a site that leads elsewhere', { '/': [301, '', { location: 'https://www.example.org/' }] }, /leads on to https:\/\/www\.example\.org\. Audit that one: --base https:\/\/www\.example\.org/],
  ['a site without a sitemap', { '/sitemap.xml': undefined }, /sitemap\.xml answers 404\. Without a sitemap the pages are not known/],
  ['a sitemap that names nothing', { '/sitemap.xml': [200, '<urlset/>'] }, /sitemap\.xml names no page/],
  ['a sitemap that names a page that is not there', { '/sitemap.xml': [200, '<loc>https://www.example.com/gone/</loc>'] }, /\/gone\/: the sitemap names this page, and the site answers 404/],
  ['a site without a register', { '/register.json': undefined }, /register\.json answers 404: this site was not built from a register/],
  ['a register that is none of ours', { '/register.json': [200, '{"hello":1}'] }, /register\.json holds no services: this site was not built from a register/],
  ['a register that is no JSON', { '/register.json': [200, '<html>'] }, /register\.json holds no services/],
  ['a register that is nothing', { '/register.json': [200, 'null'] }, /register\.json holds no services/],
  ['a register whose forms are no list', { '/register.json': [200, '{"services":[],"forms":{}}'] }, /register\.json holds services or forms that are not written as a list of entries/],
  ['a register whose forms are null', { '/register.json': [200, '{"services":[],"forms":null}'] }, /register\.json holds services or forms that are not written as a list of entries/],
  ['a register whose services are null', { '/register.json': [200, '{"services":null,"forms":[]}'] }, /register\.json holds no services/],
  ['a register of nothings', { '/register.json': [200, '{"services":[null]}'] }, /register\.json holds services or forms that are not written as a list of entries/],
] as [string, Answers, RegExp][])
  test(`${name} is refused in clear words`, async (context) => {
    await assert.rejects(readAs(context, { ...whole, ...change }), refusedWith(message))
  })

test('an address that is none, that names a page, or that nobody answers is refused in clear words', async (context) => {
  await assert.rejects(liveSubject({ base: 'example.org', pages: 'sitemap', delay: 0, mostPages: 5, userAgent: undefined, say: () => {} }, declaration), refusedWith(/is no address; write it like https:/))
  await assert.rejects(readAs(context, whole, '/cookies/'), refusedWith(/names a page; write the address of the site/))
  await assert.rejects(liveSubject({ base: 'http://localhost:9', pages: 'sitemap', delay: 0, mostPages: 5, userAgent: undefined, say: () => {} }, declaration), refusedWith(/cannot be read: .*Look whether the address is right and the site is up/))
})

test('a site that was built from another register is told what differs', async (context) => {
  const { differences } = await readAs(context, { ...whole, '/register.json': [200, published.replace('"name": "_ga"', '"name": "_gb"')] })
  assert.deepEqual(differences, [
    { entry: 'google-analytics/cookie/_ga', isThere: false },
    { entry: 'google-analytics/cookie/_gb', isThere: true },
  ])
})

test('of the rules of robots.txt the longest that fits decides', () => {
  const rules = rulesForAll('User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /a/\nAllow: /a/b/ # but this\nDisallow: /*.pdf$\n')
  assert.deepEqual(['/', '/a/', '/a/b/', '/x.pdf', '/x.pdfs'].map((path) => isAllowed(path, rules)), [true, false, true, false, true])
})

test('whose a host below the site’s domain is, is asked to the end; one that is its own, or elsewhere, is not told; what could not be asked is', async () => {
  const aliases: Record<string, string> = { 'stats.example.org': 'edge.example.org', 'edge.example.org': 'Collector.example.net', 'img.example.org': 'files.example.org' }
  const ask = async (host: string) => {
    const alias = aliases[host]
    if (alias === undefined) throw Object.assign(new Error(`queryCname ${host}`), { code: host.startsWith('down') ? 'ETIMEOUT' : 'ENODATA' })
    return [alias]
  }
  const hosts = ['www.example.org', 'stats.example.org', 'stats.example.org', 'img.example.org', 'down.example.org', 'example.org', 'www.google.com', 'notexample.org']
  assert.deepEqual(await disguisedHosts(hosts, 'www.example.org', ask), [{ host: 'down.example.org', why: 'queryCname down.example.org' }, { host: 'stats.example.org', target: 'collector.example.net' }])
})
