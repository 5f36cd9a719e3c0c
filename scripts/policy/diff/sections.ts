// In which sections something changed.
import type { Step } from './align.ts'
import type { Leaf } from './blocks.ts'
import { saidBy } from './tokens.ts'

/** A section in which something changed: the words of its heading, and whether what changed is written there or comes from the register. */
export interface ChangedSection {
  heading: string
  /** The id that the heading has in the comparison. One that was removed has none there, and neither has what stands before all headings. */
  id?: string
  origin: 'text' | 'register' | 'both'
}

/** The sections of changed leaves, in the order in which they are shown. */
export function changedSections(steps: readonly { step: Step; isChanged: boolean }[]): ChangedSection[] {
  const newOf = new Map(steps.flatMap(({ step: { before, after } }) => (before && after ? [[before, after]] : [])))
  const sections = new Map<string, ChangedSection>()
  for (const { step, isChanged } of steps) {
    if (!isChanged) continue
    const leaf = headingOf(step, newOf)
    const [heading, id] = [wordsOf(leaf), idOf(leaf)]
    const origins = [step.before, step.after].flatMap((leaf) => (leaf ? [originOf(leaf)] : []))
    for (const origin of origins) {
      const known = sections.get(heading)
      if (!known) sections.set(heading, { heading, ...(id ? { id } : {}), origin })
      else {
        if (known.origin !== origin) known.origin = 'both'
        // Of a section that moved, the old heading comes first and is only quoted.
        if (id) known.id ??= id
      }
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

function idOf(heading: Leaf | undefined): string | undefined {
  return heading?.place.at(-1)?.attrs.find(({ name }) => name === 'id')?.value
}
