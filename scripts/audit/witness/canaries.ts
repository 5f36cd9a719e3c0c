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

/** A text of this kind, as an e-mail address or as digits where the field asks for such. */
export function canary(kind: Canary['kind'], what: string, as: 'text' | 'address' | 'digits' = 'text'): Canary {
  // Typed key by key, so short; and of several hundred in a run no two may be the same.
  const text = `Canary${randomBytes(4).toString('hex')}`
  const written = { text, address: `${text}@audit.test`, digits: `0${String(randomInt(2 ** 47)).padStart(15, '0')}` }
  return { what, text: written[as], kind }
}

/** In which form a text holds a canary; `undefined` where it holds none. */
export function formIn(text: string, { text: wanted }: Canary): string | undefined {
  return formsOf(wanted).find(({ written }) => text.includes(written))?.form
}

const known = new Map<string, { form: string; written: string }[]>()

function formsOf(text: string): { form: string; written: string }[] {
  const forms = known.get(text) ?? makeForms(text)
  known.set(text, forms)
  return forms
}

function makeForms(text: string): { form: string; written: string }[] {
  const plain = [text, text.toLowerCase()]
  const encoded = (value: string) => encodeURIComponent(value)
  return [
    ...plain.map((written) => ({ form: 'plain', written })),
    ...plain.flatMap((value) => [encoded(value), encoded(encoded(value))]).map((written) => ({ form: 'address-encoded', written })),
    ...plain.flatMap(inBase64).map((written) => ({ form: 'base64', written })),
    ...['md5', 'sha1', 'sha256', 'sha512'].flatMap((form) => plain.flatMap((value) => hashes(form, value).map((written) => ({ form, written })))),
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

function hashes(algorithm: string, text: string): string[] {
  const digest = () => createHash(algorithm).update(text)
  return [digest().digest('hex'), digest().digest('base64').replace(/=+$/, ''), digest().digest('base64url'), encodeURIComponent(digest().digest('base64'))]
}
