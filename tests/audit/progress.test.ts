import assert from 'node:assert/strict'
import { test } from 'node:test'
import { progressOn } from '../../scripts/audit/report/progress.ts'

function writtenOn(terminal: { isTTY?: boolean; columns?: number }, isQuiet: boolean): string[] {
  const written: string[] = []
  const say = progressOn({ ...terminal, write: (text) => written.push(text) }, isQuiet)
  say('reading https://www.example.org/a/page')
  say(undefined)
  return written
}

test('how far an audit is stands in one line of a terminal, no longer than it is wide, and goes in the end', () => {
  assert.deepEqual(writtenOn({ isTTY: true, columns: 20 }, false), ['\r\u001b[2Kreading https://www', '\r\u001b[2K'])
})

test('with --quiet, and where no terminal is, nothing is said', () => {
  assert.deepEqual(writtenOn({ isTTY: true }, true), [])
  assert.deepEqual(writtenOn({}, false), [])
})
