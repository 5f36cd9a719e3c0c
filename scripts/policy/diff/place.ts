// Where something removed stands among what is shown, so that no element of the new text is torn in two.

/** Elements of the new text that stay open, and elements of the old one to stand inside them. */
export interface Place<Part> {
  base: readonly Part[]
  rest: readonly Part[]
}

/**
 * `open` and `next` are the elements around what is shown before and after: what both have has to stay open.
 * Inside that, the place is in the nearest element that the old ones became.
 */
export function placeBetween<Part>(old: readonly Part[], open: readonly Part[], next: readonly Part[], homesOf: (part: Part) => readonly Part[]): Place<Part> {
  const shared = sharedLength(open, next)
  for (let index = old.length - 1; index >= 0; index--) {
    const homes = homesOf(old[index] as Part)
    for (const path of [open, next]) {
      const depth = path.findLastIndex((part) => homes.includes(part)) + 1
      if (depth > 0 && depth >= shared) return { base: path.slice(0, depth), rest: old.slice(index + 1) }
    }
  }
  const base = open.slice(0, shared)
  const kept = old.findLastIndex((part) => homesOf(part).some((home) => base.includes(home)))
  return { base, rest: old.slice(kept + 1) }
}

/** How many elements two paths begin with together. */
export function sharedLength<Part>(one: readonly Part[], other: readonly Part[]): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length++
  return length
}
