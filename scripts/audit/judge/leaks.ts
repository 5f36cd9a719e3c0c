// What a visitor typed, or arrived with, found where it should not be.
import type { Declaration } from '../declare/declaration.ts'
import { formEntryFor, isOfSite, originEntriesFor } from '../declare/matching.ts'
import type { Moment, SeenLeak } from '../evidence.ts'
import type { Finding } from './findings.ts'
import { isGranted } from './moments.ts'

/** The findings on one such text. What a visitor arrived with stands in the page's address, which an allowed service is told. */
export function judgeLeak(seen: SeenLeak & { moment: Moment }, declaration: Declaration, site: string): Finding[] {
  // That a form of the site posts to the site what is not declared is a finding of its own.
  if (seen.posted !== undefined && (seen.host === site || formEntryFor({ form: seen.posted, host: seen.host }, declaration, site))) return []
  if (seen.origin === 'arrived' && isTold(seen, declaration, site)) return []
  const where = seen.part === 'storage' ? `is kept on the device, for ${seen.host}` : seen.part === 'cookie' ? `is sent to ${seen.host} in a cookie` : `is sent to ${seen.host} in ${{ address: 'an address', body: 'what is posted', referrer: 'the address that it comes from', header: 'a header' }[seen.part]}`
  // With its host, so that who accepts one leak accepts no other.
  return [{ verdict: 'pii-leak', about: `${seen.what} ${seen.part === 'storage' ? 'on' : 'to'} ${seen.host}`, said: `what stood in ${seen.what} ${where} (${seen.form})`, state: seen.moment.state, page: seen.moment.page, action: seen.moment.action, by: seen.by, place: undefined, fix: 'send it to the declared receiver of its form alone, by POST; keep it nowhere' }]
}

/** Whether it went where a yes lets the address of a page go, or is kept by who may keep it. */
function isTold({ host, part, moment }: SeenLeak & { moment: Moment }, declaration: Declaration, site: string): boolean {
  const isElsewhere = !isOfSite(host, site)
  if (isElsewhere && part !== 'storage') return originEntriesFor(new URL(`https://${host}/`), declaration).some(({ categories }) => isGranted(categories, moment))
  // A click identifier that a measuring service keeps under its own name is what its yes is for.
  return part !== 'address' && declaration.entries.some((entry) => entry.kind === 'trace' && !entry.isOwn && isGranted(entry.categories, moment))
}
