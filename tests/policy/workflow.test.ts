// What the workflow does after a merge, run as it stands in its file, against a repository on this machine.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { build } from 'esbuild'
import { parse } from 'yaml'
import { daysAfter, today } from '../../scripts/register/time.ts'
import { change, firstText, policy, policyFile, smallPolicy } from './policy-content.ts'

interface Workflow {
  jobs: Record<string, { permissions?: Record<string, string>; steps: { name?: string; if?: string; run?: string }[] }>
}

const workflow = parse(readFileSync('.github/workflows/policy.yml', 'utf8')) as Workflow
const folder = mkdtempSync(join(tmpdir(), 'avow-workflow-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const origin = join(folder, 'origin.git')

/** `npm run policy`, without what npm and the loading of some hundred files take to start: the steps below start it fifteen times. */
const programs = join(folder, 'programs')
await build({ entryPoints: ['scripts/policy/policy.ts'], outfile: join(programs, 'policy.js'), bundle: true, platform: 'node', format: 'esm', external: ['esbuild', '@netlify/*'], banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" }, logLevel: 'error' })
writeFileSync(join(programs, 'package.json'), '{ "type": "module" }')
writeFileSync(join(programs, 'npm'), `#!/bin/bash\nset -eu\n[ "$1 $2 $3" = 'run policy --' ]\nshift 3\nexec node ${join(programs, 'policy.js')} "$@"\n`, { mode: 0o755 })
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))

const git = (cwd: string, ...words: string[]) => execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...words], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** A checkout of the repository as the workflow has one. */
function checkout(name: string, commit = 'main'): string {
  const place = join(folder, name)
  git(folder, 'clone', '--quiet', origin, place)
  git(place, 'checkout', '--quiet', commit)
  return place
}

// The workflow takes the real day for today, and a version may be some days old at most.
const days = [5, 4, 3, 2, 1].map((ago) => daysAfter(today('UTC'), -ago)) as [string, string, string, string, string]

/** A version that an editor publishes in the page of the repository: a commit of one file. */
function publish(place: string, day: string, text: string): string {
  change(join(place, 'content'), { [policyFile]: policy(`version: ${day}\neffective: ${day}\nchanges: [Day ${day}.]`, text) })
  git(place, 'commit', '--quiet', '--all', '--message', `Publish ${day}`)
  git(place, 'push', '--quiet', 'origin', 'HEAD:main')
  return git(place, 'rev-parse', 'HEAD').trim()
}

/** Runs a step of the job that records. */
function runStep(wanted: string, place: string, env: Record<string, string> = {}): { status: number | null; output: string } {
  const script = workflow.jobs['record']?.steps.find(({ name }) => name === wanted)?.run
  assert.ok(script)
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], { cwd: place, encoding: 'utf8', env: { ...process.env, PATH: [programs, process.env['PATH']].join(delimiter), BRANCH: 'main', TOKEN: '', ...env } })
  return { status, output: stdout + stderr }
}

function record(place: string): string {
  const { status, output } = runStep('Record what was published', place)
  assert.equal(status, 0, output)
  return output
}

const look = (place: string, before: string) => runStep('See whether a version was replaced before it was recorded', place, { BEFORE: before })

const recordedIn = (place: string) => (parse(readFileSync(join(place, 'content/rules/privacy-policy/versions.yaml'), 'utf8')) as { version: string }[]).map(({ version }) => version)

test('what was published in a browser is recorded after the merge, in the order of the merges, also when a second one came meanwhile', () => {
  const first = join(folder, 'first')
  cpSync('.gitattributes', join(first, '.gitattributes'))
  cpSync(smallPolicy(), join(first, 'content'), { recursive: true })
  git(folder, 'init', '--quiet', '--bare', '--initial-branch', 'main', origin)
  git(first, 'init', '--quiet', '--initial-branch', 'main')
  git(first, 'add', '.')
  git(first, 'commit', '--quiet', '--message', 'The site')
  git(first, 'remote', 'add', 'origin', origin)
  publish(first, days[0], firstText)
  record(checkout('run-1'))
  assert.deepEqual(recordedIn(checkout('after-1')), [days[0]])

  const editor = checkout('editor')
  const second = publish(editor, days[1], `${firstText}\n\nAnd more.`)
  const third = publish(editor, days[2], `${firstText}\n\nAnd much more.`)
  record(checkout('run-2', second))
  record(checkout('run-3', third))
  const last = checkout('after-3')
  assert.deepEqual(recordedIn(last), days.slice(0, 3))
  assert.match(readFileSync(join(last, 'content/rules/privacy-policy/versions', `${days[1]}.html`), 'utf8'), /And more\./)
  assert.match(record(last), /Every version is recorded\./)
})

test('a commit to main that replaces a version before it is recorded is seen, and named; one behind a record is not, nor a first push', () => {
  const editor = checkout('editor-2')
  const none = '0'.repeat(40)
  const recorded = git(editor, 'rev-parse', 'HEAD').trim()
  const published = publish(editor, days[3], `${firstText}\n\nA fourth.`)
  const replacing = publish(editor, days[4], `${firstText}\n\nA fifth.`)
  for (const before of [none, '', recorded]) {
    const first = look(checkout(`look-${before.slice(0, 8)}`, published), before)
    assert.equal(first.status, 0, first.output)
  }
  const seen = look(checkout('look-replacing', replacing), published)
  assert.equal(seen.status, 1, seen.output)
  for (const says of [new RegExp(`waits {2}version ${days[3]} is published and not recorded yet`), /publish a new one that says what holds now/]) assert.match(seen.output, says)
  record(checkout('run-4', published))
  const late = look(checkout('look-late', replacing), published)
  assert.equal(late.status, 0, late.output)
})

test('what is published is recorded also where a version was replaced', () => {
  const steps = workflow.jobs['record']?.steps ?? []
  const [looks, records] = ['See whether a version was replaced before it was recorded', 'Record what was published'].map((name) => steps.findIndex((step) => step.name === name))
  assert.ok(looks !== undefined && records !== undefined && looks < records)
  assert.equal(steps[records]?.if, '${{ !cancelled() }}')
})

test('a proposed change is judged by the program that is published, and no checkout leaves a token behind', () => {
  const { jobs } = parse(readFileSync('.github/workflows/policy.yml', 'utf8')) as { jobs: Record<string, { steps: { uses?: string; run?: string; with?: Record<string, unknown> }[] }> }
  const steps = Object.values(jobs).flatMap((job) => job.steps)
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout'))
  assert.equal(checkouts.length, 3)
  for (const checkout of checkouts) assert.equal(checkout.with?.['persist-credentials'], false)
  assert.equal(jobs['waits']?.steps[0]?.with?.['ref'], '${{ github.base_ref }}')
  assert.ok(jobs['waits']?.steps.some(({ run }) => run === 'npm run policy -- check --content proposed/content --published content'))
})

test('only the job that records may write to the repository', () => {
  const { permissions } = parse(readFileSync('.github/workflows/policy.yml', 'utf8')) as { permissions: Record<string, string> }
  assert.deepEqual(permissions, { contents: 'read' })
  assert.deepEqual(Object.entries(workflow.jobs).filter(([, job]) => job.permissions?.['contents'] === 'write').map(([name]) => name), ['record'])
})
