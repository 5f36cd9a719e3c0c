// Which tokens of a block stayed. A few unchanged letters between two changes are no rest for the eye: they change along.
import { matchSequences, type Pairs } from './sequence.ts'
import type { Inline, Token } from './tokens.ts'

/** Up to this many letters between two changes change along, and more if the changes on both sides are much longer. */
const fewLetters = 4
const muchLonger = 5

/** Of a block in which less than this share stayed, all is removed and added: what stayed did so by chance. */
const leastKept = 0.25

/** Pairs the tokens that stayed. */
export function matchTokens(before: readonly Token[], after: readonly Token[]): Pairs {
  const pairs = matchSequences(before.map(({ key }) => key), after.map(({ key }) => key))
  const calm = withoutIslands(withoutHalfLinks(pairs, before, after), before, after)
  const kept = calm.reduce((sum, [, place]) => sum + letters(after[place]), 0)
  return kept < leastKept * Math.min(lettersIn(before), lettersIn(after)) ? [] : calm
}

/** A link that changed its words and its target is removed and added whole: with words kept, one of the targets would not be seen. */
function withoutHalfLinks(pairs: Pairs, before: readonly Token[], after: readonly Token[]): Pairs {
  const [old, now] = [linkSizes(before), linkSizes(after)]
  if (old.size === 0 || now.size === 0) return pairs
  const kept = new Map<Inline, number>()
  const count = (link: Inline | undefined) => link && kept.set(link, (kept.get(link) ?? 0) + 1)
  for (const [i, j] of pairs) {
    count(before[i]?.link)
    count(after[j]?.link)
  }
  const isWhole = (link: Inline, sizes: Map<Inline, number>) => kept.get(link) === sizes.get(link)
  const torn = new Set<Inline>()
  for (const [i, j] of pairs) {
    const [was, is] = [before[i]?.link, after[j]?.link]
    if (was && is && was.target !== is.target && !(isWhole(was, old) && isWhole(is, now))) torn.add(was).add(is)
  }
  const isTorn = (token: Token | undefined) => token?.link !== undefined && torn.has(token.link)
  return torn.size === 0 ? pairs : pairs.filter(([i, j]) => !isTorn(before[i]) && !isTorn(after[j]))
}

function linkSizes(tokens: readonly Token[]): Map<Inline, number> {
  const sizes = new Map<Inline, number>()
  for (const { link } of tokens) if (link) sizes.set(link, (sizes.get(link) ?? 0) + 1)
  return sizes
}

function withoutIslands(pairs: Pairs, before: readonly Token[], after: readonly Token[]): Pairs {
  const islands: Pairs[] = []
  for (const pair of pairs) {
    const last = islands.at(-1)?.at(-1)
    if (last && last[0] + 1 === pair[0] && last[1] + 1 === pair[1]) islands.at(-1)?.push(pair)
    else islands.push([pair])
  }
  const changedBetween = (from: Pairs[number] = [-1, -1], to: Pairs[number] = [before.length, after.length]) =>
    lettersIn(before, from[0] + 1, to[0]) + lettersIn(after, from[1] + 1, to[1])
  return islands.filter((island, index) => {
    const around = [changedBetween(islands[index - 1]?.at(-1), island[0]), changedBetween(island.at(-1), islands[index + 1]?.[0])]
    const length = island.reduce((sum, [, place]) => sum + letters(after[place]), 0)
    const [less, more] = [Math.min(...around), Math.max(...around)]
    return less === 0 || more === 0 || (length > fewLetters && length * muchLonger > less)
  }).flat()
}

function lettersIn(tokens: readonly Token[], from = 0, to = tokens.length): number {
  let sum = 0
  for (let place = from; place < to; place++) sum += letters(tokens[place])
  return sum
}

function letters(token: Token | undefined): number {
  return token ? token.said.length - (token.isSpaced ? 1 : 0) : 0
}
