// Somebody who visits pages: opens them, does what people do there, and answers. What is seen is the recorder's.
import { errors, type BrowserContext, type Page } from 'playwright'
import type { DeclaredCategory } from '../declare/declaration.ts'
import { reasonOf } from '../reason.ts'
import type { Recorder } from '../witness/recorder.ts'
import type { Wire } from '../witness/wire.ts'
import type { Action } from './actions.ts'
import { choiceIn, isAsked, NotReached } from './controls.ts'
import type { Engines, ProfileOptions } from './engines.ts'

/** What a visit needs to know of the site and of the run. */
export interface Trip {
  /** `https://www.audit.test`. */
  base: string
  engines: Engines
  /** Chromium with its back/forward cache, where there is one. */
  whole: Engines | undefined
  wire: Wire
  recorder: Recorder
  categories: readonly DeclaredCategory[]
  /** The pages of this state, as paths, and of them one of each kind. */
  pages: readonly string[]
  perKind: readonly string[]
  /** Whether the pages are all that were chosen, and not one of each kind. */
  visitsAll: boolean
  isLive: boolean
  submitsForms: boolean
  /** Between two pages of a live site (ms). */
  delay: number
  /** How long one page may take (ms). */
  limit: number
  /** Whether pictures are kept of what visitors are shown. */
  takesPictures: boolean
  /** What is done on each page after it was opened. */
  actions: readonly Action[]
  visited: (page: string) => void
}

/** A profile and what was done in it. */
export interface Visitor {
  trip: Trip
  context: BrowserContext
  /** Opens a page in the profile, as the browser that it is of does. */
  openPage: Engines['openPage']
  hasScripts: boolean
  /** The categories to which a yes lay in the profile already. */
  brought: readonly string[]
  /** Whether the question was answered, so that it is not to be shown again. */
  isAnswered: boolean
  untried: { page: string; what: string; why: string }[]
  /** Pages with forms that nobody asked to send. */
  unsent: string[]
  screenshots: { name: 'banner' | 'settings'; image: Buffer }[]
}

/** Opens a profile. */
export async function arrive(trip: Trip, options: ProfileOptions = {}, engines = trip.engines): Promise<Visitor> {
  const context = await engines.open(trip.wire, options)
  // A control that is there answers at once; only pages take longer.
  context.setDefaultTimeout(5_000)
  context.setDefaultNavigationTimeout(trip.limit)
  // Who sends a form says yes where the page asks whether to send it. One that left meanwhile asks nothing any more.
  context.on('dialog', (dialog) => void dialog.accept().catch(() => {}))
  await trip.recorder.attach(context)
  return { trip, context, openPage: engines.openPage, hasScripts: options.hasScripts ?? true, brought: yesesIn(options.state?.cookies ?? []), isAnswered: false, untried: [], unsent: [], screenshots: [] }
}

/** What some cookies say yes to; one that nobody can read says it to nothing. */
function yesesIn(cookies: Parameters<typeof choiceIn>[0]): string[] {
  try {
    return choiceIn(cookies) ?? []
  } catch (error) {
    if (error instanceof NotReached) return []
    throw error
  }
}

/** Says from now on what the visitor has said yes to, besides what is always on, and what was taken back. */
export function grant({ trip }: Visitor, granted: readonly string[], withdrawn: readonly string[] = []): void {
  const always = trip.categories.filter(({ isSwitchable }) => !isSwitchable).map(({ id }) => id)
  const { moment } = trip.recorder
  trip.recorder.moment = { ...moment, granted: [...always, ...granted], withdrawn: [...withdrawn], once: [...new Set([...moment.once, ...granted])] }
}

/** Opens a page and waits until nothing is on its way. */
export async function open(visitor: Visitor, path: string, page?: Page): Promise<Page> {
  const { trip, context, openPage } = visitor
  const opened = page ?? (await openPage(context))
  begin(visitor, path, 'open')
  await load(trip, opened, path)
  await settle(visitor)
  return opened
}

async function load(trip: Trip, page: Page, path: string): Promise<void> {
  try {
    await page.goto(trip.base + path, { waitUntil: 'load' })
  } catch (error) {
    throw error instanceof errors.TimeoutError ? tookLonger(trip) : error
  }
}

/** In the same words whoever notices it first. */
function tookLonger({ limit }: Trip): Error {
  return new Error(`it took longer than ${limit / 1000} s (--page-limit)`)
}

/** Says what is done from now on, and on which page. */
export function begin({ trip }: Visitor, page: string, action: string): void {
  trip.recorder.moment = { ...trip.recorder.moment, page, action }
}

/** Waits until nothing is on its way, and notes what lies there. */
export async function settle({ trip, context }: Visitor): Promise<void> {
  await silence(trip)
  await trip.recorder.look(context)
}

/** As `settle`, where pages leave by themselves first: what another tab hears takes a moment to act on. */
export async function settleAfterLeaving(visitor: Visitor): Promise<void> {
  await visitor.trip.wire.silence(400, 10_000)
  await settle(visitor)
}

/** Where everything is answered on the spot, silence means that nothing more comes; on a live site a script may take a moment to ask for more. */
async function silence({ isLive, wire }: Trip): Promise<void> {
  await wire.silence(isLive ? 1_500 : 80, isLive ? 10_000 : 5_000)
}

/**
 * Visits pages one after the other in one tab, as people do, and on each does everything that people do. The last one is
 * closed, the others are left for the next. A page that hangs costs its own time limit only.
 */
export async function roam(visitor: Visitor, paths: readonly string[]): Promise<void> {
  const { trip, context, openPage } = visitor
  let page: Page | undefined
  for (const [index, path] of paths.entries()) {
    const tab = (page ??= await openPage(context))
    const isDone = (await inTime(visitor, path, () => actOn(visitor, tab, path))) && (await inTime(visitor, path, () => holdAnswer(visitor, tab, path)))
    await holdChoice(visitor)
    const isLast = index === paths.length - 1
    begin(visitor, path, isLast || !isDone ? 'close' : 'leave')
    if (isLast || !isDone || !(await inTime(visitor, path, () => leave(visitor, tab)))) {
      await tab.close()
      page = undefined
    }
    await settle(visitor)
    if (isDone) trip.visited(path)
    if (trip.isLive) await new Promise((resolve) => setTimeout(resolve, trip.delay))
  }
}

/** Holds that a page left no yes behind that nobody gave. */
async function holdChoice({ trip, context, brought }: Visitor): Promise<void> {
  const beyond = yesesIn(await context.cookies()).filter((id) => trip.categories.some((category) => category.id === id) && !trip.recorder.moment.granted.includes(id) && !brought.includes(id))
  if (beyond.length > 0) trip.recorder.noteChoice(beyond)
}

/** Holds that who has answered is not asked again. */
async function holdAnswer({ isAnswered, untried }: Visitor, page: Page, path: string): Promise<void> {
  if (isAnswered && !page.isClosed() && (await isAsked(page))) untried.push({ page: path, what: 'open', why: 'the question is shown, though it was answered' })
}

async function leave({ trip }: Visitor, page: Page): Promise<void> {
  await page.goto(`${trip.base}${plainFile}`)
}

/** A file of the site without scripts: a page can be left for it, and nothing but the page that is left acts. */
export const plainFile = '/robots.txt'

function isDoneOn({ isShared }: Action, path: string, { pages, perKind, visitsAll }: Trip): boolean {
  return !isShared || (visitsAll ? perKind.includes(path) : path === pages[0])
}

async function actOn(visitor: Visitor, page: Page, path: string): Promise<void> {
  await open(visitor, path, page)
  for (const action of visitor.trip.actions.filter((each) => isDoneOn(each, path, visitor.trip))) {
    // A page that took too long was closed meanwhile, and another is on its turn.
    if (page.isClosed()) return
    begin(visitor, path, action.name)
    const didSomething = await action.act(page, visitor, path)
    if (didSomething && action.isPassive) await visitor.trip.wire.silence(20, 1_000)
    else if (didSomething) await settle(visitor)
  }
}

async function inTime({ trip, untried }: Visitor, page: string, work: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => (timer = setTimeout(() => reject(tookLonger(trip)), trip.limit)))
  try {
    await Promise.race([work(), late])
    return true
  } catch (error) {
    untried.push({ page, what: trip.recorder.moment.action, why: reasonOf(error) })
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Keeps a picture of what is shown. */
export async function picture({ trip, screenshots }: Visitor, page: Page, name: 'banner' | 'settings'): Promise<void> {
  if (!trip.takesPictures) return
  screenshots.push({ name, image: await page.screenshot({ type: 'jpeg', quality: 60 }) })
}
