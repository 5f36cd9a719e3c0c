// What consent costs a visitor over the page alone: bytes of ours, the longest task of ours, and from the click to gone.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync } from 'node:zlib'
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright'
import { findBrowser } from '../browsers.ts'
import { CannotRun } from '../command.ts'
import { selfSignedCertificate } from '../preview/certificate.ts'
import { servePreview } from '../preview/server.ts'
import { choiceValue } from '../../tests/choices.ts'
import { buildSite, builtSite, hosts } from '../../tests/sites.ts'
import { standInForGoogle } from '../../tests/stand-in.ts'
import { median } from './cpu.ts'
import { tasksOfOurs } from './tasks.ts'

/** One figure of a visitor, beside what it may be at most. */
export interface ConsentCost {
  what: string
  figure: number
  unit: 'bytes' | 'ms'
  budget: number
}

/** What the banner's own library sends on every visit when it is used as its documentation shows: its script and its style. */
export interface DocumentedCost {
  bytes: number
  version: string
}

const slower = 4
/** https://w3c.github.io/longtasks/#long-task */
const longTask = 50
const everything = ['preferences', 'analytics', 'ad-measurement', 'remarketing']

/** Measures in Chromium, on the built test site with its real headers and a stand-in for Google; times are medians. */
export async function consentCosts(rounds: number, say: (text: string) => void): Promise<ConsentCost[]> {
  const found = findBrowser('chromium')
  if (!found) throw new CannotRun('npm run bench needs a browser; npm test finds or installs one')
  say('consent: building the site')
  await buildSite('owned')
  const preview = await servePreview(builtSite('owned'), 0, await selfSignedCertificate(Object.values(hosts)))
  const browser = await chromium.launch({ ...(found.own ? {} : { executablePath: found.path }), chromiumSandbox: process.getuid?.() !== 0, args: ['--host-resolver-rules=MAP *.avow.test 127.0.0.1'] })
  const address = preview.address.replace('localhost', hosts.www)
  try {
    say('consent: bytes')
    const bytes = await bytesOfVisits(browser, address)
    const samples: ConsentCost[][] = []
    // Single tasks vary more than whole commands do; the middle of three would be luck.
    const all = 2 * rounds + 1
    for (let round = 1; round <= all; round += 1) {
      say(`consent: times, ${round} of ${all}`)
      samples.push(await timesOfVisits(browser, address))
    }
    return [...bytes, ...(samples[0] ?? []).map((first, index) => ({ ...first, figure: median(samples.map((times) => times[index]?.figure ?? Number.NaN)) }))]
  } finally {
    await browser.close()
    await preview.close()
  }
}

/** Bytes, brotli, of vanilla-cookieconsent as its documentation has it on every page, without the page's own settings for it. */
export function documentedCost(): DocumentedCost {
  const { resolve } = createRequire(import.meta.url)
  const compressed = (file: string) => brotliCompressSync(readFileSync(resolve(`vanilla-cookieconsent/dist/${file}`))).length
  const { version } = JSON.parse(readFileSync(resolve('vanilla-cookieconsent/package.json'), 'utf8')) as { version: string }
  return { bytes: compressed('cookieconsent.umd.js') + compressed('cookieconsent.css'), version }
}

async function bytesOfVisits(browser: Browser, address: string): Promise<ConsentCost[]> {
  const bytes = (what: string, figure: number, budget: number): ConsentCost => ({ what, figure, unit: 'bytes', budget })
  const refused = await visit(browser, address, [])
  const refusedBytes = await refused.bytes()
  await refused.page.goto(`${address}/`, { waitUntil: 'networkidle' })
  const warm = await transferred(refused.page)
  await leave(refused.context)
  const accepted = await visit(browser, address, everything)
  const acceptedBytes = await accepted.bytes()
  await leave(accepted.context)
  const first = await visit(browser, address)
  await first.page.locator('#cc-main .cm').waitFor()
  const asked = await first.bytes(/\/(boot|choices|dialogs|question)-/)
  await first.page.getByRole('button', { name: 'Choose' }).click()
  await first.page.getByRole('dialog').waitFor()
  await first.page.waitForLoadState('networkidle')
  const chosen = await first.bytes()
  await leave(first.context)
  return [bytes('who refused', refusedBytes, 1800), bytes('who accepted', acceptedBytes, 3000), bytes('first visit, until the question shows', asked, 13_000), bytes('first visit, with “Choose” open', chosen, 17_000), bytes('next page', warm, 0)]
}

async function timesOfVisits(browser: Browser, address: string): Promise<ConsentCost[]> {
  const longest = async (what: string, accepted?: readonly string[]): Promise<ConsentCost> => ({ what: `longest task of ours, ${what}, CPU ${slower} times slower`, figure: await longestTask(browser, address, accepted), unit: 'ms', budget: longTask })
  return [await longest('who refused', []), await longest('who accepted', everything), { what: 'from “Refuse all” to gone', figure: await refuseToGone(browser, address), unit: 'ms', budget: 50 }]
}

/** Visits a page as somebody who accepted these categories and refused the others, or has not answered; `bytes` gives those of our scripts and styles so far, without the style that every page has. */
async function visit(browser: Browser, address: string, accepted?: readonly string[]) {
  const context = await contextWith(browser, address, accepted)
  const page = await context.newPage()
  const fetched: Request[] = []
  page.on('requestfinished', (request) => {
    const { pathname, origin } = new URL(request.url())
    if (origin === address && pathname.startsWith('/assets/') && !/\/(?:site|print)-/.test(pathname)) fetched.push(request)
  })
  await page.goto(`${address}/contact/`, { waitUntil: 'networkidle' })
  const bytes = async (which = /./) => (await Promise.all(fetched.filter((request) => which.test(request.url())).map((request) => request.sizes()))).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0)
  return { context, page, bytes }
}

async function contextWith(browser: Browser, address: string, accepted?: readonly string[]): Promise<BrowserContext> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  // What tsx puts into functions that are handed to a page: https://github.com/privatenumber/tsx/issues/113
  await context.addInitScript('globalThis.__name = (named) => named')
  // Only where something is granted: where requests are answered by somebody else, the browser keeps no cache.
  if (accepted?.length) await standInForGoogle(context)
  if (accepted) await context.addCookies([{ name: 'cc_cookie', value: choiceValue({ on: accepted }), url: address }])
  return context
}

/** Closes a visit; what its pages send while they are left needs no answer. */
async function leave(context: BrowserContext): Promise<void> {
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  await context.close()
}

function transferred(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/')).reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0))
}

async function longestTask(browser: Browser, address: string, accepted?: readonly string[]): Promise<number> {
  const context = await contextWith(browser, address, accepted)
  const page = await context.newPage()
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower })
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8', 'toplevel'] })
  await page.goto(`${address}/contact/`, { waitUntil: 'networkidle' })
  const tasks = tasksOfOurs(await browser.stopTracing(), `${address}/assets/`)
  await leave(context)
  if (tasks.length === 0) throw new Error('the trace shows no task of ours')
  return Math.max(...tasks)
}

/** Milliseconds, in the page, from the click to the frame in which nothing of the question is painted any more. */
async function refuseToGone(browser: Browser, address: string): Promise<number> {
  const { context, page } = await visit(browser, address)
  await page.locator('#cc-main .cm').waitFor()
  const time = await page.evaluate(async () => {
    const question = document.querySelector<HTMLElement>('#cc-main .cm')
    const isSeen = () => question?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) === true
    if (!isSeen()) throw new Error('the question is not there')
    const began = performance.now()
    question?.querySelector<HTMLElement>('[data-role=necessary]')?.click()
    while (isSeen()) await new Promise((later) => requestAnimationFrame(later))
    return performance.now() - began
  })
  await leave(context)
  return time
}
