// What two sequences have in common, with a bound on the work: Myers' algorithm (jsdiff) costs the square of the differences.
import { diffArrays } from 'diff'

/** Which item became which: places in the old and the new sequence, both rising. */
export type Pairs = [before: number, after: number][]

/** Beyond this many differences in one stretch, it is first cut at items that both sides have once. */
const mostDifferences = 600

/** Pairs the items that stay. */
export function matchSequences(before: readonly string[], after: readonly string[]): Pairs {
  const numbers = new Map<string, number>()
  const numbered = (keys: readonly string[]) =>
    keys.map((key) => {
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      return number
    })
  const pairs: Pairs = []
  matchStretch(numbered(before), numbered(after), 0, 0, pairs)
  return pairs
}

function matchStretch(before: number[], after: number[], beforeAt: number, afterAt: number, pairs: Pairs): void {
  const shorter = Math.min(before.length, after.length)
  let same = 0
  while (same < shorter && before[same] === after[same]) pairs.push([beforeAt + same, afterAt + same++])
  let sameAtEnd = 0
  while (sameAtEnd < shorter - same && before[before.length - 1 - sameAtEnd] === after[after.length - 1 - sameAtEnd]) sameAtEnd++
  const middle = (items: number[]) => items.slice(same, items.length - sameAtEnd)
  matchDiffering(middle(before), middle(after), beforeAt + same, afterAt + same, pairs)
  for (let left = sameAtEnd; left > 0; left--) pairs.push([beforeAt + before.length - left, afterAt + after.length - left])
}

function matchDiffering(before: number[], after: number[], beforeAt: number, afterAt: number, pairs: Pairs): void {
  if (before.length === 0 || after.length === 0) return
  const changes = diffArrays(before, after, { maxEditLength: mostDifferences })
  if (!changes) return matchBetweenAnchors(before, after, beforeAt, afterAt, pairs)
  let [from, to] = [beforeAt, afterAt]
  for (const { added, removed, count } of changes) {
    if (!added && !removed) for (let step = 0; step < count; step++) pairs.push([from + step, to + step])
    if (!added) from += count
    if (!removed) to += count
  }
}

function matchBetweenAnchors(before: number[], after: number[], beforeAt: number, afterAt: number, pairs: Pairs): void {
  const anchors = longestRising(sharedOnce(before, after))
  if (anchors.length === 0) return
  let [from, to] = [0, 0]
  for (const [anchor, place] of [...anchors, [before.length, after.length] as const]) {
    matchStretch(before.slice(from, anchor), after.slice(to, place), beforeAt + from, afterAt + to, pairs)
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
