// Addresses of sections stay good: a heading that is reworded keeps the id under which its section was published, and a
// section that is gone leaves an anchor where it stood.
import type { KeepIds, KeptIds, WrittenHeading } from '../markdown/context.ts'
import type { ReadPage } from '../markdown/pages.ts'
import type { PublishedId } from './records.ts'
import { wordsIn } from './text.ts'

/** Two headings with fewer words in common than this, of both their words, are of two sections. */
const leastOverlap = 0.5
/** Where one section is gone and one is new at the same place, less has to be in common. */
const leastOverlapInPlace = 0.2

/** How the headings of a text keep the ids that were published. */
export function keepIdsOf(published: readonly PublishedId[]): KeepIds {
  const sections = published.filter(({ heading, removed }) => heading !== undefined && removed === undefined)
  return (headings) => {
    const partner = matched(sections, headings)
    const ids = headings.map((heading, index) => {
      const section = partner.findIndex((at) => at === index)
      return heading.id ?? (section < 0 ? undefined : sections[section]?.id)
    })
    return { ids, anchors: anchorsOf(published, sections, partner, headings, ids), taken: published.map(({ id }) => id), faults: faultsOf(sections, headings) }
  }
}

/**
 * The ids to record once a text is published: those that it has, in their order (of places that are no heading, with the
 * section in which they stand), then those that are gone, with the section at which their anchor stands.
 */
export function idsAfter(published: readonly PublishedId[], { headings, text }: Pick<ReadPage, 'headings' | 'text'>, version: string): PublishedId[] {
  const found = idsIn(text)
  const isHeading = (id: string) => headings.some((heading) => heading.id === id)
  const nearest = (at: number, to: 'before' | 'behind') => (to === 'behind' ? found.slice(at) : found.slice(0, at).reverse()).find(isHeading) ?? headings[0]?.id
  const known = (id: string) => published.find((section) => section.id === id)
  const now = found.flatMap((id, at): PublishedId[] => {
    const heading = headings.find((each) => each.id === id)
    if (heading) return [{ id, heading: heading.text, level: heading.level }]
    return known(id) ? [] : [{ id, near: nearest(at, 'before') }]
  })
  // The anchor of what is gone stands before the heading at which it leads on.
  const gone = published.filter(({ id }) => !now.some((place) => place.id === id))
  return [...now, ...gone.map((place) => (found.includes(place.id) && place.heading === undefined && place.removed === undefined ? place : { ...place, removed: place.removed ?? version, near: nearest(found.indexOf(place.id), 'behind') }))]
}

/** The ids of a text, in reading order. */
export function idsIn(html: string): string[] {
  return [...html.matchAll(/<[a-z][^>]*?\sid="([^"]*)"/g)].map(([, id = '']) => id)
}

/** For each published section the heading that it is now, or -1. */
function matched(sections: readonly PublishedId[], headings: readonly WrittenHeading[]): number[] {
  const partner = sections.map((section) => headings.findIndex(({ id }) => id === section.id))
  const isFree = (index: number) => !partner.includes(index) && headings[index]?.id === undefined
  sections.forEach((section, at) => {
    if (partner[at] === -1) partner[at] = headings.findIndex((heading, index) => isFree(index) && key(heading.text) === key(section.heading ?? ''))
  })
  // What is left is looked for between the neighbours that are known, in their order.
  sections.forEach((section, at) => {
    if (partner[at] !== -1) return
    const [from, to] = gapAround(partner, at, headings.length)
    const free = headings.map((_heading, index) => index).filter((index) => index > from && index < to && isFree(index))
    const lost = sections.filter((_other, index) => partner[index] === -1 && gapAround(partner, index, headings.length)[0] === from)
    const least = free.length === 1 && lost.length === 1 ? leastOverlapInPlace : leastOverlap
    const best = free
      .map((index) => ({ index, overlap: headings[index]?.level === section.level ? overlapOf(section.heading ?? '', headings[index]?.text ?? '') : 0 }))
      .sort((one, other) => other.overlap - one.overlap)[0]
    if (best && best.overlap >= least) partner[at] = best.index
  })
  return partner
}

/** The headings between which a section stood: the last that is known before it, and the first behind it. */
function gapAround(partner: readonly number[], at: number, end: number): [number, number] {
  const before = partner.slice(0, at).filter((index) => index >= 0)
  const from = Math.max(-1, ...before)
  const behind = partner.slice(at + 1).filter((index) => index > from)
  return [from, Math.min(end, ...behind)]
}

function anchorsOf(published: readonly PublishedId[], sections: readonly PublishedId[], partner: readonly number[], headings: readonly WrittenHeading[], ids: readonly (string | undefined)[]): KeptIds['anchors'] {
  const lost = published.filter(({ id }) => !ids.includes(id))
  return lost.map(({ id }) => {
    const at = sections.findIndex((section) => section.id === id)
    if (at < 0) return { id, heading: headingNear(id, published, ids) }
    const taken = partner[at] ?? -1
    const [from, to] = gapAround(partner, at, headings.length)
    // What came in its place, if anything did, the first for the first; else the section before it, into which it may have gone.
    const level = sections[at]?.level
    const came = headings.flatMap((heading, index) => (index > from && index < to && !partner.includes(index) && heading.level === level ? [index] : []))
    const goneBefore = sections.filter((other, index) => index < at && other.level === level && partner[index] === -1 && gapAround(partner, index, headings.length)[0] === from).length
    return { id, heading: taken >= 0 ? taken : (came[goneBefore] ?? came.at(-1) ?? Math.max(from, 0)) }
  })
}

/** The heading at which a place stood, or the one at which that one's anchor stands. */
function headingNear(id: string, published: readonly PublishedId[], ids: readonly (string | undefined)[]): number {
  const passed: string[] = []
  for (let near = published.find((place) => place.id === id)?.near; near !== undefined && !passed.includes(near); near = published.find((place) => place.id === near)?.near) {
    if (ids.includes(near)) return ids.indexOf(near)
    passed.push(near)
  }
  return 0
}

/** A heading as it was published, with another id now: links to the old one would lead elsewhere, or to what is not meant. */
function faultsOf(sections: readonly PublishedId[], headings: readonly WrittenHeading[]): KeptIds['faults'] {
  return headings.flatMap((heading, index) => {
    const { id, text } = heading
    const same = sections.filter((section) => key(section.heading ?? '') === key(text))
    const owner = sections.find((section) => section.id === id)
    const rightful = headings.find((other) => other !== heading && other.id === undefined && owner && key(other.text) === key(owner.heading ?? ''))
    if (rightful) return [{ heading: index, rule: 'published-id', message: `#${id} was published as the address of "${rightful.text}", which stands in this text too`, fix: 'leave the braces out, or write another id' }]
    if (id === undefined || same.length === 0 || same.some((section) => section.id === id)) return []
    const published = same[0]?.id ?? ''
    return [{ heading: index, rule: 'published-id', message: `the section "${text}" was published as #${published}, and {#${id}} would take that address from it`, fix: `write {#${published}}, or leave the braces out` }]
  })
}

function key(text: string): string {
  return wordsIn(text).join(' ').toLowerCase()
}

/** How much of the words of two headings is in both, from 0 to 1. */
function overlapOf(one: string, other: string): number {
  const [first, second] = [key(one).split(' '), key(other).split(' ')]
  const left = [...second]
  const common = first.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * common.length) / (first.length + second.length)
}
