import type { Register } from '../../scripts/register/load.ts'
import { html, type Html } from '../html.ts'
import { timeline } from '../pictures/timeline.ts'
import { points } from '../table.ts'
import { day, fillMarkup } from '../words.ts'
import { diffAddress, feedAddresses } from './addresses.ts'
import { beginOf, editionBefore, endOf, standingOf, type Edition, type PolicyDocument } from './document.ts'
import { saidOf, shownName } from './names.ts'

/** Every version of a document, the newest first, each with its address, its time and what changed. A table would be cut on a phone. */
export function versionsList(document: PolicyDocument, register: Register): Html {
  const { versions } = register.words
  const feed = feedAddresses(document)
  return html`<p><a href="${document.url}">${versions.goInForce}</a></p>
${timeline(document, register)}<dl class="facts">
${document.editions.toReversed().map((edition) => html`<div><dt>${name(edition, register)}</dt><dd>${points([...(edition === document.inForce ? [html`<strong>${versions.current}</strong>`] : []), period(document, edition, register), ...changes(document, edition, register)])}</dd></div>
`)}</dl>
<p class="apart"><a href="${feed.atom}" type="application/atom+xml">${versions.feed} (Atom)</a> <a href="${feed.json}" type="application/feed+json">${versions.feed} (JSON)</a></p>
`
}

function name(edition: Edition, register: Register): Html {
  return html`<a href="${edition.address}">${shownName(edition, register)}</a>`
}

function period(document: PolicyDocument, edition: Edition, register: Register): Html {
  const { versions, feed } = register.words
  const [begin, end] = [beginOf(edition), endOf(edition, document)]
  const from = day(begin, register)
  if (standingOf(edition, document) === 'overtaken' || (end !== undefined && end <= begin)) return html`${versions.never}`
  if (standingOf(edition, document) === 'announced') return fillMarkup(feed.effective, { effective: from })
  return end === undefined ? fillMarkup(versions.since, { effective: from }) : fillMarkup(versions.fromUntil, { from, until: day(end, register) })
}

function changes(document: PolicyDocument, edition: Edition, register: Register): Html[] {
  const { versions } = register.words
  const before = editionBefore(edition, document)
  return [
    ...saidOf(edition, register),
    ...(before ? [html`<a href="${diffAddress(document, before, edition)}">${fillMarkup(versions.compare, { version: shownName(before, register) })}</a>`] : []),
    ...(edition.explained ? [html`<a href="${edition.explained}">${versions.explained}</a>`] : []),
  ]
}
