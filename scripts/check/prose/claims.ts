import { quoted } from '../../markdown/problem.ts'
import type { Register } from '../../register/load.ts'
import { contradictions, type Contradiction } from './contradictions.ts'
import { at, type Finding } from './finding.ts'
import type { Passage, Section } from './sections.ts'

/** Sentences that contradict the register. English only: the patterns are made of its words. */
export function contradictedClaims(sections: readonly Section[], register: Register): Finding[] {
  const judged = contradictions.filter(({ contradicts }) => contradicts(register))
  return sections.flatMap((section) => {
    const passages = section.heading ? [section.heading, ...section.passages] : section.passages
    const found = passages.filter(({ isQuoted }) => !isQuoted).flatMap((passage) => claimsIn(passage, judged))
    return found.filter(({ row }) => !row.excusedBySection?.(section, register)).map(({ row, place, words }) => at(place, 'contradiction', `${quoted(words)}: ${row.reason}`, row.instead))
  })
}

function claimsIn({ text, sentences, placeOf }: Passage, rows: readonly Contradiction[]) {
  const own = withoutQuotations(text).replaceAll('’', "'")
  return sentences.flatMap((sentence) => {
    const said = own.slice(sentence.at, sentence.at + sentence.text.length)
    return rows.flatMap((row) => {
      const matches = row.says.map((pattern) => pattern.exec(said)).filter((match) => match !== null)
      if (matches.length < row.says.length || row.unless?.test(said)) return []
      const from = Math.min(...matches.map(({ index }) => index))
      const to = Math.max(...matches.map(({ index, 0: words }) => index + words.length))
      return { row, place: placeOf(sentence.at), words: sentence.text.slice(from, to) }
    })
  })
}

/** A text with what stands in quotation marks made blank: somebody else says it, or it is called so. An apostrophe is no mark. */
export function withoutQuotations(text: string): string {
  const marks = [/“[^“”]*”/g, /«[^«»]*»/g, /"[^"]*"/g, /‘[^‘]*?’(?!\p{L})/gu, /(?<![\p{L}\p{N}])'(?:[^']|(?<=\p{L})'(?=\p{L}))*'(?!\p{L})/gu]
  return marks.reduce((left, mark) => left.replace(mark, (quotation) => ' '.repeat(quotation.length)), text)
}
