import { quoted } from '../../markdown/problem.ts'
import { at, type Finding } from './finding.ts'
import type { Section } from './sections.ts'

/** Words that are struck out: most screen readers say them as if they held. https://developer.mozilla.org/en-US/docs/Web/HTML/Element/s#accessibility */
export function struckWords(sections: readonly Section[]): Finding[] {
  const passages = sections.flatMap(({ heading, passages }) => (heading ? [heading, ...passages] : passages))
  return passages.flatMap(({ text, struck, placeOf }) =>
    struck.map(({ from, to }) => at(placeOf(from), 'struck-out', `${quoted(text.slice(from, to))} is struck out, and who hears the text hears it as any other words`, 'delete the words; of a document with versions, the comparison shows what was removed')),
  )
}
