import type { Register } from '../../scripts/register/load.ts'
import type { Category } from '../../scripts/register/schema/categories.ts'
import type { Trace } from '../../scripts/register/schema/service.ts'
import { longestOf, lifetimeText } from '../duration.ts'
import { html, type Html } from '../html.ts'
import { receivingNames } from '../register/services.ts'
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

/** What a category is, said to somebody who has answered before: it is new, or the answer has run out. */
export function aboutText(register: Register, category: Category): Html {
  return html`${fill(register.words.banner.about, { category: category.title, purpose: category.purpose })} ${receiversFor(register, category)}`
}

/** Who asks, said before what is new. */
export function askAgainText({ words, controller }: Register): Html {
  return html`${fill(words.banner.askAgain, { controller: controller.name })}`
}

/** Said when a category that somebody said yes to covers more now. */
export function againText(register: Register, category: Category, news: readonly string[]): Html {
  return html`${fill(register.words.banner.again, { category: category.title, news: inARow(news, register) })} ${receiversFor(register, category)}`
}

/** For how long, how to take it back, and where to read more: said with every question. */
export function alwaysText(register: Register, asked: readonly Category[], choice: Trace): Html {
  const { words, site } = register
  const lifetimes = tracesOf(register, asked).map(({ lifetime }) => lifetime)
  return html`${fill(words.banner.period, { period: lifetimeText(choice.lifetime, register), longest: longestText(lifetimes, register) })} ${words.banner.withdraw} <a href="${site.policy}">${words.banner.policy}</a> <a href="/cookies/">${words.banner.cookies}</a>`
}

/** The longest of some times. What has no end is not taken for the rule where the rest has one. */
function longestText(lifetimes: readonly Trace['lifetime'][], register: Register): string {
  const { atMost, atMostSome } = register.words.banner
  const withEnd = longestOf(lifetimes.filter((lifetime) => lifetime !== 'unlimited'))
  if (withEnd !== undefined && typeof withEnd !== 'string') return fill(lifetimes.includes('unlimited') ? atMostSome : atMost, { period: lifetimeText(withEnd, register) })
  const longest = longestOf(lifetimes)
  return longest === undefined ? '' : lifetimeText(longest, register)
}

function receivers(register: Register, asked: readonly Category[], { providers, noProviders } = register.words.banner): string {
  const names = receivingNames(servicesFor(register, asked))
  return names.length === 0 ? noProviders : `${fill(providers, { providers: inARow(names, register) })}${signedIn(register, asked)}`
}

/** Google links what it receives for advertising to the account of who is signed in, unless `ad_storage` is denied (15 June 2026). */
function signedIn({ words }: Register, asked: readonly Category[]): string {
  return asked.some(({ grants }) => grants.includes('ad_storage')) ? ` ${words.banner.signedIn}` : ''
}

/** Beside other categories it is said whose receivers are meant. */
function receiversFor(register: Register, category: Category): string {
  const { banner } = register.words
  return receivers(register, [category], { ...banner, providers: banner.providersFor, noProviders: banner.noProvidersFor })
}

function servicesFor({ services }: Register, asked: readonly Category[]): Register['services'] {
  return services.filter(({ category }) => asked.some(({ id }) => id === category))
}

function tracesOf(register: Register, asked: readonly Category[]): Trace[] {
  return servicesFor(register, asked).flatMap(({ traces }) => traces)
}
