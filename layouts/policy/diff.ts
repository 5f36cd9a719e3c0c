import type { Register } from '../../scripts/register/load.ts'
import { html, nothing, raw, type Html } from '../html.ts'
import { day, dayText, fill, fillMarkup } from '../words.ts'
import type { Edition, PolicyDocument } from './document.ts'

/** What changed between two texts. */
export interface Changed {
  isSame: boolean
  /** The new text with what was added and removed marked, as markup. */
  html: string
  addedWords: number
  removedWords: number
  /** Links whose target alone changed. */
  links: readonly { text: string; before: string; after: string }[]
  /** Words that stayed and stand otherwise, each with signs that show how; empty for plain words. */
  moved: readonly { before: string; after: string }[]
  sections: readonly { heading: string; origin: 'text' | 'register' | 'both' }[]
}

/** More sections than these would push the text itself off the first screen. */
const mostSections = 6

/** A comparison of two versions: in a few lines, then in full. `after` is undefined for a text that is not published yet. */
export function diffText(before: Edition, after: Edition | undefined, changed: Changed, register: Register): Html {
  const { diff, versions } = register.words
  const ends = { before: link(before, register), after: after ? link(after, register) : html`${diff.unpublished}` }
  return html`<p>${fillMarkup(diff.lead, ends)}</p>
${after && after.changes.length > 0 ? html`<ul>${after.changes.map((change) => html`<li>${change}</li>`)}</ul>\n` : ''}${after?.explained ? html`<p><a href="${after.explained}">${versions.explained}</a></p>\n` : ''}<p>${changed.addedWords + changed.removedWords === 0 ? diff.nothing : fill(diff.counted, { added: String(changed.addedWords), removed: String(changed.removedWords) })}</p>
${sections(changed, register)}${links(changed, register)}${moved(changed, register)}${changed.isSame ? '' : html`<p>${diff.how}</p>\n`}<div class="diff">
${raw(withoutTitle(changed.html))}</div>
`
}

/** The page has a title of its own, and one is enough; that of the text is a heading like its others here. */
function withoutTitle(markup: string): string {
  return markup.replace(/<(\/?)h1\b/g, '<$1h2')
}

function link(edition: Edition, register: Register): Html {
  return html`<a href="${edition.address}">${day(edition.version, register)}</a>`
}

function sections({ sections: changed }: Changed, { words: { diff } }: Register): Html {
  if (changed.length === 0) return nothing
  const origins = { text: diff.fromText, register: diff.fromRegister, both: diff.fromBoth }
  const list = html`<ul>${changed.map(({ heading, origin }) => html`<li>${heading === '' ? '–' : heading} (${origins[origin]})</li>`)}</ul>\n`
  if (changed.length <= mostSections) return html`<p>${diff.sections}</p>\n${list}`
  return html`<details><summary>${diff.sections} ${changed.length}</summary>\n${list}</details>\n`
}

function links({ links: changed }: Changed, { words: { diff } }: Register): Html {
  if (changed.length === 0) return nothing
  return html`<p>${diff.links}</p>
<ul>${changed.map(({ text, before, after }) => html`<li>${fillMarkup(diff.link, { text: html`${text}`, before: target(before), after: target(after) })}</li>`)}</ul>
`
}

function moved({ moved: parts }: Changed, { words: { diff } }: Register): Html {
  if (parts.length === 0) return nothing
  const part = (shown: string) => (shown === '' ? html`${diff.plain}` : html`<code>${shown}</code>`)
  return html`<p>${diff.moved}</p>
<ul>${parts.map(({ before, after }) => html`<li>${fillMarkup(diff.movedPart, { before: part(before), after: part(after) })}</li>`)}</ul>
`
}

function target(address: string): Html {
  return address === '' ? html`–` : html`<code>${address}</code>`
}

/** The title and description of a comparison's page. */
export function diffTitles({ title }: PolicyDocument, before: Edition, after: Edition | undefined, { site, words: { diff } }: Register): { title: string; description: string } {
  const named = ({ version, name }: Edition) => `${dayText(version, site.language)}${name.slice(version.length)}`
  const places = { document: title, before: named(before), after: after ? named(after) : diff.unpublished }
  return { title: fill(diff.title, places), description: fill(diff.description, places) }
}
