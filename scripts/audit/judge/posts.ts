// What forms sent, against the forms of the register.
import type { Declaration } from '../declare/declaration.ts'
import { formEntryFor } from '../declare/matching.ts'
import type { Moment, SeenPost } from '../evidence.ts'
import type { Finding } from './findings.ts'

/** The findings on one form that a page posted: it is not declared, or it sends more than is. */
export function judgePost({ form, host, fields, moment: { state, page, action } }: SeenPost & { moment: Moment }, declaration: Declaration, site: string): Finding[] {
  const common = { verdict: 'undeclared', state, page, action, by: undefined } as const
  const entry = formEntryFor({ form, host }, declaration, site)
  if (!entry) return [{ ...common, about: `form ${form === '' ? 'without a name' : `"${form}"`}`, said: `a form ${form === '' ? 'that does not say its name' : `called "${form}"`} sends ${fields.join(', ')} to ${host}, and no file in register/forms declares it`, place: undefined, fix: 'remove the form; if it is intended, declare it in a file of its own in content/register/forms/ and print it with ::form' }]
  const more = fields.filter((name) => !entry.fields.includes(name))
  return more.length === 0 ? [] : [{ ...common, about: entry.id, said: `the form "${form}" sends ${more.join(', ')}, which its file does not declare`, place: entry.place, fix: 'remove the field from the page, or declare it under fields:' }]
}
