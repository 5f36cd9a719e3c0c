// Whether every word that changed was misspelt. No list of words that turn a promise round is complete, so it is said what may change, and not what may not.
import leven from 'leven'
import { matchSequences } from './diff/sequence.ts'

/** What a correction may change; anything else is a version. */
export const mayBeMended = 'a correction mends letters inside a word, its signs and capitals, takes out a word that doubles the one before it, or adds "a", "an" or "the"; anything else is a version'

/** The first change between two texts, as words in their order, that mends no misspelling; `undefined` where all do. */
export function notMisspelt(before: readonly string[], after: readonly string[]): string | undefined {
  const stays = new Set(after.map(plain))
  const isMended = (was: string, is: string) => isSignsApart(was, is) || (isMisspellingOf(was, is) && (isPluralOf(was, is) || !stays.has(plain(was))))
  const [pairs, ends] = [matchSequences(before, after), [before.length, after.length] as const]
  let [i, j] = [0, 0]
  for (const [end, newEnd] of [...pairs, ends]) {
    while (i < end || j < newEnd) {
      const [was, is] = [i < end ? before[i] : undefined, j < newEnd ? after[j] : undefined]
      if (was !== undefined && is !== undefined && isMended(was, is)) [i, j] = [i + 1, j + 1]
      else if (is !== undefined && isArticle.test(is)) j++
      else if (was !== undefined && isDoubled(before, i)) i++
      else return was === undefined ? `"${is}" is new` : is === undefined ? `"${was}" is gone` : `"${was}" became "${is}"`
    }
    ;[i, j] = [end + 1, newEnd + 1]
  }
  return undefined
}

const isArticle = /^(?:an?|[Tt]he)$/
const isLetters = /^\p{L}+$/u

/** Two words of a sentence that differ in the signs around and inside them, or in capitals. "US" is not "us". */
function isSignsApart(was: string, is: string): boolean {
  if (bare(was) === bare(is)) return true
  const [one, other] = [letters(was), letters(is)]
  return isLetters.test(one) && one.toLowerCase() === other.toLowerCase() && (one === other || !(isAbbreviation(one) || isAbbreviation(other)))
}

/** One mistake in a word of four letters or more, two in one of eight, or two letters exchanged; "Ireland" is not "Iceland", nor "unused" "used". */
function isMisspellingOf(was: string, is: string): boolean {
  const [one, other] = [letters(was), letters(is)]
  if (!isLetters.test(one) || !isLetters.test(other)) return false
  if ((one === 'a' && other === 'an') || (one === 'an' && other === 'a') || isExchanged(one, other)) return true
  const canBeOtherWord = one[0] !== other[0] || one.endsWith(other) || other.endsWith(one) || /\p{Lu}/u.test(one + other)
  return !canBeOtherWord && leven(one, other) <= Math.min(2, Math.floor(Math.min(one.length, other.length) / 4))
}

function isExchanged(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, index) => letter !== other[index])
  return at >= 0 && one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2) === other
}

function isPluralOf(one: string, other: string): boolean {
  return `${plain(one)}s` === plain(other) || plain(one) === `${plain(other)}s`
}

function isDoubled(words: readonly string[], at: number): boolean {
  const word = words[at] ?? ''
  return isLetters.test(bare(word)) && [words[at - 1], words[at + 1]].some((other) => other !== undefined && plain(other) === plain(word))
}

function isAbbreviation(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase()
}

/** A word without the signs that a sentence sets around it. */
function bare(word: string): string {
  return word.replace(/^["'(]+|["').,;:!?]+$/g, '')
}

function letters(word: string): string {
  return bare(word).replace(/(?<=\p{L})['-](?=\p{L})/gu, '')
}

function plain(word: string): string {
  return letters(word).toLowerCase()
}
