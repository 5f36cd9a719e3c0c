import type { Register } from '../../scripts/register/load.ts'
import { html, nothing, raw, type Html } from '../html.ts'
import { points } from '../table.ts'
import { fill, fillMarkup, unbroken } from '../words.ts'
import { listAddress } from './addresses.ts'
import { editionsBetween, type Edition, type PolicyDocument } from './document.ts'
import { saidOf, shownName, shownNameText } from './names.ts'

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
  sections: readonly { heading: string; id?: string; origin: 'text' | 'register' | 'both' }[]
}

/** More sections than these, or versions, would push the text itself off the first screen. */
const mostShown = 6

/** What more versions than these said stands in their list: with each comparison it would grow with every version. */
const mostBetween = 50

/** A comparison of two versions: in a few lines, then in full. `after` is undefined for a text that is not published yet. */
export function diffText(document: PolicyDocument, before: Edition, after: Edition | undefined, changed: Changed, register: Register): Html {
  const { diff } = register.words
  const ends = { before: link(before, register), after: after ? link(after, register) : html`${diff.unpublished}` }
  return html`<p>${fillMarkup(diff.lead, ends)}</p>
${after ? saidBetween(document, editionsBetween(before, after, document), register) : ''}<p>${changed.addedWords + changed.removedWords === 0 ? diff.nothing : fill(diff.counted, { added: String(changed.addedWords), removed: String(changed.removedWords) })}</p>
${sections(changed, register)}${links(changed, register)}${moved(changed, register)}${changed.isSame ? '' : legend(register)}<div class="diff">
${raw(withoutTitle(changed.html))}</div>
`
}

/** How to read the marks, by the marks themselves. */
function legend({ words: { diff: { legend: words } } }: Register): Html {
  return html`<ul class="legend">
<li><ins>${words.added}</ins></li>
<li><del>${words.removed}</del></li>
<li class="new">${words.new}</li>
<li class="gone">${words.gone}</li>
<li>${words.folded}</li>
</ul>
`
}

/** What was said of the versions between two, each with its day, the oldest first; of one alone its day is said already. */
function saidBetween(document: PolicyDocument, between: readonly Edition[], register: Register): Html {
  const { versions } = register.words
  const lines = (edition: Edition) => [...saidOf(edition, register), ...(edition.explained ? [html`<a href="${edition.explained}">${versions.explained}</a>`] : [])]
  const told = between.slice(-mostBetween).map((edition) => ({ edition, said: lines(edition) })).filter(({ said }) => said.length > 0)
  if (told.length === 0) return nothing
  if (between.length === 1) return html`<ul>${told.flatMap(({ said }) => said.map((line) => html`<li>${line}</li>`))}</ul>\n`
  const list = html`<ul>${told.map(({ edition, said }) => html`<li>${link(edition, register)}: ${points(said)}</li>`)}</ul>\n`
  const shown = between.length <= mostShown ? list : html`<details><summary>${versions.whatChanged}: ${String(between.length)}</summary>\n${list}</details>\n`
  return between.length <= mostBetween ? shown : html`${shown}<p><a href="${listAddress(document)}">${versions.all}</a></p>\n`
}

/** The page has a title of its own, and one is enough; that of the text is a heading like its others here. */
function withoutTitle(markup: string): string {
  return markup.replace(/<(\/?)h1\b/g, '<$1h2')
}

function link(edition: Edition, register: Register): Html {
  return html`<a href="${edition.address}">${shownName(edition, register)}</a>`
}

function sections({ sections: changed }: Changed, { words: { diff } }: Register): Html {
  if (changed.length === 0) return nothing
  const origins = { text: diff.fromText, register: diff.fromRegister, both: diff.fromBoth }
  const list = html`<ul>${changed.map((section) => html`<li>${headingOf(section)} (${origins[section.origin]})</li>`)}</ul>\n`
  if (changed.length <= mostShown) return html`<p>${diff.sections}</p>\n${list}`
  return html`<details><summary>${diff.sections} ${changed.length}</summary>\n${list}</details>\n`
}

/** The page is long: each heading leads to where it stands in it. */
function headingOf({ heading, id }: Changed['sections'][number]): Html {
  const words = html`${heading === '' ? '–' : heading}`
  return id ? html`<a href="#${id}">${words}</a>` : words
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
export function diffTitles({ title }: PolicyDocument, before: Edition, after: Edition | undefined, register: Register): { title: string; description: string } {
  const { diff } = register.words
  const places = { document: title, before: shownNameText(before, register), after: after ? shownNameText(after, register) : diff.unpublished }
  return { title: fill(diff.title, { ...places, before: unbroken(places.before), after: unbroken(places.after) }), description: fill(diff.description, places) }
}
