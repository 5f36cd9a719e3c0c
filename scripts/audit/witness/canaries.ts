// What the audit types and what it arrives with, in every form in which it could be sent on.
import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A text that nobody else writes. */
export interface Canary {
  /** What was done with it: "the field email", "the parameter gclid of the address". */
  what: string
  text: string
  /** `typed` may reach a form's declared receiver alone; `arrived` stood in the address, and may go where a yes lets the address go. */
  kind: 'typed' | 'arrived'
}

/** What a field asks for. */
export type Asked = 'text' | 'address' | 'digits' | 'day' | 'link'

/** What each has to be long enough for, so that nobody else writes the same. */
export const shortest: Readonly<Record<Asked, number>> = { text: 6, address: 17, digits: 9, day: 10, link: 25 }

/** A text of this kind, as an e-mail address, as digits, as a link or as a day that is far off where the field asks for such; no longer than the field takes. */
export function canary(kind: Canary['kind'], what: string, as: Asked = 'text', longest = Infinity): Canary {
  // Typed key by key, so short; and of several hundred in a run no two may be the same.
  const text = (most: number) => (most < 14 ? randomText(most) : `Canary${randomBytes(4).toString('hex')}`)
  const written: Record<Asked, () => string> = {
    text: () => text(longest),
    address: () => `${text(longest - '@audit.test'.length)}@audit.test`,
    digits: () => `0${String(randomInt(2 ** 47)).padStart(15, '0')}`.slice(0, longest),
    day: () => `${randomInt(2100, 9999)}-12-${randomInt(10, 31)}`,
    link: () => `https://audit.test/${text(longest - 'https://audit.test/'.length)}`,
  }
  return { what, text: written[as](), kind }
}

function randomText(length: number): string {
  return Array.from({ length }, () => randomInt(36).toString(36)).join('')
}

/** In which form a text holds a canary; `undefined` where it holds none. */
export function formIn(text: string, { text: wanted }: Canary): string | undefined {
  const lower = text.toLowerCase()
  return formsOf(wanted).find(({ written, isCased }) => (isCased ? text : lower).includes(written))?.form
}

/** One way to write it; where case carries nothing, in lower case. */
interface Form {
  form: string
  written: string
  isCased: boolean
}

const known = new Map<string, Form[]>()

function formsOf(text: string): Form[] {
  const forms = known.get(text) ?? [...makeForms(text), ...partsOf(text).flatMap(({ part, which }) => makeForms(part).map((each) => ({ ...each, form: `${each.form}, ${which}` })))]
  known.set(text, forms)
  return forms
}

/** The parts that say whose it is as well: of an e-mail address, of a link, and of a number that is called from abroad (ITU-T E.164). */
function partsOf(text: string): { part: string; which: string }[] {
  const [, name] = /^([^@/]+)@/.exec(text) ?? []
  const [, path] = /^https:\/\/[^/]+\/(.+)/.exec(text) ?? []
  const [, digits] = /^0(\d{8,})$/.exec(text) ?? []
  return [...(name === undefined ? [] : [{ part: name, which: 'the part before the @' }]), ...(path === undefined ? [] : [{ part: path, which: 'the part after the host' }]), ...(digits === undefined ? [] : [{ part: digits, which: 'without the 0' }])]
}

function makeForms(text: string): Form[] {
  const lower = text.toLowerCase()
  const once = encodeURIComponent(lower)
  const cases = [text, lower, text.toUpperCase()]
  return [
    { form: 'plain', written: lower, isCased: false },
    ...[once, encodeURIComponent(once)].map((written) => ({ form: 'address-encoded', written: written.toLowerCase(), isCased: false })),
    ...cases.flatMap(inBase64).map((written) => ({ form: 'base64', written, isCased: true })),
    ...['md5', 'sha1', 'sha256', 'sha512'].flatMap((form) => cases.flatMap((value) => hashes(form, value).map((each) => ({ form, ...each })))),
  ]
}

/** Base64 of a text inside a longer one: its whole groups, wherever it begins. */
function inBase64(text: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.from(' '.repeat(offset) + text)
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64').slice(offset === 0 ? 0 : 4)
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

function hashes(algorithm: string, text: string): Pick<Form, 'written' | 'isCased'>[] {
  const digest = () => createHash(algorithm).update(text)
  return [{ written: digest().digest('hex'), isCased: false }, ...[digest().digest('base64').replace(/=+$/, ''), digest().digest('base64url'), encodeURIComponent(digest().digest('base64'))].map((written) => ({ written, isCased: true }))]
}
