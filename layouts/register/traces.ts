import type { Register, Service } from '../../scripts/register/load.ts'
import type { Trace } from '../../scripts/register/schema/service.ts'
import { lifetimeText } from '../duration.ts'
import { evidenceAddress } from '../evidence/addresses.ts'
import { html, nothing, type Html, type Printable } from '../html.ts'
import { table } from '../table.ts'
import { fill, fillMarkup, inARow } from '../words.ts'
import { captionOf, providerName, servicesOf } from './services.ts'

/**
 * The cookies and storage items of a category or a service, or all: name, who sets it, what for, how long, where.
 * Duration and access by third parties must be told: Court of Justice of the EU, C-673/17 (Planet49).
 * With `now`, two more columns: what an audit saw, which is filled in when the page is made, and what lies in the visitor's
 * browser, which the page's scripts fill in.
 */
export function tracesTable(register: Register, only: { category?: string; service?: string }, now = false): Html {
  const { words } = register
  const meant = servicesOf(register, only.category).filter(({ id }) => only.service === undefined || id === only.service)
  const isMeant = (trace: Trace, owner: Service) => meant.includes(owner) || meant.some(({ id }) => trace.alsoSetBy.includes(id))
  const rows = register.services.flatMap((service) => service.traces.filter((trace) => isMeant(trace, service)).map((trace) => [...row(trace, service, register), ...(now ? [seenInAudit(trace, service), foundNow(trace)] : [])]))
  if (rows.length === 0) return html`<p>${words.traces.none}</p>\n`
  const { caption, name, kind, setBy, purpose, lifetime, seen, now: inBrowser } = words.traces
  const columns = [name, kind, setBy, purpose, lifetime, ...(now ? [seen, inBrowser] : [])]
  return html`${table(captionOf(caption, register, only), columns, rows)}${leftoversNote(register, meant)}${now ? besides(register) : nothing}`
}

/** Where it is told how traces were seen, and a place for what is in the browser and was declared by nobody. */
function besides({ words }: Register): Html {
  return html`<p>${fillMarkup(words.traces.seenHow, { link: html`<a href="${evidenceAddress}">${words.evidence.title}</a>` })}</p>
<p data-live data-undeclared hidden></p>
`
}

function row(trace: Trace, service: Service, register: Register): Printable[] {
  const { words } = register
  const kind = words.traces.kinds[trace.kind]
  return [
    html`<code>${trace.name}</code>`,
    trace.host === 'self' ? kind : `${kind}, ${fill(words.traces.onOtherSites, { host: trace.host })}`,
    setBy(trace, service, register),
    trace.purpose,
    lifetimeText(trace.lifetime, register),
  ]
}

/** A place for what was seen of a trace, by the name that audits give it. It stays out of what a build is known by: the audit comes after the build. */
function seenInAudit({ kind, name }: Trace, { id }: Service): Html {
  return html`<span data-evidence="${id}/${kind}/${name}"></span>`
}

/** A place that scripts fill in; what other sites keep cannot be seen from here. */
function foundNow({ kind, name, host }: Trace): Html {
  return html`<span data-live data-found="${host === 'self' ? kind : ''}" data-name="${name}"></span>`
}

function setBy(trace: Trace, service: Service, register: Register): string {
  const others = register.services.filter(({ id }) => trace.alsoSetBy.includes(id))
  const provider = providerName(service, register)
  if (service.provider === 'this site') return provider
  return `${inARow([service.name, ...others.map(({ name }) => name)], register)} (${provider})`
}

function leftoversNote(register: Register, services: readonly Service[]): Html {
  const names = services.flatMap(({ leftovers }) => leftovers.map(({ name }) => name))
  return names.length === 0 ? nothing : html`<p>${fill(register.words.traces.leftovers, { names: inARow(names, register) })}</p>\n`
}
