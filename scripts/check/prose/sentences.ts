// A text, divided into sentences. Intl.Segmenter divides after "Art." and "e.g. Google", and not before "30 days"; an editor would mend what is not wrong.

/** A sentence, and where it begins in its text. */
export interface Sentence {
  text: string
  at: number
}

/** Abbreviations behind which a sentence goes on, without their full stops. */
const goesOn = new Set('e.g i.e eg ie cf viz vs mr mrs ms dr prof st messrs incl approx'.split(' '))

/** Abbreviations behind which a number follows: "No. 5", but "Do you sell it? No." */
const beforeNumbers = new Set('no nos art arts sec ch para paras p pp fig vol rec reg cl'.split(' '))

/** Abbreviations that may end a sentence or not; the next word says which. */
const mayEnd = new Set('etc inc ltd co corp llc plc a.m p.m jr sr al bros'.split(' '))

/** Words with which a sentence begins, behind an abbreviation that may end one. */
const beginsSentence = /^(?:the|this|that|these|those|there|we|you|it|they|he|she|if|when|where|our|your|its|their|in|on|at|for|a|an|no|not|and|but|please|what|who|how|as|each|all|some|by|to)$/i

/** Divides a text in one line into sentences; what has no full stop is one too. */
export function sentencesOf(text: string): Sentence[] {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ word: match[0], at: match.index }))
  const sentences: Sentence[] = []
  let first = 0
  words.forEach(({ word, at }, index) => {
    const next = words[index + 1]?.word
    // "1." and "(a)." in front of a sentence number it.
    const isNumber = index === first && next !== undefined && /^\(?(?:\d{1,3}|\p{L})\.$/u.test(word) && !/^I\.$/.test(word)
    if (next !== undefined && (isNumber || !endsSentence(word, next))) return
    const begin = words[first]?.at ?? 0
    sentences.push({ text: text.slice(begin, at + word.length), at: begin })
    first = index + 1
  })
  return sentences
}

/** Whether a sentence ends with a word, given the word behind it. */
function endsSentence(word: string, next: string): boolean {
  // What is longer than this is no word, and looking for its end from every place in it would take long.
  const core = word.slice(-40).replace(/["'”’»)\]]{1,40}$/, '')
  if (!/[.!?…]$/.test(core)) return false
  const following = next.slice(0, 40).replace(/^["'“‘«([]{1,40}/, '')
  if (/^\p{Ll}/u.test(following)) return false
  if (!core.endsWith('.') || core.endsWith('..')) return true
  const stem = core.replace(/^["'“‘«([]{1,40}/, '').slice(0, -1)
  const name = stem.toLowerCase()
  if (goesOn.has(name)) return false
  if (beforeNumbers.has(name)) return !/^[§\d]|^[IVXLC]+\b/.test(following)
  if (/^\p{Lu}$/u.test(stem)) return false
  if (mayEnd.has(name) || /^\p{Lu}(?:\.\p{Lu})+$/u.test(stem)) return beginsSentence.test(following.replace(/[,;:]$/, ''))
  return true
}

/** The words of a text. Dashes divide words, hyphens do not; signs alone are none. */
export function wordsIn(text: string): string[] {
  return text.split(/[\s\u2013\u2014]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** How a text begins, for a message. */
export function beginningOf(text: string): string {
  const begin = /^\s*(?:\S{1,30}\s+){0,8}/.exec(text.slice(0, 100))?.[0].trim() || text.slice(0, 30)
  return begin.length < text.trim().length ? `"${begin}…"` : `"${begin}"`
}
