// What the weekly audit of the live site says in an issue, its steps run as they stand in their file.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { parse } from 'yaml'

interface Step {
  id?: string
  name?: string
  if?: string
  run?: string
  'timeout-minutes'?: number
}

const { jobs } = parse(readFileSync('.github/workflows/audit.yml', 'utf8')) as { jobs: Record<'live', { steps: Step[] }> }
const stepWith = (part: Partial<Step>) => jobs.live.steps.find((step) => Object.entries(part).every(([name, value]) => step[name as keyof Step] === value)) ?? {}
const audits = stepWith({ id: 'audit' })
const says = stepWith({ name: 'Say it in an issue' })

/** The issue that is opened where `npm run audit` is this script; without one, where it was ended before it said anything. */
function issueOf(context: TestContext, npm: string | undefined): { title: string; body: string } | undefined {
  const place = mkdtempSync(join(tmpdir(), 'avow-audit-workflow-'))
  context.after(() => rmSync(place, { recursive: true, force: true }))
  const programs = join(place, 'programs')
  mkdirSync(programs)
  writeFileSync(join(programs, 'npm'), `#!/bin/bash\n${npm ?? ''}\n`, { mode: 0o755 })
  writeFileSync(join(programs, 'gh'), `#!/bin/bash\nif [ "$2" = list ]; then exit; fi\nwhile [ $# -gt 0 ]; do if [ "$1" = --title ]; then printf %s "$2" > title; fi; shift; done\n`, { mode: 0o755 })
  const run = (script = 'exit 1', env: Record<string, string>) => spawnSync('bash', ['-eo', 'pipefail', '-c', script], { cwd: place, env: { PATH: [programs, process.env['PATH']].join(delimiter), ...env } })
  const output = join(place, 'output')
  writeFileSync(output, '')
  if (npm !== undefined) assert.equal(run(audits.run, { SITE: 'https://www.example.org', GITHUB_OUTPUT: output }).status, 0)
  const [, code = ''] = /^code=(\d+)$/m.exec(readFileSync(output, 'utf8')) ?? []
  if (code === '0') return undefined
  assert.equal(run(says.run, { CODE: code, REPOSITORY: 'example/site', RUN: 'https://github.example/run/1', GH_TOKEN: '' }).status, 1)
  assert.ok(existsSync(join(place, 'title')))
  return { title: readFileSync(join(place, 'title'), 'utf8'), body: readFileSync(join(place, 'body.md'), 'utf8') }
}

test('why an audit could not run stands in the issue', (context) => {
  const issue = issueOf(context, "echo 'https://www.example.org answers 500. Look whether the site is up.' >&2; exit 2")
  assert.equal(issue?.title, 'The live site could not be audited')
  assert.match(issue.body, /answers 500\. Look whether the site is up\./)
})

test('an audit that was ended before it said anything is no finding, and its issue leads to the run', (context) => {
  assert.deepEqual(issueOf(context, undefined), { title: 'The live site could not be audited', body: 'The audit did not come to its end.\nhttps://github.example/run/1\n' })
})

test('what differs stands in the issue, and where nothing does there is none', (context) => {
  const issue = issueOf(context, 'echo "undeclared  cookie stranger"; exit 1')
  assert.equal(issue?.title, 'The live site and the register differ')
  assert.match(issue.body, /```\nundeclared {2}cookie stranger\n\n```/)
  assert.equal(issueOf(context, 'echo well'), undefined)
})

test('an audit that hangs is ended, and said in an issue all the same', () => {
  assert.ok((audits['timeout-minutes'] ?? Infinity) < 360, 'GitHub ends a whole job after six hours')
  assert.equal(says.if, "${{ !cancelled() && steps.audit.outputs.code != '0' }}")
})
