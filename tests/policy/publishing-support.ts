// A changed text of the small policy, an announced one, and what a build says of them.
import assert from 'node:assert/strict'
import { FaultsFound, type Fault } from '../../scripts/register/fault.ts'
import { firstText, policy, prepared } from './policy-content.ts'

export const changedText = firstText.replace('as easy as', 'as simple as')
export const analytics = 'register/services/google-analytics.yaml'

/** The faults of a build on a day; none where it succeeds. */
export async function faultsOf(folder: string, day?: string): Promise<readonly Fault[]> {
  try {
    await prepared(folder, day)
    return []
  } catch (error) {
    if (error instanceof FaultsFound) return error.faults
    throw error
  }
}

/** Holds that a build has one fault of a rule whose message and fix name these words. */
export async function assertFault(folder: string, rule: string, says: readonly string[], day?: string): Promise<Fault> {
  const faults = await faultsOf(folder, day)
  assert.deepEqual(faults.map((fault) => fault.rule), [rule], JSON.stringify(faults, null, 2))
  for (const word of says) assert.ok(`${faults[0]?.message}  ${faults[0]?.fix}  ${faults[0]?.lines ?? ''}`.includes(word), `${word} is not in ${JSON.stringify(faults[0])}`)
  return faults[0] as Fault
}

export const announced = policy('version: 2026-11-24\neffective: 2027-01-15\nchanges:\n  - A no is called simple.', changedText)
