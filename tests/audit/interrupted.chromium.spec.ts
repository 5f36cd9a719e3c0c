// Ctrl-C, on the command as people run it.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { builtSite } from '../sites.ts'
import { alive, startedBy, type Process } from './processes.ts'
import { expect, test } from './running.ts'

test('Ctrl-C in the middle of a run ends the audit and its browsers; no report of half of it is written', async ({}, { testId }) => {
  const json = join('.cache', 'tests', `${testId}.json`)
  const audit = spawn(process.execPath, ['--import', 'tsx', 'scripts/audit.ts', '--dir', builtSite('example'), '--states', 'none,reject', '--json', json], { stdio: ['ignore', 'pipe', 'pipe'] })
  const printed: string[] = []
  for (const stream of [audit.stdout, audit.stderr]) stream.on('data', (text) => printed.push(String(text)))
  const ended = endOf(audit)
  try {
    const browsers = await browsersThatVisit(audit)
    audit.kill('SIGINT')
    expect(await ended).toBe(130)
    await expect.poll(() => alive(browsers.map(({ id }) => id))).toEqual([])
    expect([printed.join(''), existsSync(json)]).toEqual(['', false])
  } finally {
    audit.kill('SIGKILL')
    rmSync(json, { force: true })
  }
})

/** What the audit has started once it visits the site: a page of a browser is a process of its own. */
async function browsersThatVisit(audit: ChildProcess): Promise<Process[]> {
  while (audit.exitCode === null) {
    const started = startedBy(audit.pid ?? 0)
    if (started.some(({ command }) => command.includes('--type=renderer'))) return started
    await wait(100)
  }
  throw new Error('the audit ended before it visited anything')
}

function endOf(audit: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => audit.once('exit', resolve))
}
