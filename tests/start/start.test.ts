import assert from 'node:assert/strict'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { build } from '../../scripts/build.ts'
import { changeOf, ownFiles } from '../../scripts/start/changes.ts'
import type { SiteState } from '../../scripts/start/site-host.ts'
import { copyProject, finished, type ProjectCopy } from '../../scripts/bench/project-copy.ts'
import { runStart, type RunningStart } from './running.ts'

const isGood = ({ lines }: SiteState) => lines.length === 0
const isFaulty = ({ lines }: SiteState) => lines.length > 0

describe('while somebody writes', () => {
  let project: ProjectCopy
  let start: RunningStart
  before(async () => {
    project = copyProject()
    start = await runStart(project)
  })
  after(async () => {
    await start.stop()
    project.remove()
  })

  test('a page has the headers of production, and may besides listen to this server', async () => {
    const { headers } = await fetch(start.address)
    await build({ content: join(project.folder, 'content'), out: join(project.folder, '_site'), draft: false })
    const production = /Content-Security-Policy: (.*)/.exec(project.read('_site/_headers'))?.[1]
    assert.equal(headers.get('content-security-policy')?.replace("connect-src 'self' ", 'connect-src '), production)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  })

  test('a saved text is on the page', async () => {
    await start.after(() => project.edit('content/contact.md', '# Contact', '# Contact us now'), isGood)
    assert.match(await start.page('/contact/'), /Contact us now/)
  })

  test('a saved register is on the page', async () => {
    await start.after(() => project.edit('content/register/controller.yaml', 'name: Example Company', 'name: Example Company Again'), isGood)
    assert.match(await start.page('/contact/'), /Example Company Again/)
  })

  test('a saved style has a new address on the page', async () => {
    const style = async () => /href="(\/assets\/site-[^"]*)"/.exec(await start.page('/'))?.[1]
    const before = await style()
    await start.after(() => project.edit('assets/styles/tokens.css', '--rail: 14rem', '--rail: 15rem'), isGood)
    assert.notEqual(await style(), before)
  })

  test('a saved layout is on the page', async () => {
    await start.after(() => project.edit('layouts/page/foot.ts', '<p>${site.title}</p>', '<p>made anew ${site.title}</p>'), isGood)
    assert.match(await start.page('/'), /made anew/)
  })

  test('a saved module deep in the code is in use, and still is after another save', async () => {
    await start.after(() => project.edit('scripts/markdown/headings.ts', "'section'", "'part'"), isGood)
    await start.after(() => project.edit('content/contact.md', '## About your data', '## !!!'), isGood)
    assert.match(await start.page('/contact/'), /<h2 id="part">/)
  })

  test('the program that owns the port takes up its own new code, on the same port', async () => {
    project.edit('assets/start/live.css', 'z-index: 2147483647;', 'z-index: 2147483646;')
    await until(async () => (await start.page('/__start/live.css')).includes('2147483646'))
    await until(async () => (await start.page('/')).includes('Example Company Again'))
  })

  test('a deleted page is gone', async () => {
    await start.after(() => {
      project.write('content/old.md', '---\ndescription: Old.\n---\n\n# Old\n')
    }, isGood)
    assert.match(await start.page('/old/'), /<h1 id="old">/)
    await start.after(() => rmSync(join(project.folder, 'content/old.md')), isGood)
    assert.match(await start.page('/old/'), /does not exist/)
  })

  test('a fault is told to the open page with file, line and what to do, the good page stays, and it goes when mended', async () => {
    const faulty = await start.after(() => project.edit('content/cookies.md', '::services', '::servises'), isFaulty)
    assert.match(faulty.lines[0] ?? '', /content\/cookies\.md, line \d+, column \d+: there is no directive "::servises"\. did you mean "services"\?/)
    assert.match(await start.page('/cookies/'), /<h1 id="cookies">/)
    const mended = await start.after(() => project.edit('content/cookies.md', '::servises', '::services'), isGood)
    assert.notEqual(mended.version, faulty.version)
  })

  test('code that cannot be read is told, and the site comes back when it is mended', async () => {
    const broken = await start.after(() => project.edit('layouts/table.ts', 'export function table(', 'export function table(('), isFaulty)
    assert.equal(broken.title, 'The code of the site has a fault')
    assert.match(broken.lines[0] ?? '', /layouts\/table\.ts/)
    await start.after(() => project.edit('layouts/table.ts', 'export function table((', 'export function table('), isGood)
    assert.match(await start.page('/cookies/'), /<table /)
  })

  test('with a fault in its own code it says so, keeps the site, and goes on when it is mended', async () => {
    const told = start.printed().length
    project.edit('scripts/start/site-host.ts', 'export function hostSite', 'export function ( hostSite')
    await start.saying(/scripts\/start\/site-host\.ts:\d+:\d+  bundle/)
    assert.match(await start.page('/'), /<h1/)
    project.edit('scripts/start/site-host.ts', 'export function ( hostSite', 'export function hostSite')
    await until(async () => /http:\/\/localhost:\d+/.test(start.printed().slice(told)))
    await start.page('/')
    await start.after(() => project.edit('content/contact.md', '# Contact us now', '# Contact after all'), isGood)
    assert.match(await start.page('/contact/'), /Contact after all/)
  })

  test('a taken port: the next free one, said; ended, it leaves no process and no folder', async () => {
    const other = copyProject()
    const port = Number(new URL(start.address).port)
    const second = await runStart(other, port)
    assert.match(second.printed(), new RegExp(`Port ${port} is taken`))
    assert.ok(Number(new URL(second.address).port) > port)
    await second.page('/')
    await second.stop()
    assert.deepEqual(existsSync(join(other.folder, '.cache')) ? readdirSync(join(other.folder, '.cache')).filter((name) => name.startsWith('start-')) : [], [])
    other.remove()
  })
})

describe('around a run', () => {
  test('a wrong option gets the usage, and no server', async () => {
    const project = copyProject()
    const { code, output } = await finished(project.run('scripts/start/start.ts', '--prot', '1'))
    assert.equal(code, 2)
    assert.match(output, /Unknown option '--prot'/)
    assert.match(output, /npm start -- \[options\]/)
    project.remove()
  })

  test('each kind of file asks for what it needs', async () => {
    const own = await ownFiles('scripts/start/start.ts')
    for (const file of ['scripts/start/site-host.ts', 'scripts/command.ts', 'scripts/register/fault.ts', 'layouts/html.ts']) assert.equal(changeOf(file, own), 'start', file)
    assert.equal(changeOf('content/cookies.md', own), 'content')
    assert.equal(changeOf('assets/boot.ts', own), 'assets')
    assert.equal(changeOf('layouts/page/head.ts', own), 'code')
    assert.equal(changeOf('scripts/register/load.ts', own), 'code')
    assert.equal(changeOf('scripts/start/site-process.ts', own), 'code')
  })
})

/** Looks again and again; an address that does not answer yet counts as not yet. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 100))
}
