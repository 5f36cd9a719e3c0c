// The texts of what pages show besides the question: the visitor's state, the receipt, theme and text size.
import type { DisplayTexts, ReceiptTexts, StateTexts } from '../../assets/consent/texts.ts'
import { lifetimeText } from '../../layouts/duration.ts'
import { fill, localeOf } from '../../layouts/words.ts'
import type { Register } from '../register/load.ts'
import { exactness, expressionOf } from '../register/patterns.ts'
import type { Category } from '../register/schema/categories.ts'
import { shortestSeconds } from '../register/time.ts'
import { allTraces, askedCategories } from './asked.ts'

/** What a page needs to show the visitor's own state. */
export function stateTexts(register: Register): StateTexts {
  const { site, words } = register
  const own = allTraces(register).map(({ trace }) => trace).filter(({ host }) => host === 'self')
  const { nothingOn, nothingKept, others, unanswered, answered, on, off, open, waiting, found, notFound, notSeen, undeclared } = words.consent
  return { language: localeOf(site.language), signal: words.settings.signal, titles: titlesOf(askedCategories(register)), declared: own.toSorted((one, other) => exactness(other.name) - exactness(one.name)).map(({ kind, name }) => [kind, name, expressionOf(name)]), words: { nothingOn, nothingKept, others, unanswered, answered, on, off, open, waiting, found, notFound, notSeen, undeclared } }
}

/** What the receipt says besides the choice. */
export function receiptTexts(register: Register): ReceiptTexts {
  const { name, email } = register.controller
  return { controller: { name, email }, revision: register.revisions.revision, titles: titlesOf(askedCategories(register)) }
}

function titlesOf(categories: readonly Category[]): Record<string, string> {
  return Object.fromEntries(categories.map(({ id, title }) => [id, title]))
}

/** The cookie that keeps theme and text size beyond the visit. */
const keptCookie = 'display_kept'

/** What the control of theme and text size needs. Remembering is offered where the register declares the cookie for it. */
export function displayTexts(register: Register): DisplayTexts {
  const { open: _open, remember, ...words } = register.words.display
  const kept = allTraces(register).find(({ trace, service }) => trace.kind === 'cookie' && trace.name === keptCookie && askedCategories(register).some(({ id }) => id === service.category))
  if (!kept) return { words, rememberedBy: '', remember: '', seconds: 0 }
  const { lifetime } = kept.trace
  return { words, rememberedBy: kept.service.category, remember: fill(remember, { period: lifetimeText(lifetime, register) }), seconds: shortestSeconds(lifetime) }
}
