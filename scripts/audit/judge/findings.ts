// What the audit says: one finding for each thing that differs, in the words of the person who can mend it.
import { acceptableVerdicts } from '../../register/schema/exceptions.ts'
import type { Place } from '../declare/declaration.ts'
import type { Source } from '../evidence.ts'

/** Every verdict, in the order of reports. `note` is worth knowing and no fault; `unproven` means that something was not tried. */
export const verdicts = {
  ...(Object.fromEntries(acceptableVerdicts.map((verdict) => [verdict, 'fault'])) as Record<(typeof acceptableVerdicts)[number], 'fault'>),
  'expired-exception': 'fault',
  'not-reached': 'unproven',
  'not-testable': 'note',
  known: 'note',
  stopped: 'note',
  shorter: 'note',
  seen: 'note',
  'unlike-stand-in': 'note',
} as const satisfies Record<string, 'fault' | 'unproven' | 'note'>

/** A verdict's name. */
export type Verdict = keyof typeof verdicts

/** One finding. */
export interface Finding {
  verdict: Verdict
  /** What it is about: the entry of the register, or the name or address that has none. */
  about: string
  /** What was seen, in a sentence. */
  said: string
  state: string
  page: string
  action: string
  by: Source | undefined
  /** Where the register says otherwise, or where something would be written. */
  place: Place | undefined
  /** What to do. */
  fix: string
  /** Lines to add to the register if it is intended. */
  yaml?: string | undefined
  /** How often the same was found elsewhere: other states and pages. */
  alsoIn?: readonly string[]
}

/** Whether a finding means that the site and the register differ. */
export function isFault({ verdict }: Pick<Finding, 'verdict'>): boolean {
  return verdicts[verdict] === 'fault'
}

/** Whether a finding means that something was not proved. */
export function isUnproven({ verdict }: Pick<Finding, 'verdict'>): boolean {
  return verdicts[verdict] === 'unproven'
}

/** The same thing found in several states and on several pages is one finding, with the places where else it was found. */
export function together(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = JSON.stringify([finding.verdict, finding.about, finding.said])
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  const order = Object.keys(verdicts)
  return [...groups.values()]
    .flatMap(([first, ...others]): Finding[] => (first ? [{ ...first, by: first.by ?? others.find(({ by }) => by)?.by, alsoIn: [...new Set(others.map(({ state, page }) => `${state} ${page}`))].filter((place) => place !== `${first.state} ${first.page}`).sort() }] : []))
    .toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict) || compare(one.about, other.about) || compare(one.said, other.said))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
