// What a yes covers, compared with what visitors were asked about. Where it became wider, a yes has to be asked again.
// GDPR Art. 4(11): consent is specific and informed; EDPB Guidelines 05/2020, 3.2.
import type { Register } from './load.ts'
import { fits } from './patterns.ts'
import type { Category } from './schema/categories.ts'
import type { RecordedRevision, Scope } from './schema/revisions.ts'
import { originKinds, type Trace } from './schema/service.ts'
import { durationOf, longestSeconds } from './time.ts'

/** What the site knows of its revisions on the day of a build. */
export interface Revisions {
  /** The number of the last revision. */
  revision: number
  /** By category, the revision at which it last became wider. */
  widened: Readonly<Record<string, number>>
  /** What became new, as visitors read it: for each category the entries of later revisions, the oldest first. */
  news: Readonly<Record<string, readonly { revision: number; texts: readonly string[] }[]>>
  /** Every category that visitors were ever asked about. */
  knownCategories: readonly string[]
  /** Names on the device that an earlier revision declared and this register does not. */
  formerTraces: readonly { kind: 'cookie' | 'localStorage' | 'sessionStorage'; name: string }[]
}

/** One thing that a category covers now and did not cover before. */
export interface Widening {
  kind: keyof Scope
  what: string
  /** For a trace: its lifetime now. */
  lifetime?: string
}

type Declared = Pick<Register, 'categories' | 'services'>

/** The scope of every switchable category that something uses. */
export function scopes({ categories, services }: Declared): Record<string, Scope> {
  const used = categories.filter(({ id, switchable }) => switchable && services.some(({ category }) => category === id))
  return Object.fromEntries(used.map((category) => [category.id, scopeOf(category, services)]))
}

function scopeOf({ id, purpose, grants }: Category, services: Register['services']): Scope {
  const own = services.filter(({ category }) => category === id)
  const others = services.flatMap((service) => service.traces.filter(({ alsoSetBy }) => own.some((mine) => alsoSetBy.includes(mine.id))))
  return {
    services: unique(own.map(({ name }) => name)),
    providers: unique(own.flatMap(({ provider, recipients }) => [...(provider === 'this site' ? [] : [provider]), ...recipients].map(({ name, country }) => `${name} (${country})`))),
    purposes: unique([purpose, ...own.flatMap(({ purposes }) => purposes)]),
    traces: Object.fromEntries([...own.flatMap(({ traces }) => traces), ...others].map((trace) => [traceKey(trace), lifetimeText(trace)])),
    origins: unique(own.flatMap(({ origins }) => originKinds.flatMap((kind) => (origins?.[kind] ?? []).map((origin) => `${kind} ${origin}`)))),
    grants: unique(grants),
  }
}

/** What `now` covers beyond `before`. Nothing where it only became narrower. */
export function widenings(before: Scope, now: Scope): Widening[] {
  const added = (kind: 'services' | 'providers' | 'purposes' | 'origins' | 'grants') => now[kind].filter((what) => !before[kind].includes(what)).map((what) => ({ kind, what }))
  const traces = Object.entries(now.traces)
    .filter(([key, lifetime]) => !Object.entries(before.traces).some(([known, knownLifetime]) => fits(known, key) && secondsOf(lifetime) <= secondsOf(knownLifetime)))
    .map(([what, lifetime]): Widening => ({ kind: 'traces', what, lifetime }))
  return [...added('services'), ...added('providers'), ...added('purposes'), ...traces, ...added('origins'), ...added('grants')]
}

/** Whether two scopes cover the same. */
export function isSameScope(one: Scope, other: Scope): boolean {
  return widenings(one, other).length === 0 && widenings(other, one).length === 0
}

/** The scope of each category as the records have it on a day: that of its last entry. */
export function recordedScopes(recorded: readonly RecordedRevision[], day: string): Record<string, Scope> {
  return Object.assign({}, ...heldOn(recorded, day).map(({ scope }) => scope)) as Record<string, Scope>
}

/** The entries that hold on a day. The first one holds from the beginning: before it nobody was asked. */
function heldOn(recorded: readonly RecordedRevision[], day: string): RecordedRevision[] {
  return recorded.filter(({ date }, index) => index === 0 || date <= day)
}

/** What became wider on a day than the records say, by category. A category without a record is new: all of it is wider. */
export function unrecorded(declared: Declared, recorded: readonly RecordedRevision[], day: string): Record<string, Widening[]> {
  const before = recordedScopes(recorded, day)
  const found = Object.entries(scopes(declared)).map(([id, scope]): [string, Widening[]] => [id, widenings(before[id] ?? nothing, scope)])
  return Object.fromEntries(found.filter(([, wider]) => wider.length > 0))
}

/** What covers less on a day than the records say, by category, with its scope now; a category that is gone covers nothing. */
export function narrowed(declared: Declared, recorded: readonly RecordedRevision[], day: string): Record<string, Scope> {
  const now = scopes(declared)
  const before = Object.entries(recordedScopes(recorded, day))
  return Object.fromEntries(before.filter(([id, scope]) => widenings(now[id] ?? nothing, scope).length > 0).map(([id]) => [id, now[id] ?? nothing]))
}

/** What boot and banner need of the records on a day. */
export function revisionsOn(recorded: readonly RecordedRevision[], declared: Declared, day: string): Revisions {
  const held = heldOn(recorded, day)
  const widened: Record<string, number> = {}
  const news: Record<string, { revision: number; texts: readonly string[] }[]> = {}
  for (const { revision, asksAgain, scope } of held) {
    for (const id of Object.keys(scope)) widened[id] ??= revision
    for (const [id, texts] of Object.entries(asksAgain)) {
      widened[id] = revision
      ;(news[id] ??= []).push({ revision, texts })
    }
  }
  const declaredNow = declared.services.flatMap(({ traces }) => traces.map(traceKey))
  const everDeclared = unique(held.flatMap(({ scope }) => Object.values(scope).flatMap(({ traces }) => Object.keys(traces))))
  return {
    revision: held.at(-1)?.revision ?? 0,
    widened,
    news,
    knownCategories: unique(held.flatMap(({ scope }) => Object.keys(scope))),
    formerTraces: everDeclared.filter((key) => !declaredNow.includes(key)).flatMap(erasableName),
  }
}

const nothing: Scope = { services: [], providers: [], purposes: [], traces: {}, origins: [], grants: [] }

function traceKey({ kind, name, host }: Trace): string {
  return host === 'self' ? `${kind} ${name}` : `${kind} ${name} on ${host}`
}

function erasableName(key: string): Revisions['formerTraces'][number][] {
  const [, kind, name] = /^(cookie|localStorage|sessionStorage) (\S+)$/.exec(key) ?? []
  return kind === undefined || name === undefined ? [] : [{ kind: kind as 'cookie', name }]
}

function lifetimeText({ lifetime }: Trace): string {
  return typeof lifetime === 'string' ? lifetime : lifetime.iso
}

function secondsOf(lifetime: string): number {
  return longestSeconds(lifetime === 'session' || lifetime === 'unlimited' ? lifetime : (durationOf(lifetime) ?? 'unlimited'))
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
