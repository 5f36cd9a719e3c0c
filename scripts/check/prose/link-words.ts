import { at, type Finding } from './finding.ts'
import type { Section } from './sections.ts'

/** Words that name no page. A link of these alone says nothing to somebody who goes from link to link (WCAG 2.4.4, failure F63). */
export const emptyWords = 'click tap press here there this that these the a an it link page more read see view learn find out for on info information details please follow go to just now'.split(' ')

const empty = new Set(emptyWords)

/** Links in English whose words do not say where they lead. */
export function emptyLinks(sections: readonly Section[]): Finding[] {
  const passages = sections.flatMap(({ heading, passages }) => (heading ? [heading, ...passages] : passages))
  return passages.flatMap(({ text, links, placeOf }) =>
    links.flatMap(({ from, to }) => {
      const written = text.slice(from, to)
      if (!saysNothing(written)) return []
      return at(placeOf(from), 'here-link', `the link "${written.trim()}" does not say where it leads (WCAG 2.4.4)`, 'write the name of the page as the words of the link')
    }),
  )
}

function saysNothing(words: string): boolean {
  // No such link is longer; a paragraph can be one link.
  if (words.length > 100) return false
  const said = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return said.length > 0 && said.every((word) => empty.has(word))
}
