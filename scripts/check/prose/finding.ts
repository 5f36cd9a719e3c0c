import type { Fault } from '../../register/fault.ts'
import type { Place } from './sections.ts'

/** What is said at a place, before it is known in which file. */
export type Finding = Omit<Fault, 'file'>

/** A finding at a place. */
export function at(place: Place, rule: string, message: string, fix: string): Finding {
  return { ...place, rule, message, fix }
}
