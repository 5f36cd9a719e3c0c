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

/** The sections of changed leaves, in the order in which they are shown. Two under the same words are two. */
export function changedSections(steps: readonly { step: Step; isChanged: boolean }[]): ChangedSection[] {
  const newOf = newLeaves(steps.map(({ step }) => step))
  const sections = new Map<Leaf | undefined, ChangedSection>()
  for (const { step, isChanged } of steps) {
    if (!isChanged) continue
    const heading = headingOf(step, newOf)
    const id = idOf(heading)
    const origins = [step.before, step.after].flatMap((leaf) => (leaf ? [originOf(leaf)] : []))
    for (const origin of origins) {
      const known = sections.get(heading)
      if (!known) sections.set(heading, { heading: wordsOf(heading), ...(id ? { id } : {}), origin })
      else if (known.origin !== origin) known.origin = 'both'
    }
  }
  return [...sections.values()]
}

/** What each old leaf became: one that stayed, and a heading that moved, which is removed in one place and added in another. */
function newLeaves(steps: readonly Step[]): Map<Leaf, Leaf> {
  const newOf = new Map(steps.flatMap(({ before, after }) => (before && after ? [[before, after]] : [])))
  const added = steps.flatMap(({ before, after }) => (!before && isHeading(after) ? [after] : []))
  for (const { before, after } of steps) {
    if (after || !isHeading(before)) continue
    const place = added.findIndex(({ key }) => key === before.key)
    const [moved] = place < 0 ? [] : added.splice(place, 1)
    if (moved) newOf.set(before, moved)
  }
  return newOf
}

function isHeading(leaf: Leaf): boolean {
  return leaf.heading === leaf
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
