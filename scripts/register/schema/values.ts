// The kinds of value that a register file can hold, each with its messages in an editor's words.
// A message has two lines: what is wrong, and what to write instead (`wrong` below joins them).
import { z } from 'zod'
import { didYouMean, nearest } from '../nearest.ts'
import { dateOf, durationOf, durationFromWords } from '../time.ts'

/** Joins the two halves of a message; `validate.ts` takes them apart again. */
export function wrong(what: string, fix: string): string {
  return `${what}\n${fix}`
}

/** Begins the advice to put a value in quotes; the value in them ends it. */
export const inQuotes = 'put it in quotes: '

/** That advice with what stood behind the value from a # on: YAML takes it for a note, and to paste the value without it would publish half a sentence. */
export function withNote(fix: string, note: string): string {
  return note === '' ? fix : `${fix.slice(0, -1)}${quoted(note).slice(1)}; YAML takes everything behind # for a note, so leave that out where it is one`
}

/** A text of one line or more, never empty. `what` says in an editor's words what belongs here. */
export function text(what: string) {
  return z
    .string({ error: (issue) => notText(issue.input, what) })
    .refine((value) => value.trim() !== '', { error: wrong('is empty', what), params: { rule: 'empty' } })
    .refine((value) => !/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(value), {
      error: wrong('holds signs that cannot be seen', 'type it anew, without copying'),
      params: { rule: 'unseen-sign' },
    })
    .refine((value) => value.length <= 4000, {
      error: wrong('is longer than 4,000 characters', 'say it in fewer words'),
      params: { rule: 'too-long' },
    })
    .describe(what)
}

/** `true` or `false`. */
export function yesNo(what: string) {
  return z.boolean({ error: (issue) => missingOr(issue.input, 'is neither true nor false', `write true or false: ${what}`) }).describe(what)
}

/** One of a closed list of words; a near miss gets the nearest. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, what: string) {
  return z
    .enum(words, {
      error: (issue) =>
        typeof issue.input === 'string'
          ? wrong(`${quoted(issue.input)} is not one of ${words.join(', ')}`, nearest(issue.input, words) ? didYouMean(issue.input, words) : 'write one of these')
          : missingOr(issue.input, 'is not a word', `${what}: one of ${words.join(', ')}`),
    })
    .describe(what)
}

/** A list with at least one entry. */
export function list<Item extends z.ZodType>(item: Item, what: string) {
  return z
    .array(item, { error: (issue) => missingOr(issue.input, 'is not a list', `write one "- ..." line per entry: ${what}`) })
    .min(1, { error: wrong('is an empty list', what) })
    .describe(what)
}

/** A list that may be empty or left out. */
export function optionalList<Item extends z.ZodType>(item: Item, what: string) {
  return z
    .array(item, { error: (issue) => missingOr(issue.input, 'is not a list', `write one "- ..." line per entry: ${what}`) })
    .default([])
    .describe(what)
}

/** A block of known keys. An unknown key is a fault that names the nearest known one. */
export function block<Shape extends z.core.$ZodLooseShape>(shape: Shape, what: string) {
  const known = Object.keys(shape)
  return z
    .strictObject(shape, {
      error: (issue) => {
        if (issue.code !== 'unrecognized_keys') return missingOr(issue.input, 'is not a block of keys', `${what}: write lines "key: value" with the keys ${known.join(', ')}`)
        return (issue.keys as string[]).map((key) => wrong(`unknown key ${quoted(key)}`, didYouMean(key, known))).join('\n')
      },
    })
    .describe(what)
}

/** A day, `2026-11-23`; `2026-02-31` is none. */
export function date(what: string) {
  return z
    .string({ error: (issue) => missingOr(issue.input, 'is not a date', `${what}, as YYYY-MM-DD`) })
    .refine((value) => dateOf(value) !== undefined, {
      error: (issue) => wrong(`${quoted(issue.input)} is not a date of the calendar`, 'write a real day as YYYY-MM-DD, like 2026-11-23'),
      params: { rule: 'date' },
    })
    .describe(what)
    .meta({ format: 'date' })
}

/** A day that has come: a fact cannot have been looked at tomorrow. */
export function pastDate(what: string) {
  return date(what).refine((value) => (dateOf(value)?.getTime() ?? 0) <= Date.now() + 86_400_000, {
    error: (issue) => wrong(`${quoted(issue.input)} has not come yet`, 'write the day on which it was'),
    params: { rule: 'date' },
  })
}

/** An ISO 8601 duration such as `P13M`; gives its parts. */
export function duration(what: string) {
  return z
    .string({ error: (issue) => missingOr(issue.input, 'is not a duration', `${what}, like P13M`) })
    .transform((value, context) => durationOf(value) ?? refuse(context, notADuration(value), 'duration'))
    .describe(what)
}

/** A lifetime on the device: a duration, `session` (until the browser closes) or `unlimited` (until deleted). */
export function lifetime(what: string) {
  return z
    .string({ error: (issue) => missingOr(issue.input, 'is not a lifetime', `${what}: a duration like P13M, session, or unlimited`) })
    .transform((value, context) =>
      value === 'session' || value === 'unlimited' ? value : (durationOf(value) ?? refuse(context, notADuration(value), 'duration')),
    )
    .describe(what)
}

/** A page on the web, over https. */
export function webPage(what: string) {
  return z
    .string({ error: (issue) => missingOr(issue.input, 'is not an address', `${what}: an address that starts with https://`) })
    .refine(isHttpsAddress, {
      error: (issue) => wrong(`${quoted(issue.input)} is not an https address`, `${what}: write the whole address, like https://example.org/page`),
      params: { rule: 'address' },
    })
    .describe(what)
}

/** Origin of a Content-Security-Policy source: `https://host` or `https://*.host.tld`, nothing wider. */
export function origin(what: string) {
  return z
    .string({ error: (issue) => missingOr(issue.input, 'is not an origin', what) })
    .superRefine((value, context) => {
      const problem = originProblem(value)
      if (problem) context.addIssue({ code: 'custom', message: problem, params: { rule: 'origin' } })
    })
    .describe(what)
}

/** An e-mail address. */
export function email(what: string) {
  return z
    .email({ error: (issue) => missingOr(issue.input, `${quoted(issue.input)} is not an e-mail address`, `${what}, like privacy@your-domain`) })
    .describe(what)
}

/** A country by its two-letter code (ISO 3166-1), known to this Node's own list. */
export function country(what: string) {
  return z
    .string({ error: (issue) => missingOr(issue.input, 'is not a country code', `${what}: two capital letters, like NL`) })
    .refine((value) => /^[A-Z]{2}$/.test(value) && !notCountries.includes(value) && countryNames.of(value) !== undefined, {
      error: (issue) => wrong(`${quoted(issue.input)} is not a country code`, 'write two capital letters (ISO 3166-1), like NL, DE, US'),
      params: { rule: 'country' },
    })
    .describe(what)
}

/** A host on which a trace lies, `doubleclick.net`, or `self`. */
export function host(what: string) {
  return text(what).refine((value) => value === 'self' || /^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/.test(value), {
    error: (issue) => wrong(`${quoted(issue.input)} is not a host`, 'write self, or the host alone, like doubleclick.net'),
    params: { rule: 'host' },
  })
}

/** A name used to refer to something: lower-case letters, digits and hyphens. */
export function id(what: string) {
  return z
    .string({ error: (issue) => missingOr(issue.input, 'is not a name', what) })
    .refine((value) => /^[a-z][a-z0-9-]{0,63}$/.test(value), {
      error: (issue) => wrong(`${quoted(issue.input)} is not a name`, 'use lower-case letters, digits and hyphens, like ad-measurement'),
      params: { rule: 'name' },
    })
    .describe(what)
}

/** Address of a page of this site, `/rules/privacy-policy/`. */
export function sitePath(what: string) {
  return z
    .string({ error: (issue) => missingOr(issue.input, 'is not a page of this site', what) })
    .refine((value) => /^\/([\w.~-]+\/)*([\w.~-]+)?(#[\w-]+)?$/.test(value) && !value.includes('..'), {
      error: (issue) => wrong(`${quoted(issue.input)} is not an address inside this site`, `${what}: write it like /rules/privacy-policy/`),
      params: { rule: 'address' },
    })
    .describe(what)
}

/** What every fact that came from outside carries: where it was read, and when. */
export const evidence = {
  source: webPage('the page that states this fact').optional(),
  checkedOn: pastDate('the day on which the source was last read').optional(),
  evidence: oneOf(['read', 'secondary'], 'read where the source itself was read; secondary where copies of it or reports about it were').optional(),
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Codes that have a name in Node's list and are no country: unions, and those set aside for tests and unknown regions. */
const notCountries = ['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']

/** A sentence with a colon and a space in it is a block of one key in YAML, `- Cookies: we use fewer`; it is shown as text again. */
function notText(input: unknown, what: string): string {
  if (isPlain(input)) return wrong('is not text', `${inQuotes}"${input}"`)
  const [entry, ...others] = typeof input === 'object' && input !== null && !Array.isArray(input) ? Object.entries(input) : []
  if (entry === undefined || others.length > 0 || (typeof entry[1] === 'object' && entry[1] !== null)) return missingOr(input, 'is not text', what)
  const written = `${entry[0]}: ${entry[1] ?? ''}`.trim()
  return wrong('is not text: YAML takes what stands before the colon for a key', `${inQuotes}${quoted(written)}`)
}

function isPlain(input: unknown): input is number | boolean {
  return typeof input === 'number' || typeof input === 'boolean'
}

function missingOr(input: unknown, problem: string, fix: string): string {
  if (input === undefined) return wrong('is missing', fix)
  if (input === null) return wrong('is empty', fix)
  return wrong(problem, fix)
}

function refuse(context: z.core.$RefinementCtx, message: string, rule: string): never {
  context.issues.push({ code: 'custom', message, params: { rule }, input: context.value })
  return z.NEVER
}

function notADuration(value: string): string {
  const meant = durationFromWords(value)
  return wrong(
    `${quoted(value)} is not a duration`,
    meant ? `write ${meant}` : 'write an ISO 8601 duration like P2Y (years), P13M (months), P90D (days) or PT30M (minutes)',
  )
}

function isHttpsAddress(value: string): boolean {
  if (!/^https:\/\/[^\s\\@]+$/.test(value) || !URL.canParse(value)) return false
  return new URL(value).hostname.includes('.')
}

function originProblem(value: string): string | undefined {
  const match = /^https:\/\/(\*\.)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?)$/.exec(value)
  if (!value.startsWith('https://')) return wrong(`${quoted(value)} is not an https origin`, 'write the whole origin, like https://www.googletagmanager.com')
  if (!match) return wrong(`${quoted(value)} is not one host`, 'write https:// and a host, without a path or a bare *, like https://www.googletagmanager.com')
  return undefined
}

function quoted(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}

/** The language of a text, as a tag of BCP 47. */
export function language(what: string) {
  return z
    .string({ error: wrong('is missing', `${what}, like en`) })
    .refine(isLanguage, {
      error: (issue) => wrong(`${JSON.stringify(issue.input)} is not a language`, 'write a language tag, like en or en-GB'),
      params: { rule: 'language' },
    })
    .describe(`${what}, as a language tag`)
}

/** Whether a text is a language tag in its usual form: `en`, `pt-BR`. */
export function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value)[0] === value
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
