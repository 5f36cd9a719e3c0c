// A stand-in for Google's tag. It reads the queue, follows consent, keeps what it is assumed to keep, sets it again at every
// hit and when the page is left, and says in what it sends which consent it had.
import type { Assumptions } from '../stand-in/assumptions.ts'

type Fields = Record<string, unknown>
type Tag = Assumptions['tags'][number]

const page = window as unknown as Record<string, unknown> & { dataLayer: unknown[] }

/** Begins to follow the queue. */
export default function follow({ tags, consentParameter }: Assumptions): void {
  const consent: Fields = {}
  const configured = new Map<string, Fields>()
  const isGranted = (type: string) => consent[type] !== 'denied'

  const send = (id: string, { hits }: Tag) => {
    const state = `G1${isGranted('ad_storage') ? 1 : 0}${isGranted('analytics_storage') ? 1 : 0}`
    for (const { address, by } of hits) {
      const url = `${address}?tid=${id}&${consentParameter}=${state}&dl=${encodeURIComponent(location.href)}`
      if (by === 'beacon') navigator.sendBeacon(url)
      else new Image().src = url
    }
  }
  const hit = (id: string, fields: Fields, isLeaving = false) => {
    const tag = tags.find(({ prefix }) => id.startsWith(prefix))
    if (!tag || (tag.canBeDisabled && page[`ga-disable-${id}`] === true)) return
    if (isGranted(tag.needs) || (isLeaving && tag.setsAgainWhenLeft)) for (const trace of tag.traces) keep({ ...trace, name: trace.name.replace('{id}', id.slice(tag.prefix.length)) }, fields)
    send(id, tag)
  }
  const does: Record<string, (...rest: never[]) => void> = {
    consent: (_how: string, types: Fields) => void Object.assign(consent, types),
    config: (id: string, fields: Fields = {}) => {
      configured.set(id, fields)
      hit(id, fields)
    },
    event: () => configured.forEach((fields, id) => hit(id, fields)),
  }
  const run = (command: unknown) => {
    // An array is another command to Google: only the `arguments` object of a function is understood.
    // https://github.com/google/data-layer-helper
    if (Object.prototype.toString.call(command) !== '[object Arguments]') return
    const [name, ...rest] = Array.from(command as ArrayLike<unknown>)
    does[String(name)]?.(...(rest as never[]))
  }
  page.dataLayer.forEach(run)
  page.dataLayer.push = (...commands: unknown[]) => {
    commands.forEach(run)
    return Array.prototype.push.apply(page.dataLayer, commands)
  }
  addEventListener('pagehide', () => configured.forEach((fields, id) => hit(id, fields, true)))
}

function keep({ storage, name, lifetime, followsSettings }: Tag['traces'][number], { cookie_domain, cookie_expires, cookie_flags = '', cookie_update = true }: Fields): void {
  if (storage === 'localStorage') return localStorage.setItem(name, '1')
  if (cookie_update === false && `; ${document.cookie}`.includes(`; ${name}=`)) return
  const parent = location.hostname.split('.').slice(-2).join('.')
  const domain = cookie_domain === 'none' ? '' : `;domain=${parent}`
  document.cookie = `${name}=GS1.1.1;path=/;max-age=${String(followsSettings ? (cookie_expires ?? lifetime) : lifetime)}${domain};${String(cookie_flags)}`
}
