// Links of which the words stayed and the target did not.
import type { Pairs } from './sequence.ts'
import { saidBy, type Inline, type Token } from './tokens.ts'

/** A link that leads elsewhere than before. An empty target is none: the words were no link, or are none any more. */
export interface ChangedLink {
  text: string
  before: string
  after: string
}

/** The changed links among tokens, each with the place of its first token in the new text. */
export function changedLinks(before: readonly Token[], after: readonly Token[], pairs: Pairs): { link: ChangedLink; place: number }[] {
  const [links, newLinks] = [linksIn(before), linksIn(after)]
  if (links.length + newLinks.length === 0) return []
  const [oldOf, newOf] = [new Map(pairs.map(([i, j]) => [j, before[i]])), new Map(pairs.map(([i, j]) => [i, after[j]]))]
  const placeOf = new Map(pairs)
  const retargeted = newLinks.flatMap(({ link, places }) => {
    const old = places.map((place) => oldOf.get(place))
    const targets = old.flatMap((token) => token?.link?.target ?? [])
    if (old.includes(undefined) || targets.includes(link.target ?? '')) return []
    return [{ inline: link, link: { text: wordsAt(after, places), before: targets[0] ?? '', after: link.target ?? '' }, place: places[0] ?? 0 }]
  })
  const told = new Set(retargeted.map(({ inline }) => inline))
  const gone = links.flatMap(({ link, places }) => {
    const now = places.map((place) => newOf.get(place))
    const others = now.flatMap((token) => token?.link ?? [])
    if (now.includes(undefined) || others.some((other) => other.target === link.target || told.has(other))) return []
    return [{ link: { text: wordsAt(before, places), before: link.target ?? '', after: others[0]?.target ?? '' }, place: placeOf.get(places[0] ?? 0) ?? 0 }]
  })
  return [...retargeted, ...gone].map(({ link, place }) => ({ link, place })).sort((one, other) => one.place - other.place)
}

function linksIn(tokens: readonly Token[]): { link: Inline; places: number[] }[] {
  const found = new Map<Inline, number[]>()
  tokens.forEach(({ link }, place) => {
    if (!link) return
    const places = found.get(link)
    if (places) places.push(place)
    else found.set(link, [place])
  })
  return [...found].map(([link, places]) => ({ link, places }))
}

function wordsAt(tokens: readonly Token[], places: readonly number[]): string {
  return saidBy(places.flatMap((place) => tokens[place] ?? []))
}
