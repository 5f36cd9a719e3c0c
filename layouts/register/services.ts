import type { Register, Service } from '../../scripts/register/load.ts'
import { html, type Html, type Printable } from '../html.ts'
import { outsideLink } from '../link.ts'
import { points, table } from '../table.ts'
import { countryName } from '../words.ts'

/** The services in use: who provides them, what for, what they collect. */
export function servicesTable(register: Register, category?: string): Html {
  const { words } = register
  const services = servicesOf(register, category)
  if (services.length === 0) return html`<p>${words.services.none}</p>\n`
  return table(
    captionOf(words.services.caption, register, { ...(category === undefined ? {} : { category }) }),
    [words.services.service, words.services.provider, words.services.purposes, words.services.data],
    services.map((service) => [service.name, provider(service, register), points(service.purposes), points(service.data)]),
  )
}

/** The caption of a table, with the category or service that it is about, so that two tables of a page can be told apart. */
export function captionOf(caption: string, { categories, services }: Register, only: { category?: string; service?: string }): string {
  const titles = [categories.find(({ id }) => id === only.category)?.title, services.find(({ id }) => id === only.service)?.name]
  return [caption, ...titles.filter((title) => title !== undefined)].join(': ')
}

/** The services of one category, or all of them. */
export function servicesOf(register: Register, category?: string): readonly Service[] {
  return register.services.filter((service) => category === undefined || service.category === category)
}

/** Whether a service is off until the visitor says yes. */
export function needsYes({ category }: Pick<Service, 'category'>, { categories }: Register): boolean {
  return categories.some(({ id, switchable }) => id === category && switchable)
}

/** Who receives data from a service: its provider, where that is another company, and whom it names besides. */
export function receiversOf({ provider, recipients }: Service): { name: string; country: string }[] {
  return [...(provider === 'this site' ? [] : [provider]), ...recipients]
}

/** The names of all who receive data from some services, each once. */
export function receivingNames(services: readonly Service[]): string[] {
  return [...new Set(services.flatMap(receiversOf).map(({ name }) => name))]
}

/** The provider of a service by name, as text. */
export function providerName({ provider }: Service, { words }: Register): string {
  return provider === 'this site' ? words.services.thisSite : provider.name
}

function provider(service: Service, register: Register): Printable {
  if (service.provider === 'this site') return register.words.services.thisSite
  const { name, country, privacyPage, role } = service.provider
  return html`${outsideLink(name, privacyPage)}, ${countryName(country, register)}; ${register.words.services.role[role]}`
}
