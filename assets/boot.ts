// The one script on every page. It reads the choice, erases and locks out what the choice does not allow, loads what it
// does, and fetches the rest of our own code only when there is something to ask or a control is used.
import config from 'consent:boot'
import { judge, type Judged } from './consent/choice.ts'
import type { Consent } from './consent/consent.ts'
import { erase, eraseCookie } from './consent/erase.ts'
import { lock } from './consent/lock.ts'

const signal = (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true
const look = () => judge(document.cookie, config, signal, Date.now() / 1000)
/** Whether some of these categories, besides others, have tags. */
const areTagged = (ids: string[], others: string[]) => ids.some((id) => config.tagged.includes(id) && !others.includes(id))

let now: Judged
let allowed: string[] | undefined
let tags: Promise<typeof import('./tags/tags.ts')> | undefined
let running: typeof import('./tags/tags.ts') | undefined

const consent: Consent = {
  config,
  signal,
  look,
  stop: (granted) => running?.stop(granted),
  erase: (granted) => erase(config.traces, granted),
  eraseCookie,
  follow,
}

function start(): void {
  now = look()
  hold()
  load()
  // Nothing more is fetched before the page is painted.
  if (now.outcome || now.asked[0] || document.querySelector('[data-live]')) requestAnimationFrame(() => setTimeout(choices, 0, 'begin'))
  addEventListener('click', answerControl)
  // A page that comes back, from the back/forward cache or from behind another tab, checks first.
  addEventListener('pageshow', follow)
  addEventListener('visibilitychange', follow)
  new BroadcastChannel('choice').onmessage = follow
}

/** Erases and locks out what is not allowed. A lock that stands already is joined, never opened, by another. */
function hold(): void {
  // For styles: that the page's scripts have begun, and whether there is anything to take back.
  document.documentElement.dataset['granted'] = `${now.granted}`
  consent.erase(now.granted)
  const open = [...now.granted, ...now.asked]
  allowed = allowed?.filter((id) => open.includes(id)) ?? open
  lock(config.origins, allowed)
}

function load(): void {
  if (!areTagged(now.granted, [])) return
  tags ??= import('./tags/tags.ts')
  // Where they cannot be fetched, nothing is loaded: what is missing is only what measures.
  tags.then(
    (loaded) => (running = loaded).load(now.granted),
    () => {},
  )
}

/** Follows a choice that was made here or in another tab. What runs already can only be stopped, so the page is left. */
function follow(): boolean {
  const before = now
  const open = allowed!
  now = look()
  // An answer can also have run out while the page was open.
  if (JSON.stringify(before) === JSON.stringify(now)) return false
  const isLeft = areTagged(before.granted, now.granted) || areTagged(now.granted, open)
  consent.stop(now.granted)
  hold()
  if (isLeft) choices('leave')
  else load()
  dispatchEvent(new Event('choice'))
  return isLeft
}

/** Where the rest of our code cannot be fetched nothing is asked and nothing loads; a control leads to the page about cookies. */
function choices(what: string, control?: HTMLElement): void {
  import('./consent/choices.ts').then(
    ({ open }) => open(consent, what),
    () => control && (location.href = '/cookies/'),
  )
}

function answerControl(event: MouseEvent): void {
  const control = (event.target as Element).closest<HTMLElement>('[data-consent]')
  if (!control) return
  event.preventDefault()
  choices(control.dataset['consent']!, control)
}

// A page that is made ready before it is asked for waits until somebody sees it.
// https://wicg.github.io/nav-speculation/prerendering.html
if ((document as { prerendering?: boolean }).prerendering) document.addEventListener('prerenderingchange', start, { once: true })
else start()
