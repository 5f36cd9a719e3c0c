// Findings that are accepted for a while, with a reason. Past their last day they count again.
import type { DeclaredException } from '../../register/schema/exceptions.ts'
import type { Place } from '../declare/declaration.ts'
import { isFault, type Finding } from './findings.ts'

/** An accepted finding, as content/register/exceptions.yaml declares it. */
export type Exception = DeclaredException & { place: Place }

/** Marks what is accepted as known; an exception that is over is a fault of its own. */
export function applyExceptions(findings: readonly Finding[], exceptions: readonly Exception[], day: string): Finding[] {
  const accepting = ({ verdict, about }: Finding) => exceptions.find((exception) => exception.verdict === verdict && exception.about === about)
  const idle = exceptions.filter((exception) => !findings.some((finding) => accepting(finding) === exception))
  const accepted = findings.flatMap((finding): Finding[] => {
    const exception = isFault(finding) ? accepting(finding) : undefined
    if (!exception) return [finding]
    if (exception.until >= day) return [{ ...finding, verdict: 'known', said: `${finding.said}; accepted until ${exception.until}: ${exception.reason}`, place: exception.place }]
    return [finding, { ...finding, verdict: 'expired-exception', said: `this was accepted until ${exception.until}: ${exception.reason}`, place: exception.place, fix: 'mend what it accepts, or give it a later day and say why', alsoIn: [] }]
  })
  // Not every audit looks at everything, so this is no fault.
  return [...accepted, ...idle.map(({ verdict, about, place }): Finding => ({ verdict: 'known', about, said: `"${verdict}" is accepted here, and was not found`, state: '', page: '', action: '', by: undefined, place, fix: 'remove the entry, if the whole site was audited' }))]
}
