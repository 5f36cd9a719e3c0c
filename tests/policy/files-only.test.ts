// What an editor does who has only a page to type in, built as the host builds it: one command, no repository, no terminal.
import assert from 'node:assert/strict'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { parse } from 'yaml'
import { copyProject, finished, type ProjectCopy } from '../../scripts/bench/project-copy.ts'
import { build as buildHere } from '../../scripts/build.ts'
import { faultLine, FaultsFound } from '../../scripts/register/fault.ts'
import { contentOf } from '../sites.ts'
import { freeze } from './policy-content.ts'

const policy = 'content/rules/privacy-policy/index.md'
/** The day that is built for, after the last version: no midnight falls between two steps. */
const day = '2026-11-26'
let project: ProjectCopy
before(() => {
  project = copyProject()
  cpSync(contentOf('owned'), join(project.folder, 'content'), { recursive: true })
  freeze(join(project.folder, 'content'), '2026-11-24')
})
after(() => project.remove())

/** What a build says and how it ends; here, as a process of its own takes seconds. */
async function build(): Promise<{ code: number; output: string }> {
  try {
    await buildHere({ content: join(project.folder, 'content'), out: join(project.folder, '_site'), day, draft: false })
    return { code: 0, output: '' }
  } catch (error) {
    if (!(error instanceof FaultsFound)) throw error
    return { code: 1, output: `${error.faults.map(faultLine).join('\n')}\n\n` }
  }
}

/** The text below a message: the lines to paste. */
function linesToPaste(output: string, rule: string): string {
  const [, ...lines] = output.slice(output.indexOf(`  ${rule}  `)).split('\n')
  const end = lines.findIndex((line) => line === '' || /^\S+:\d+:\d+ {2}/.test(line))
  return `${lines.slice(0, end).join('\n')}\n`
}

/** Puts lines in the place of the same keys at the top of the policy. */
function paste(lines: string, sentence: string): void {
  const [, head = '', text = ''] = /^---\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(project.read(policy)) ?? []
  const description = /^description: .*$/m.exec(head)?.[0] ?? ''
  project.write(policy, `---\n${description}\n${lines.replace('Say in one sentence what changed.', sentence)}---\n${text}`)
}

test('a site of which everything is recorded builds', async () => {
  const { code, output } = await finished(project.run('scripts/build.ts'))
  assert.equal(code, 0, output)
  assert.match(output, /^31 pages in _site \([\d.]+ s\)\n$/)
})

test('a misspelling: one sign and one line', async () => {
  project.edit(policy, 'what for, and what allows it', 'what for and what allows it')
  assert.match((await build()).output, /index\.md:3:10 {2}text-changed .*words? added.* add "correction: true" instead/)
  project.edit(policy, 'explained:', 'correction: true\nexplained:')
  const { code, output } = await build()
  assert.equal(code, 0, output)
  assert.match(project.read('_site/rules/privacy-policy/2026-11-23.1/index.html'), /what for and what allows it/)
  assert.match(project.read('_site/rules/privacy-policy/2026-11-23/index.html'), /what for, and what allows it/)
  freeze(join(project.folder, 'content'), '2026-11-24')
})

test('a new paragraph: the text, and the lines that the message gives', async () => {
  project.edit(policy, '## Introduction\n', '## Introduction\n\nWe wrote this paragraph for you.\n')
  const { code, output } = await build()
  assert.equal(code, 1)
  assert.match(output, /text-changed .*6 words added, 0 removed, in "Introduction"/)
  paste(linesToPaste(output, 'text-changed'), 'There is one paragraph more.')
  assert.equal((await build()).code, 0)
  const page = project.read('_site/rules/privacy-policy/index.html')
  assert.match(page, new RegExp(`Version of <time datetime="${day}">[\\s\\S]*There is one paragraph more\\.[\\s\\S]*/rules/privacy-policy/diff/2026-11-23\\.1/${day}/`))
  assert.match(project.read(`_site/rules/privacy-policy/diff/2026-11-23.1/${day}/index.html`), /We wrote this paragraph for you\./)
})

test('a new service: its file, the lines for what visitors are asked about, and the lines for the text', async () => {
  const service = readFileSync('content/register/services/display-preferences-kept.yaml', 'utf8').replace('Display preferences, kept', 'Reading place').replaceAll('display_kept', 'reading_place')
  project.write('content/register/services/reading-place.yaml', service)
  const refused = await build()
  assert.equal(refused.code, 1)
  assert.match(refused.output, /scope-wider .*visitors who said yes to "preferences" will be asked again/)
  const revisions = 'content/register/revisions.yaml'
  const lines = linesToPaste(refused.output, 'scope-wider')
  assert.ok(Array.isArray(parse(lines)), lines)
  project.write(revisions, `${project.read(revisions).trimEnd()}\n${lines}`)
  // The version of today is not recorded yet, so what the register adds is part of it.
  const { code, output } = await build()
  assert.equal(code, 0, output)
  assert.match(project.read('_site/rules/privacy-policy/index.html'), />reading_place</)
  assert.match(project.read(`_site/rules/privacy-policy/diff/2026-11-23.1/${day}/index.html`), /reading_place/)
  freeze(join(project.folder, 'content'), day)
  project.edit('content/register/services/reading-place.yaml', 'purpose: ', 'purpose: More than that; ')
  assert.match((await build()).output, /text-changed .*"Cookies" \(through the register\)/)
})
