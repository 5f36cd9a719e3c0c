// What two sequences have in common, with a bound on the work: Myers' algorithm (jsdiff) costs the square of the differences.
import { diffArrays } from 'diff'

/** Which item became which: places in the old and the new sequence, both rising. */
export type Pairs = [before: number, after: number][]

/** Beyond this many differences in one stretch, it is first cut at items that both sides have once. */
const mostDifferences = 600

/** Pairs the items that stay. */
export function matchSequences(before: readonly string[], after: readonly string[]): Pairs {
  const pairs: Pairs = []
  matchStretch(before, after, 0, 0, pairs, matchShared)
  return pairs
}

/** What the other side does not have is paired with nothing, and would only cost differences. */
function matchShared(before: readonly string[], after: readonly string[], beforeAt: number, afterAt: number, pairs: Pairs): void {
  if (before.length === 0 || after.length === 0) return
  const numbers = new Map<string, number>()
  const [old, now] = [numbered(before, numbers), numbered(after, numbers)]
  const [places, newPlaces] = [placesOfShared(old, now, numbers.size), placesOfShared(now, old, numbers.size)]
  const shared: Pairs = []
  matchStretch(itemsAt(places, old), itemsAt(newPlaces, now), 0, 0, shared, matchDiffering)
  for (const [i, j] of shared) pairs.push([beforeAt + (places[i] ?? 0), afterAt + (newPlaces[j] ?? 0)])
}

/** A number for each item, the same for the same one; `numbers` keeps those that were given. */
export function numbered(items: readonly string[], numbers: Map<string, number>): number[] {
  return items.map((item) => {
    const known = numbers.get(item)
    if (known === undefined) numbers.set(item, numbers.size)
    return known ?? numbers.size - 1
  })
}

function placesOfShared(items: readonly number[], others: readonly number[], size: number): number[] {
  const isOther = new Uint8Array(size)
  for (const item of others) isOther[item] = 1
  const places: number[] = []
  items.forEach((item, place) => isOther[item] && places.push(place))
  return places
}

function itemsAt(places: readonly number[], items: readonly number[]): number[] {
  return places.map((place) => items[place] ?? 0)
}

/** Pairs what is the same at both ends of a stretch; `matchMiddle` pairs what is between. */
function matchStretch<Item>(before: readonly Item[], after: readonly Item[], beforeAt: number, afterAt: number, pairs: Pairs, matchMiddle: Match<Item>): void {
  const shorter = Math.min(before.length, after.length)
  let same = 0
  while (same < shorter && before[same] === after[same]) pairs.push([beforeAt + same, afterAt + same++])
  let sameAtEnd = 0
  while (sameAtEnd < shorter - same && before[before.length - 1 - sameAtEnd] === after[after.length - 1 - sameAtEnd]) sameAtEnd++
  const middle = (items: readonly Item[]) => items.slice(same, items.length - sameAtEnd)
  matchMiddle(middle(before), middle(after), beforeAt + same, afterAt + same, pairs)
  for (let left = sameAtEnd; left > 0; left--) pairs.push([beforeAt + before.length - left, afterAt + after.length - left])
}

/** Adds the pairs of two stretches that begin at these places. */
type Match<Item> = (before: readonly Item[], after: readonly Item[], beforeAt: number, afterAt: number, pairs: Pairs) => void

function matchDiffering(before: readonly number[], after: readonly number[], beforeAt: number, afterAt: number, pairs: Pairs): void {
  if (before.length === 0 || after.length === 0) return
  const changes = diffArrays([...before], [...after], { maxEditLength: mostDifferences })
  if (!changes) return matchBetweenAnchors(before, after, beforeAt, afterAt, pairs)
  let [from, to] = [beforeAt, afterAt]
  for (const { added, removed, count } of changes) {
    if (!added && !removed) for (let step = 0; step < count; step++) pairs.push([from + step, to + step])
    if (!added) from += count
    if (!removed) to += count
  }
}

function matchBetweenAnchors(before: readonly number[], after: readonly number[], beforeAt: number, afterAt: number, pairs: Pairs): void {
  const anchors = longestRising(sharedOnce(before, after))
  if (anchors.length === 0) return
  let [from, to] = [0, 0]
  for (const [anchor, place] of [...anchors, [before.length, after.length] as const]) {
    matchStretch(before.slice(from, anchor), after.slice(to, place), beforeAt + from, afterAt + to, pairs, matchDiffering)
    if (anchor < before.length) pairs.push([beforeAt + anchor, afterAt + place])
    ;[from, to] = [anchor + 1, place + 1]
  }
}

/** The items that each side has exactly once. */
function sharedOnce(before: readonly number[], after: readonly number[]): Pairs {
  const places = new Map<number, number>()
  after.forEach((item, place) => places.set(item, places.has(item) ? -1 : place))
  const seen = new Map<number, number>()
  for (const item of before) seen.set(item, (seen.get(item) ?? 0) + 1)
  return before.flatMap((item, place): Pairs => (seen.get(item) === 1 && (places.get(item) ?? -1) >= 0 ? [[place, places.get(item) ?? -1]] : []))
}

/** The longest selection of pairs that keeps the order on both sides. */
function longestRising(pairs: Pairs): Pairs {
  const ends: number[] = []
  const previous: number[] = []
  pairs.forEach(([, place], index) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1
      else high = middle
    }
    previous.push(low > 0 ? (ends[low - 1] ?? -1) : -1)
    ends[low] = index
  })
  const rising: Pairs = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) rising.push(pairs[index] ?? [0, 0])
  return rising.reverse()
}
