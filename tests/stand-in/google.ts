// A stand-in for Google's hosts. Its gtag behaves as Google's was seen to: it reads the queue, follows consent, keeps its
// cookies, sets them again at every hit and when the page is left, respects ga-disable, and says `gcs` in what it sends.
import type { BrowserContext } from 'playwright/test'

/** What left for hosts other than the site's own. */
export interface StandIn {
  requests: URL[]
  /** What its gtag sent, with the consent that it sent it under: `G101` is a yes to statistics alone. */
  hits: () => { host: string; gcs: string; id: string }[]
  /** Makes every other host unreachable. */
  fail: () => void
}

/** Answers for every host but the site's own. */
export async function standInForGoogle(context: BrowserContext): Promise<StandIn> {
  let isReachable = true
  const requests: URL[] = []
  await context.route(
    (url) => url.hostname !== 'localhost' && !url.hostname.endsWith('.avow.test'),
    async (route) => {
      const url = new URL(route.request().url())
      requests.push(url)
      if (!isReachable) return route.abort('connectionrefused')
      if (url.pathname === '/gtag/js') return route.fulfill({ contentType: 'text/javascript', body: `(${gtagOfGoogle.toString()})()` })
      return route.fulfill({ status: 204, body: '' })
    },
  )
  return {
    requests,
    hits: () => requests.filter(({ searchParams }) => searchParams.has('gcs')).map(({ hostname, searchParams }) => ({ host: hostname, gcs: searchParams.get('gcs') ?? '', id: searchParams.get('tid') ?? '' })),
    fail: () => (isReachable = false),
  }
}

/** Runs in the page. */
function gtagOfGoogle(): void {
  type Fields = Record<string, unknown>
  const page = window as unknown as Record<string, unknown> & { dataLayer: unknown[] }
  const consent: Fields = {}
  const configured = new Map<string, Fields>()
  const isGranted = (type: string) => consent[type] !== 'denied'

  const keep = (name: string, { cookie_domain, cookie_expires = 63_072_000, cookie_flags = '', cookie_update = true }: Fields) => {
    if (cookie_update === false && document.cookie.includes(`${name}=`)) return
    const parent = location.hostname.split('.').slice(-2).join('.')
    const domain = cookie_domain === 'none' ? '' : `;domain=${parent}`
    document.cookie = `${name}=GA1.1.${Math.floor(Math.random() * 1e9)};path=/;max-age=${String(cookie_expires)}${domain};${String(cookie_flags)}`
  }
  const send = (address: string, id: string) => {
    const gcs = `G1${isGranted('ad_storage') ? 1 : 0}${isGranted('analytics_storage') ? 1 : 0}`
    navigator.sendBeacon(`${address}?tid=${id}&gcs=${gcs}&dl=${encodeURIComponent(location.href)}`)
  }
  const hit = (id: string, fields: Fields) => {
    if (page[`ga-disable-${id}`] === true) return
    if (id.startsWith('G-')) {
      if (isGranted('analytics_storage')) {
        keep('_ga', fields)
        keep(`_ga_${id.slice(2)}`, fields)
      }
      return send('https://region1.google-analytics.com/g/collect', id)
    }
    if (isGranted('ad_storage')) {
      keep('_gcl_au', fields)
      localStorage.setItem('_gcl_ls', '1')
    }
    send('https://www.google.com/ccm/collect', id)
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
    if (Object.prototype.toString.call(command) !== '[object Arguments]') return
    const [name, ...rest] = [...(command as unknown[])]
    does[String(name)]?.(...(rest as never[]))
  }
  page.dataLayer.forEach(run)
  page.dataLayer.push = (...commands: unknown[]) => {
    commands.forEach(run)
    return Array.prototype.push.apply(page.dataLayer, commands)
  }
  addEventListener('pagehide', () => configured.forEach((fields, id) => hit(id, fields)))
}
