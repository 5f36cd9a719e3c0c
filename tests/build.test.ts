import assert from 'node:assert/strict'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, mock, test } from 'node:test'
import { copyProject, finished, type ProjectCopy } from '../scripts/bench/project-copy.ts'
import { build as buildHere, buildAsAsked, refuseUnsafeOutput } from '../scripts/build.ts'
import { CannotRun } from '../scripts/command.ts'
import { isDraftContext } from '../scripts/eleventy.ts'
import type { BuildOptions } from '../scripts/prepare.ts'

let project: ProjectCopy
/** What the command said of the site that it wrote to kept/. */
let kept: { code: number | null; output: string }

/** Runs the command in the copy, with the code of the copy: where that code is changed, and for what is printed and how it ends. Each run loads all of it, which takes longer than a build. */
const build = (...options: string[]) => finished(project.run('scripts/build.ts', ...options))
/** Builds the copy's content with the code of this process: where only what is written matters. */
const written = (out: string, options: Partial<BuildOptions> = {}) => buildHere({ content: join(project.folder, 'content'), out: join(project.folder, out), draft: false, ...options })
/** The same, as the command does it when it has read its options. */
async function asked(options: Partial<Parameters<typeof buildAsAsked>[0]>): Promise<string> {
  const printed: string[] = []
  const log = mock.method(console, 'log', (line: string) => printed.push(line))
  try {
    assert.equal(await buildAsAsked({ content: join(project.folder, 'content'), out: join(project.folder, '_site'), draft: false, ...options }), 0)
    return printed.join('\n')
  } finally {
    log.mock.restore()
  }
}

before(async () => {
  project = copyProject()
  kept = await build('--out', 'kept')
})
after(() => project.remove())

test('a build that fails leaves the last good site whole, and nothing beside it', async () => {
  assert.equal(kept.code, 0, kept.output)
  const before = project.read('kept/contact/index.html')
  project.edit('content/contact.md', '::contact', '::contakt')
  const { code, output } = await build('--out', 'kept')
  project.edit('content/contact.md', '::contakt', '::contact')
  assert.equal(code, 1)
  assert.match(output, /^content\/contact\.md:7:3 {2}directive {2}there is no directive "::contakt" {2}did you mean "contact"\?\n\n1 fault\n$/)
  assert.equal(project.read('kept/contact/index.html'), before)
  assert.deepEqual(readdirSync(project.folder).filter((name) => name.includes('.new-')), [])
})

test('an output folder in which something could be lost is refused, and nothing in it is touched', async () => {
  project.write('mine/diary.txt', 'Dear diary')
  const mine = join(project.folder, 'mine')
  for (const [out, why] of [['content', 'the content is in there'], ['.', 'the project itself'], ['..', 'the project itself'], ['', 'the project itself'], ['content/site', 'the content is in there'], [mine, 'no build wrote'], ['package.json', 'that is a file']] as const)
    assert.throws(() => refuseUnsafeOutput({ content: 'content', out }), (error) => error instanceof CannotRun && error.message.includes(why), out)
  await assert.rejects(asked({ out: mine }), (error) => error instanceof CannotRun && error.message === `--out ${mine}: it holds files that no build wrote. Name a folder of its own, like _site.`)
  assert.equal(project.read('mine/diary.txt'), 'Dear diary')
  assert.match(project.read('content/contact.md'), /# Contact/)
})

test('a page that no longer exists is not in the next build', async () => {
  project.write('content/old.md', '---\ndescription: Old.\n---\n\n# Old\n')
  await written('renewed')
  assert.ok(existsSync(join(project.folder, 'renewed/old/index.html')))
  rmSync(join(project.folder, 'content/old.md'))
  await written('renewed')
  assert.ok(!existsSync(join(project.folder, 'renewed/old')))
})

test('a draft says so on every page and asks not to be listed', async () => {
  await written('draft', { draft: true })
  assert.match(project.read('draft/contact/index.html'), /This is a draft\./)
  assert.match(project.read('draft/_headers'), /X-Robots-Tag: noindex/)
})

test("the host's previews are drafts, its production is not", async () => {
  assert.deepEqual(['deploy-preview', 'branch-deploy', 'production', undefined].map(isDraftContext), [true, true, false, false])
  process.env['CONTEXT'] = 'deploy-preview'
  try {
    await asked({ out: join(project.folder, 'preview') })
  } finally {
    delete process.env['CONTEXT']
  }
  assert.match(project.read('preview/contact/index.html'), /This is a draft\./)
})

test('a build for a day takes in what is declared from that day', async () => {
  project.edit('content/register/services/google-remarketing.yaml', 'name: Google Remarketing', 'from: 2027-01-15\nname: Google Remarketing')
  await written('early', { day: '2027-01-14' })
  await asked({ out: join(project.folder, 'late'), date: '2027-01-15' })
  project.edit('content/register/services/google-remarketing.yaml', 'from: 2027-01-15\n', '')
  assert.doesNotMatch(project.read('early/cookies/index.html'), /Google Remarketing/)
  assert.match(project.read('late/cookies/index.html'), /Google Remarketing/)
})

test('a day that is none and a folder that is none are said; the command then ends with exit 2', async () => {
  for (const [options, why] of [
    [{ date: '2026-02-31' }, '--date 2026-02-31 is not a day; write YYYY-MM-DD'],
    [{ content: 'nowhere' }, '--content nowhere: there is no such folder'],
    [{ content: 'package.json' }, '--content package.json: that is a file, and not a folder'],
  ] as const)
    await assert.rejects(asked(options), (error) => error instanceof CannotRun && error.message === why, why)
  assert.deepEqual(await build('--date', '2026-02-31'), { code: 2, output: '--date 2026-02-31 is not a day; write YYYY-MM-DD\n' })
})

test('a fault in a stylesheet is said with its file and line', async () => {
  project.edit('assets/styles/base.css', 'body {', 'body {{{')
  const { code, output } = await build()
  project.edit('assets/styles/base.css', 'body {{{', 'body {')
  assert.equal(code, 1)
  assert.match(output, /^assets\/styles\/base\.css:\d+:\d+ {2}bundle {2}/m)
})

test('a fault in a script for browsers is said with its file and line', async () => {
  const boot = project.read('assets/boot.ts')
  project.write('assets/boot.ts', `${boot}\nconst = 1\n`)
  const { code, output } = await build('--out', 'broken')
  project.write('assets/boot.ts', boot)
  assert.equal(code, 1)
  assert.match(output, /^assets\/boot\.ts:\d+:\d+ {2}bundle {2}/)
})

test('a content folder anywhere is built with its images, each at the address that links to it have', async () => {
  const content = join(project.folder, '..', `avow-elsewhere-${process.pid}`)
  cpSync(join(project.folder, 'content'), content, { recursive: true })
  writeFileSync(join(content, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(content, 'logo.md'), '---\ndescription: Logo.\n---\n\n# Logo\n\n![Our logo](logo.svg)\n')
  await written('elsewhere', { content })
  rmSync(content, { recursive: true })
  assert.match(project.read('elsewhere/logo/index.html'), /<img src="\/logo\.svg" alt="Our logo">/)
  assert.match(project.read('elsewhere/logo.svg'), /^<svg/)
  assert.ok(existsSync(join(project.folder, 'elsewhere/icon.svg')))
})

test('plain Eleventy builds the same site, and says faults without a stack trace', async () => {
  const eleventy = (...options: string[]) => finished(project.run('node_modules/@11ty/eleventy/cmd.cjs', ...options))
  assert.equal((await eleventy('--quiet')).code, 0)
  for (const file of ['contact/index.html', 'rules/privacy-policy/index.html', '_headers', 'register.json', '404.html'])
    assert.equal(project.read(`_site/${file}`), project.read(`kept/${file}`), file)
  project.edit('content/contact.md', '::contact', '::contakt')
  const { code, output } = await eleventy()
  project.edit('content/contact.md', '::contakt', '::contact')
  assert.notEqual(code, 0)
  assert.match(output, /content\/contact\.md:7:3 {2}directive/)
  assert.doesNotMatch(output, /\n(\[11ty\])? {4,}at /)
})

test('a template of another language in a text is text', async () => {
  project.edit('content/contact.md', '# Contact', '# Contact\n\nWrite {{ page.url }} or {% include "x" %} or {x}.')
  await written('braces')
  assert.match(project.read('braces/contact/index.html'), /Write \{\{ page\.url \}\} or \{% include &quot;x&quot; %\} or \{x\}\./)
})

test('the shipped content is what is built when nothing is said', () => {
  assert.match(readFileSync('content/site.yaml', 'utf8'), /^example: true$/m)
})
