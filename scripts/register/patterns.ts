// Name patterns of traces. `*` stands for any run of characters; everything else for itself, both ends anchored.

/** Whether a name fits a pattern: `_ga_*` fits `_ga_ABC`, not `_ga`. */
export function fits(pattern: string, name: string): boolean {
  return canBothMatch([...pattern], [...name].map(literally))
}

/** Whether one name could fit both patterns. */
export function overlap(first: string, second: string): boolean {
  return canBothMatch([...first], [...second])
}

/** The text before the first `*`; the longest one wins where two patterns fit a name. */
export function literalPrefix(pattern: string): string {
  return pattern.split('*')[0] ?? ''
}

/** How exact a pattern is; of several that a name fits, the most exact one is meant. An exact name beats a pattern. */
export function exactness(pattern: string): number {
  return literalPrefix(pattern).length * 2 + (pattern.includes('*') ? 0 : 1)
}

/** A pattern as a regular expression without anchors, for browsers. */
export function expressionOf(pattern: string): string {
  return pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
}

/** Whether a pattern would cover names that it cannot mean: `*`, `_*`, `a*`. */
export function isTooWide(pattern: string): boolean {
  return pattern.includes('*') && literalPrefix(pattern).replace(/[^\p{L}\p{N}]/gu, '').length < 2
}

/** Whether neither of two overlapping patterns is the more specific one. An exact name beats a pattern. */
export function tie(first: string, second: string): boolean {
  if (!overlap(first, second)) return false
  if (first.includes('*') !== second.includes('*')) return false
  return literalPrefix(first).length === literalPrefix(second).length
}

const literally = (character: string) => (character === '*' ? '\0' : character)

// Row i, column j: whether what follows sign i of the one and sign j of the other can describe the same text.
function canBothMatch(first: readonly string[], second: readonly string[]): boolean {
  let below: boolean[] = []
  for (let i = first.length; i >= 0; i--) {
    const row: boolean[] = []
    for (let j = second.length; j >= 0; j--) {
      const [one, other] = [first[i], second[j]]
      if (one === undefined && other === undefined) row[j] = true
      else if (one === '*') row[j] = Boolean(below[j] || row[j + 1])
      else if (other === '*') row[j] = Boolean(row[j + 1] || below[j])
      else row[j] = one === other && Boolean(below[j + 1])
    }
    below = row
  }
  return below[0] ?? false
}
