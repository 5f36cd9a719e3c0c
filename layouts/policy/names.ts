import type { Register } from '../../scripts/register/load.ts'
import { html, type Html } from '../html.ts'
import { day, dayText, fill, fillMarkup } from '../words.ts'
import type { Edition } from './document.ts'

/** The number of a correction; `undefined` for the first text of a version. */
function correctionNumber({ name, version }: Edition): string | undefined {
  return name === version ? undefined : name.slice(version.length + 1)
}

/** What an edition is called: the day of its version, and which correction of it this is. */
export function shownName(edition: Edition, register: Register): Html {
  const [version, number] = [day(edition.version, register), correctionNumber(edition)]
  return number === undefined ? version : fillMarkup(register.words.versions.correctionOf, { version, number: html`${number}` })
}

/** The same as text, for titles and feeds. */
export function shownNameText(edition: Edition, { site, words }: Register): string {
  const [version, number] = [dayText(edition.version, site.language), correctionNumber(edition)]
  return number === undefined ? version : fill(words.versions.correctionOf, { version, number })
}

/** What was said when an edition was published. A correction has no sentences of its own, those of its version changed before it. */
export function saidOf(edition: Edition, register: Register): Html[] {
  if (edition.corrected !== undefined) return [fillMarkup(register.words.versions.correction, { corrected: day(edition.corrected, register) })]
  return edition.changes.map((change) => html`${change}`)
}
