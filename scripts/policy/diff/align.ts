// Which leaf of the old text became which of the new one.
import type { Box, Leaf, Text } from './blocks.ts'
import { Homes } from './homes.ts'
import { matchSequences, type Pairs } from './sequence.ts'
import { pairSimilar } from './similar.ts'

/** A leaf of the text as it is shown: kept or edited if it has both, else removed or added. */
export type Step = { before: Leaf; after?: undefined } | { before?: undefined; after: Leaf } | { before: Leaf; after: Leaf }

/** Both texts as one sequence, and where the containers of the old one live on. What says nothing is kept of the new text alone. */
export function alignLeaves(before: Text, { root, leaves: after }: Text): { steps: Step[]; homes: Homes } {
  const said = before.leaves.filter(({ key }) => key !== '')
  const places = after.flatMap(({ key }, place) => (key === '' ? [] : [place]))
  const equal = matchSequences(said.map(({ key }) => key), places.map((place) => after[place]?.key ?? ''))
  const pairs = inGaps(equal, said.length, places.length, (from, to, others, end) => pairSimilar(said.slice(from, to), places.slice(others, end).flatMap((place) => after[place] ?? [])))
  const homes = new Homes([before.root, root], leavesOf(pairs, said, places, after), after)
  const all = inGaps(pairs, said.length, places.length, (from, to, others, end) => pairOnlyOnes(said.slice(from, to), places.slice(others, end).flatMap((place) => after[place] ?? []), homes))
  const steps: Step[] = []
  let [from, to] = [0, 0]
  for (const [i, j] of [...all, [said.length, places.length] as const]) {
    const place = places[j] ?? after.length
    const between = inOrder(said.slice(from, i), after.slice(to, place), steps.at(-1)?.after?.place, after[place]?.place, homes)
    for (const step of between) steps.push(step)
    const [old, now] = [said[i], after[place]]
    if (old && now) steps.push({ before: old, after: now })
    ;[from, to] = [i + 1, place + 1]
  }
  return { steps, homes }
}

/** More pairs between pairs: what `find` sees in each gap, counted from the gap's beginning. */
function inGaps(pairs: Pairs, height: number, width: number, find: (from: number, to: number, others: number, end: number) => Pairs): Pairs {
  const all: Pairs = []
  let [from, others] = [0, 0]
  for (const [i, j] of [...pairs, [height, width] as const]) {
    for (const [one, other] of find(from, i, others, j)) all.push([from + one, others + other])
    if (i < height) all.push([i, j])
    ;[from, others] = [i + 1, j + 1]
  }
  return all
}

function leavesOf(pairs: Pairs, said: readonly Leaf[], places: readonly number[], after: readonly Leaf[]): [Leaf, Leaf][] {
  return pairs.flatMap(([i, j]): [Leaf, Leaf][] => {
    const [old, now] = [said[i], after[places[j] ?? -1]]
    return old && now ? [[old, now]] : []
  })
}

/** A table has one caption and a box that folds one summary: the old and the new one share it, however different they are. */
function pairOnlyOnes(removed: readonly Leaf[], added: readonly Leaf[], homes: Homes): Pairs {
  const pairs: Pairs = []
  removed.forEach(({ place }, i) => {
    const [around, own] = place.slice(-2)
    if (own?.tag !== 'caption' && own?.tag !== 'summary') return
    const from = (pairs.at(-1)?.[1] ?? -1) + 1
    const j = added.findIndex((leaf, index) => index >= from && leaf.place.at(-1)?.tag === own.tag && homes.isKnown(around, leaf.place.at(-2)))
    if (j >= 0) pairs.push([i, j])
  })
  return pairs
}

/** Between two kept leaves, what was removed comes first; but what lived on in the container that follows goes there. */
function inOrder(removed: readonly Leaf[], added: readonly Leaf[], open: readonly Box[] = [], next: readonly Box[] = [], homes: Homes): Step[] {
  const late = removed.findIndex((leaf) => homes.nearness(next, leaf) > homes.nearness(open, leaf))
  const early = late < 0 ? removed : removed.slice(0, late)
  const step = (before: Leaf): Step => ({ before })
  return [...early.map(step), ...added.map((leaf): Step => ({ after: leaf })), ...removed.slice(early.length).map(step)]
}
