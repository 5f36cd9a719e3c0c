// Where the containers of the old text live on in the new one: those around a leaf that stayed, from the inside out.
import { isSection, type Box, type Leaf } from './blocks.ts'

/** The new containers that each old one became: none if nothing of it stayed, several if it was divided. */
export class Homes {
  readonly #homes = new Map<Box, Box[]>()
  readonly #sections = new Map<Box, Set<Box>>()

  constructor([root, newRoot]: readonly [Box, Box], pairs: readonly (readonly [Leaf, Leaf])[], after: readonly Leaf[]) {
    this.#add(root, newRoot)
    for (const { place } of after) {
      place.forEach((box, index) => {
        const table = place[index - 1]
        if (table && isSection(box.tag)) this.#sections.set(table, (this.#sections.get(table) ?? new Set()).add(box))
      })
    }
    for (const [before, after] of pairs) this.#learn(before, after)
  }

  /** Where something of a container can stand. A table holds its rows in sections: it is no home itself. */
  of(box: Box): readonly Box[] {
    if (box.tag === 'table') return []
    const known = this.#homes.get(box) ?? []
    return known.length === 0 && isSection(box.tag) ? this.#sectionsLike(box) : known
  }

  /** How near to an old leaf a new path comes: how many of the containers around the leaf live on there. */
  nearness(path: readonly Box[], { place }: Leaf): number {
    return place.findLastIndex((box) => this.of(box).some((home) => path.includes(home)))
  }

  /** Whether something of an old container stayed in a new one. */
  isKnown(old: Box | undefined, now: Box | undefined): boolean {
    return old !== undefined && now !== undefined && (this.#homes.get(old) ?? []).includes(now)
  }

  /** Whether something of an old container stayed. */
  livesOn(old: Box): boolean {
    return this.#homes.has(old)
  }

  #learn(before: Leaf, after: Leaf): void {
    const [from, to] = [withoutFacts(before.place), withoutFacts(after.place)]
    for (let up = 1; up < Math.min(from.length, to.length); up++) {
      const [old, now] = [from[from.length - up], to[to.length - up]]
      if (!old || !now || kindOf(old) !== kindOf(now)) return
      this.#add(old, now)
    }
  }

  #add(old: Box, now: Box): void {
    const known = this.#homes.get(old)
    if (!known) this.#homes.set(old, [now])
    else if (!known.includes(now)) known.push(now)
  }

  /** A section of which no row stayed goes on in those of its name, in a table of which something stayed. */
  #sectionsLike(section: Box): Box[] {
    const tables = this.#homes.get(section.path.at(-2) ?? section) ?? []
    return tables.flatMap((table) => [...(this.#sections.get(table) ?? [])]).filter(({ tag }) => tag === section.tag)
  }
}

/** The path without the wrappers of the register, which are no part of the text. */
export function withoutFacts(path: readonly Box[]): Box[] {
  return path.filter(({ isFact }) => !isFact)
}

/** Both kinds of lists hold the same entries. */
function kindOf({ tag }: Box): string {
  return tag === 'ol' ? 'ul' : tag
}
