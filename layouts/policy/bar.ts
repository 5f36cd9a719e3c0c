import type { Register } from '../../scripts/register/load.ts'
import { evidenceAddress } from '../evidence/addresses.ts'
import { html, nothing, type Html } from '../html.ts'
import { countryName, day, fill, fillMarkup } from '../words.ts'
import { diffAddress, listAddress } from './addresses.ts'
import { beginOf, editionBefore, endOf, standingOf, type Edition, type PolicyDocument } from './document.ts'
import { shownName } from './names.ts'

/** What stands around the text of a version: how it stands, what changed, where the others are. No part of the text. */
export function versionBar(document: PolicyDocument, edition: Edition, register: Register): Html {
  const { words, controller } = register
  const isInForce = standingOf(edition, document) === 'in-force'
  return html`<aside class="version${isInForce ? '' : ' set-apart'}" aria-label="${words.versions.label}">
<dl>
<div><dt>${words.versions.who}</dt><dd>${controller.name}, ${countryName(controller.country, register)}</dd></div>
<div><dt>${words.versions.when}</dt><dd>${standing(document, edition, register)}${edition.corrected ? html` ${fillMarkup(words.versions.correction, { corrected: day(edition.corrected, register) })}` : ''}</dd></div>
${whatChanged(document, edition, register)}</dl>
${next(document, edition, register)}<p><a href="${listAddress(document)}">${words.versions.all}</a>${isInForce && document.url === register.site.policy ? html` <a href="${evidenceAddress}">${words.evidence.title}</a>` : ''}</p>
</aside>
`
}

function standing(document: PolicyDocument, edition: Edition, register: Register): Html {
  const { versions } = register.words
  const version = day(edition.version, register)
  const effective = day(edition.effective, register)
  switch (standingOf(edition, document)) {
    case 'in-force':
      return edition.version === edition.effective ? fillMarkup(versions.inForceThatDay, { version }) : fillMarkup(versions.inForce, { version, effective })
    case 'announced':
      return fillMarkup(versions.announced, { version, effective })
    case 'overtaken':
      return fillMarkup(versions.overtaken, { version })
    case 'corrected':
      return fillMarkup(versions.corrected, { version, corrected: day(correctionOf(edition, document), register) })
    case 'superseded':
      return fillMarkup(versions.superseded, { version, effective: day(beginOf(edition), register), end: day(endOf(edition, document) ?? edition.effective, register) })
  }
}

/** The day on which a text of a version was mended by the next one of it. */
function correctionOf(edition: Edition, { editions }: PolicyDocument): string {
  return editions.slice(editions.indexOf(edition) + 1).find(({ version }) => version === edition.version)?.corrected ?? edition.version
}

/** From a text that is in force to the next one; from any other to the one in force. */
function next(document: PolicyDocument, edition: Edition, register: Register): Html {
  const { versions } = register.words
  const { inForce, announced } = document
  if (edition === inForce && announced.length > 0)
    return html`${announced.map(
      (coming) => html`<p><strong>${fillMarkup(versions.next, { effective: day(coming.effective, register) })}</strong> <a href="${coming.address}">${versions.read}</a>${differenceTo(document, coming, versions.whatChanged)}</p>
<ul>${coming.changes.map((change) => html`<li>${change}</li>`)}</ul>
`,
    )}`
  if (edition === inForce || !inForce) return nothing
  const isOlder = document.editions.indexOf(edition) < document.editions.indexOf(inForce)
  return html`<p><a href="${document.url}">${versions.goInForce}</a>${isOlder ? html` <a href="${diffAddress(document, edition, 'in-force')}">${versions.compareInForce}</a>` : ''}</p>
`
}

/** A link to what a text changes of the one that was published before it. */
function differenceTo(document: PolicyDocument, edition: Edition, label: string): Html {
  const before = editionBefore(edition, document)
  return before ? html` <a href="${diffAddress(document, before, edition)}">${label}</a>` : nothing
}

function whatChanged(document: PolicyDocument, edition: Edition, register: Register): Html {
  const links = changeLinks(document, edition, register)
  if (edition.changes.length === 0 && links.length === 0) return nothing
  return html`<div><dt>${register.words.versions.whatChanged}</dt><dd>${changesSaid(document, edition, links.length > 0 ? html`<p>${links}</p>` : nothing, register)}</dd></div>\n`
}

/** To what changed since the version before, and why. */
function changeLinks(document: PolicyDocument, edition: Edition, register: Register): Html[] {
  const { versions } = register.words
  const before = editionBefore(edition, document)
  return [...(before ? [html`<a href="${diffAddress(document, before, edition)}">${fillMarkup(versions.compare, { version: shownName(before, register) })}</a> `] : []), ...(edition.explained ? [html`<a href="${edition.explained}">${versions.explained}</a>`] : [])]
}

/** The first sentence at once; where there are more, a link to all of them and to where they are shown, so that the answers below are near. */
function changesSaid(document: PolicyDocument, { changes }: Edition, links: Html, { words }: Register): Html {
  const [first, ...others] = changes
  if (first === undefined) return links
  if (others.length === 0) return html`${first}${links}`
  return html`${first} <a href="${listAddress(document)}">${fill(words.versions.allChanges, { count: String(changes.length) })}</a>`
}

/** Printed at the foot of each page of paper: what it is, of which day, from where. */
export function printedFoot(document: PolicyDocument, edition: Edition, register: Register): Html {
  return html`<p class="printed">${fillMarkup(register.words.versions.print, { document: html`${document.title}`, version: shownName(edition, register), address: html`${register.site.address}${edition.address}` })}</p>
`
}

/** The same for what is about several versions: what it is, and from where. */
export function printedAddress(title: string, address: string, { site }: Register): Html {
  return html`<p class="printed">${title}<br>${site.address}${address}</p>
`
}

/** What every page says ahead of a material change. */
export function announcement(document: PolicyDocument, announced: Edition, register: Register): Html {
  const { versions } = register.words
  return html`<div class="notice">
<p>${fillMarkup(versions.notice, { document: html`${document.title}`, effective: day(announced.effective, register) })} <a href="${announced.address}">${versions.read}</a>${differenceTo(document, announced, versions.whatChanged)}</p>
</div>
`
}
