// Choices as the site stores them, made without a visit.
import { askedCategories } from '../scripts/consent/asked.ts'
import { loadRegister } from '../scripts/register/load.ts'

const day = 86_400

/** What a stored choice is made of. */
export interface Stored {
  /** The categories that were accepted; all others are refused. */
  on?: readonly string[]
  /** Categories that were not asked about. */
  unasked?: readonly string[]
  /** How many days ago it was made. */
  daysAgo?: number
  revision?: number
  /** Categories whose answer is of another day, by how many days ago. */
  days?: Readonly<Record<string, number>>
  /** Categories whose answer was given to another revision. */
  revisions?: Readonly<Record<string, number>>
}

/** The value of the choice cookie, encoded. */
export function choiceValue(stored: Stored = {}): string {
  return encodeURIComponent(JSON.stringify(choiceOf(stored)))
}

/** The choice as an object, to be damaged. */
export function choiceOf({ on = [], unasked = [], daysAgo = 0, revision = 1, days = {}, revisions = {} }: Stored = {}) {
  const { register } = loadRegister('content')
  if (!register) throw new Error('the register has faults')
  const atOf = (id: string) => Math.floor(Date.now() / 1000) - (days[id] ?? daysAgo) * day
  const at = atOf('')
  const asked = askedCategories(register).map(({ id }) => id).filter((id) => !unasked.includes(id))
  const date = new Date(at * 1000).toISOString()
  return {
    categories: ['necessary', ...on],
    revision,
    data: { answers: Object.fromEntries(asked.map((id) => [id, [on.includes(id) ? 1 : 0, revisions[id] ?? revision, atOf(id), atOf(id) + 181 * day]])) as Record<string, unknown>, texts: '0'.repeat(32) },
    consentTimestamp: date,
    consentId: 'none',
    services: {},
    languageCode: 'en',
    lastConsentTimestamp: date,
    expirationTime: (at + 181 * day) * 1000,
  }
}
