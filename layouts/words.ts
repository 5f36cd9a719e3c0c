import type { Register } from '../scripts/register/load.ts'
import { html, raw, escapeText, type Html } from './html.ts'

/** A text of words.yaml with its places filled: `{date}` by `values.date`. A place without a value is a fault of the code. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_whole, place: string) => valueOf(place, values))
}

/** As `fill`, for values that are markup: the text is escaped, the values are printed as they are. */
export function fillMarkup(text: string, values: Record<string, Html>): Html {
  return raw(text.split(/(\{\w+\})/).map((part) => (/^\{\w+\}$/.test(part) ? valueOf(part.slice(1, -1), values).markup : escapeText(part))).join(''))
}

function valueOf<Value>(place: string, values: Record<string, Value>): Value {
  const value = values[place]
  if (value === undefined) throw new Error(`words.yaml: no value for the place {${place}}`)
  return value
}

/** The name of a country in the site's language, from its ISO 3166-1 code. */
export function countryName(code: string, { site }: Register): string {
  return new Intl.DisplayNames(site.language, { type: 'region' }).of(code) ?? code
}

/** A day in the site's language, as a `<time>` element. */
export function day(date: string, { site }: Register): Html {
  return html`<time datetime="${date}">${dayText(date, site.language)}</time>`
}

/** A day in words: `2016-05-01` is "1 May 2016" where the language is British English, "May 1, 2016" in American. */
export function dayText(date: string, language: string): string {
  return dayFormat(localeOf(language)).format(new Date(`${date}T00:00:00Z`))
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** Making a format takes far longer than using it, and a list of versions has thousands of days. */
function dayFormat(locale: string): Intl.DateTimeFormat {
  const format = dayFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  dayFormats.set(locale, format)
  return format
}

/** Names in a row as the language writes them: "a, b and c". */
export function inARow(names: readonly string[], { site }: Register): string {
  const locale = localeOf(site.language)
  const format = rowFormats.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction' })
  rowFormats.set(locale, format)
  return format.format(names)
}

const rowFormats = new Map<string, Intl.ListFormat>()

/** A text in which no number is parted from what it counts, for large letters and narrow places. */
export function unbroken(text: string): string {
  return text.replaceAll(/(?<=\d) | (?=\d)/g, '\u00a0')
}

/** The locale in which dates and lists are written: British where the language is English without a country, for European readers. */
export function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language
}
