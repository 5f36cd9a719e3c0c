// Runs before `observe` in every page and frame: what is told says which page told it, and whether that page was just being left.
import type { Told } from './told.ts'

/** Adds that to everything that is told through the function of this name, and tells that a page begins. */
export default function leaving(channel: string): void {
  const page = window as unknown as Record<string, (told: Told) => void>
  const tell = page[channel]
  if (typeof tell !== 'function') return
  hideTheDriver()
  // Two pages of one address are two pages.
  const document = `${performance.timeOrigin} ${Math.random()}`
  let isLeaving = false
  // One that a script made up excuses nothing.
  addEventListener('pagehide', ({ isTrusted }) => (isLeaving ||= isTrusted), true)
  addEventListener('pageshow', () => (isLeaving = false), true)
  const telling = (told: Told) => tell({ ...told, document, isLeaving })
  Object.defineProperty(window, channel, { value: telling, configurable: true })
  tell({ what: 'begun', way: '', text: '', stack: '', document })
}

/** Playwright's own names in a page; it finds what it calls by them. */
const [controller, binding] = ['__playwright__binding__controller__', '__playwright__binding__'] as const

/** Lets Playwright call what it has put into the page from out of sight. */
function hideTheDriver(): void {
  const page = window as unknown as { [controller]?: { _global?: object }; [binding]?: unknown }
  if (typeof page[controller]?._global !== 'object' || typeof page[binding] !== 'function') return
  page[controller]._global = { [binding]: page[binding] }
  delete page[controller]
  delete page[binding]
}
