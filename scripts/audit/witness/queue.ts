// Google's queue: what it must begin with. https://developers.google.com/tag-platform/security/guides/consent
import type { Looked } from '../in-page/told.ts'

const adTypes = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage']

/** What is wrong with the queue of a page; `undefined` where nothing is, or there is no queue. */
export function queueProblem(queue: Looked['queue']): string | undefined {
  if (queue.length === 0) return undefined
  const odd = queue.find(({ isCommand, command }) => !isCommand && Array.isArray(command))
  if (odd) return `"${String(odd.command[0])}" was queued as an array, which Google reads as another command`
  const [first] = queue
  const [name, how, types] = first?.command ?? []
  if (name !== 'consent' || how !== 'default') return `the queue begins with "${String(name)}", before any consent`
  const granted = adTypes.filter((type) => (types as Record<string, unknown> | undefined)?.[type] !== 'denied')
  return granted.length === 0 ? undefined : `consent begins without denying ${granted.join(', ')}`
}
