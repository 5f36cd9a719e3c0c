// The directives that an editor can write, `::traces{category="analytics"}`. This table is the whole list.
import { nothing, type Html } from '../../layouts/html.ts'
import { consentState, consentSwitch } from '../../layouts/consent/switch.ts'
import { formInPage } from '../../layouts/forms/form.ts'
import { formsTables } from '../../layouts/forms/tables.ts'
import { authorityCard } from '../../layouts/register/authority.ts'
import { categoriesTable } from '../../layouts/register/categories.ts'
import { controllerCard } from '../../layouts/register/controller.ts'
import { disclosuresList } from '../../layouts/register/disclosures.ts'
import { globalPrivacyControlSentence } from '../../layouts/register/global-privacy-control.ts'
import { logsCard } from '../../layouts/register/logs.ts'
import { optOutsList } from '../../layouts/register/opt-outs.ts'
import { profilingList } from '../../layouts/register/profiling.ts'
import { recipientsTable } from '../../layouts/register/recipients.ts'
import { retentionTable } from '../../layouts/register/retention.ts'
import { rightsList } from '../../layouts/register/rights.ts'
import { contactSentence, lawSentence } from '../../layouts/register/sentences.ts'
import { servicesTable } from '../../layouts/register/services.ts'
import { tracesTable } from '../../layouts/register/traces.ts'
import { transfersTable } from '../../layouts/register/transfers.ts'
import { dataFlow } from '../../layouts/pictures/data-flow.ts'
import { lifetimes } from '../../layouts/pictures/lifetimes.ts'
import { askedCategories, isAdvertising } from '../consent/asked.ts'
import type { Register } from '../register/load.ts'

/** The attributes of directives: `id` names a form. */
export type AttributeKind = 'category' | 'service' | 'id'

/** One directive: what it shows, which attributes it takes, and the layout that draws it. */
export interface Directive {
  shows: string
  attributes: readonly AttributeKind[]
  /** The attribute without which it says nothing. */
  needs?: AttributeKind
  draw: Draw
  /** How it stands in a published version, where that is not as on the page: a switch is furniture, and no part of the text. */
  inVersion?: Draw
}

type Draw = (register: Register, attributes: DirectiveAttributes) => Html

/** What a directive was given, `{category="analytics"}`. */
export type DirectiveAttributes = Partial<Record<AttributeKind, string>>

/** Every directive by its name. */
export const directives: Readonly<Record<string, Directive>> = {
  controller: { shows: 'who is responsible for this site', attributes: [], draw: controllerCard },
  categories: { shows: 'the categories, what each is for and what allows it', attributes: ['category'], draw: (register, { category }) => categoriesTable(register, category) },
  services: { shows: 'the services in use', attributes: ['category'], draw: (register, { category }) => servicesTable(register, category) },
  traces: { shows: 'the cookies and storage items', attributes: ['category', 'service'], draw: tracesTable },
  'traces-now': { shows: 'the cookies and storage items, beside what is in the visitor’s browser now', attributes: ['category', 'service'], draw: (register, only) => tracesTable(register, only, true), inVersion: tracesTable },
  consent: { shows: 'the visitor’s choice with a switch for each category, or the switch of one', attributes: ['category'], draw: drawConsent, inVersion: () => nothing },
  recipients: { shows: 'who receives data', attributes: [], draw: recipientsTable },
  transfers: { shows: 'which data leave the European Economic Area', attributes: [], draw: transfersTable },
  retention: { shows: 'how long data are kept', attributes: [], draw: retentionTable },
  logs: { shows: 'what the web server writes down', attributes: [], draw: logsCard },
  'opt-outs': { shows: 'other pages where a visitor can say no', attributes: ['category'], draw: (register, { category }) => optOutsList(register, category) },
  disclosures: { shows: 'what providers ask us to tell, with their pages; nothing where none asks', attributes: ['category'], draw: (register, { category }) => disclosuresList(register, category) },
  'global-privacy-control': { shows: 'what Global Privacy Control keeps off; nothing where it keeps nothing off', attributes: [], draw: (register) => globalPrivacyControlSentence(register, askedCategories(register).filter(isAdvertising)) },
  profiling: { shows: 'which profiles of visitors are made', attributes: [], draw: profilingList },
  rights: { shows: 'the rights of a visitor and how to use them', attributes: [], draw: rightsList },
  authority: { shows: 'the authority where a visitor can complain', attributes: [], draw: authorityCard },
  law: { shows: 'the country whose law applies', attributes: [], draw: lawSentence },
  form: { shows: 'a form', attributes: ['id'], needs: 'id', draw: drawForm, inVersion: () => nothing },
  forms: { shows: 'the forms: what each asks and why, how long it is kept, who receives it', attributes: [], draw: formsTables },
  'data-flow': { shows: 'a picture of what goes where', attributes: [], draw: dataFlow, inVersion: () => nothing },
  lifetimes: { shows: 'a picture of how long everything is kept', attributes: [], draw: lifetimes, inVersion: () => nothing },
  contact: { shows: 'how to reach the controller', attributes: [], draw: contactSentence },
}

function drawForm(register: Register, { id }: DirectiveAttributes): Html {
  const form = register.forms.find((each) => each.id === id)
  return form ? formInPage(register, form) : nothing
}

function drawConsent(register: Register, { category: id }: { category?: string }): Html {
  const asked = askedCategories(register)
  const category = register.categories.find((each) => each.id === id)
  return category ? consentSwitch(register, asked, category) : consentState(register, asked)
}
