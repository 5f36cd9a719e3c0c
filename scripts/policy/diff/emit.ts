// Both texts as one that is shown: the skeleton of the new one, with what was removed where it stood.
import { alignLeaves, type Step } from './align.ts'
import { runsOf, type Box, type Leaf, type Text } from './blocks.ts'
import type { DiffWords } from './compare.ts'
import { changedLinks, type ChangedLink } from './links.ts'
import { markRun, plainRun, startTag } from './marks.ts'
import { contentOf, createOutline, type Shape } from './outline.ts'
import { createSkeleton } from './skeleton.ts'
import { partsOf, type Parts } from './told.ts'
import { matchTokens } from './words.ts'

/** What is shown, and what was found on the way. */
export interface Merged {
  shapes: Shape[]
  /** The leaves of both texts in the order shown. */
  steps: { step: Step; isChanged: boolean }[]
  added: number
  removed: number
  links: ChangedLink[]
}

interface Written {
  markup: string | undefined
  added: number
  removed: number
  links: ChangedLink[]
}

/** Merges two texts, or the two states of a cell. `around` are the parts of the whole text, for a cell of a row that is new, or gone. */
export function mergeTexts(before: Text, after: Text, words: DiffWords, around?: Parts): Merged {
  const { steps, homes } = alignLeaves(before, after)
  const parts = around ?? partsOf(steps)
  const outline = createOutline()
  const placeRemoved = createSkeleton(homes)
  const next = nextPlaces(steps, after.root)
  const ofNewText = (path: readonly Box[]) => path.filter(({ path: [root] }) => root === after.root)
  let open: readonly Box[] = after.root.path
  const merged: Merged = { shapes: [], steps: [], added: 0, removed: 0, links: [] }
  steps.forEach((step, index) => {
    const { markup, added, removed, links } = writeStep(step, words, parts)
    const isChanged = added + removed + links.length > 0
    const path = step.after ? step.after.place : placeRemoved(step.before, ofNewText(open), next[index] ?? after.root.path)
    outline.add(path, markup, isChanged)
    open = path
    merged.steps.push({ step, isChanged })
    merged.added += added
    merged.removed += removed
    for (const link of links) merged.links.push(link)
  })
  return { ...merged, shapes: outline.finish() }
}

/** A text without any mark. */
export function plainShapes({ leaves }: Text, isChanged: (leaf: Leaf) => boolean): Shape[] {
  const outline = createOutline()
  for (const leaf of leaves) outline.add(leaf.place, plainLeaf(leaf), isChanged(leaf))
  return outline.finish()
}

/** For each step where the next leaf of the new text stands. */
function nextPlaces(steps: readonly Step[], root: Box): (readonly Box[])[] {
  const places: (readonly Box[])[] = []
  let place: readonly Box[] = root.path.slice(0, 1)
  for (let index = steps.length - 1; index >= 0; index--) {
    places[index] = place
    place = steps[index]?.after?.place ?? place
  }
  return places
}

function plainLeaf({ run, row }: Leaf): string | undefined {
  if (run) return plainRun(run)
  return row && rowMarkup(row.box, row.cells.map(({ root, leaves }) => ({ root, shapes: plainShapes({ root, leaves }, () => false) })))
}

function writeStep({ before, after }: Step, words: DiffWords, parts: Parts): Written {
  const row = (after ?? before)?.row
  if (after && (after.key === '' || (before && saysTheSame(before, after)))) return { markup: plainLeaf(after), added: 0, removed: 0, links: [] }
  if (row) return writeRow(before, after, row.box, words, before && after ? undefined : parts)
  const [old, now] = [before?.run, after?.run]
  // Rows and runs are not paired.
  const pairs = old && now ? matchTokens(old.tokens, now.tokens) : []
  const links = old && now ? changedLinks(old.tokens, now.tokens, pairs).map(({ link }) => link) : []
  const alone = old && now ? undefined : (now ?? old)
  return { ...markRun(old, now, pairs, words, alone && parts.get(alone)), links }
}

/** Most of a text stays, and needs no look at its words. */
function saysTheSame(before: Leaf, after: Leaf): boolean {
  const hasLinks = (leaf: Leaf) => runsOf(leaf).some(({ tokens }) => tokens.some(({ link }) => link))
  return before.key === after.key && !hasLinks(before) && !hasLinks(after)
}

function writeRow(before: Leaf | undefined, after: Leaf | undefined, box: Box, words: DiffWords, around: Parts | undefined): Written {
  const cells = (after ?? before)?.row?.cells ?? []
  const merged = cells.map(({ root }, index) => {
    const [old, now] = [before?.row?.cells[index], after?.row?.cells[index]]
    return { root, ...mergeTexts(old ?? { root, leaves: [] }, now ?? { root, leaves: [] }, words, around) }
  })
  const sum = (count: (cell: Merged) => number) => merged.reduce((total, cell) => total + count(cell), 0)
  return { markup: rowMarkup(box, merged), added: sum(({ added }) => added), removed: sum(({ removed }) => removed), links: merged.flatMap(({ links }) => links) }
}

function rowMarkup(box: Box, cells: readonly { root: Box; shapes: readonly Shape[] }[]): string {
  return `${startTag('tr', box.attrs)}${cells.map(({ root, shapes }) => `${startTag(root.tag, root.attrs)}${contentOf(shapes)}</${root.tag}>`).join('')}</tr>`
}

/** All runs of a text with the leaf that holds each. */
export function runsWithLeaves({ leaves }: Text) {
  return leaves.flatMap((leaf) => runsOf(leaf).map((run) => ({ run, leaf })))
}
