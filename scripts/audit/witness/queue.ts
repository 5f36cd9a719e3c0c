// Google's queue: what it must begin with, and what it grants. https://developers.google.com/tag-platform/security/guides/consent
import type { Looked } from '../in-page/told.ts'

const consentTypes = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage']

/** What is wrong with the queue of a page; `undefined` where nothing is, or there is no queue. Messages of a tag to itself are objects. */
export function queueProblem(queue: Looked['queue']): string | undefined {
  if (queue.length === 0) return undefined
  const odd = queue.find(({ isArray }) => isArray)
  if (odd) return `"${String(odd.command[0])}" was queued as an array, which Google reads as another command`
  const [first] = queue
  const [name, how, types] = first?.command ?? []
  if (name !== 'consent' || how !== 'default') return `the queue begins with "${String(name)}", before any consent`
  const granted = consentTypes.filter((type) => statedIn(types, type) !== 'denied')
  return granted.length === 0 ? undefined : `consent begins without denying ${granted.join(', ')}`
}

/** The types of consent that a queue grants in the end: the last word on each holds, of a default and of an update alike. */
export function grantedBy(queue: Looked['queue']): string[] {
  const consents = queue.flatMap(({ command: [name, how, types] }) => (name === 'consent' && (how === 'default' || how === 'update') ? [types] : []))
  return consentTypes.filter((type) => consents.map((types) => statedIn(types, type)).findLast((stated) => stated !== undefined) === 'granted')
}

function statedIn(types: unknown, type: string): unknown {
  return typeof types === 'object' && types !== null ? (types as Record<string, unknown>)[type] : undefined
}
