// What is declared and was never seen, in any state that allows it.
import type { Declaration, Entry } from '../declare/declaration.ts'
import { formEntryFor, originEntriesFor, traceEntryFor } from '../declare/matching.ts'
import type { StateEvidence } from '../evidence.ts'
import type { Finding } from './findings.ts'

/** The entries that were seen, by id. */
export function seenEntries(evidence: readonly StateEvidence[], declaration: Declaration, site: string): Set<string> {
  return new Set(
    evidence.flatMap(({ observations }) =>
      observations.flatMap((seen) => {
        if (seen.kind === 'trace') return traceEntryFor(seen, declaration, site)?.id ?? []
        if (seen.kind === 'request' && seen.how === 'sent') return originEntriesFor(new URL(seen.address), declaration).filter(({ categories }) => categories.some((id) => seen.moment.granted.includes(id))).map(({ id }) => id)
        if (seen.kind === 'post') return formEntryFor(seen, declaration, site)?.id ?? []
        return []
      }),
    ),
  )
}

/**
 * The findings on what was not seen. On a live site a declaration that nothing comes of is a fault; before a stand-in it can
 * not be told, and is only noted. What was not allowed in any state that was tried was not looked for; nor was what comes of an answer
 * where none was given.
 */
export function judgeStale(evidence: readonly StateEvidence[], declaration: Declaration, site: string, isLive: boolean): Finding[] {
  const seen = seenEntries(evidence, declaration, site)
  const granted = new Set(evidence.flatMap(({ observations, notReached }) => (notReached === undefined ? observations.flatMap(({ moment }) => moment.granted) : [])))
  const isAnswered = declaration.categories.every(({ isSwitchable }) => !isSwitchable) || evidence.some(({ observations }) => observations.some(({ moment }) => moment.action === 'answer'))
  return declaration.entries
    .filter(({ id, categories }) => !seen.has(id) && categories.some((category) => granted.has(category)))
    .map((entry): Finding => {
      const what = nameOf(entry)
      const isKept = isLive && isAnswered && !declaration.isExample && entry.kind === 'trace'
      return {
        verdict: isKept ? 'stale' : 'not-testable',
        about: entry.id,
        said: `${what} is declared and was not seen`,
        state: 'every state that allows it',
        page: 'every page that was visited',
        action: '',
        by: undefined,
        place: entry.place,
        fix: isKept ? 'remove it from the register if nothing sets it any more; if it comes only now and then, accept this finding for a while in exceptions.yaml' : declaration.isExample ? 'an example loads no tag' : !isAnswered ? 'try a state in which the question is answered, too: --states none,reject,accept' : isLive ? 'an origin may be needed only now and then; forms of a live site are sent only with --submit-forms' : 'a live audit would tell',
      }
    })
}

function nameOf(entry: Entry): string {
  if (entry.kind === 'origin') return entry.origin
  return entry.kind === 'form' ? `the form "${entry.form}"` : `${entry.storage} "${entry.name}"`
}
