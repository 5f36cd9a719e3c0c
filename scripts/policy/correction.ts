// What is a mended misspelling, and what is more: a correction keeps its version, and nobody is told of it beyond the list of versions.
import { compareTexts, type Comparison, type DiffWords } from './diff/compare.ts'
import { notMisspelt } from './misspelling.ts'
import { takenBackIn } from './structure.ts'
import { saidIn } from './text.ts'

/** A misspelling takes no more words than these, counted from the first text of the version: many small corrections are a large one. */
const mostCorrected = 10

/** Why a text is more than a version's first text with its misspellings mended; `undefined` where it can be that. */
export function correctionRefused(first: string, after: string, words: DiffWords): string | undefined {
  return refusedFor(compareTexts(first, after, words), first, after)
}

function refusedFor({ addedWords, removedWords, links, moved, sections }: Comparison, first: string, after: string): string | undefined {
  if (sections.some(({ origin }) => origin !== 'text')) return 'what the register says has changed'
  if (links.length > 0) return 'a link leads elsewhere'
  if (JSON.stringify(takenBackIn(first)) !== JSON.stringify(takenBackIn(after))) return 'words are struck out, folded or styled'
  if (moved.length > 0) return 'words stand elsewhere, or under another number'
  if (addedWords > mostCorrected || removedWords > mostCorrected) return `more than ${mostCorrected} words are others than in the first text of the version`
  return otherSense(first, after)
}

/** One word is enough to turn a promise round: numbers, and in English the words that count, deny or limit, stay as they are and in their order. */
function otherSense(first: string, after: string): string | undefined {
  const [before, now] = [first, after].map((html) => saidIn(html).words) as [string[], string[]]
  if (numbersIn(before) !== numbersIn(now)) return 'a number or a length of time is another one'
  if (denialsIn(before) !== denialsIn(now)) return 'a word that denies or limits, like "not" or "only", is new or gone'
  return notMisspelt(before, now)
}

const numberWords = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half quarter once twice first second third fourth fifth sixth seventh eighth ninth tenth minute hour day week month year'.split(' ')

/** Digits, and number words without their plural: who mends "two month" changes no number. */
function numbersIn(words: readonly string[]): string {
  const parts = words.flatMap((word) => word.toLowerCase().match(/\d+|\p{L}+/gu) ?? [])
  return parts.map((part) => part.replace(/(?<=\p{L})s$/u, '')).filter((part) => /^\d/.test(part) || numberWords.includes(part)).join(' ')
}

const denials = ['no', 'not', 'cannot', 'never', 'none', 'nobody', 'nothing', 'nor', 'neither', 'without', 'unless', 'except', 'only', 'must', 'may']
/** Written without its apostrophe, too: to add that is to mend a misspelling. */
const shortened = /^(?:do|does|did|wo|ca|is|are|was|were|should|would|could|have|has|had|must)nt$/

function denialsIn(words: readonly string[]): string {
  const plain = words.map((word) => word.toLowerCase().replace(/[^\p{L}]/gu, ''))
  return plain.filter((word) => denials.includes(word) || shortened.test(word)).join(' ')
}
