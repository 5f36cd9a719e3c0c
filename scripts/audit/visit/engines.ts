// The browsers that visit. Every state gets a profile of its own, in which nothing lies yet.
import { createHash, X509Certificate } from 'node:crypto'
import { chromium, firefox, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright'
import { findBrowser, findWholeChromium, type Engine } from '../../browsers.ts'
import { CannotRun } from '../../command.ts'
import type { Wire } from '../witness/wire.ts'

/** How a profile differs from a plain one. */
export interface ProfileOptions {
  hasScripts?: boolean
  /** Whether it sends Global Privacy Control. */
  hasSignal?: boolean
  keepsCookies?: boolean
  /** What lies in it from an earlier visit. */
  state?: Exclude<BrowserContextOptions['storageState'], string>
}

/** A browser that opens profiles, each connected to a wire. */
export interface Engines {
  engine: Engine
  /** "Chromium 156.0.8078.79" */
  version: string
  /** Hosts that it contacts on its own: no doing of the site's. */
  ownHosts: readonly string[]
  open: (wire: Wire, options?: ProfileOptions) => Promise<BrowserContext>
  /** Opens a page in a profile. */
  openPage: (context: BrowserContext) => Promise<Page>
  close: () => Promise<void>
}

/** Starts a browser; `isWhole` for Chromium with its back/forward cache. @throws CannotRun where there is none. */
export async function startEngine(engine: Engine, certificate: string, userAgentSuffix: string | undefined, isWhole = false): Promise<Engines> {
  return engine === 'chromium' ? startChromium(certificate, userAgentSuffix, isWhole) : startFirefox(userAgentSuffix)
}

async function startChromium(certificate: string, suffix: string | undefined, isWhole: boolean): Promise<Engines> {
  const found = isWhole ? findWholeChromium() : findBrowser('chromium')
  if (!found) throw new CannotRun('There is no Chromium on this machine. Do one of these:\n  npx playwright install chromium\n  install Chromium or Chrome with your system\n  set CHROMIUM_PATH to a Chromium that is already there')
  const browser = await chromium.launch({
    ...(found.own ? (isWhole ? { channel: 'chromium' } : {}) : { executablePath: found.path }),
    // A certificate that is trusted, and not only put up with: behind the other kind no service worker runs.
    // And none that shows a page that nobody sits before it: an auditor must see what a person sees.
    args: [`--ignore-certificate-errors-spki-list=${keyHash(certificate)}`, '--disable-blink-features=AutomationControlled', '--force-webrtc-ip-handling-policy=disable_non_proxied_udp'],
    ...(isWhole ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    chromiumSandbox: process.getuid?.() !== 0,
    ...leavesSignals,
  })
  const { agent: own, ...told } = await identityOf(browser)
  const agent = [own.replace('HeadlessChrome', 'Chrome'), ...(suffix === undefined ? [] : [suffix])].join(' ')
  const identity = { userAgent: agent, userAgentMetadata: { ...told, brands: withAWindow(told.brands), fullVersionList: withAWindow(told.fullVersionList) } }
  return {
    engine: 'chromium',
    version: `Chromium ${browser.version()}`,
    ownHosts: ownHosts.chromium,
    open: async (wire, { hasScripts = true, hasSignal = false, keepsCookies = true, state } = {}) => {
      const context = await browser.newContext({ ...plainProfile(agent), javaScriptEnabled: hasScripts, proxy: { server: `http://127.0.0.1:${wire.port}`, bypass: '<-loopback>' }, ...(hasSignal ? { extraHTTPHeaders: { 'Sec-GPC': '1' } } : {}), ...(state ? { storageState: state } : {}) })
      // Chromium has no signal of its own: its extensions do the same.
      if (hasSignal) await context.addInitScript({ content: 'Object.defineProperty(Navigator.prototype, "globalPrivacyControl", { get: () => true })' })
      if (!keepsCookies) await context.addInitScript({ content: keepsNothing })
      await context.addInitScript({ content: asAPerson })
      // What a page opens itself may have asked something before it hears who it is; what closes before hears nothing, and `openPage` says of our own pages what went wrong.
      context.on('page', (page) => void assume(identity, page).catch(() => {}))
      return context
    },
    openPage: async (context) => {
      const page = await context.newPage()
      await assume(identity, page)
      return page
    },
    close: () => browser.close(),
  }
}

/** Scripts that hide from programs would hide from the audit. A frame of another site is not told what its page is. */
const asAPerson = `Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false, configurable: true })
if ('NavigatorUAData' in window) {
  const { get } = Object.getOwnPropertyDescriptor(NavigatorUAData.prototype, 'brands')
  const ask = NavigatorUAData.prototype.getHighEntropyValues
  const withAWindow = (brands) => brands.filter(({ brand }) => !brand.startsWith('Headless'))
  Object.defineProperty(NavigatorUAData.prototype, 'brands', { get() { return withAWindow(get.call(this)) }, configurable: true, enumerable: true })
  NavigatorUAData.prototype.getHighEntropyValues = async function (hints) {
    const values = await ask.call(this, hints)
    for (const name of ['brands', 'fullVersionList']) if (values[name]) values[name] = withAWindow(values[name])
    return values
  }
}`

/** What a browser says that it is, to hosts, to pages and to their workers. */
interface Identity {
  userAgent: string
  userAgentMetadata: Metadata
}

interface Metadata {
  brands: Brand[]
  fullVersionList: Brand[]
  platform: string
  platformVersion: string
  architecture: string
  model: string
  mobile: boolean
  bitness: string
}

interface Brand {
  brand: string
  version: string
}

async function assume(identity: Identity, page: Page): Promise<void> {
  await (await page.context().newCDPSession(page)).send('Emulation.setUserAgentOverride', identity)
}

function withAWindow(brands: readonly Brand[]): Brand[] {
  return brands.filter(({ brand }) => !brand.startsWith('Headless'))
}

/** Who a browser says that it is where nobody told it otherwise. Only a secure page is told all of it. */
async function identityOf(browser: Browser): Promise<Metadata & { agent: string }> {
  const page = await browser.newPage()
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
  await page.goto('https://localhost/')
  const told = await page.evaluate("navigator.userAgentData.getHighEntropyValues(['fullVersionList', 'platformVersion', 'architecture', 'model', 'bitness'])")
  const agent = String(await page.evaluate('navigator.userAgent'))
  await page.close()
  return { ...(told as Metadata), agent }
}

/** What a page meets in a browser that is set to keep nothing: no cookie stays, and storage throws. */
const keepsNothing = `Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {}, configurable: true })
for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: () => { throw new DOMException('Access is denied for this document.', 'SecurityError') } })`

/** What a signal ends is the audit, and the browsers with it. */
const leavesSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }

async function startFirefox(suffix: string | undefined): Promise<Engines> {
  const found = findBrowser('firefox')
  if (!found) throw new CannotRun('There is no Firefox of version 143 or later on this machine. Install it, set FIREFOX_PATH, or leave "firefox" out of --browsers.')
  const browsers: Browser[] = []
  // Firefox takes its proxy, its signal and whether scripts run from settings of the whole browser.
  const launch = async (preferences: Record<string, string | number | boolean>) => {
    const browser = await firefox.launch({ ...(found.own ? {} : { channel: 'moz-firefox', executablePath: found.path }), firefoxUserPrefs: { ...quietFirefox, ...preferences }, ...leavesSignals })
    browsers.push(browser)
    return browser
  }
  const first = await launch({})
  return {
    engine: 'firefox',
    version: `Firefox ${first.version()}`,
    ownHosts: ownHosts.firefox,
    open: async ({ port }, { hasScripts = true, hasSignal = false, keepsCookies = true, state } = {}) => {
      const browser = await launch({
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': port,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': port,
        'network.proxy.allow_hijacking_localhost': true,
        'javascript.enabled': hasScripts,
        'privacy.globalprivacycontrol.enabled': hasSignal,
        'privacy.globalprivacycontrol.functionality.enabled': hasSignal,
        ...(keepsCookies ? {} : { 'network.cookie.cookieBehavior': 2 }),
      })
      const context = await browser.newContext({ ...plainProfile(suffix === undefined ? undefined : `${await agentOf(browser)} ${suffix}`), ...(state ? { storageState: state } : {}) })
      context.once('close', () => void browser.close())
      await context.addInitScript({ content: asAPerson })
      return context
    },
    openPage: (context) => context.newPage(),
    close: async () => void (await Promise.all(browsers.map((browser) => browser.close()))),
  }
}

/** What Firefox asks its maker for on its own is not the site's doing. */
const quietFirefox = {
  'media.peerconnection.ice.proxy_only': true,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  // Through WebDriver BiDi a page that comes back from the back/forward cache is not seen to come.
  'browser.sessionhistory.max_total_viewers': 0,
}

/** Hosts that a browser asks for itself, whatever page it shows, and settings do not stop. */
const ownHosts: Record<Engine, readonly string[]> = { chromium: [], firefox: ['firefox.settings.services.mozilla.com', 'content-signature-2.cdn.mozilla.net'] }

function plainProfile(userAgent: string | undefined): BrowserContextOptions {
  return { ignoreHTTPSErrors: true, reducedMotion: 'reduce', viewport: { width: 1280, height: 900 }, ...(userAgent === undefined ? {} : { userAgent }) }
}

async function agentOf(browser: Browser): Promise<string> {
  const page = await browser.newPage()
  const agent = await page.evaluate('navigator.userAgent')
  await page.close()
  return String(agent)
}

function keyHash(certificate: string): string {
  return createHash('sha256').update(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })).digest('base64')
}
