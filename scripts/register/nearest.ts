import { closestMatch } from 'leven'

/** Nobody mistypes a longer one; comparing takes time that grows with the square of the length. */
const longestWord = 200

/** The known word that a mistyped one most likely means, or `undefined` when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > longestWord) return undefined
  // A word of two letters is two mistakes away from every other one.
  return closestMatch(word, known, { maxDistance: Math.min(word.length - 1, Math.max(2, Math.floor(word.length / 3))) })
}

/** `did you mean "x"?` where a known word is near, and else the list of all known words. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  if (near !== undefined) return `did you mean "${near}"?`
  return known.length === 0 ? 'none is declared yet' : `known: ${known.join(', ')}`
}
