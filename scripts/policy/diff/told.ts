// What is told in words beside the marks, for who hears the page or sees no colours: once where a whole part is new or gone.
import type { Step } from './align.ts'
import { runsOf, type Box, type Leaf } from './blocks.ts'
import type { DiffWords } from './compare.ts'
import type { Change } from './shown.ts'
import type { Run } from './tokens.ts'

/** Where a run of words stands in a part that is new, or gone, as a whole. */
export interface InPart {
  isFirst: boolean
  isLast: boolean
}

/** The runs that stand in such parts. Every mark in any other run says what it is. */
export type Parts = ReadonlyMap<Run, InPart>

/**
 * The parts among the steps of a text: two runs or more of one side, with nothing of the other or of both between them. A heading and
 * a table begin a part of their own: who moves from one to the next hears there that it is new, or gone.
 */
export function partsOf(steps: readonly Step[]): Parts {
  const parts = new Map<Run, InPart>()
  let part: Run[] = []
  let side: Change | undefined
  let around: Box | undefined
  const endPart = () => {
    if (part.length > 1) part.forEach((run, index) => parts.set(run, { isFirst: index === 0, isLast: index === part.length - 1 }))
    part = []
  }
  for (const step of steps) {
    const runs = spokenRuns(step)
    if (runs.length === 0) continue
    const { place } = leafOf(step)
    const table = place.find(({ tag }) => tag === 'table')
    if (sideOf(step) !== side || (table && table !== around) || /^h[1-6]$/.test(place.at(-1)?.tag ?? '')) endPart()
    around = table
    side = sideOf(step)
    if (side) part.push(...runs)
  }
  endPart()
  return parts
}

/** What a screen reader says before and behind a mark: the mark of a whole part speaks where the part begins and where it ends. */
export function toldAround(change: Change, place: InPart | undefined, isFirstMark: boolean, isLastMark: boolean, words: DiffWords): { before: string; behind: string } {
  if (!place) return { before: `${words[change]}: `, behind: '' }
  const part = { added: { from: words.addedFrom, end: words.addedEnd }, removed: { from: words.removedFrom, end: words.removedEnd } }[change]
  return { before: place.isFirst && isFirstMark ? `${part.from} ` : '', behind: place.isLast && isLastMark ? ` (${part.end})` : '' }
}

function leafOf(step: Step): Leaf {
  return step.after ?? step.before
}

function spokenRuns(step: Step): Run[] {
  return runsOf(leafOf(step)).filter(({ tokens }) => tokens.length > 0)
}

function sideOf({ before, after }: Step): Change | undefined {
  if (before && after) return undefined
  return after ? 'added' : 'removed'
}
