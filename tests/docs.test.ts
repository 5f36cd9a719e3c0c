// What the documents claim is so.
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'
import { directives } from '../scripts/markdown/directives.ts'
import { editorsClasses } from '../scripts/markdown/classes.ts'
import { allowedTags } from '../scripts/markdown/raw-html.ts'
import { readSite } from '../scripts/prepare.ts'
import { loadRegister } from '../scripts/register/load.ts'
import { contentOf } from './sites.ts'

const readme = readFileSync('README.md', 'utf8')
const contributing = readFileSync('CONTRIBUTING.md', 'utf8')
const { scripts, engines, dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
  engines: { node: string }
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

test('the README has at most 600 words', () => {
  assert.ok(readme.split(/\s+/).length <= 600)
})

test('every command that the documents name exists, and every command is named', () => {
  const named = new Set([...`${readme}${contributing}`.matchAll(/npm (?:run )?([a-z][a-z:]*)/g)].map(([, name = '']) => name).filter((name) => name !== 'ci'))
  assert.deepEqual([...named].filter((name) => !(name in scripts)), [])
  assert.deepEqual(Object.keys(scripts).filter((name) => !named.has(name)), [])
})

test('the tests that run on every push are those that CONTRIBUTING names', () => {
  assert.match(contributing, /The workflow `test` runs both on every push\./)
  const { on, jobs } = parse(readFileSync('.github/workflows/test.yml', 'utf8')) as { on: string[]; jobs: Record<string, { steps: { run?: string }[] }> }
  assert.ok(on.includes('push'))
  const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
  for (const command of ['npm test', 'npm run test:engines']) assert.ok(runs.includes(command), command)
})

test('every command says what it does when asked', () => {
  for (const [name, command] of Object.entries(scripts)) {
    const file = /scripts\/[\w/-]+\.ts/.exec(command)?.[0]
    if (file && !name.startsWith('test')) assert.match(readFileSync(file, 'utf8'), /--help/, name)
  }
})

test('every picture, file and folder that the README points to is there', () => {
  for (const [, target = ''] of readme.matchAll(/\]\((?!https)([^)]+)\)/g)) assert.ok(existsSync(target), target)
  for (const [, folder = ''] of readme.matchAll(/^([a-z]+\/) {2,}/gm)) assert.ok(existsSync(folder), folder)
})

test('three edits are enough: with them made, nothing is wrong, and nothing of the example is left', () => {
  const { faults, leftToFillIn } = readSite({ content: contentOf('owned') })
  assert.deepEqual(faults, [])
  assert.deepEqual(leftToFillIn.filter(({ rule }) => rule !== 'confirm'), [])
})

test('the editors’ page lists exactly the directives that there are', () => {
  const listed = [...contributing.matchAll(/^\| `::([a-z-]+)(?:\{[^`]*\})?` \| (.*) \|$/gm)].map(([, name, shows]) => [name, shows])
  assert.deepEqual(
    listed,
    Object.entries(directives).map(([name, { shows }]) => [name, shows]),
  )
})

test('it names exactly the classes that a text may have', () => {
  const named = /Of classes a text may have two, (.*?):/.exec(contributing)?.[1] ?? ''
  assert.deepEqual(named.split(' and ').map((name) => name.replaceAll('`', '')), editorsClasses)
})

test('it lists exactly the HTML that may stand in a text', () => {
  const listed = /Of HTML, these may stand in a text: (.*)\.\n/.exec(contributing)?.[1] ?? ''
  assert.deepEqual(listed.split(', ').map((tag) => tag.replaceAll('`', '')), allowedTags)
})

test('the login cookie that it shows can be declared as it stands, and is on the page of cookies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-login-'))
  cpSync('content', folder, { recursive: true })
  const [, file = '', yaml = ''] = /in `content\/(register\/services\/login\.yaml)`:\n\n```yaml\n([\s\S]*?)```/.exec(contributing) ?? []
  writeFileSync(join(folder, file), yaml)
  const { faults, read } = readSite({ content: folder })
  assert.deepEqual(faults, [])
  assert.match(read?.pages.get('cookies.md')?.html ?? '', /Tells the server that you are logged in/)
  rmSync(folder, { recursive: true })
})

test('the site has no login of its own to declare', () => {
  const { register } = loadRegister('content', '2026-11-23')
  assert.ok(register?.services.length)
  assert.ok(!register.services.some(({ id, traces }) => id === 'login' || traces.some(({ name }) => /sess|login|token/i.test(name))))
})

test('every package is pinned to one version, and the documents and package.json agree on Node', () => {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) assert.match(version, /^\d+\.\d+\.\d+$/, name)
  assert.match(readme, new RegExp(`${engines.node.replace('>=', '')} is tolerated`))
})

test('the files that the documents name are there', () => {
  for (const [, file = ''] of contributing.matchAll(/`((?:scripts|tests|content)\/[\w./-]+)`/g)) {
    const isShownAsAnExample = ['login.yaml', 'survey.yaml'].some((name) => file.endsWith(name))
    assert.ok(isShownAsAnExample ? existsSync(dirname(file)) : existsSync(file), file)
  }
})
