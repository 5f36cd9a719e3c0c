// How a request on the wire is read: what it is for, what it carries, and which form it posts.
import type { OriginUse } from '../declare/declaration.ts'
import type { Seen, Source } from '../evidence.ts'
import type { WireRequest } from './wire.ts'

/** Whether a script sent it. What the next page is made of is fetched before anything on that page can erase. */
export function isOfScript({ method, headers, isWebSocket }: WireRequest): boolean {
  return headers['sec-fetch-mode'] !== 'navigate' && (isWebSocket || method !== 'GET' || headers['sec-fetch-dest'] === 'empty')
}

/** What no part of its own is searched for; a name can hold a text as well as a value. */
export function otherHeaders(headers: WireRequest['headers']): string {
  return Object.entries(headers).filter(([name]) => !['referer', 'cookie', ':path'].includes(name)).flat().join('\n')
}

/** The names of the cookies that go along. */
export function cookieNames({ headers }: WireRequest): string[] {
  return (headers['cookie'] ?? '').split(';').map((pair) => pair.split('=')[0]?.trim() ?? '')
}

/** A request to another host, without what stands in its query. */
export function requestSeen({ method, address, body, headers, isWebSocket }: WireRequest): Seen {
  return {
    kind: 'request',
    method,
    address: `${address.origin}${address.pathname}`,
    parameters: [...new Set([...address.searchParams.keys(), ...(headers['content-type']?.includes('urlencoded') ? new URLSearchParams(body).keys() : [])])].sort(),
    use: isWebSocket ? 'connect' : usesByDestination[headers['sec-fetch-dest'] ?? ''],
    how: 'sent',
    gcs: address.searchParams.get('gcs') ?? undefined,
    by: undefined,
  }
}

// https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header: what each kind of request needs of the security policy.
const usesByDestination: Record<string, OriginUse> = { script: 'script', worker: 'script', serviceworker: 'script', image: 'img', iframe: 'frame', frame: 'frame', empty: 'connect' }

const usesByDirective: Record<string, OriginUse> = { 'script-src': 'script', 'script-src-elem': 'script', 'img-src': 'img', 'frame-src': 'frame', 'connect-src': 'connect' }

/** A request that the security policy stopped, by its directive. */
export function refusedRequest(text: string, directive: string, by: Source | undefined): Seen {
  const { origin, pathname } = new URL(text)
  return { kind: 'request', method: 'GET', address: `${origin}${pathname}`, parameters: [], use: usesByDirective[directive], how: 'refused', gcs: undefined, by }
}

/** Relations by which a header has a browser contact a host; others, such as a license, say what a page is. */
const contacting = ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender', 'stylesheet']

/** The hints in a Link header: RFC 8288. */
export function headerHints(text: string): { relation: string; address: string }[] {
  return text.split(/,(?=\s*<)/).flatMap((part) => {
    const [, address = '', relations = ''] = /<([^>]*)>.*?rel="?([^";]+)/.exec(part) ?? []
    return relations.toLowerCase().split(/\s+/).filter((relation) => contacting.includes(relation)).map((relation) => ({ relation, address }))
  })
}

/** The fields of a form that is posted, by a page on its way to the next or by a script that says which form it is. */
export function fieldsPosted({ method, headers, body }: WireRequest): URLSearchParams | undefined {
  if (method !== 'POST') return undefined
  const fields = fieldsIn(headers['content-type'] ?? '', body)
  return fields && (headers['sec-fetch-mode'] === 'navigate' || fields.has('form-name')) ? fields : undefined
}

function fieldsIn(type: string, body: string): URLSearchParams | undefined {
  if (type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(body)
  const [, boundary] = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(type) ?? []
  return boundary === undefined ? undefined : new URLSearchParams(body.split(`--${boundary}`).flatMap(fieldInPart))
}

/** The field in a part of a form: RFC 7578. Of a file, its name is enough. */
function fieldInPart(part: string): [name: string, value: string][] {
  const [head = '', ...rest] = part.split('\r\n\r\n')
  const [, name] = /^content-disposition:[^\r\n]*;\s*name="([^"]*)"/im.exec(head) ?? []
  return name === undefined ? [] : [[name, rest.join('\r\n\r\n').replace(/\r\n$/, '')]]
}
