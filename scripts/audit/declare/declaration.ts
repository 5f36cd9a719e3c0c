// What the register allows, entry by entry: everything that a browser could show to be otherwise.
import type { Register } from '../../register/load.ts'
import type { DeclaredService, originKinds, traceKinds } from '../../register/schema/service.ts'
import type { PlaceOf } from './places.ts'

/** Where on a device something lies. */
export type Storage = (typeof traceKinds)[number]

/** What an origin is used for: a directive of the Content-Security-Policy. */
export type OriginUse = (typeof originKinds)[number]

/** A line that somebody can change. */
export interface Place {
  file: string
  line: number
}

interface Declared {
  /** `google-analytics/cookie/_ga`: service, kind, name. Stable, so that two reports can be compared. */
  id: string
  /** The services that it belongs to, the one that declares it first. */
  services: readonly string[]
  /** Any of these, granted, allows it. */
  categories: readonly string[]
  place: Place
}

/** A cookie or storage item that may lie on the device. */
export interface TraceEntry extends Declared {
  kind: 'trace'
  storage: Storage
  /** `*` stands for any run of signs. */
  name: string
  /** `self`, or the host that holds it. */
  host: string
  lifetime: DeclaredService['traces'][number]['lifetime']
  erasable: boolean
  /** Origins whose scripts may set it, besides the site's own; none where the site alone sets it. */
  setters: readonly string[]
  isOwn: boolean
}

/** An origin that may be contacted. */
export interface OriginEntry extends Declared {
  kind: 'origin'
  /** `https://www.googletagmanager.com`; a host `*.x` stands for every name below x, as in the Content-Security-Policy. */
  origin: string
  uses: readonly OriginUse[]
  isOwn: boolean
}

/** A form that may send what was filled in, to its receiver alone. */
export interface FormEntry extends Declared {
  kind: 'form'
  /** Its name, `contact`: what it sends as `form-name`. */
  form: string
  /** `self` where the host takes it, else the origin that does. */
  receiver: string
  fields: readonly string[]
  /** What visitors read of it: its title, and what each field is called. */
  asked: readonly string[]
}

export type Entry = TraceEntry | OriginEntry | FormEntry

/** One switch of the visitor, or what is always on. */
export interface DeclaredCategory {
  id: string
  title: string
  isSwitchable: boolean
  /** The category that must be on for this one to be on. */
  requires: string | undefined
  /** Whether Global Privacy Control keeps it off: it grants what Google's Consent Mode calls advertising. */
  isAdvertising: boolean
  /** Consent Mode types that a yes grants. */
  grants: readonly string[]
}

/** Everything that the audit holds a site against. */
export interface Declaration {
  categories: readonly DeclaredCategory[]
  entries: readonly Entry[]
  /** Names of other parties, which the policy must name. */
  parties: readonly { name: string; place: Place }[]
  /** Address of the policy, as a path. */
  policy: string
  /** Whether the site says that it is an example, and so loads no tag. */
  isExample: boolean
  /** Where a new entry would be written. */
  services: readonly { id: string; category: string; place: Place }[]
}

/** The declaration that a register makes; `placeOf` knows the lines of its files. */
export function declarationOf(register: Register, placeOf: PlaceOf): Declaration {
  const { categories, services, site } = register
  const categoryOf = (id: string) => services.filter((service) => service.id === id).map(({ category }) => category)
  return {
    categories: categories.filter(({ id }) => services.some(({ category }) => category === id) || categories.some(({ requires }) => requires === id)).map(({ id, title, switchable, requires, grants }) => ({ id, title, isSwitchable: switchable, requires, grants, isAdvertising: grants.some((type) => type.startsWith('ad_')) })),
    entries: services.flatMap((service): Entry[] => [
      ...service.traces.map((trace): TraceEntry => {
        const others = trace.alsoSetBy.filter((id) => categoryOf(id).length > 0)
        return {
          kind: 'trace',
          id: `${service.id}/${trace.kind}/${trace.name}`,
          services: [service.id, ...others],
          categories: unique([service.category, ...others.flatMap(categoryOf)]),
          place: placeOf(service.id, ['traces', { name: trace.name, kind: trace.kind }]),
          storage: trace.kind,
          name: trace.name,
          host: trace.host,
          lifetime: trace.lifetime,
          erasable: trace.erasable,
          isOwn: service.provider === 'this site',
          setters: unique([service.id, ...others].flatMap((id) => services.filter((other) => other.id === id).flatMap(({ origins }) => origins?.script ?? []))),
        }
      }),
      ...originEntries(service, placeOf),
      ...register.forms.filter(({ post }) => post === service.id).map((form) => formEntry(form, service, placeOf)),
    ]),
    parties: services.flatMap(({ id, provider, recipients }) => [
      ...(provider === 'this site' ? [] : [{ name: provider.name, place: placeOf(id, ['provider', 'name']) }]),
      ...recipients.map(({ name }, index) => ({ name, place: placeOf(id, ['recipients', index, 'name']) })),
    ]).concat(register.forms.flatMap(({ id, recipients }) => recipients.map(({ name }, index) => ({ name, place: placeOf(id, ['recipients', index, 'name'], 'forms') })))),
    policy: site.policy,
    isExample: site.example,
    services: services.map(({ id, category }) => ({ id, category, place: placeOf(id, []) })),
  }
}

/** Fields that every form has: its own name, and one that only programs fill in. */
const ownFields = ['form-name', 'topic-2']

function formEntry({ id, title, fields, items, promotion }: Register['forms'][number], { id: service, category, posts }: Register['services'][number], placeOf: PlaceOf): FormEntry {
  const names = [...ownFields, ...[...fields, ...items].map(({ name }) => name), ...(promotion ? ['promotion'] : [])]
  return { kind: 'form', id: `${service}/form/${id}`, services: [service], categories: [category], place: placeOf(id, [], 'forms'), form: id, receiver: posts === undefined || posts === 'host' ? 'self' : new URL(posts).origin, fields: names, asked: [title, ...fields.map(({ label }) => label)] }
}

function originEntries({ id, category, provider, origins }: Register['services'][number], placeOf: PlaceOf): OriginEntry[] {
  const uses = (['script', 'connect', 'img', 'frame'] as const).flatMap((use) => (origins?.[use] ?? []).map((origin) => ({ use, origin })))
  return unique(uses.map(({ origin }) => origin)).map((origin) => {
    const used = uses.filter((each) => each.origin === origin).map(({ use }) => use)
    return { kind: 'origin', id: `${id}/origin/${origin}`, services: [id], categories: [category], place: placeOf(id, ['origins', used[0] ?? 'connect', origin]), origin, uses: used, isOwn: provider === 'this site' }
  })
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)]
}
