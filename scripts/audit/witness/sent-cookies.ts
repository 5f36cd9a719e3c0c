// Cookies that scripts send along, as Chromium's own tools tell it: what a page asks for in its last moments is heard of by nobody,
// and the page after it can send that before it erases it.
import type { CDPSession } from 'playwright'
import type { Moment } from '../evidence.ts'

/** A cookie that went along with a request, and the host that received it. */
export interface SentCookie {
  name: string
  host: string
}

/** What a page is made of is fetched before anything on it can erase; these a script asks for. Of an image Chromium cannot say so while the page is read. */
const kindsOfScripts = ['Fetch', 'XHR', 'Ping', 'Image', 'Media', 'EventSource', 'Other']

/** Tells each cookie that a script sent on a page that began after something was taken back; pages begin at the moment that is told then. */
export function followSentCookies(session: CDPSession, momentNow: () => Moment, tell: (cookie: SentCookie, at: Moment) => void): void {
  const opened = momentNow()
  const begun = new Map<string, Moment>()
  const asked = new Map<string, { host: string; at: Moment }>()
  const sent = new Map<string, string[]>()
  // Of a request the one is told before the other, or after it.
  const join = (id: string) => {
    const request = asked.get(id)
    if (!request) return
    for (const name of sent.get(id) ?? []) tell({ name, host: request.host }, request.at)
    sent.delete(id)
  }
  session.on('Network.requestWillBeSent', ({ requestId, loaderId, type = '', request, initiator }) => {
    const at = momentNow()
    if (requestId === loaderId) return void begun.set(loaderId, at)
    const isOfLaterPage = (begun.get(loaderId) ?? opened).withdrawn.length > 0
    if (!isOfLaterPage || !kindsOfScripts.includes(type) || !(initiator.type === 'script' || (type === 'Image' && initiator.type === 'other'))) return undefined
    asked.set(requestId, { host: new URL(request.url).hostname, at })
    return join(requestId)
  })
  session.on('Network.requestWillBeSentExtraInfo', ({ requestId, associatedCookies }) => {
    if (momentNow().withdrawn.length === 0) return
    sent.set(requestId, associatedCookies.filter(({ blockedReasons }) => blockedReasons.length === 0).map(({ cookie }) => cookie.name))
    join(requestId)
  })
}
