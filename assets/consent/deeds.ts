// What follows from a control: the choice is kept, this page and the others follow it, and the visitor is told.
import type { Outcome } from './choice.ts'
import type { Dialogs } from './choices.ts'
import type { Consent } from './consent.ts'
import { answersAfter, asShown, believed, save, settled, shownFor, type Wishes } from './save.ts'
import { hasTyped } from './typed.ts'

/**
 * Does what a page or a control wants: `all`, `necessary`, `settings`, `on CATEGORY`, `off CATEGORY`, `receipt`, `display`,
 * or, from boot, `tell` what came of the last choice and `leave` the page. A question can be about a part of the categories; `all` accepts that.
 */
export async function does(consent: Consent, what: string, dialogs: Dialogs, asked = idsOf(consent)): Promise<void> {
  const settings = () => openSettings(consent, dialogs)
  const decides = (wishes: Wishes, usedSwitch?: string) => decide(consent, wishes, dialogs, usedSwitch)
  const deeds: Record<string, (category: string) => unknown> = {
    all: () => decides(wishesFor(asked, true)),
    necessary: () => decides(wishesFor(idsOf(consent), false)),
    on: (category) => decides(wishesBySwitch(consent, category, true), category),
    off: (category) => decides(wishesBySwitch(consent, category, false), category),
    settings,
    receipt: async () => (await import('./receipt.ts')).download(consent, shownFor),
    display: async () => (await import('./display.ts')).toggleDisplay(consent, (category, yes) => decides({ [category]: yes }, category)),
    tell: async () => {
      // The page that was left may have taken its message with it.
      tellOtherTabs()
      await afterWhereItWasDone()
      tellOnce(await import('./outcome.ts'), consent, settings, true)
    },
    leave: async () => (hasTyped() ? (await import('./tell.ts')).tellToReload() : location.reload()),
  }
  const [deed = '', category = ''] = what.split(' ')
  await deeds[deed]?.(category)
}

async function openSettings(consent: Consent, dialogs: Dialogs): Promise<void> {
  try {
    const [settings, loaded] = await Promise.all([import('./settings.ts'), dialogs.load()])
    await settings.openSettings(consent, loaded, {
      act: (what) => does(consent, what, dialogs),
      save: (wishes) => decide(consent, asShown(consent, wishes), dialogs),
    })
  } catch (error) {
    console.warn(error)
    // Mostly, what draws the settings could not be fetched; the page about cookies has the same switches.
    location.assign('/cookies/')
  }
}

/** Whether the page is on its way out: what a second click does then, the page after it tells, with what the first one did. */
let isLeaving = false

/** Keeps a choice and makes this page follow it. Who used the switch of a category stays there; all others are told with focus. */
function decide(consent: Consent, wishes: Wishes, dialogs: Dialogs, usedSwitch?: string): Promise<void> {
  return (dialogs.deciding = keepAndTell(consent, wishes, dialogs, usedSwitch))
}

async function keepAndTell(consent: Consent, wishes: Wishes, dialogs: Dialogs, usedSwitch?: string): Promise<void> {
  const { granted } = consent.look()
  const answers = answersAfter(consent, settled(consent, wishes))
  const kept = granted.filter((id) => answers[id]?.[0])
  consent.stop(kept)
  const gone = consent.erase(kept).filter((name) => !`; ${document.cookie}`.includes(`; ${name}=`))
  // What an earlier choice did, and nobody has read yet, is told with this one; the choice cookie holds only so much.
  const untold = believed(consent)
  const erased = [...new Set([...(untold?.erased ?? []), ...gone.map((name) => name.slice(0, 60))])].slice(0, 20)
  const withdrawn = [...new Set([...(untold?.withdrawn ?? []), ...granted])].filter((id) => !kept.includes(id))
  const outcome: Outcome = { withdrawn, erased, shownBy: erased.length === 0 ? usedSwitch : undefined }
  const isKept = save(consent, answers, outcome)
  tellOtherTabs()
  const isLeft = consent.follow()
  if (isLeft) history.replaceState('decided', '')
  isLeaving ||= isLeft && !hasTyped()
  const takesFocus = usedSwitch === undefined
  // What was pressed goes when the line is there to come, so that a second press does not meet the page.
  const telling = isLeft || isLeaving ? undefined : await import('./outcome.ts')
  if (takesFocus) await dialogs.close()
  if (!telling) return
  const settings = () => openSettings(consent, dialogs)
  if (isKept) tellOnce(telling, consent, settings, takesFocus)
  else telling.tellNotKept(settings, takesFocus)
}

/** Tells what came of the last choice, where nobody has told it yet. */
function tellOnce(telling: typeof import('./outcome.ts'), consent: Consent, settings: () => void, takesFocus: boolean): void {
  const outcome = believed(consent)
  if (!outcome) return
  save(consent, consent.look().answers)
  // What is told once is no news to this page when it is looked at again, and closes nothing that was opened since.
  consent.follow()
  telling.tellOutcome(consent, outcome, settings, takesFocus)
}

/**
 * Of several windows that follow a choice, the one in which it was made tells what came of it, and others only where that does not:
 * it is loaded anew as they are, and has that long to come first.
 */
async function afterWhereItWasDone(): Promise<void> {
  if (history.state === 'decided') history.replaceState(null, '')
  else await new Promise((resolve) => setTimeout(resolve, 1500))
}

/**
 * Has other tabs look at the choice. Twice: a cookie often reaches another process of the browser later than a message does
 * (of 60 messages, 15 in Chromium 156 and 45 in Firefox 153 met the cookie before it; none did 300 ms later).
 * A page that is left meanwhile has the page after it tell them.
 */
function tellOtherTabs(): void {
  const channel = new BroadcastChannel('choice')
  channel.postMessage('')
  setTimeout(() => {
    channel.postMessage('')
    channel.close()
  }, 300)
}

/** One switch answers for its category alone; the first that a visitor ever uses answers no for the others, as the settings do. */
function wishesBySwitch(consent: Consent, category: string, yes: boolean): Wishes {
  const isFirst = Object.keys(consent.look().answers).length === 0
  return { ...(isFirst ? wishesFor(idsOf(consent), false) : {}), [category]: yes }
}

function idsOf({ config }: Consent): string[] {
  return config.categories.map(({ id }) => id)
}

function wishesFor(ids: readonly string[], wish: boolean): Wishes {
  return Object.fromEntries(ids.map((id) => [id, wish]))
}
