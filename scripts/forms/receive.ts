// What a form posts, taken as the host takes it and held against the register again: a browser checks only what it wants to.
import { trapName } from '../../layouts/forms/addresses.ts'
import type { Field } from '../register/schema/form.ts'

/** The part of the register that taking posts needs. */
export interface PostedForm {
  id: string
  title: string
  post: string
  fields: readonly Pick<Field, 'name' | 'label' | 'kind' | 'required' | 'longest' | 'options'>[]
  items: readonly { name: string; title: string }[]
  promotion?: { label: string } | undefined
  recipients?: readonly { name: string }[] | undefined
}

/** What was posted. */
export interface Posted {
  /** Its `Content-Type`, as sent. */
  type: string
  body: Buffer
}

/** What was sent, field by field: the label, and what was filled in. */
export interface Message {
  form: string
  title: string
  answers: { name: string; label: string; value: string }[]
}

/** What becomes of a post: it is taken, or dropped as what a program filled in, or refused with a status and the reasons. */
export type Outcome = { taken: Message } | { dropped: string } | { status: number; reasons: string[] }

/** What every form sends besides what it asks: its name, and the field that only programs fill in. */
const alwaysSent = [
  { name: 'form-name', longest: 64 },
  { name: trapName, longest: 200 },
]

/** How many fields more than the form has are read, so that a field that it does not have can be named. */
const fieldsTooMany = 10

/** A sign takes up to three bytes of UTF-8, and each is sent as a percent sign and two digits. */
const bytesOfSign = 9

/** The most that is read of a post to one of these forms, in bytes: the largest, filled in as far as it can be. The register limits how large a form is. */
export function mostBytesOf(forms: readonly PostedForm[]): number {
  const bytesOf = (sent: readonly { name: string; longest: number }[]) => sent.reduce((sum, { name, longest }) => sum + `${name}=&`.length + longest * bytesOfSign, 0)
  return bytesOf(alwaysSent) + Math.max(0, ...forms.map((form) => bytesOf(expectedBy(form))))
}

function mostFieldsOf(forms: readonly PostedForm[]): number {
  return alwaysSent.length + Math.max(0, ...forms.map((form) => expectedBy(form).length)) + fieldsTooMany
}

/** Takes a post, or says why not. Never throws for what was sent. */
export function receive({ type, body }: Posted, forms: readonly PostedForm[]): Outcome {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return refused(415, 'A form of this site sends application/x-www-form-urlencoded.')
  const [mostBytes, mostFields] = [mostBytesOf(forms), mostFieldsOf(forms)]
  if (body.length > mostBytes) return refused(413, `More than ${mostBytes} bytes were sent.`)
  const pairs = pairsIn(body)
  if (!pairs) return refused(400, 'What was sent is not text in UTF-8.')
  if (pairs.length > mostFields) return refused(413, `More than ${mostFields} fields were sent.`)
  const id = pairs.find(([name]) => name === 'form-name')?.[1]
  const form = forms.find((each) => each.id === id)
  if (!form) return refused(404, 'There is no form of this name.')
  const twice = pairs.map(([name]) => name).find((name, index, names) => names.indexOf(name) < index)
  if (twice !== undefined) return refused(400, `The field “${twice}” was sent twice.`)
  const sent = new Map(pairs)
  if ((sent.get(trapName) ?? '') !== '') return { dropped: form.id }
  const expected = expectedBy(form)
  const unknown = [...sent.keys()].find((name) => !['form-name', trapName].includes(name) && !expected.some((field) => field.name === name))
  if (unknown !== undefined) return refused(422, `The form has no field “${unknown}”.`)
  const reasons = [...expected.flatMap((field) => problemOf(field, sent.get(field.name) ?? '')), ...(isOrderOfNothing(form, sent) ? ['Nothing is ordered.'] : [])]
  if (reasons.length > 0) return { status: 422, reasons }
  return { taken: { form: form.id, title: form.title, answers: expected.flatMap(({ name, label }) => ((sent.get(name) ?? '').trim() === '' ? [] : [{ name, label, value: sent.get(name) ?? '' }])) } }
}

/** The forms that the host takes, and no other receiver. */
export function formsOfHost({ forms, services }: { forms: readonly PostedForm[]; services: readonly { id: string; posts?: string | undefined }[] }): PostedForm[] {
  return forms.filter(({ post }) => services.some(({ id, posts }) => id === post && posts === 'host'))
}

type Expected = PostedForm['fields'][number]

/** Every field that a form may send, what is ordered and the consent to mail among them. */
function expectedBy({ fields, items, promotion }: PostedForm): Expected[] {
  const more = { required: false, options: [] }
  return [
    ...fields,
    ...items.map(({ name, title }) => ({ ...more, name, label: title, kind: 'number' as const, longest: 3 })),
    ...(promotion ? [{ ...more, name: 'promotion', label: promotion.label, kind: 'tick' as const, longest: 3 }] : []),
  ]
}

function problemOf({ label, kind, required, longest, options }: Expected, value: string): string[] {
  // Browsers send a line break as two signs and count it as one.
  if (value.replaceAll('\r\n', '\n').length > longest) return [`“${label}” is longer than ${longest} characters.`]
  if (kind === 'lines' ? hasControlInLines(value) : hasControl(value)) return [`“${label}” holds signs that nobody can see.`]
  if (value.trim() === '') return required ? [`“${label}” is missing.`] : []
  const isWrong = { line: () => false, lines: () => false, email: isNoEmail, phone: isNoPhone, number: isNoNumber, choice: () => !options.includes(value), tick: () => value !== 'yes' }[kind]
  return isWrong(value) ? [`“${label}” is not what the form takes there.`] : []
}

// A line break in a line would become a new header of a mail that is made of it.
function hasControl(value: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.test(value)
}

function hasControlInLines(value: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(value)
}

function isNoEmail(value: string): boolean {
  return !/^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"()]+$/.test(value)
}

function isNoPhone(value: string): boolean {
  return !/^\+?[\d ()./-]{3,}$/.test(value)
}

function isNoNumber(value: string): boolean {
  return !/^\d+$/.test(value)
}

function isOrderOfNothing({ items }: PostedForm, sent: ReadonlyMap<string, string>): boolean {
  return items.length > 0 && items.every(({ name }) => Number(sent.get(name) ?? 0) === 0)
}

/** The fields of a body, in order; nothing where it is not text. URLSearchParams would put other signs in the place of what is not. */
function pairsIn(body: Buffer): [string, string][] | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      .decode(body)
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const at = pair.indexOf('=')
        return at < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))]
      })
  } catch (error) {
    // The decoder's word for bytes that are no text, and the language's for percent signs that are none.
    if (error instanceof TypeError || error instanceof URIError) return undefined
    throw error
  }
}

function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}

function refused(status: number, reason: string): Outcome {
  return { status, reasons: [reason] }
}
