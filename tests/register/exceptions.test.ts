// Findings of the audit that are accepted for a while.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadRegister } from '../../scripts/register/load.ts'
import { contentWith, readChanged } from '../content-folder.ts'

const file = 'register/exceptions.yaml'
const accepted = '- verdict: undeclared\n  about: cookie stranger\n  reason: It goes with the next release.\n  until: 2027-01-01\n'

test('an accepted finding is read with its line; without the file there is none', () => {
  assert.deepEqual(loadRegister(contentWith({ [file]: `# accepted\n${accepted}` })).exceptions, [{ verdict: 'undeclared', about: 'cookie stranger', reason: 'It goes with the next release.', until: '2027-01-01', line: 2 }])
  assert.deepEqual(loadRegister('content').exceptions, [])
})

test('one without a reason, with a day that is none, or of a verdict that nobody gives, is a fault with its line', () => {
  const faultOf = (from: string, to: string) => readChanged({ [file]: accepted.replace(from, to) }).faults.map(({ file: where, line, rule }) => `${where}:${line} ${rule}`)
  assert.deepEqual(faultOf('  reason: It goes with the next release.\n', ''), [`${file}:1 missing`])
  assert.deepEqual(faultOf('2027-01-01', 'next week'), [`${file}:4 date`])
  assert.deepEqual(faultOf('undeclared', 'undeclard'), [`${file}:1 unknown-value`])
})
