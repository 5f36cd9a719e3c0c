import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import { at, type Finding } from './finding.ts'
import type { Passage, Section } from './sections.ts'
import { beginningOf, wordsIn } from './sentences.ts'

/** The longest sentence that is not remarked on: GDPR Art. 12(1) wants plain words. Basecamp's policies keep to about this. */
export const mostWords = 35

/** The highest grade that is not remarked on, in years at school: privacy policies that read well have 10 (Basecamp 10.1, GitHub's terms 9.6). */
export const highestGrade = 10

/** In fewer words than these, one long name decides the grade, and it says nothing about the section. */
export const fewestWords = 40

/** Sentences that are too long to be read in one go. */
export function longSentences(sections: readonly Section[]): Finding[] {
  return sections.flatMap(({ passages }) =>
    passages.filter(({ isQuoted }) => !isQuoted).flatMap(({ sentences, placeOf }) =>
      sentences.flatMap((sentence) => {
        const count = wordsIn(sentence.text).length
        if (count <= mostWords) return []
        return at(placeOf(sentence.at), 'long-sentence', `${beginningOf(sentence.text)} has ${count} words`, `split it: at most ${mostWords} words, one thought in each sentence`)
      }),
    ),
  )
}

/** Sections that need more years at school than an adult reader can be asked for. English only: the formula counts its syllables. */
export function hardSections(sections: readonly Section[]): Finding[] {
  return sections.flatMap((section) => {
    // Cells of a table are no sentences: as such they would make any section easy.
    const sentences = section.passages.filter(({ kind, isQuoted }) => kind === 'prose' && !isQuoted).flatMap((passage) => passage.sentences)
    const words = sentences.flatMap(({ text }) => countedWords(text))
    if (words.length < fewestWords) return []
    const grade = fleschKincaid({ sentence: sentences.length, word: words.length, syllable: words.reduce((sum, word) => sum + syllable(word), 0) })
    if (grade <= highestGrade) return []
    const place = (section.heading ?? (section.passages[0] as Passage)).placeOf(0)
    const message = `this section reads at grade ${grade.toFixed(1)} (years at school); the aim is ${highestGrade}`
    return at(place, 'hard-section', message, `split long sentences, first ${longestOf(sentences)}, and write simpler words for ${hardestWords(words).join(', ')}`)
  })
}

function longestOf(sentences: Passage['sentences']): string {
  const [longest] = sentences.map(({ text }) => ({ text, count: wordsIn(text).length })).sort((a, b) => b.count - a.count)
  return longest ? `${beginningOf(longest.text)} (${longest.count} words)` : ''
}

function hardestWords(words: readonly string[]): string[] {
  const syllables = [...new Set(words.map((word) => word.toLowerCase()))].map((word) => ({ word, count: syllable(word) }))
  return syllables.sort((a, b) => b.count - a.count || b.word.length - a.word.length).slice(0, 3).map(({ word }) => `"${word}"`)
}

/** The words that count for the grade: numbers, addresses and what is too long to be a word have no syllables. */
function countedWords(sentence: string): string[] {
  return wordsIn(sentence)
    .filter((word) => word.length <= 40)
    .map((word) => word.replace(/^[^\p{L}]+|[^\p{L}]+$|[()[\]]/gu, ''))
    .filter((word) => word !== '' && !/[\d@/.]/.test(word))
}
