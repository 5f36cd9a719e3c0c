import type { Register, Service } from '../../scripts/register/load.ts'
import type { Category } from '../../scripts/register/schema/categories.ts'
import type { Trace } from '../../scripts/register/schema/service.ts'
import { lifetimeText } from '../duration.ts'
import { html, nothing, type Html } from '../html.ts'
import { servicesOf } from '../register/services.ts'
import { countryName, fill, inARow } from '../words.ts'

/**
 * What stands behind one switch: its purpose, and folded, so that all switches are seen, its services, what each keeps and for how long, who
 * receives data.
 * Duration and access by third parties must be told: Court of Justice of the EU, C-673/17 (Planet49).
 */
export function settingsText(register: Register, category: Category): Html {
  const { words, categories } = register
  const required = categories.find(({ id }) => id === category.requires)
  return html`${category.purpose}${category.switchable ? nothing : html` <strong>${words.settings.alwaysOn}</strong>`}${required ? html` <span class="requires">${fill(words.settings.requires, { category: required.title })}</span>` : nothing}<details><summary>${words.settings.behind}</summary>${servicesOf(register, category.id).map((service) => html`<span>${serviceText(service, register)}</span>`)}</details>`
}

function serviceText(service: Service, register: Register): string {
  const { words } = register
  const { name, provider, recipients, traces } = service
  const others = recipients.map((recipient) => `${recipient.name} (${countryName(recipient.country, register)})`)
  const who = provider === 'this site' ? fill(words.settings.ownService, { service: name }) : fill(words.settings.service, { service: name, provider: provider.name, country: countryName(provider.country, register) })
  const names = traces.map((trace) => traceText(trace, register))
  return `${who}${others.length === 0 ? '' : ` ${fill(words.settings.recipients, { recipients: inARow(others, register) })}`} ${names.length === 0 ? words.settings.keepsNothing : fill(words.settings.keeps, { names: inARow(names, register) })}`
}

function traceText(trace: Trace, register: Register): string {
  const place = trace.host === 'self' ? '' : `${trace.host}, `
  return `${trace.name} (${place}${lifetimeText(trace.lifetime, register)})`
}
