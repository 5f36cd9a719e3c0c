import { fits } from '../register/patterns.ts'
import type { Register, Service } from '../register/load.ts'
import { requirements } from '../register/rules.ts'
import type { Category } from '../register/schema/categories.ts'
import type { Trace } from '../register/schema/service.ts'

/** The name of the cookie that holds the choice: vanilla-cookieconsent's, which programs that refuse for visitors look for. */
export const choiceCookie = 'cc_cookie'

/**
 * The categories that a visitor is asked about: switchable, and used by a service or required by one that is.
 * A category stands behind the one that it requires.
 */
export function askedCategories({ categories, services }: Pick<Register, 'categories' | 'services'>): Category[] {
  const used = categories.filter(({ id }) => services.some(({ category }) => category === id))
  const needed = used.flatMap((category) => [category.id, ...requirements(category, categories)])
  const depth = (category: Category) => requirements(category, categories).length
  return categories.filter(({ id, switchable }) => switchable && needed.includes(id)).toSorted((one, other) => depth(one) - depth(other))
}

/** Whether Global Privacy Control keeps a category off: it grants what Google's Consent Mode calls advertising. */
export function isAdvertising({ grants }: Category): boolean {
  return grants.some((type) => type.startsWith('ad_'))
}

/** A trace with the service that it stands in. */
export interface OwnedTrace {
  trace: Trace
  service: Service
}

/** Every trace of the services, with its service. */
export function allTraces({ services }: Pick<Register, 'services'>): OwnedTrace[] {
  return services.flatMap((service) => service.traces.map((trace) => ({ trace, service })))
}

/** The categories whose yes keeps a trace: its own service's, and those of the services that set it too. */
export function keepingCategories({ trace, service }: OwnedTrace, { services }: Pick<Register, 'services'>): string[] {
  const others = services.filter(({ id }) => trace.alsoSetBy.includes(id))
  return [...new Set([service, ...others].map(({ category }) => category))]
}

/** The trace that holds the choice. @throws Error where it is not declared; a rule of the register asks for it. */
export function choiceTrace(register: Pick<Register, 'services'>): Trace {
  const found = allTraces(register).find(({ trace }) => trace.kind === 'cookie' && fits(trace.name, choiceCookie))
  if (!found) throw new Error(`${choiceCookie} is not declared`)
  return found.trace
}
