// Findings that are accepted for a while, with a reason. Past their last day they count again.
import type { Place } from '../declare/declaration.ts'
import { isFault, type Finding, type Verdict } from './findings.ts'

/** An accepted finding, as content/register/exceptions.yaml declares it. */
export interface Exception {
  verdict: Verdict
  /** What the finding is about, as the report says it. */
  about: string
  reason: string
  /** The last day on which it holds. */
  until: string
  place: Place
}

/** Marks what is accepted as known; an exception that is over is a fault of its own. */
export function applyExceptions(findings: readonly Finding[], exceptions: readonly Exception[], day: string): Finding[] {
  const accepting = ({ verdict, about }: Finding) => exceptions.find((exception) => exception.verdict === verdict && exception.about === about)
  return findings.flatMap((finding): Finding[] => {
    const exception = isFault(finding) ? accepting(finding) : undefined
    if (!exception) return [finding]
    if (exception.until >= day) return [{ ...finding, verdict: 'known', said: `${finding.said}; accepted until ${exception.until}: ${exception.reason}`, place: exception.place }]
    return [finding, { ...finding, verdict: 'expired-exception', said: `this was accepted until ${exception.until}: ${exception.reason}`, place: exception.place, fix: 'mend what it accepts, or give it a later day and say why', alsoIn: [] }]
  })
}
