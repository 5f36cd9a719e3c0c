import type { Declaration } from '../declare/declaration.ts'
import { originEntriesFor } from '../declare/matching.ts'
import type { Disguised } from '../subject/disguised.ts'
import type { Finding } from './findings.ts'

/** The findings on hosts that bear the site's name and are another party's, where no other party is declared for them. */
export function judgeDisguised(disguised: readonly Disguised[], declaration: Declaration): Finding[] {
  return disguised.flatMap(({ host, ...found }): Finding[] => {
    const entries = originEntriesFor(new URL(`https://${host}/`), declaration)
    const common = { about: entries[0]?.id ?? `origin https://${host}`, state: '', page: '', action: '', by: undefined, place: entries[0]?.place }
    if ('why' in found) return [{ ...common, verdict: 'not-reached', said: `whose host ${host} is could not be found out: ${found.why}`, fix: 'look whether names can be resolved here, and audit again' }]
    if (entries.some(({ isOwn }) => !isOwn)) return []
    return [{ ...common, verdict: 'wrong-party', said: `${host} bears the name of this site, and is ${found.target}: who runs that host receives what is sent there`, fix: `declare the origin https://${host} at the service of who runs ${found.target}, and name them as its provider` }]
  })
}
