// Turns what the wire, the pages and the browser say into observations, each with its moment.
import { randomBytes } from 'node:crypto'
import type { BrowserContext, CDPSession, Frame, Page, Request } from 'playwright'
import type { Storage } from '../declare/declaration.ts'
import { isOfSite } from '../declare/matching.ts'
import type { Moment, Observation, Seen, SeenTraceRecord, Source, Way } from '../evidence.ts'
import { inPageScript } from '../in-page.ts'
import type { Looked, Told } from '../in-page/told.ts'
import { reasonOf } from '../reason.ts'
import { reportAddresses } from '../subject/served.ts'
import { within } from '../within.ts'
import { askedCookie, keptLifetime } from './asked-cookies.ts'
import { browserRequest } from './browser-request.ts'
import { formIn, type Canary } from './canaries.ts'
import { grantedBy, queueProblem } from './queue.ts'
import { followSentCookies, type SentCookie } from './sent-cookies.ts'
import { cookieNames, fieldsPosted, headerHints, isOfScript, otherHeaders, refusedRequest, requestSeen } from './read-request.ts'
import type { Wire, WireAnswer, WireRequest } from './wire.ts'

/** What is recorded of one state. */
export interface Recorder {
  /** When what is seen from now on is seen. */
  moment: Moment
  canaries: Canary[]
  /** How far the clock of pages is ahead of that of the browser (ms). */
  ahead: number
  /** What could not be seen, and why: frames that stayed and could not be looked at. */
  unseen: { page: string; what: string; why: string }[]
  /** Begins to listen to a profile; before any page of it is opened. */
  attach: (context: BrowserContext) => Promise<void>
  /** Notes what lies on the device and what stands in the pages now. */
  look: (context: BrowserContext) => Promise<void>
  /** Notes a yes that is stored and was not given. */
  noteChoice: (beyond: readonly string[]) => void
  /** Everything that was seen, each thing once for each moment. */
  observations: () => Observation[]
}

/** What a recorder listens to. */
export interface Heard {
  /** The host of the site. */
  site: string
  wire: Wire
  /** Whether requests pass the wire unread, and are read from the browser. */
  isReadInBrowser: boolean
  /** Hosts that the browser contacts on its own. */
  ownHosts: readonly string[]
}

/** Makes a recorder for a site. */
export function createRecorder({ site, wire, isReadInBrowser, ownHosts }: Heard, moment: Moment): Recorder {
  const seen: Observation[] = []
  const origins = new Map<string, Source>()
  const requested = new Set<string>()
  const channel = `told${randomBytes(8).toString('hex')}`
  const begun = new Map<string, Moment>()
  /** Cookies that a script had sent along after something was taken back: name and receiver. */
  const carried: SentCookie[] = []
  const connections: { host: string; moment: Moment }[] = []
  /** How many commands of each queue were looked at: what came before was allowed by what the visitor had said then. */
  const looked = new Map<string, number>()
  const recorder: Recorder = { moment, canaries: [], ahead: 0, unseen: [], attach, look, noteChoice: (beyond) => note({ kind: 'choice', beyond }), observations }
  const note = (what: Seen, at = recorder.moment) => void seen.push({ ...what, moment: at })
  const isElsewhere = (host: string) => host !== site

  const reading: Promise<void>[] = []

  wire.listen({
    connected: (host) => void connections.push({ host, moment: recorder.moment }),
    requested: noteRequest,
    answered: ({ address }, { headers }) => noteAnswer(address, headers),
  })

  function noteRequest(request: WireRequest): void {
    requested.add(request.address.hostname)
    noteCarried(request)
    const posted = fieldsPosted(request)
    searchRequest(request, posted && (posted.get('form-name') ?? ''))
    if (posted) note({ kind: 'post', form: posted.get('form-name') ?? '', host: request.address.hostname, fields: [...new Set(posted.keys())] })
    if (isElsewhere(request.address.hostname) && (!posted || request.headers['sec-fetch-mode'] !== 'navigate')) note(requestSeen(request))
  }

  function noteCarried(request: WireRequest, at = recorder.moment): void {
    if (at.withdrawn.length > 0 && isOfScript(request)) for (const name of cookieNames(request)) carried.push({ name, host: request.address.hostname })
  }

  function noteAnswer(address: URL, headers: WireAnswer['headers'], at = recorder.moment): void {
    for (const text of [headers['set-cookie'] ?? []].flat()) noteCookie(text, 'header', address.hostname, { script: `${address.origin}${address.pathname}`, line: undefined }, at)
    for (const text of [headers['link'] ?? []].flat()) for (const hint of headerHints(text)) if (isElsewhereAddress(hint.address)) note({ kind: 'hint', ...hint, where: 'header', line: undefined }, at)
    if (isElsewhere(address.hostname)) return
    for (const relation of networkReports) for (const text of [headers[relation] ?? []].flat()) for (const receiver of reportAddresses(text, address.href)) note({ kind: 'hint', relation, address: receiver, where: 'reports', line: undefined }, at)
  }

  async function attach(context: BrowserContext): Promise<void> {
    await context.exposeBinding(channel, ({ frame }, told: Told) => hear(told, hostOf(frame.url())))
    await context.addInitScript({ content: `${await inPageScript('leaving', channel)};${await inPageScript('observe', channel)}` })
    context.on('page', (page) => void follow(page).catch(noteUnfollowed))
    if (isReadInBrowser) readFromBrowser(context)
  }

  async function follow(page: Page): Promise<void> {
    const session = await devtoolsOf(page)
    if (!session) return
    followInitiators(session, origins)
    followSentCookies(session, () => recorder.moment, ({ name, host }, at) => note({ kind: 'trace', storage: 'cookie', name, host, way: 'kept', lifetime: undefined, by: undefined }, at))
    await session.send('Network.enable')
  }

  function noteUnfollowed(error: unknown): void {
    // A page that closed before it was listened to has nothing more to start.
    if (/has been closed/.test(reasonOf(error))) return
    recorder.unseen.push({ page: recorder.moment.page, what: recorder.moment.action, why: `who starts what on this page cannot be seen: ${reasonOf(error)}` })
  }

  function readFromBrowser(context: BrowserContext): void {
    const arrivals = new Map<Request, () => void>()
    context.on('request', (request) => {
      arrivals.set(request, wire.expects())
      const at = recorder.moment
      const told = browserRequest(request)
      noteRequest(told)
      reading.push(within(2_000, request.allHeaders()).then((headers) => (headers instanceof Error ? undefined : noteCarried({ ...told, headers: { ...headers, ...told.headers } }, at))))
    })
    const end = (request: Request) => {
      arrivals.get(request)?.()
      arrivals.delete(request)
    }
    context.on('requestfinished', end).on('requestfailed', end)
    context.on('page', (page) =>
      page.on('websocket', (socket) => {
        const sent = (body: string) => noteRequest({ method: 'GET', address: new URL(socket.url()), headers: {}, body, isWebSocket: true })
        sent('')
        socket.on('framesent', ({ payload }) => sent(payload.toString()))
      }),
    )
    context.on('response', (response) => {
      const at = recorder.moment
      reading.push(
        response.headersArray().then(
          (headers) => noteAnswer(new URL(response.url()), Object.fromEntries(['set-cookie', 'link', ...networkReports].map((name) => [name, valuesOf(name, headers)])), at),
          // The page left before its answer was read; what the answer left behind is seen where it lies.
          () => {},
        ),
      )
    })
  }

  function hear(told: Told, host: string): void {
    const { what, way, text, value = '', stack } = told
    if (what === 'begun') return void begun.set(told.document ?? '', recorder.moment)
    const by = sourceIn(stack)
    if (what === 'note') return note({ kind: 'note', what: text, by })
    if (what === 'refused') return URL.canParse(text) && isElsewhere(new URL(text).hostname) ? note(refusedRequest(text, way, by)) : undefined
    if (what === 'connected') return noteConnection(text, value, by)
    if (way === 'document.cookie' || way === 'cookieStore') return noteCookie(text, way, host, by, recorder.moment, lastAct(told))
    const name = way === 'serviceWorker' ? pathOf(text) : text
    searchStored(`${name}\n${value}`, host, by)
    return note({ kind: 'trace', storage: way as Storage, name, host, way: waysByStorage[way] ?? 'storage', lifetime: way === 'sessionStorage' ? 'session' : 'unlimited', by, ...lastAct(told) })
  }

  /** What goes past the wire is known by what the page asked for. */
  function noteConnection(text: string, value: string, by: Source | undefined): void {
    // A server of WebRTC is written without slashes: stun:host:port (RFC 7064).
    const [, host = ''] = /^[a-z]+:(?:\/\/)?(\[[^\]]*\]|[^/?:]+)/i.exec(text) ?? []
    if (!URL.canParse(`https://${host}/`)) return note({ kind: 'note', what: `asks for a connection to "${text}", which is no address`, by })
    const { origin, hostname } = new URL(`https://${host}/`)
    for (const canary of recorder.canaries) {
      const form = formIn(value, canary)
      if (form) note({ kind: 'leak', what: canary.what, origin: canary.kind, part: 'address', form, host: hostname, by })
    }
    if (isElsewhere(hostname)) note({ kind: 'request', method: 'CONNECT', address: `${origin}/`, parameters: [], use: 'connect', how: 'connected', gcs: undefined, by })
  }

  function lastAct({ document = '', isLeaving = false }: Told): Pick<SeenTraceRecord, 'whileLeft'> {
    const before = begun.get(document)?.withdrawn ?? recorder.moment.withdrawn
    return isLeaving && recorder.moment.withdrawn.some((id) => !before.includes(id)) ? { whileLeft: true } : {}
  }

  function noteCookie(text: string, way: 'header' | 'document.cookie' | 'cookieStore', askedBy: string, by: Source | undefined, at = recorder.moment, more: Pick<SeenTraceRecord, 'whileLeft'> = {}): void {
    const { name, value, host, lifetime } = askedCookie(text, askedBy, Date.now() + (way === 'header' ? 0 : recorder.ahead))
    // To erase is not to keep.
    if (lifetime !== 'session' && lifetime <= 0) return
    searchStored(`${name}\n${value}`, host, by)
    note({ kind: 'trace', storage: 'cookie', name, host, way, lifetime, by, ...more }, at)
  }

  function searchRequest({ address, headers, body }: WireRequest, posted: string | undefined): void {
    const parts = { address: address.href, body, referrer: headers['referer'] ?? '', cookie: headers['cookie'] ?? '', header: otherHeaders(headers) }
    for (const canary of recorder.canaries)
      for (const [part, text] of Object.entries(parts) as [keyof typeof parts, string][]) {
        const form = formIn(text, canary)
        // A page that is opened with a parameter has it in its address, and tells its own files.
        const isExpected = canary.kind === 'arrived' && !isElsewhere(address.hostname) && (part === 'referrer' || headers['sec-fetch-mode'] === 'navigate')
        if (form && !isExpected) note({ kind: 'leak', what: canary.what, origin: canary.kind, part, form, host: address.hostname, by: undefined, ...(posted === undefined || part !== 'body' ? {} : { posted }) })
      }
  }

  function searchStored(value: string, host: string, by?: Source): void {
    for (const canary of recorder.canaries) {
      const form = formIn(value, canary)
      if (form) note({ kind: 'leak', what: canary.what, origin: canary.kind, part: 'storage', form, host, by })
    }
  }

  async function look(context: BrowserContext): Promise<void> {
    await Promise.all(reading.splice(0))
    for (const { name, value, domain, expires } of await context.cookies()) {
      const host = domain.replace(/^\./, '')
      searchStored(`${name}\n${value}`, host)
      note({ kind: 'trace', storage: 'cookie', name, host, way: 'kept', lifetime: keptLifetime(expires, Date.now(), recorder.ahead), by: undefined })
    }
    const script = await inPageScript('look', channel)
    for (const page of context.pages())
      for (const frame of page.frames()) {
        const host = hostOf(frame.url())
        if (host === '') continue
        const found = await lookAt(frame, script)
        if (!(found instanceof Error)) noteLooked(found, host)
        // A frame that left meanwhile holds nothing any more; one that stays and cannot be looked at proves nothing.
        else if (!page.isClosed() && !frame.isDetached()) recorder.unseen.push({ page: recorder.moment.page, what: recorder.moment.action, why: `a frame of ${host} could not be looked at: ${reasonOf(found)}` })
      }
  }

  function noteLooked({ items, unseen, hints, origin, began, queues, windowName, hasSpeculationRules }: Looked, host: string): void {
    for (const why of unseen) recorder.unseen.push({ page: recorder.moment.page, what: recorder.moment.action, why: `${why} (${host})` })
    for (const { storage, name, value } of items) {
      searchStored(`${name}\n${value}`, host)
      note({ kind: 'trace', storage, name, host, way: 'kept', lifetime: undefined, by: undefined })
    }
    searchStored(windowName, host)
    if (windowName !== '' && isOfSite(host, site)) note({ kind: 'note', what: 'keeps something in the name of the window', by: undefined })
    for (const hint of hints) if (isElsewhereAddress(hint.address)) note({ kind: 'hint', ...hint, where: 'page', line: undefined })
    if (hasSpeculationRules && isOfSite(host, site)) note({ kind: 'note', what: 'has rules by which a browser opens pages ahead', by: undefined })
    for (const { name, commands } of queues) {
      const problem = queueProblem(commands)
      if (problem) note({ kind: 'queue', problem })
      const queue = `${origin} ${began} ${name}`
      const granted = grantedBy(commands, looked.get(queue))
      looked.set(queue, commands.length)
      if (granted.length > 0) note({ kind: 'consent', granted })
    }
  }

  function isElsewhereAddress(address: string): boolean {
    return URL.canParse(address) && isElsewhere(new URL(address).hostname) && new URL(address).hostname !== ''
  }

  function observations(): Observation[] {
    const idle = connections.filter(({ host }) => isElsewhere(host) && !requested.has(host) && !ownHosts.includes(host))
    const all = [...seen.map((each) => completed(each)), ...idle.map(({ host, moment: at }): Observation => ({ kind: 'request', method: 'CONNECT', address: `https://${host}/`, parameters: [], use: undefined, how: 'connected', gcs: undefined, by: undefined, moment: at }))]
    return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()]
  }

  function completed(each: Observation): Observation {
    if (each.kind === 'request' && !each.by) return { ...each, by: origins.get(each.address) }
    if (each.kind !== 'trace' || !each.whileLeft || !isCarried(each)) return each
    const { whileLeft: _erasedTooLate, ...told } = each
    return told
  }

  /** The wire and the pages tell at their own pace, so which was first cannot be told. */
  function isCarried({ storage, name, host }: SeenTraceRecord): boolean {
    return storage === 'cookie' && carried.some((sent) => sent.name === name && (sent.host === host || sent.host.endsWith(`.${host}`)))
  }

  return recorder
}

function valuesOf(name: string, headers: readonly { name: string; value: string }[]): string[] {
  return headers.filter((header) => header.name.toLowerCase() === name).flatMap(({ value }) => value.split('\n'))
}

/** By which interface each kind of storage is asked. */
const waysByStorage: Record<string, Way> = { indexedDB: 'indexedDB', cache: 'caches', serviceWorker: 'serviceWorker' }

/** Headers by which any answer of a host, be it no page, has the network of a visitor reported. https://www.w3.org/TR/network-error-logging/ */
const networkReports = ['report-to', 'nel']

/** The first script of a stack that is a file of some host; our own have no address. */
function sourceIn(stack: string): Source | undefined {
  const [, script, line] = /(https?:\/\/[^\s()]+?):(\d+):\d+/.exec(stack) ?? []
  return script === undefined ? undefined : { script: withoutQuery(script), line: Number(line) }
}

/** Who started each request, as Chromium's own tools say it; other engines do not tell. */
function followInitiators(session: CDPSession, origins: Map<string, Source>): void {
  session.on('Network.requestWillBeSent', ({ request, initiator }) => {
    const frame = initiator.stack?.callFrames.find(({ url }) => url !== '') ?? initiator.stack?.parent?.callFrames.find(({ url }) => url !== '')
    const by = frame ? { script: withoutQuery(frame.url), line: frame.lineNumber + 1 } : initiator.url ? { script: withoutQuery(initiator.url), line: initiator.lineNumber === undefined ? undefined : initiator.lineNumber + 1 } : undefined
    const address = withoutQuery(request.url)
    if (by && !origins.has(address)) origins.set(address, by)
  })
}

async function devtoolsOf(page: Page): Promise<CDPSession | undefined> {
  if (page.context().browser()?.browserType().name() !== 'chromium') return undefined
  return page.context().newCDPSession(page)
}

/** What a frame holds, or why that cannot be told; looked at once more where it went elsewhere meanwhile. */
async function lookAt(frame: Frame, script: string): Promise<Looked | Error> {
  const look = () => within(2_000, frame.evaluate(script) as Promise<Looked>)
  const looked = await look()
  return looked instanceof Error && !frame.isDetached() ? look() : looked
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : ''
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address
}

function withoutQuery(address: string): string {
  return address.split(/[?#]/)[0] ?? address
}
