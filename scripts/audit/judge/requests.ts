// What was sent, or was to be sent, against the origins of the register.
import type { Declaration, OriginUse } from '../declare/declaration.ts'
import { isDeclaredFor, originEntriesFor } from '../declare/matching.ts'
import type { Moment, SeenHint, SeenRequest } from '../evidence.ts'
import { serviceFor } from './addition.ts'
import type { Finding } from './findings.ts'
import { isGranted, tooSoonOrTooLate, whenText } from './moments.ts'

/** The findings on one request to another host. */
export function judgeRequest(seen: SeenRequest & { moment: Moment }, declaration: Declaration): Finding[] {
  const address = new URL(seen.address)
  const entries = originEntriesFor(address, declaration)
  const fitting = entries.filter((entry) => isDeclaredFor(entry, seen.use))
  const allowed = fitting.find(({ categories }) => isGranted(categories, seen.moment))
  const what = `${deed(seen)} ${address.origin}${seen.use ? ` (${useText[seen.use]})` : ''}`
  const common = { state: seen.moment.state, page: seen.moment.page, action: seen.moment.action, by: seen.by }
  if (allowed) return signalFindings(seen, declaration, { ...common, about: allowed.id, place: allowed.place })
  const [entry] = fitting.length > 0 ? fitting : entries
  if (!entry) {
    const service = serviceFor(seen.by?.script, declaration)
    return [{ ...common, verdict: 'undeclared', about: `origin ${address.origin}`, said: `${what}, and no service of the register declares it`, place: service?.place, fix: 'remove what asks for it; if it is intended, add this to the service that it belongs to', yaml: originYaml(address.origin, seen.use) }]
  }
  const categories = [...new Set((fitting.length > 0 ? fitting : entries).flatMap((each) => each.categories))]
  const switches = declaration.categories.filter(({ isSwitchable }) => isSwitchable).map(({ id }) => id)
  if (isGranted(categories, seen.moment)) return [{ ...common, verdict: 'wrong-kind', about: entry.id, said: `${what}, and the register declares that origin for ${entry.uses.map((use) => useText[use]).join(', ')}`, place: entry.place, fix: `add it under origins: ${seen.use ?? 'connect'}:, or remove what asks for it`, yaml: originYaml(address.origin, seen.use) }]
  const verdict = tooSoonOrTooLate(categories, seen.moment)
  // What runs in a page cannot be unloaded: that nothing of it comes through is what taking back can do, until the page is left.
  if (verdict === 'after-withdrawal' && seen.how === 'refused') return [{ ...common, verdict: 'stopped', about: entry.id, said: `${what} ${whenText(seen.moment, switches)}`, place: entry.place, fix: 'nothing: the page that still runs it is held, and left' }]
  return [{ ...common, verdict, about: entry.id, said: `${what} ${whenText(seen.moment, switches)}`, place: entry.place, fix: verdict === 'after-withdrawal' ? 'stop it when the yes is taken back, and leave the page: what runs already cannot be unloaded' : `let nothing contact it before a yes to ${categories.join(' or ')}` }]
}

/** The findings on one hint: a browser that connects ahead tells a host that somebody is here. */
export function judgeHint(seen: SeenHint & { moment: Moment }, declaration: Declaration): Finding[] {
  const address = new URL(seen.address)
  if (seen.where === 'reports') return [reportsElsewhere(seen, address)]
  if (originEntriesFor(address, declaration).some(({ categories }) => isGranted(categories, seen.moment))) return []
  const where = { served: 'the page as it is served', page: 'the page', header: 'a Link header' }[seen.where]
  return [{ verdict: 'hint', about: `${seen.relation} ${address.origin}`, said: `${where} has the browser ${seen.relation} ${address.origin}${seen.line === undefined ? '' : ` (line ${seen.line})`}`, state: seen.moment.state, page: seen.moment.page, action: seen.moment.action, by: undefined, place: undefined, fix: 'remove the link: before a yes nothing may be contacted, and after it this saves a few milliseconds' }]
}

/** No service declares who is told what a browser stopped: each report names the page that somebody was on. */
function reportsElsewhere({ relation, moment: { state, page, action } }: SeenHint & { moment: Moment }, { origin }: URL): Finding {
  return { verdict: 'csp-wider', about: `${relation} ${origin}`, said: `the header ${relation} has the browser report to ${origin}, whatever the visitor chose`, state, page, action, by: undefined, place: undefined, fix: 'remove the header, or have it name an address of this site' }
}

/** Consent that Google's tag says it has must be what the visitor gave. */
function signalFindings(seen: SeenRequest & { moment: Moment }, { categories }: Declaration, common: Pick<Finding, 'state' | 'page' | 'action' | 'by' | 'about' | 'place'>): Finding[] {
  if (seen.gcs === undefined) return []
  const given = categories.filter(({ id }) => seen.moment.granted.includes(id)).flatMap(({ grants }) => grants)
  const expected = `G1${given.includes('ad_storage') ? 1 : 0}${given.includes('analytics_storage') ? 1 : 0}`
  return seen.gcs === expected ? [] : [{ ...common, verdict: 'signal-mismatch', said: `a hit to ${new URL(seen.address).origin} says consent ${seen.gcs}, and the visitor gave ${expected}`, fix: 'tell Google the consent of the visitor before any tag is configured, and again when it changes' }]
}

const useText: Record<OriginUse, string> = { script: 'a script', connect: 'data', img: 'an image', frame: 'a frame' }

function deed({ how }: SeenRequest): string {
  return { sent: 'something was sent to', refused: 'the page tried, and its security policy refused, to contact', connected: 'a connection was opened to' }[how]
}

function originYaml(origin: string, use: OriginUse | undefined): string {
  return `origins:\n  ${use ?? 'connect'}:\n    - ${origin}`
}
