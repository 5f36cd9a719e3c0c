// Dates and durations as the register writes them: real days, ISO 8601 durations.

/** A duration in its parts; a part that is not written is 0. */
export interface Duration {
  /** As it was written: `P13M`. */
  iso: string
  years: number
  months: number
  weeks: number
  days: number
  hours: number
  minutes: number
  seconds: number
}

const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const
type Unit = (typeof units)[number]

const durationForm =
  /^P(?:(?<years>\d{1,4})Y)?(?:(?<months>\d{1,4})M)?(?:(?<weeks>\d{1,4})W)?(?:(?<days>\d{1,5})D)?(?:T(?=\d)(?:(?<hours>\d{1,5})H)?(?:(?<minutes>\d{1,6})M)?(?:(?<seconds>\d{1,7})S)?)?$/

/** The parts of an ISO 8601 duration (`P13M`), or `undefined` if the text is none or lasts no time. */
export function durationOf(text: string): Duration | undefined {
  const parts = durationForm.exec(text)?.groups
  if (!parts) return undefined
  const part = (name: Unit) => Number(parts[name] ?? 0)
  const duration: Duration = {
    iso: text,
    years: part('years'),
    months: part('months'),
    weeks: part('weeks'),
    days: part('days'),
    hours: part('hours'),
    minutes: part('minutes'),
    seconds: part('seconds'),
  }
  return units.some((unit) => duration[unit] > 0) ? duration : undefined
}

/** `P2Y` for "2 years": what an editor meant who wrote a duration in words; `undefined` if it cannot be told. */
export function durationFromWords(text: string): string | undefined {
  const match = /^\s*(\d{1,5})\s*(year|month|week|day|hour|minute|second)s?\s*$/i.exec(text)
  if (!match?.[1] || !match[2]) return undefined
  const unit = match[2].toLowerCase()
  const amount = Number(match[1])
  const letter = unit[0]?.toUpperCase() ?? ''
  return durationOf(['hour', 'minute', 'second'].includes(unit) ? `PT${amount}${letter}` : `P${amount}${letter}`)?.iso
}

/** A day of the calendar from `YYYY-MM-DD`, at midnight UTC; `undefined` for `2026-02-31`. */
export function dateOf(text: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? day : undefined
}

/** The day some days after another, both `YYYY-MM-DD`. @throws RangeError for a day that is none. */
export function daysAfter(day: string, days: number): string {
  const later = new Date(`${day}T00:00:00Z`)
  later.setUTCDate(later.getUTCDate() + days)
  return later.toISOString().slice(0, 10)
}

/** Today as `YYYY-MM-DD` in a time zone (IANA name). */
export function today(timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date())
}

const day = 86_400

/** The least number of seconds that a lifetime can last: months of 28 days and years of 365; `session` is 0. */
export function shortestSeconds(lifetime: Duration | 'session' | 'unlimited'): number {
  if (typeof lifetime === 'string') return lifetime === 'session' ? 0 : Infinity
  const months = lifetime.years * 12 + lifetime.months
  return fixedSeconds(lifetime) + Math.floor(months / 12) * 365 * day + shortestMonths(months % 12) * day
}

/** The most seconds that a lifetime can last: months of 31 days; `session` is 0. */
export function longestSeconds(lifetime: Duration | 'session' | 'unlimited'): number {
  if (typeof lifetime === 'string') return lifetime === 'session' ? 0 : Infinity
  return fixedSeconds(lifetime) + (lifetime.years * 12 + lifetime.months) * 31 * day
}

function fixedSeconds({ weeks, days, hours, minutes, seconds }: Duration): number {
  return (weeks * 7 + days) * day + hours * 3600 + minutes * 60 + seconds
}

/** The days of the shortest run of whole months in a calendar: 28, 59, 89, ... */
function shortestMonths(months: number): number {
  return [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334][months] ?? 0
}
