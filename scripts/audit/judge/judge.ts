// All verdicts on all evidence.
import type { Declaration } from '../declare/declaration.ts'
import { isReceiver, originEntriesFor, traceEntryFor } from '../declare/matching.ts'
import type { Observation, SeenHint, StateEvidence } from '../evidence.ts'
import { unlikeStandIn } from '../stand-in/reality.ts'
import type { Disguised } from '../subject/disguised.ts'
import { judgeDisguised } from './disguised.ts'
import { applyExceptions, type Exception } from './exceptions.ts'
import { together, type Finding } from './findings.ts'
import { judgeLeak } from './leaks.ts'
import { judgePolicyPage } from './policy-page.ts'
import { judgePost } from './posts.ts'
import { judgeConsent } from './consent.ts'
import { judgeHint, judgeRequest } from './requests.ts'
import { judgeSecurityPolicy } from './security-policy.ts'
import { judgeStale } from './stale.ts'
import { judgeTrace } from './traces.ts'

/** What was seen of the site without a browser. */
export interface Served {
  /** The pages that were read, with the security policies that each was sent. */
  pages: readonly { path: string; policies: readonly string[] }[]
  /** The policy as it was sent; `undefined` where there is none. */
  policyHtml: string | undefined
  /** Links in the served pages that have a browser connect ahead, and parts that come from other hosts. */
  hints: readonly (SeenHint & { page: string })[]
  parts: readonly { page: string; line: number; tag: string; address: string }[]
  /** Other hosts that a form in the served pages would send to. */
  receivers: Served['parts']
  /** Entries in which the register that a live site publishes is not the one that it is held against. */
  differences: readonly { entry: string; isThere: boolean }[]
  /** Hosts below the site's domain that are not what their name says. */
  disguised: readonly Disguised[]
}

/** Everything that is judged. */
export interface Case {
  declaration: Declaration
  /** The host of the site. */
  site: string
  isLive: boolean
  served: Served
  evidence: readonly StateEvidence[]
  exceptions: readonly Exception[]
  day: string
}

/** Every finding, the same thing once. */
export function judge({ declaration, site, isLive, served, evidence, exceptions, day }: Case): Finding[] {
  const findings = [
    ...evidence.flatMap(({ observations }) => withoutWhatWasErased(observations, declaration, site).flatMap((seen) => judgeObservation(seen, declaration, site))),
    ...evidence.flatMap(notReached),
    ...judgeServed(served, declaration),
    ...judgeDisguised(served.disguised, declaration),
    ...judgeStale(evidence, declaration, site, isLive),
    ...(isLive ? unlikeStandIn(evidence.flatMap(({ observations }) => observations)) : []),
  ]
  return applyExceptions(together(findings), exceptions, day)
}

/**
 * A tag that runs already can set its cookies once more while its page is left, and no page can keep it from that. What
 * counts is that the page after it has erased them, and nothing has sent them: of what lies nowhere later, that last setting is passed over.
 */
function withoutWhatWasErased(observations: readonly Observation[], declaration: Declaration, site: string): Observation[] {
  const isTakenBack = (seen: Observation) => seen.kind === 'trace' && (traceEntryFor(seen, declaration, site)?.categories ?? []).some((id) => seen.moment.withdrawn.includes(id))
  const lying = new Set(observations.flatMap((seen) => (seen.kind === 'trace' && seen.way === 'kept' && isTakenBack(seen) ? [`${seen.storage} ${seen.name} ${seen.host}`] : [])))
  return observations.filter((seen) => seen.kind !== 'trace' || !seen.whileLeft || !isTakenBack(seen) || lying.has(`${seen.storage} ${seen.name} ${seen.host}`))
}

function judgeObservation(seen: Observation, declaration: Declaration, site: string): Finding[] {
  switch (seen.kind) {
    case 'trace':
      return judgeTrace(seen, declaration, site)
    case 'request':
      return judgeRequest(seen, declaration)
    case 'post':
      return judgePost(seen, declaration, site)
    case 'hint':
      return judgeHint(seen, declaration)
    case 'leak':
      return judgeLeak(seen, declaration, site)
    case 'queue':
      return [{ verdict: 'signal-mismatch', about: 'consent of Google’s tags', said: seen.problem, ...placeOfMoment(seen), by: undefined, place: undefined, fix: 'queue consent first, with the arguments object of a function, and everything denied' }]
    case 'consent':
      return judgeConsent(seen, declaration)
    case 'choice':
      return [{ verdict: 'signal-mismatch', about: 'the stored choice', said: `the site keeps a yes to ${seen.beyond.join(', ')} that nobody gave`, ...placeOfMoment(seen), by: undefined, place: undefined, fix: 'store a yes only where a visitor presses a button that says so: to scroll, to close and to go on are no consent (GDPR Recital 32)' }]
    case 'note':
      return [{ verdict: 'seen', about: 'fingerprinting', said: `a script ${seen.what}`, ...placeOfMoment(seen), by: seen.by, place: undefined, fix: 'find out what it is for' }]
  }
}

function placeOfMoment({ moment: { state, page, action } }: Observation): Pick<Finding, 'state' | 'page' | 'action'> {
  return { state, page, action }
}

function notReached({ state, notReached: why, untried }: StateEvidence): Finding[] {
  const common = { verdict: 'not-reached', state, by: undefined, place: undefined } as const
  return [
    ...(why === undefined ? [] : [{ ...common, about: `state ${state}`, said: `the state "${state}" was not reached: ${why}`, page: '', action: '', fix: 'what was not reached proves nothing: mend the control, or leave the state out with --states' }]),
    ...untried.map(({ page, what, why: reason }) => ({ ...common, about: `${page} ${what}`, said: `${page}: "${what}" could not be tried: ${reason}`, page, action: what, fix: 'what was not tried proves nothing' })),
  ]
}

function judgeServed({ pages, policyHtml, hints, parts, receivers, differences }: Served, declaration: Declaration): Finding[] {
  const always = declaration.categories.filter(({ isSwitchable }) => !isSwitchable).map(({ id }) => id)
  const moment = (page: string) => ({ state: 'served', page, action: 'read', granted: always, withdrawn: [], once: [] })
  const isAlways = (address: string) => originEntriesFor(new URL(address), declaration).some(({ categories }) => categories.some((id) => always.includes(id)))
  const noPolicy: Finding = { verdict: 'policy-gap', about: 'policy', said: `there is no page at ${declaration.policy}`, state: 'served', page: declaration.policy, action: 'read', by: undefined, place: undefined, fix: 'write the policy there, or name its address in site.yaml' }
  return [
    ...pages.flatMap(({ path, policies }) => judgeSecurityPolicy(path, policies, declaration)),
    ...(policyHtml === undefined ? [noPolicy] : judgePolicyPage(policyHtml, declaration)),
    ...differences.map(({ entry, isThere }): Finding => ({ verdict: 'policy-gap', about: entry, said: isThere ? `the live site declares ${entry}, and the register here does not` : `the register here declares ${entry}, and the live site does not`, state: 'served', page: '/register.json', action: 'read', by: undefined, place: declaration.entries.find(({ id }) => id === entry)?.place, fix: 'deploy what is here, or say --content for what is there' })),
    ...hints.flatMap((hint) => judgeHint({ ...hint, moment: moment(hint.page) }, declaration)),
    ...receivers.filter(({ address }) => originEntriesFor(new URL(address), declaration).length === 0 && !isReceiver(new URL(address), declaration)).map(({ page, line, tag, address }): Finding => ({ verdict: 'undeclared', about: `<${tag}> ${new URL(address).origin}`, said: `line ${line} of ${page} as it is served has a form that sends to ${new URL(address).origin}, and no service of the register declares it`, state: 'served', page, action: 'read', by: undefined, place: undefined, fix: 'have the form sent to this site, or declare the service that receives it' })),
    // What stands in a page as it is served is fetched whatever a visitor chose.
    ...parts.filter(({ address }) => !isAlways(address)).map(({ page, line, tag, address }): Finding => ({ verdict: 'too-early', about: `<${tag}> ${new URL(address).origin}`, said: `line ${line} of ${page} as it is served takes <${tag}> from ${new URL(address).origin}, whatever the visitor chose`, state: 'served', page, action: 'read', by: undefined, place: undefined, fix: 'keep a copy on this site, or load it after a yes' })),
  ]
}
