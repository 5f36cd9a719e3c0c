// Where reality differs from what is assumed of Google's tags: said after an audit of a live site.
import type { Observation } from '../evidence.ts'
import type { Finding } from '../judge/findings.ts'
import { assumptions } from './assumptions.ts'

const place = { file: 'scripts/audit/stand-in/assumptions.ts', line: 1 }

/** What was seen of Google otherwise than the stand-in plays it; nothing where no tag was fetched. */
export function unlikeStandIn(observations: readonly Observation[]): Finding[] {
  const sent = observations.flatMap((seen) => (seen.kind === 'request' && seen.how === 'sent' ? [seen] : []))
  if (!sent.some(({ address }) => address === assumptions.script)) return []
  const assumedHits = assumptions.tags.flatMap(({ hits }) => hits.map(({ address }) => address))
  const known = [assumptions.script, ...assumedHits]
  const ofGoogle = [...new Set(sent.map(({ address }) => address).filter(isOfGoogle))]
  const more = ofGoogle.filter((address) => !known.includes(address)).map((address) => difference(address, `Google's tags contacted ${address}, which the stand-in does not play`))
  const less = assumedHits.filter((address, index) => !ofGoogle.includes(address) && assumedHits.indexOf(address) === index).map((address) => difference(address, `the stand-in contacts ${address}, and Google's tags did not`))
  return [...more, ...less, ...lifetimes(observations)]
}

function lifetimes(observations: readonly Observation[]): Finding[] {
  const assumed = [...assumptions.tags.flatMap(({ traces }) => traces.filter(({ followsSettings }) => !followsSettings)), ...assumptions.cookies.map((cookie) => ({ ...cookie, storage: 'cookie' as const }))]
  const asked = observations.flatMap((seen) => (seen.kind === 'trace' && seen.way !== 'kept' && typeof seen.lifetime === 'number' ? [{ name: seen.name, lifetime: seen.lifetime }] : []))
  return assumed.flatMap(({ name, lifetime }) => {
    const other = asked.find((seen) => seen.name === name && Math.abs(seen.lifetime - lifetime) > lifetime / 100)
    return other ? [difference(`cookie ${name}`, `"${name}" was asked to stay for ${other.lifetime} seconds, and the stand-in asks for ${lifetime}`)] : []
  })
}

function difference(about: string, said: string): Finding {
  return { verdict: 'unlike-stand-in', about, said, state: '', page: '', action: '', by: undefined, place, fix: `change what is assumed, and the day on which it was looked at (${assumptions.checkedOn})` }
}

function isOfGoogle(address: string): boolean {
  return /(^|\.)(google\.com|google-analytics\.com|googletagmanager\.com|doubleclick\.net|googleadservices\.com|googlesyndication\.com)$/.test(new URL(address).hostname)
}
