// A live site: its pages from its sitemap, and the register that it publishes beside the one that it is held against.
import { CannotRun } from '../../command.ts'
import type { Declaration } from '../declare/declaration.ts'
import type { WireOptions } from '../witness/wire.ts'
import { isAllowed, rulesForAll } from './robots.ts'
import { registerDifferences } from './published-register.ts'
import { madeUpCertificate } from './stand-in.ts'
import { partsOfStyle, reportingIn, stylesNamedIn, type ServedPage } from './served.ts'
import { choosePages, type Subject } from './subject.ts'

/** How a live site is read. */
export interface LiveOptions {
  base: string
  /** Which pages will be visited, as `choosePages` reads it. */
  pages: string
  /** Between two requests (ms). */
  delay: number
  mostPages: number
  userAgent: string | undefined
  placeOf?: WireOptions['placeOf']
  say: (line: string | undefined) => void
}

/** How long a live site may take to answer (ms). */
const patience = 20_000

/** Reads a live site. @throws CannotRun in clear words where it cannot be audited. */
export async function liveSubject({ base: named, pages: wanted, delay, mostPages, userAgent, placeOf, say }: LiveOptions, declaration: Declaration): Promise<Subject> {
  const base = originOf(named)
  const read = reader(base, userAgent)
  await requireOwnAnswer(base, read)
  const published = await requirePublishedRegister(base, read)
  const { paths, elsewhere } = await pathsInSitemap(base, read)
  const robots = await read('/robots.txt')
  const rules = robots.status === 200 ? rulesForAll(robots.text) : []
  const [allowed, forbidden] = [paths.filter((path) => isAllowed(path, rules)), paths.filter((path) => !isAllowed(path, rules))]
  if (allowed.length === 0) throw new CannotRun(`${base}: no page can be visited: the sitemap names ${paths.length}, and robots.txt forbids ${forbidden.length}`)
  const { all: chosen, leftOut: unread } = choosePages({ pages: allowed.map(notRead), unread: [], declaration }, wanted, mostPages)
  const pages: ServedPage[] = []
  for (const path of chosen) {
    say(`reading ${base}${path}`)
    const { text, policies, reporting, status } = await read(path)
    if (status !== 200) throw new CannotRun(`${base}${path}: the sitemap names this page, and the site answers ${status}. Mend one of the two.`)
    pages.push({ path, html: text, policies, reporting })
    await pause(delay)
  }
  const styleParts: Subject['styleParts'][number][] = []
  for (const path of stylesNamedIn(pages, base)) {
    say(`reading ${base}${path}`)
    const { text, status } = await read(path)
    if (status === 200) styleParts.push(...partsOfStyle(path, text, base))
    await pause(delay)
  }
  say(undefined)
  const policy = pages.find(({ path }) => path === declaration.policy)?.html ?? (await read(declaration.policy))
  return {
    isLive: true,
    named,
    base,
    declaration,
    pages,
    unread,
    policyHtml: typeof policy === 'string' ? policy : policy.status === 200 ? policy.text : undefined,
    styleParts,
    wire: { certificate: await madeUpCertificate(), ...(placeOf ? { placeOf } : {}) },
    build: undefined,
    differences: registerDifferences(published, declaration),
    remarks: [
      ...(forbidden.length === 0 ? [] : [`left out: ${forbidden.length} page${forbidden.length === 1 ? '' : 's'} that robots.txt forbids`]),
      ...(elsewhere === 0 ? [] : [`left out: ${elsewhere} page${elsewhere === 1 ? '' : 's'} of another host that the sitemap names`]),
    ],
  }
}

/** A page of which only the address is known. */
function notRead(path: string): ServedPage {
  return { path, html: '', policies: [], reporting: {} }
}

function pause(delay: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delay))
}

interface Read {
  status: number
  text: string
  policies: string[]
  reporting: ServedPage['reporting']
  location: string | undefined
}

function reader(base: string, userAgent: string | undefined): (path: string) => Promise<Read> {
  return async (path) => {
    try {
      const response = await fetch(base + path, { redirect: 'manual', signal: AbortSignal.timeout(patience), headers: userAgent === undefined ? {} : { 'user-agent': userAgent } })
      const policy = response.headers.get('content-security-policy')
      return { status: response.status, text: await response.text(), policies: policy === null ? [] : policy.split(', '), reporting: reportingIn(Object.fromEntries(response.headers)), location: response.headers.get('location') ?? undefined }
    } catch (error) {
      throw new CannotRun(`${base}${path} cannot be read: ${reasonOf(error)}. Look whether the address is right and the site is up.`)
    }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer in ${patience / 1000} seconds`
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}

function originOf(named: string): string {
  if (!URL.canParse(named) || !['http:', 'https:'].includes(new URL(named).protocol)) throw new CannotRun(`--base ${named} is no address; write it like https://www.example.org`)
  const address = new URL(named)
  if (address.pathname !== '/' || address.search !== '') throw new CannotRun(`--base ${named} names a page; write the address of the site, ${address.origin}`)
  return address.origin
}

async function requireOwnAnswer(base: string, read: (path: string) => Promise<Read>): Promise<void> {
  const { status, location } = await read('/')
  if (location !== undefined && status >= 300 && status < 400) {
    const target = new URL(location, base)
    if (target.origin !== base) throw new CannotRun(`${base} leads on to ${target.origin}. Audit that one: --base ${target.origin}`)
  } else if (status === 401 || status === 403) throw new CannotRun(`${base} answers ${status}: a site that needs a login cannot be audited`)
  else if (status !== 200) throw new CannotRun(`${base} answers ${status}. Look whether the site is up.`)
}

async function requirePublishedRegister(base: string, read: (path: string) => Promise<Read>): Promise<unknown> {
  const { status, text } = await read('/register.json')
  const notOurs = (why: string) => new CannotRun(`${base}/register.json ${why}: this site was not built from a register, so there is nothing to hold it against`)
  if (status !== 200) throw notOurs(`answers ${status}`)
  try {
    const published = JSON.parse(text) as { services?: unknown; forms?: unknown } | null
    const isList = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null)
    if (isList(published?.services) && (published?.forms === undefined || isList(published.forms))) return published
    if (Array.isArray(published?.services)) throw notOurs('holds services or forms that are not written as a list of entries')
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw notOurs('holds no services')
}

/** The pages that a sitemap names, as paths, and how many it names of another host. https://www.sitemaps.org/protocol.html */
async function pathsInSitemap(base: string, read: (path: string) => Promise<Read>): Promise<{ paths: string[]; elsewhere: number }> {
  const { status, text } = await read('/sitemap.xml')
  if (status !== 200) throw new CannotRun(`${base}/sitemap.xml answers ${status}. Without a sitemap the pages are not known; build and deploy again.`)
  const addresses = [...text.matchAll(/<loc>\s*([^<\s]+)\s*<\/loc>/g)].map(([, address = '']) => address.replaceAll('&amp;', '&')).filter((address) => URL.canParse(address)).map((address) => new URL(address))
  const [first] = addresses
  if (!first) throw new CannotRun(`${base}/sitemap.xml names no page`)
  // A copy of a site that is tried out under another name has the addresses of the site in its sitemap.
  const host = addresses.find((address) => address.host === new URL(base).host)?.host ?? first.host
  const own = addresses.filter((address) => address.host === host)
  return { paths: [...new Set(own.map(({ pathname }) => pathname))], elsewhere: addresses.length - own.length }
}
