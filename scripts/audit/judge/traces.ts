// What lies on the device, or was asked to be kept there, against the register.
import { longestSeconds, shortestSeconds } from '../../register/time.ts'
import type { Declaration, TraceEntry } from '../declare/declaration.ts'
import { isOfSite, nearTraceEntry, originFits, traceEntryFor } from '../declare/matching.ts'
import type { Moment, SeenTraceRecord, Source } from '../evidence.ts'
import { serviceFor } from './addition.ts'
import type { Finding } from './findings.ts'
import { isGranted, tooSoonOrTooLate, whenText } from './moments.ts'

type Seen = SeenTraceRecord & { moment: Moment }

/** The findings on one thing; none where the register allows it. */
export function judgeTrace(seen: Seen, declaration: Declaration, site: string): Finding[] {
  const entry = traceEntryFor(seen, declaration, site)
  if (!entry) return [withoutEntry(seen, declaration, site)]
  const switches = declaration.categories.filter(({ isSwitchable }) => isSwitchable).map(({ id }) => id)
  const finding = findingOn(seen, entry)
  if (!isGranted(entry.categories, seen.moment)) {
    if (staysWithoutFault(seen, entry)) return []
    const verdict = tooSoonOrTooLate(entry.categories, seen.moment)
    return [finding(verdict, `${named(seen)} ${howText(seen)} ${whenText(seen.moment, switches)}`, verdict === 'after-withdrawal' ? 'erase it when the yes is taken back, and at the next page again; stop what sets it' : `let nothing that sets it run before a yes to ${entry.categories.join(' or ')}; or put the service under another category`)]
  }
  return [...lifetimeFindings(seen, entry, finding), ...setterFindings(seen, entry, site, finding)]
}

/** What lies on another host cannot be erased by this site, which says so; to be set again is another matter. */
function staysWithoutFault({ way, moment }: Seen, { erasable, categories }: TraceEntry): boolean {
  return way === 'kept' && !erasable && categories.some((id) => moment.once.includes(id))
}

type MakeFinding = (verdict: Finding['verdict'], said: string, fix: string, yaml?: string) => Finding

function findingOn({ moment, by }: Seen, { id, place }: TraceEntry): MakeFinding {
  return (verdict, said, fix, yaml) => ({ verdict, about: id, said, state: moment.state, page: moment.page, action: moment.action, by, place, fix, yaml })
}

function withoutEntry(seen: Seen, declaration: Declaration, site: string): Finding {
  const near = nearTraceEntry(seen, declaration, site)
  if (near) {
    const { entry, differs } = near
    return differs === 'kind'
      ? findingOn(seen, entry)('wrong-kind', `${named(seen)} ${howText(seen)}, and the register declares "${entry.name}" as ${entry.storage}`, `write kind: ${seen.storage}, or declare it as an entry of its own`)
      : findingOn(seen, entry)('wrong-party', `${named(seen)} ${howText(seen)} on ${seen.host}, and the register declares "${entry.name}" on ${entry.host === 'self' ? 'this site' : entry.host}`, isOfSite(seen.host, site) ? 'write party: first and host: self' : `write party: third and host: ${seen.host}`)
  }
  const service = serviceFor(seen.by?.script, declaration)
  return {
    verdict: 'undeclared',
    about: `${seen.storage} ${seen.name}`,
    said: `${named(seen)} ${howText(seen)}, and the register does not know it`,
    state: seen.moment.state,
    page: seen.moment.page,
    action: seen.moment.action,
    by: seen.by,
    place: service?.place,
    fix: 'remove what sets it; if it is intended, add this entry to the traces of the service that it belongs to',
    yaml: traceYaml(seen, site),
  }
}

function traceYaml({ storage, name, host, lifetime }: Seen, site: string): string {
  const isOwn = isOfSite(host, site)
  return [`- name: ${name}`, `  kind: ${storage}`, `  party: ${isOwn ? 'first' : 'third'}`, `  host: ${isOwn ? 'self' : host}`, `  lifetime: ${lifetimeYaml(lifetime)}`, '  purpose: what it is for, in the words of a visitor', `  erasable: ${isOwn && ['cookie', 'localStorage', 'sessionStorage'].includes(storage) ? 'true' : 'false'}`].join('\n')
}

function lifetimeYaml(lifetime: Seen['lifetime']): string {
  if (lifetime === undefined) return 'session # for how long it stays was not seen'
  return typeof lifetime === 'string' ? lifetime : durationText(lifetime)
}

const day = 86_400

function durationText(seconds: number): string {
  return seconds >= day ? `P${Math.ceil(seconds / day)}D` : `PT${seconds}S`
}

function lifetimeFindings(seen: Seen, entry: TraceEntry, finding: MakeFinding): Finding[] {
  if (seen.lifetime === undefined || seen.storage !== 'cookie') return []
  const declared = typeof entry.lifetime === 'string' ? entry.lifetime : entry.lifetime.iso
  const asked = seen.lifetime === 'session' ? 0 : seen.lifetime === 'unlimited' ? Infinity : seen.lifetime
  const longest = longestSeconds(entry.lifetime)
  // A day, or a hundredth, is no lie; of a session there is no part.
  const tolerated = longest === 0 ? 0 : longest > 30 * day ? longest + Math.max(day, longest / 100) : longest * 1.01
  if (seen.way === 'kept') return asked - (longest === 0 ? 0 : roundedBy(asked)) > tolerated ? [finding('wrong-lifetime', `${named(seen)} lies in the browser and stays there for ${durationText(asked)}, and the register says ${declared}`, `have it set for ${declared}, or write how long it was set for`)] : []
  if (asked > tolerated) return [finding('wrong-lifetime', `${named(seen)} is to stay for ${seen.lifetime === 'unlimited' ? 'ever' : durationText(asked)}, and the register says ${declared}`, `write lifetime: ${lifetimeYaml(seen.lifetime)}, or have it set for ${declared}`)]
  // https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/: some browsers shorten what scripts set.
  if (asked < shortestSeconds(entry.lifetime) * 0.99 - 1 && Number.isFinite(longest)) return [finding('shorter', `${named(seen)} stays for ${seen.lifetime === 'session' ? 'the session' : durationText(asked)}, and the register says ${declared}`, `lifetime: ${lifetimeYaml(seen.lifetime)} would say it exactly`)]
  return []
}

/** What lies in the browser is seen for a part of its time, which is rounded up. */
function roundedBy(seconds: number): number {
  return seconds > day ? day : 3_600
}

function setterFindings({ by, way, ...seen }: Seen, entry: TraceEntry, site: string, finding: MakeFinding): Finding[] {
  if (way === 'kept' || !by || !URL.canParse(by.script)) return []
  const setter = new URL(by.script)
  const isOwnScript = setter.hostname === site
  const mayBe = entry.isOwn ? isOwnScript : way === 'header' ? isOfSite(setter.hostname, entry.host) || isOwnScript : entry.setters.some((origin) => originFits(origin, setter))
  if (mayBe) return []
  const expected = entry.isOwn ? 'this site' : entry.setters.join(', ') || entry.services.join(', ')
  return [finding('wrong-setter', `${named(seen)} is set by ${sourceText(by)}, and the register says that ${expected} sets it`, 'find out who sets it, and declare it there; two things under one name are not one thing')]
}

function named({ storage, name }: Pick<Seen, 'storage' | 'name'>): string {
  return `${storage} "${name}"`
}

function howText({ way }: Pick<Seen, 'way'>): string {
  return way === 'kept' ? 'lies in the browser' : 'is set'
}

/** A script and its line. */
export function sourceText({ script, line }: Source): string {
  return line === undefined ? script : `${script}:${line}`
}
