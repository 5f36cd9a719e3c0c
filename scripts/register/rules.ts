// The rules that no single file can keep. One array; each rule has a test that breaks it.
import { didYouMean, nearest } from './nearest.ts'
import type { Fault } from './fault.ts'
import { isTooWide, tie } from './patterns.ts'
import type { Category } from './schema/categories.ts'
import type { Controller } from './schema/controller.ts'
import { mostOfForm, type DeclaredForm } from './schema/form.ts'
import { erasableKinds, type DeclaredService, type Trace } from './schema/service.ts'
import type { Site } from './schema/site.ts'
import type { ReadYaml, Step } from './yaml.ts'

/** What the rules look at. A file that could not be read is absent: its own faults are reported already. */
export interface Declared {
  controller: Controller | undefined
  categories: { value: Category[]; yaml: ReadYaml } | undefined
  services: { id: string; value: DeclaredService; yaml: ReadYaml }[]
  /** The names of all service files, also of those with faults. */
  serviceIds: string[]
  forms: { id: string; value: DeclaredForm; yaml: ReadYaml }[]
  /** The names of all form files, also of those with faults. */
  formIds: string[]
  site: { value: Site; yaml: ReadYaml } | undefined
}

/** One rule across files. */
export interface Rule {
  name: string
  check: (declared: Declared) => Fault[]
}

type Found = { at: readonly Step[]; message: string; fix: string }

/** Every rule across files, in the order in which they are checked. */
export const rulesAcrossFiles: readonly Rule[] = [
  categoryRule('category-twice', (category, all) =>
    all.filter(({ id }) => id === category.id).length > 1 && all.findIndex(({ id }) => id === category.id) !== all.indexOf(category)
      ? { at: ['id'], message: `the category "${category.id}" is declared twice`, fix: 'keep one of the two' }
      : undefined,
  ),
  // ePrivacy 5(3) and GDPR 6(1)(a): what a visitor can switch rests on their consent, and what is always on cannot.
  categoryRule('consent-basis', (category) => {
    if (category.switchable && category.basis !== 'consent')
      return { at: ['basis'], message: `"${category.id}" can be switched by visitors, but its basis is ${category.basis}`, fix: 'write basis: consent, or switchable: false' }
    if (!category.switchable && category.basis === 'consent')
      return { at: ['basis'], message: `"${category.id}" is always on, but its basis is consent`, fix: 'write switchable: true, or name the basis that it has' }
    return undefined
  }),
  // GDPR 13(1)(d): the interests themselves are named.
  categoryRule('interest-named', (category) => interestProblem(`"${category.id}"`, category, ['interest'])),
  categoryRule('requires-known', (category, all) => {
    if (category.requires === undefined) return undefined
    const required = all.find(({ id }) => id === category.requires)
    const others = all.filter(({ id, switchable }) => switchable && id !== category.id).map(({ id }) => id)
    if (!required || required === category) return { at: ['requires'], message: `no other category is called "${category.requires}"`, fix: didYouMean(category.requires, others) }
    if (!required.switchable) return { at: ['requires'], message: `"${required.id}" is always on, and nothing has to require it`, fix: 'remove requires:' }
    if (requirements(category, all).includes(category.id)) return { at: ['requires'], message: `"${category.id}" requires itself in a circle`, fix: 'remove one requires: of the circle' }
    return undefined
  }),
  serviceRule('category-known', ({ value }, declared) => {
    const known = declared.categories?.value.map(({ id }) => id)
    if (!known || known.includes(value.category)) return []
    return [{ at: ['category'], message: `no category is called "${value.category}"`, fix: didYouMean(value.category, known) }]
  }),
  traceRule('pattern-too-wide', (trace) =>
    isTooWide(trace.name) ? { at: ['name'], message: `"${trace.name}" fits almost every name`, fix: 'write at least two letters before the *' } : undefined,
  ),
  { name: 'trace-twice', check: tiesBetweenTraces },
  traceRule('party-and-host', (trace) => {
    if ((trace.party === 'first') === (trace.host === 'self')) return undefined
    return { at: ['host'], message: `a ${trace.party}-party entry cannot lie on "${trace.host}"`, fix: trace.party === 'first' ? 'write host: self' : 'write the host that holds it, or party: first' }
  }),
  traceRule('erasable', ({ party, host, kind, erasable }) => {
    if (!erasable) return undefined
    if (party === 'third') return { at: ['erasable'], message: `a page of this site cannot erase what lies on ${host}`, fix: 'write erasable: false' }
    if (!erasableKinds.some((each) => each === kind)) return { at: ['erasable'], message: `the pages of this site erase ${erasableKinds.join(', ')}, and no ${kind}`, fix: 'write erasable: false' }
    return undefined
  }),
  // A name that is like no other is that of a service whose file was deleted: deleting a file is all it takes to stop a service.
  serviceRule('also-set-by-known', ({ id, value }, { serviceIds }) =>
    value.traces.flatMap(({ alsoSetBy }, index) =>
      alsoSetBy.flatMap((name, position) => {
        const at = ['traces', index, 'alsoSetBy', position]
        if (name === id) return [{ at, message: `"${name}" is the service it stands in`, fix: 'remove it' }]
        const meant = serviceIds.includes(name) ? undefined : nearest(name, serviceIds)
        return meant === undefined ? [] : [{ at, message: `no service is called "${name}"`, fix: `did you mean "${meant}"?` }]
      }),
    ),
  ),
  serviceRule('tag-needs-consent-type', ({ value }, declared) => {
    const category = declared.categories?.value.find(({ id }) => id === value.category)
    if (!value.tag || !category || !declared.categories) return []
    const granting = [category.id, ...requirements(category, declared.categories.value)].map((id) => declared.categories?.value.find((other) => other.id === id))
    if (granting.includes(undefined)) return []
    const granted = granting.flatMap((each) => each?.grants ?? [])
    return value.tag.ids.flatMap((id, index) => {
      const needed = id.startsWith('G-') ? 'analytics_storage' : 'ad_storage'
      if (granted.includes(needed)) return []
      return [{ at: ['tag', 'ids', index], message: `${id} needs ${needed}, which a yes to "${category.id}" does not grant`, fix: `put it under a category that grants ${needed}` }]
    })
  }),
  serviceRule('tag-needs-origin', ({ value }) =>
    value.tag && !value.origins?.script.includes('https://www.googletagmanager.com')
      ? [{ at: ['origins', 'script'], message: 'the tag comes from https://www.googletagmanager.com, which is not among the script origins', fix: 'add it under origins: script:' }]
      : [],
  ),
  serviceRule('tag-needs-switch', ({ value }, declared) => {
    const category = declared.categories?.value.find(({ id }) => id === value.category)
    if (!value.tag || !category || category.switchable) return []
    return [{ at: ['category'], message: `a tag would load without a yes: "${category.id}" is always on`, fix: 'put it under a category that visitors can switch' }]
  }),
  // GDPR 13(1)(f): a provider outside the European Economic Area receives data there.
  serviceRule('transfer-declared', ({ value }) => {
    if (value.transfer !== 'none' || value.provider === 'this site' || isInEuropeanEconomicArea(value.provider.country)) return []
    return [{ at: ['transfer'], message: `${value.provider.name} is in ${value.provider.country}, outside the European Economic Area`, fix: 'declare countries, basis and detail of the transfer' }]
  }),
  { name: 'fact-sourced', check: outsideFactsWithoutSource },
  // What stands behind the switch that another one requires is in use as long as the other is.
  serviceRule('required-in-use', ({ id, value }, { categories, services, serviceIds }) => {
    const category = categories?.value.find((each) => each.id === value.category)
    if (!category || !categories || services.length < serviceIds.length) return []
    return requirements(category, categories.value)
      .filter((needed) => categories.value.some(({ id: known }) => known === needed) && !services.some((other) => other.value.category === needed))
      .map((needed) => ({ at: ['category'], message: `"${category.id}" works only together with "${needed}", and no service is declared there`, fix: `delete ${id}.yaml too, or restore the service of "${needed}"` }))
  }),
  { name: 'choice-declared', check: choiceNotDeclared },
  formRule('form-field-twice', ({ fields, items }) => {
    const places = [...fields.map(({ name }, index) => ({ name, at: ['fields', index, 'name'] })), ...items.map(({ name }, index) => ({ name, at: ['items', index, 'name'] }))]
    return places.flatMap(({ name, at }, index) => (places.findIndex((other) => other.name === name) < index ? [{ at, message: `another field is called "${name}" too`, fix: 'give one of the two another name' }] : []))
  }),
  formRule('form-size', ({ fields, items }) => {
    const [characters, count] = [fields.reduce((sum, { longest }) => sum + longest, 0), fields.length + items.length]
    if (count > mostOfForm.fields) return [{ at: [items.length > fields.length ? 'items' : 'fields'], message: `this form has ${count} fields and things to order, more than ${mostOfForm.fields}`, fix: 'make two forms of it' }]
    if (characters > mostOfForm.characters) return [{ at: ['fields'], message: `the fields of this form take ${characters} characters in all, more than ${mostOfForm.characters}`, fix: 'write a smaller longest: in some of them, or make two forms of it' }]
    return []
  }),
  // GDPR 13(1)(d), as for categories.
  formRule('form-interest-named', (form) => [interestProblem('the form', form, ['basis']) ?? []].flat()),
  formRule('form-post-known', ({ post }, { services, serviceIds }) => {
    const taking = services.filter(({ value }) => value.posts !== undefined).map(({ id }) => id)
    if (taking.includes(post) || (serviceIds.includes(post) && !services.some(({ id }) => id === post))) return []
    const problem = serviceIds.includes(post) ? `the service "${post}" takes no posts` : `no service is called "${post}"`
    return [{ at: ['post'], message: problem, fix: taking.length > 0 ? didYouMean(post, taking) : `restore register/services/host-forms.yaml, or add posts: to the service that takes them` }]
  }),
  formRule('form-prices', ({ items, currency }) => {
    if (items.length > 0 === (currency !== undefined)) return []
    return [currency === undefined ? { at: ['items'], message: 'the prices have no currency', fix: 'add currency: and its three letters, like EUR' } : { at: ['currency'], message: 'a currency stands here, and nothing has a price', fix: 'remove it, or write items:' }]
  }),
  // Pages would print the nearest price that there is.
  formRule('form-whole-prices', ({ items, currency }) => {
    if (currency === undefined || hasHundredths(currency)) return []
    return items.flatMap(({ price }, index) => (price.endsWith('.00') ? [] : [{ at: ['items', index, 'price'], message: `${currency} has no hundredths, and nothing can cost ${price}`, fix: `write a whole price, like "${price.slice(0, -2)}00"` }]))
  }),
  formRule('form-mail-sender', ({ mailing, sent, promotion }, { site }) => {
    if (site?.value.mailSender !== 'none') return []
    // Without its mails such a form would still ask for an address, and its words would promise them.
    if (mailing) return [{ at: ['mailing'], message: 'mails are what this form is for, and site.yaml names nobody who sends one', fix: 'delete this file and what pages say of the form; or write mailSender: in site.yaml' }]
    return [...(sent.mail !== undefined ? [['sent', 'mail']] : []), ...(promotion ? [['promotion']] : [])].map((at) => ({ at, message: 'a mail is promised, and site.yaml names nobody who sends one', fix: 'write mailSender: in site.yaml; or remove it here, and delete the form if mails are what it is for' }))
  }),
  // GDPR 13(1)(f): who receives data elsewhere is declared with what allows the transfer, and only a service can say that.
  formRule('form-recipient-here', ({ recipients }) =>
    recipients.flatMap(({ name, country }, index) => (isInEuropeanEconomicArea(country) ? [] : [{ at: ['recipients', index, 'country'], message: `${name} is in ${country}, outside the European Economic Area`, fix: 'declare it as a service of its own, which says what allows the transfer' }])),
  ),
  // What is sent with a form is sent without a yes to anything else.
  serviceRule('posts-always-on', ({ value }, { categories }) =>
    value.posts !== undefined && categories?.value.some(({ id, switchable }) => id === value.category && switchable) ? [{ at: ['category'], message: 'this service takes forms, and a form is sent whatever the visitor chose about cookies', fix: 'put it under the category that is always on' }] : [],
  ),
  // A form stands in its page on every day: what takes it cannot be left out on some.
  serviceRule('posts-in-use', ({ id, value }, { forms }) => {
    const posted = value.posts === undefined ? [] : forms.filter((form) => form.value.post === id).map((form) => `"${form.id}"`)
    if (value.from === undefined || posted.length === 0) return []
    return [{ at: ['from'], message: `before ${value.from} what is sent with ${posted.join(', ')} would be posted nowhere that is declared`, fix: 'remove from:, or name another service as post: in the form until that day' }]
  }),
  // What keeps an order is declared; without a form to order with, nothing is kept.
  serviceRule('order-kept', ({ value }, { forms, formIds }) => {
    if (forms.length < formIds.length || forms.some((form) => form.value.items.length > 0)) return []
    return value.traces.flatMap(({ kind, name, party }, index) =>
      kind === 'localStorage' && name === 'order' && party === 'first' ? [{ at: ['traces', index, 'name'], message: 'this keeps an order, and no form has anything to order', fix: 'delete this file, or restore the form of the order' }] : [],
    )
  }),
  { name: 'mail-sender-known', check: mailSenderNotKnown },
  serviceRule('mail-sender-in-use', ({ id, value }, { site }) =>
    value.from !== undefined && site?.value.mailSender === id ? [{ at: ['from'], message: `site.yaml names this service as who sends mail, and before ${value.from} no text would say that it does`, fix: 'remove from:, or write another mailSender: in site.yaml until that day' }] : [],
  ),
]

/** An interest is named where, and only where, one is what allows the use; `missing` is where it would stand. */
function interestProblem(what: string, { basis, interest }: Pick<Category, 'basis' | 'interest'>, missing: readonly Step[]): Found | undefined {
  if ((basis === 'legitimate-interests') === (interest !== undefined)) return undefined
  if (interest === undefined) return { at: missing, message: `${what} rests on legitimate interests and names none`, fix: 'add interest: and the interest that you pursue' }
  return { at: ['interest'], message: `${what} names an interest, but rests on ${basis}`, fix: 'remove interest:' }
}

/** The categories that must be on for one to be on, nearest first; a circle ends where it closes. */
export function requirements(category: Category, all: readonly Category[]): string[] {
  const needed: string[] = []
  let next = category.requires
  while (next !== undefined && !needed.includes(next)) {
    needed.push(next)
    next = all.find(({ id }) => id === next)?.requires
  }
  return needed
}

function categoryRule(name: string, check: (category: Category, all: Category[]) => Found | undefined): Rule {
  return {
    name,
    check: ({ categories }) =>
      (categories?.value ?? []).flatMap((category, index) => {
        const found = check(category, categories?.value ?? [])
        return found && categories ? [faultAt(categories.yaml, name, { ...found, at: [index, ...found.at] })] : []
      }),
  }
}

function serviceRule(name: string, check: (service: Declared['services'][number], declared: Declared) => Found[]): Rule {
  return {
    name,
    check: (declared) => declared.services.flatMap((service) => check(service, declared).map((found) => faultAt(service.yaml, name, found))),
  }
}

function formRule(name: string, check: (form: DeclaredForm, declared: Declared) => Found[]): Rule {
  return {
    name,
    check: (declared) => declared.forms.flatMap(({ value, yaml }) => check(value, declared).map((found) => faultAt(yaml, name, found))),
  }
}

function hasHundredths(currency: string): boolean {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits !== 0
}

function mailSenderNotKnown({ site, services, serviceIds }: Declared): Fault[] {
  if (!site || ['none', 'ourselves'].includes(site.value.mailSender)) return []
  const sender = services.find(({ id }) => id === site.value.mailSender)
  if (sender && sender.value.sendsMail !== true) return [faultAt(site.yaml, 'mail-sender-known', { at: ['mailSender'], message: `the service "${sender.id}" does not say that it sends mail`, fix: 'write sendsMail: true in its file, or name another' })]
  if (serviceIds.includes(site.value.mailSender)) return []
  return [faultAt(site.yaml, 'mail-sender-known', { at: ['mailSender'], message: `no service is called "${site.value.mailSender}"`, fix: didYouMean(site.value.mailSender, ['none', 'ourselves', ...serviceIds]) })]
}

function traceRule(name: string, check: (trace: Trace) => Found | undefined): Rule {
  return serviceRule(name, ({ value }) =>
    value.traces.flatMap((trace, index) => {
      const found = check(trace)
      return found ? [{ ...found, at: ['traces', index, ...found.at] }] : []
    }),
  )
}

function faultAt(yaml: ReadYaml, rule: string, { at, message, fix }: Found): Fault {
  return { file: yaml.file, ...yaml.placeOf(at), rule, message, fix }
}

function tiesBetweenTraces({ services }: Declared): Fault[] {
  const placed = services.flatMap(({ id, value, yaml }) => value.traces.map((trace, index) => ({ trace, id, yaml, index })))
  return placed.flatMap((later, position) => {
    const earlier = placed
      .slice(0, position)
      .find(({ trace }) => trace.kind === later.trace.kind && trace.host === later.trace.host && tie(trace.name, later.trace.name))
    if (!earlier) return []
    const { line } = earlier.yaml.placeOf(['traces', earlier.index, 'name'])
    return [
      faultAt(later.yaml, 'trace-twice', {
        at: ['traces', later.index, 'name'],
        message: `"${later.trace.name}" and "${earlier.trace.name}" (${earlier.yaml.file}:${line}) can name the same ${later.trace.kind}`,
        fix: earlier.id === later.id ? 'keep one, or make one name more exact' : `keep one, and name the other service in its alsoSetBy`,
      }),
    ]
  })
}

function outsideFactsWithoutSource({ services }: Declared): Fault[] {
  return services
    .filter(({ value }) => value.provider !== 'this site')
    .flatMap(({ value, yaml }) => {
      const facts: [readonly Step[], { source?: string | undefined; checkedOn?: string | undefined; evidence?: string | undefined } | string | undefined][] = [
        [['provider'], value.provider],
        [['transfer'], value.transfer],
        [['retention'], value.retention],
        [['origins'], value.origins],
        [['logs'], value.logs],
        ...value.recipients.map((fact, index): [Step[], typeof fact] => [['recipients', index], fact]),
        ...value.optOuts.map((fact, index): [Step[], typeof fact] => [['optOuts', index], fact]),
        ...value.traces.map((fact, index): [Step[], typeof fact] => [['traces', index], fact]),
      ]
      return facts.flatMap(([at, fact]) => {
        if (typeof fact !== 'object') return []
        const lacking = (['source', 'checkedOn', 'evidence'] as const).find((key) => fact[key] === undefined)
        if (lacking === undefined) return []
        return [faultAt(yaml, 'fact-sourced', { at, message: `this fact about another company has no ${lacking}`, fix: `add ${lacking}: and ${whatProves[lacking]}` })]
      })
    })
}

// Whoever is asked leaves an answer, and that is a cookie like any other. EDPB, Cookie Banner Taskforce, 17 January 2023.
function choiceNotDeclared({ categories, services, serviceIds }: Declared): Fault[] {
  if (!categories || services.length < serviceIds.length) return []
  const alwaysOn = categories.value.filter(({ switchable }) => !switchable).map(({ id }) => id)
  const asked = services.find(({ value }) => !alwaysOn.includes(value.category))
  const holding = services.flatMap(({ value, yaml }) => value.traces.map((trace, index) => ({ trace, value, yaml, index }))).find(({ trace }) => trace.kind === 'cookie' && trace.name === 'cc_cookie')
  if (!holding)
    return asked ? [faultAt(asked.yaml, 'choice-declared', { at: ['category'], message: 'visitors are asked about this, and the cookie that keeps their answer, cc_cookie, is not declared', fix: 'restore register/services/choice.yaml' })] : []
  const at = ['traces', holding.index]
  if (!alwaysOn.includes(holding.value.category)) return [faultAt(holding.yaml, 'choice-declared', { at: ['category'], message: 'the answer itself cannot be switched off', fix: 'put it under the category that is always on' })]
  if (typeof holding.trace.lifetime === 'string') return [faultAt(holding.yaml, 'choice-declared', { at: [...at, 'lifetime'], message: 'an answer holds for a time that can be told', fix: 'write a duration like P6M' })]
  return []
}

const whatProves = {
  source: 'the page that states it',
  checkedOn: 'the day on which that page was last read',
  evidence: 'read, or secondary where only copies or reports of the page were read',
}

const europeanEconomicArea = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')

/** Whether a country (ISO 3166-1 code) is in the European Economic Area: the 27 of the Union, Iceland, Liechtenstein, Norway. */
export function isInEuropeanEconomicArea(country: string): boolean {
  return europeanEconomicArea.includes(country)
}
