// Answers in the place of every host but the site's own: as Google's services are assumed to, and for all others with nothing.
import type { WireAnswer, WireRequest } from '../witness/wire.ts'
import { inPageScript } from '../in-page.ts'
import { assumptions } from './assumptions.ts'

const nothing: WireAnswer = { status: 204, headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }, body: '' }
// One transparent pixel, as every address of an image answers.
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** What a host other than the site's answers. */
export async function standInAnswer({ address, headers }: WireRequest): Promise<WireAnswer> {
  if (`${address.origin}${address.pathname}` === assumptions.script) return { status: 200, headers: { 'content-type': 'text/javascript' }, body: await inPageScript('google-tag', assumptions) }
  const cookies = assumptions.cookies.filter(({ host }) => address.hostname === host || address.hostname.endsWith(`.${host}`)).map(({ host, name, lifetime }) => `${name}=1; Domain=${host}; Path=/; Max-Age=${lifetime}; Secure; SameSite=None`)
  const more: WireAnswer['headers'] = cookies.length > 0 ? { 'set-cookie': cookies } : {}
  if (headers['sec-fetch-dest'] === 'image') return { status: 200, headers: { 'content-type': 'image/gif', ...more }, body: pixel }
  if (headers['sec-fetch-dest'] === 'script') return { status: 200, headers: { 'content-type': 'text/javascript', ...more }, body: '' }
  if (headers['sec-fetch-dest'] === 'iframe') return { status: 200, headers: { 'content-type': 'text/html', ...more }, body: '<!DOCTYPE html><title>stand-in</title>' }
  return { ...nothing, headers: { ...nothing.headers, ...more } }
}
