// The audit's stand-in for Google's services, in front of a browser that a test drives.
import type { BrowserContext } from 'playwright/test'
import { assumptions } from '../scripts/audit/stand-in/assumptions.ts'
import { standInAnswer } from '../scripts/audit/stand-in/stand-in.ts'
import { browserRequest } from '../scripts/audit/witness/browser-request.ts'
import { isOwnHost } from './sites.ts'

/** What left for hosts other than the site's own. */
export interface StandIn {
  requests: URL[]
  /** What its tags sent, with the consent that they sent it under: `G101` is a yes to statistics alone. */
  hits: () => { host: string; gcs: string; id: string }[]
  /** Makes every other host unreachable. */
  fail: () => void
}

/** Answers for every host but the site's own. */
export async function standInForGoogle(context: BrowserContext): Promise<StandIn> {
  let isReachable = true
  const requests: URL[] = []
  await context.route(
    ({ hostname }) => !isOwnHost(hostname),
    async (route) => {
      const request = browserRequest(route.request())
      requests.push(request.address)
      if (!isReachable) return route.abort('connectionrefused')
      const { status, headers, body } = await standInAnswer(request)
      return route.fulfill({ status, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join('\n')])), body })
    },
  )
  return {
    requests,
    hits: () => requests.filter(({ searchParams }) => searchParams.has(assumptions.consentParameter)).map(({ hostname, searchParams }) => ({ host: hostname, gcs: searchParams.get(assumptions.consentParameter) ?? '', id: searchParams.get('tid') ?? '' })),
    fail: () => (isReachable = false),
  }
}
