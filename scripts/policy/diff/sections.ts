// In which sections something changed.
import type { Step } from './align.ts'
import type { Leaf } from './blocks.ts'
import { saidBy } from './tokens.ts'

/** A section in which something changed: the words of its heading, and whether what changed is written there or comes from the register. */
export interface ChangedSection {
  heading: string
  origin: 'text' | 'register' | 'both'
}

/** The sections of changed leaves, in the order in which they are shown. */
export function changedSections(steps: readonly { step: Step; isChanged: boolean }[]): ChangedSection[] {
  const newOf = new Map(steps.flatMap(({ step: { before, after } }) => (before && after ? [[before, after]] : [])))
  const sections = new Map<string, ChangedSection>()
  for (const { step, isChanged } of steps) {
    if (!isChanged) continue
    const heading = wordsOf(headingOf(step, newOf))
    const origins = [step.before, step.after].flatMap((leaf) => (leaf ? [originOf(leaf)] : []))
    for (const origin of origins) {
      const known = sections.get(heading)
      if (!known) sections.set(heading, { heading, origin })
      else if (known.origin !== origin) known.origin = 'both'
    }
  }
  return [...sections.values()]
}

/** What was removed belongs to the section that its own became. */
function headingOf({ before, after }: Step, newOf: ReadonlyMap<Leaf, Leaf>): Leaf | undefined {
  if (after) return after.heading
  const kept = before.heading && newOf.get(before.heading)
  return kept ? kept.heading : before.heading
}

function originOf({ isFact }: Leaf): 'text' | 'register' {
  return isFact ? 'register' : 'text'
}

function wordsOf(heading: Leaf | undefined): string {
  return saidBy(heading?.run?.tokens ?? [])
}
