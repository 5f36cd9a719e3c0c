import type { Register } from '../../scripts/register/load.ts'
import type { Category } from '../../scripts/register/schema/categories.ts'
import { html, type Printable } from '../html.ts'
import { fill } from '../words.ts'

/** What allows a use of data, and where it rests on legitimate interests, which: GDPR Art. 13(1)(c), (d). */
export function basisText({ basis, interest }: Pick<Category, 'basis' | 'interest'>, { words }: Register): Printable {
  const text = words.bases[basis]
  return interest === undefined ? text : html`${text}. ${fill(words.categories.interest, { interest })}`
}
