// The elements around something removed: it stands in the list or table it was in, else in one of its own, never in none.
import { boxOf, isSection, type Box, type Leaf } from './blocks.ts'
import { withoutFacts, type Homes } from './homes.ts'
import { placeBetween, sharedLength } from './place.ts'

/** Elements that hold certain others only, and what is put around anything else in them. */
const holdOnly: Record<string, { holds: readonly string[]; around: readonly string[] }> = {
  ul: { holds: ['li'], around: ['li'] },
  ol: { holds: ['li'], around: ['li'] },
  dl: { holds: ['dt', 'dd', 'group'], around: ['dd'] },
  group: { holds: ['dt', 'dd'], around: ['dd'] },
  table: { holds: ['thead', 'tbody', 'tfoot'], around: ['tbody', 'tr', 'td'] },
  thead: { holds: ['tr'], around: ['tr', 'td'] },
  tbody: { holds: ['tr'], around: ['tr', 'td'] },
  tfoot: { holds: ['tr'], around: ['tr', 'td'] },
}

/** Elements that stand in certain others only, and those that are put around them elsewhere. */
const standIn: Record<string, readonly string[]> = { li: ['ul'], dt: ['dl'], dd: ['dl'], group: ['dl'], tr: ['table', 'tbody'], thead: ['table'], tbody: ['table'], tfoot: ['table'] }

/** Gives something removed its place. What was made to stand around it serves what follows from the same element, too. */
export function createSkeleton(homes: Homes) {
  const made = new Map<object, { parent: Box; path: readonly Box[] }>()

  /** The path of a removed leaf between two leaves of the new text. */
  return (leaf: Leaf, open: readonly Box[], next: readonly Box[]): readonly Box[] => {
    const { base, rest } = placeBetween(withoutFacts(leaf.place), open, beforeSummary(open, next), (box) => homes.of(box))
    const inside = inSection(base, open, next)
    const parent = inside.at(-1)
    if (!parent) return rest
    const [first, ...others] = plainly(rest, homes)
    const known = made.get(first ?? leaf)
    const path = known?.parent === parent ? known.path : wrapped(inside, leaf, first)
    made.set(first ?? leaf, { parent, path })
    return [...path, ...others]
  }
}

function wrapped(inside: readonly Box[], leaf: Leaf, first: Box | undefined): readonly Box[] {
  const child = first ? kindOf(first) : leaf.row ? 'tr' : ''
  let path = inside
  for (const tag of wrappersOf(path, child)) {
    const columns = tag === 'td' ? (path.findLast((box) => isSection(box.tag))?.columns ?? 0) : 0
    path = boxOf(tag, columns > 1 ? [{ name: 'colspan', value: String(columns) }] : [], path).path
  }
  return first ? [...path, first] : path
}

function wrappersOf(path: readonly Box[], child: string): readonly string[] {
  const parent = path.at(-1)
  const rule = parent && holdOnly[kindOf(parent)]
  if (rule?.holds.includes(child)) return []
  return [...(rule?.around ?? []), ...(standIn[child] ?? [])]
}

/** A division directly in a list of terms is a group of it. */
function kindOf({ tag, path }: Box): string {
  return tag === 'div' && path.at(-2)?.tag === 'dl' ? 'group' : tag
}

/** A caption or summary is a paragraph where its table or box goes on without it. */
function plainly(rest: readonly Box[], homes: Homes): readonly Box[] {
  const [around, own] = [rest.at(-2), rest.at(-1)]
  const isCaption = own?.tag === 'caption' && around !== undefined && homes.livesOn(around)
  if (!isCaption && !(own?.tag === 'summary' && !around)) return rest
  return [...rest.slice(0, isCaption ? -2 : -1), boxOf('p', [], [])]
}

/** Between two parts of a table there is room in its sections only. */
function inSection(base: readonly Box[], open: readonly Box[], next: readonly Box[]): readonly Box[] {
  if (base.at(-1)?.tag !== 'table') return base
  const section = [next, open].find((path) => isSection(path[base.length]?.tag ?? ''))?.[base.length]
  return section ? [...base, section] : base
}

/** Before a summary nothing may stand in its box. */
function beforeSummary(open: readonly Box[], next: readonly Box[]): readonly Box[] {
  const shared = sharedLength(open, next)
  const summary = next.findIndex(({ tag }, index) => tag === 'summary' && index > shared)
  return summary < 0 ? next : next.slice(0, summary - 1)
}
