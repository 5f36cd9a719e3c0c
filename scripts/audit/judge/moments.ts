// Whether what was seen was allowed at its moment, and which verdict it is where it was not.
import type { Moment } from '../evidence.ts'
import type { Verdict } from './findings.ts'

/** Whether one of these categories was granted. */
export function isGranted(categories: readonly string[], { granted }: Moment): boolean {
  return categories.some((id) => granted.includes(id))
}

/** The verdict on something declared that was not allowed then. */
export function tooSoonOrTooLate(categories: readonly string[], { state, withdrawn, granted }: Moment): Verdict {
  if (categories.some((id) => withdrawn.includes(id))) return 'after-withdrawal'
  return state.startsWith('only:') && granted.length > 0 ? 'category-crosstalk' : 'too-early'
}

/** The moment in words: what the visitor had said by then. */
export function whenText({ granted, withdrawn }: Moment, switches: readonly string[]): string {
  if (withdrawn.length > 0) return `after a yes to ${withdrawn.join(', ')} was taken back`
  const yes = granted.filter((id) => switches.includes(id))
  return yes.length === 0 ? 'without a yes to anything' : `with a yes to ${yes.join(', ')} alone`
}
