import type { Register, Service } from '../../scripts/register/load.ts'
import { html, nothing, type Html } from '../html.ts'
import { outsideLink } from '../link.ts'
import { fillMarkup } from '../words.ts'
import { servicesOf } from './services.ts'

/** What providers ask us to tell visitors of their services, with their own pages by name. Nothing where none asks. */
export function disclosuresList(register: Register, category?: string): Html {
  const told = servicesOf(register, category).flatMap((service) => (service.disclosures ? [{ service, disclosures: service.disclosures }] : []))
  if (told.length === 0) return nothing
  return html`<dl class="facts">
${told.map(({ service, disclosures }) => html`<div><dt>${service.name}</dt><dd>${disclosures.map(({ text }) => text).join(' ')}</dd></div>
`)}</dl>
${pages(told.map(({ service }) => service), register)}`
}

function pages(services: readonly Service[], register: Register): Html {
  const links = new Map<string, Html>()
  for (const { provider } of services) if (provider !== 'this site') links.set(provider.privacyPage, outsideLink(provider.privacyPageName ?? provider.name, provider.privacyPage))
  return links.size === 0 ? nothing : html`<p>${fillMarkup(register.words.disclosures.page, { pages: html`${[...links.values()].map((link, index) => (index === 0 ? link : html`, ${link}`))}` })}</p>\n`
}
