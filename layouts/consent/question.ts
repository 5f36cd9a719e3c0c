import type { Register } from '../../scripts/register/load.ts'
import type { Category } from '../../scripts/register/schema/categories.ts'
import type { Trace } from '../../scripts/register/schema/service.ts'
import { longestOf, lifetimeText } from '../duration.ts'
import { html, type Html } from '../html.ts'
import { fill, inARow } from '../words.ts'

/**
 * The question about some categories: who asks, for what, who receives data.
 * Taskforce on cookie banners (EDPB, 17 January 2023); Google's EU user consent policy: name each party.
 */
export function questionText(register: Register, asked: readonly Category[]): Html {
  const { words, controller } = register
  const purposes = inARow(asked.map(({ title }) => title), register)
  return html`${fill(words.banner.text, { controller: controller.name, purposes })} ${receivers(register, asked)}`
}

/** Said when a category is new to somebody who has answered before. */
export function addedText(register: Register, category: Category): Html {
  return html`${fill(register.words.banner.added, { category: category.title, purpose: category.purpose })} ${receivers(register, [category])}`
}

/** Said when a category that somebody said yes to covers more now. */
export function againText(register: Register, category: Category, news: readonly string[]): Html {
  return html`${fill(register.words.banner.again, { category: category.title, news: inARow(news, register) })}`
}

/** For how long, how to take it back, and where to read more: said with every question. */
export function alwaysText(register: Register, asked: readonly Category[], choice: Trace): Html {
  const { words, site } = register
  const lifetimes = tracesOf(register, asked).map(({ lifetime }) => lifetime)
  const longest = longestOf(lifetimes)
  return html`${fill(words.banner.period, { period: lifetimeText(choice.lifetime, register), longest: longest === undefined ? '' : longestText(longest, register) })} ${words.banner.withdraw} <a href="${site.policy}">${words.banner.policy}</a> <a href="/cookies/">${words.banner.cookies}</a>`
}

function longestText(longest: Trace['lifetime'], register: Register): string {
  const text = lifetimeText(longest, register)
  return typeof longest === 'string' ? text : fill(register.words.banner.atMost, { period: text })
}

function receivers(register: Register, asked: readonly Category[]): string {
  const { words, services } = register
  const names = services.flatMap(({ category, provider }) => (asked.some(({ id }) => id === category) && provider !== 'this site' ? [provider.name] : []))
  return names.length === 0 ? words.banner.noProviders : fill(words.banner.providers, { providers: inARow([...new Set(names)], register) })
}

function tracesOf({ services }: Register, asked: readonly Category[]): Trace[] {
  return services.filter(({ category }) => asked.some(({ id }) => id === category)).flatMap(({ traces }) => traces)
}
