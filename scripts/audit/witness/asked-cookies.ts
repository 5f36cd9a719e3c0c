// What a browser was asked to keep, read from the text of a cookie: RFC 6265bis, section 5.

/** A cookie as it was asked for. */
export interface AskedCookie {
  name: string
  value: string
  /** The host that it is for: its domain, or the one that asked. */
  host: string
  /** In seconds from now; `session` where it has no end; 0 or less where it is erased. */
  lifetime: number | 'session'
}

/** Reads the text of a cookie that a script or an answer of a host gave, at a time (ms). */
export function askedCookie(text: string, askedBy: string, now: number): AskedCookie {
  const [pair = '', ...rest] = text.split(';')
  const attributes = new Map(rest.map((part): [string, string] => [part.split('=')[0]?.trim().toLowerCase() ?? '', part.slice(part.indexOf('=') + 1).trim()]))
  const at = pair.indexOf('=')
  return { name: pair.slice(0, Math.max(at, 0)).trim(), value: pair.slice(at + 1).trim(), host: (attributes.get('domain') || askedBy).replace(/^\./, '').toLowerCase(), lifetime: lifetimeOf(attributes, now) }
}

function lifetimeOf(attributes: ReadonlyMap<string, string>, now: number): AskedCookie['lifetime'] {
  const longest = attributes.get('max-age') ?? ''
  // Browsers pass over what is not digits, and then the date counts: RFC 6265bis, section 5.6.2.
  if (/^-?\d+$/.test(longest)) return inWholeMinutes(Number(longest))
  const end = cookieDate(attributes.get('expires') ?? '')
  return end === undefined ? 'session' : inWholeMinutes(Math.round((end - now) / 1000))
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The moment that a date in a cookie names (ms): RFC 6265bis, section 5.1.1. Other ways to write one are no date to a browser. */
function cookieDate(text: string): number | undefined {
  const words = text.split(/[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/)
  let [time, day, month, year]: (readonly number[] | undefined)[] = []
  for (const word of words) {
    const [hours, daysOrYears] = [/^(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)/.exec(word), /^(\d{1,4})(?!\d)/.exec(word)?.[1] ?? '']
    if (!time && hours) time = hours.slice(1).map(Number)
    else if (!day && /^\d{1,2}$/.test(daysOrYears)) day = [Number(daysOrYears)]
    else if (!month && months.includes(word.slice(0, 3).toLowerCase())) month = [months.indexOf(word.slice(0, 3).toLowerCase())]
    else if (!year && /^\d{2,4}$/.test(daysOrYears)) year = [wholeYear(Number(daysOrYears))]
  }
  const [[hour = 24, minute = 60, second = 60] = [], [dayOfMonth = 0] = [], [monthOfYear = 12] = [], [fullYear = 0] = []] = [time, day, month, year]
  const end = new Date(Date.UTC(fullYear, monthOfYear, dayOfMonth, hour, minute, second))
  return fullYear >= 1601 && hour <= 23 && minute <= 59 && second <= 59 && end.getUTCMonth() === monthOfYear && end.getUTCDate() === dayOfMonth ? end.getTime() : undefined
}

function wholeYear(written: number): number {
  return written < 70 ? written + 2_000 : written < 100 ? written + 1_900 : written
}

/** Who counts until a moment is a second late now and then; two audits of one site must say the same. */
function inWholeMinutes(seconds: number): number {
  return seconds < 3_600 ? seconds : Math.round(seconds / 60) * 60
}

const hour = 3_600
const day = 24 * hour
/** No browser keeps a cookie for longer: RFC 6265bis, section 5.5. */
const longest = 400 * day

/**
 * For how long a cookie that lies in the browser stays, from when it ends (s; -1 where it goes with the session) and from now (ms): in
 * whole days, or hours, rounded up, as it grows shorter while the audit runs. Not known where the clock of the page is ahead (ms), and a
 * day that it named is as far off as a browser keeps anything.
 */
export function keptLifetime(end: number, now: number, ahead = 0): number | 'session' | undefined {
  if (end < 0) return 'session'
  const seconds = end - now / 1000
  if (ahead > 0 && seconds > longest - day) return undefined
  const unit = seconds > day ? day : hour
  // Clocks differ by moments.
  return Math.max(1, Math.ceil((seconds - 60) / unit)) * unit
}
