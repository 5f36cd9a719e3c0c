import type { Register } from '../scripts/register/load.ts'
import type { Trace } from '../scripts/register/schema/service.ts'
import type { Duration } from '../scripts/register/time.ts'
import { inARow } from './words.ts'

const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const

/** A duration in the site's language: `P13M` is "13 months", `P1Y6M` "1 year and 6 months". */
export function durationText(duration: Duration, register: Register): string {
  const parts = units
    .filter((unit) => duration[unit] > 0)
    .map((unit) => unitFormat(register.site.language, unit.slice(0, -1)).format(duration[unit]))
  return inARow(parts, register)
}

const unitFormats = new Map<string, Intl.NumberFormat>()

/** Making a format takes far longer than using it, and a site has hundreds of durations. */
function unitFormat(language: string, unit: string): Intl.NumberFormat {
  const format = unitFormats.get(`${language} ${unit}`) ?? new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
  unitFormats.set(`${language} ${unit}`, format)
  return format
}

/** How long a trace stays, in a visitor's words. */
export function lifetimeText(lifetime: Trace['lifetime'], register: Register): string {
  return typeof lifetime === 'string' ? register.words.traces[lifetime] : durationText(lifetime, register)
}

/** The longest of some lifetimes; none of none. */
export function longestOf(lifetimes: readonly Trace['lifetime'][]): Trace['lifetime'] | undefined {
  return lifetimes.toSorted((one, other) => secondsOf(other) - secondsOf(one))[0]
}

const secondsIn = { years: 31_536_000, months: 2_592_000, weeks: 604_800, days: 86_400, hours: 3600, minutes: 60, seconds: 1 }

/** How long a lifetime is (s): none for the visit alone, without end where it stays until it is deleted. Months and years by their mean. */
export function secondsOf(lifetime: Trace['lifetime']): number {
  if (typeof lifetime === 'string') return lifetime === 'session' ? 0 : Infinity
  return units.reduce((sum, unit) => sum + lifetime[unit] * secondsIn[unit], 0)
}
