// Which entry of the register covers what was seen. One thing is covered by one entry: the most exact one.
import { exactness, fits } from '../../register/patterns.ts'
import type { Declaration, FormEntry, OriginEntry, OriginUse, Storage, TraceEntry } from './declaration.ts'

/** Something on a device, as it was seen. */
export interface SeenTrace {
  storage: Storage
  name: string
  /** The host that holds it: of a cookie its domain, of storage the host of its origin. */
  host: string
}

/** Whether a host that holds something is the site's: its own, one above it, or one below. A browser lets no page hold anything for a public suffix. */
export function isOfSite(host: string, site: string): boolean {
  const plain = host.replace(/^\./, '')
  return plain === site || site.endsWith(`.${plain}`) || plain.endsWith(`.${site}`)
}

/** The entry that covers something on the device, whether or not it is allowed at the time. */
export function traceEntryFor(seen: SeenTrace, { entries }: Pick<Declaration, 'entries'>, site: string): TraceEntry | undefined {
  return mostExact(traces(entries).filter((entry) => entry.storage === seen.storage && isAt(entry, seen.host, site) && fits(entry.name, seen.name)))
}

/** An entry that has the name, and another kind or another host than what was seen. */
export function nearTraceEntry(seen: SeenTrace, { entries }: Pick<Declaration, 'entries'>, site: string): { entry: TraceEntry; differs: 'kind' | 'party' } | undefined {
  const named = traces(entries).filter((entry) => fits(entry.name, seen.name))
  const ofOtherKind = mostExact(named.filter((entry) => entry.storage !== seen.storage && isAt(entry, seen.host, site)))
  if (ofOtherKind) return { entry: ofOtherKind, differs: 'kind' }
  const elsewhere = mostExact(named.filter((entry) => entry.storage === seen.storage))
  return elsewhere && { entry: elsewhere, differs: 'party' }
}

/** The entries that cover a request: an origin can be declared by several services. */
export function originEntriesFor(address: URL, { entries }: Pick<Declaration, 'entries'>): OriginEntry[] {
  return entries.filter((entry): entry is OriginEntry => entry.kind === 'origin' && originFits(entry.origin, address))
}

/** The form that sends to this host under this name. */
export function formEntryFor({ form, host }: { form: string; host: string }, { entries }: Pick<Declaration, 'entries'>, site: string): FormEntry | undefined {
  return entries.find((entry): entry is FormEntry => entry.kind === 'form' && entry.form === form && host === (entry.receiver === 'self' ? site : new URL(entry.receiver).hostname))
}

/** Whether a declared form may send to this address. */
export function isReceiver({ origin }: URL, { entries }: Pick<Declaration, 'entries'>): boolean {
  return entries.some((entry) => entry.kind === 'form' && entry.receiver === origin)
}

/** Whether one of them is declared for this use; where the use cannot be told, any is. */
export function isDeclaredFor(entry: OriginEntry, use: OriginUse | undefined): boolean {
  return use === undefined || entry.uses.includes(use)
}

/** Whether an address is of an origin, as the Content-Security-Policy matches: https://www.w3.org/TR/CSP3/#match-hosts */
export function originFits(origin: string, address: URL): boolean {
  const [scheme = '', host = ''] = origin.toLowerCase().split('://')
  if (!(matchedSchemes[scheme] ?? [scheme]).includes(address.protocol.slice(0, -1))) return false
  const name = address.host.toLowerCase()
  return host.startsWith('*.') ? name.endsWith(host.slice(1)) : name === host
}

/** The schemes that one in a policy stands for: https://www.w3.org/TR/CSP3/#match-schemes */
const matchedSchemes: Record<string, readonly string[]> = { http: ['http', 'https'], ws: ['ws', 'wss', 'http', 'https'], wss: ['wss', 'https'] }

function isAt(entry: TraceEntry, host: string, site: string): boolean {
  const plain = host.replace(/^\./, '').toLowerCase()
  return entry.host === 'self' ? isOfSite(plain, site) : plain === entry.host || plain.endsWith(`.${entry.host}`)
}

function traces(entries: Declaration['entries']): TraceEntry[] {
  return entries.filter((entry): entry is TraceEntry => entry.kind === 'trace')
}

function mostExact(entries: readonly TraceEntry[]): TraceEntry | undefined {
  return entries.toSorted((one, other) => exactness(other.name) - exactness(one.name))[0]
}
