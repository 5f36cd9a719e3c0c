import type { Register } from '../../scripts/register/load.ts'
import { escapeText, html, raw, type Html } from '../html.ts'
import { fill } from '../words.ts'

/** A text with a link beside each heading of a section, for passing its address on. It stands beside and not in the heading, which is read out without it. */
export function withSectionLinks(text: Html, { words }: Register): Html {
  const linked = text.markup.replace(/<h([23]) id="([^"]+)">([^]*?)<\/h\1>/g, (heading, _level, id: string, said: string) => {
    const label = fill(words.page.sectionLink, { section: said.replace(/<[^>]*>/g, '') })
    return html`<div class="section">${raw(heading)}<a class="to" href="#${raw(id)}" aria-label="${raw(escapeQuotes(label))}"></a></div>`.markup
  })
  return raw(linked)
}

/** What is in a heading is escaped already, but for the quotes that end an attribute. */
function escapeQuotes(label: string): string {
  return label.replaceAll('"', escapeText('"'))
}
