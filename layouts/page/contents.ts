import type { Register } from '../../scripts/register/load.ts'
import { html, nothing, type Html } from '../html.ts'
import type { Page } from './view.ts'

/** With fewer sections than this a page is seen whole, and a list of them would only stand in the way. */
const fewestSections = 4

/** Whether a page has a list of its sections. */
export function hasContents(page: Page): boolean {
  return sectionsOf(page).length >= fewestSections
}

/** The list of a page's sections (headings of level 2), folded until it is asked for; beside the text where there is room. */
export function contentsList(page: Page, { words }: Register): Html {
  const sections = sectionsOf(page)
  if (!hasContents(page)) return nothing
  return html`<nav class="contents" aria-label="${words.page.contents}" data-copied="${words.page.copied}">
<details>
<summary>${words.page.contents}</summary>
<ol>
${sections.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>
`)}</ol>
</details>
</nav>
`
}

function sectionsOf({ headings }: Page): Page['headings'] {
  return headings.filter(({ level }) => level === 2)
}
