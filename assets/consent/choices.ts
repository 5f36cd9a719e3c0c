// What a visitor is asked, and the way to everything else that a control can do. Fetched when there is something to ask or do.
import texts from 'consent:question'
import type { Consent } from './consent.ts'
import { questionNow, showInPage, type Question } from './question.ts'

/** The dialogs, fetched once. */
export interface Dialogs {
  load: () => Promise<typeof import('./dialogs.ts')>
  /** Closes what is open; does nothing where nothing ever was. */
  close: () => Promise<void>
  /** The decision that was last made here, until it is kept and told. */
  deciding?: Promise<void>
}

let loading: ReturnType<Dialogs['load']> | undefined

const dialogs: Dialogs = {
  load: () =>
    (loading ??= import('./dialogs.ts').catch((error: unknown) => {
      // What could not be fetched now may be there at the next try.
      loading = undefined
      throw error
    })),
  close: async () => (await loading)?.close(),
}

let isFollowing = false

/**
 * Does what a page needs when it begins (`begin`), or what a control wants: see `deeds.ts`.
 * What fails on the way, mostly a file of ours that cannot be fetched, is said to developers, and the visitor is led to the page about cookies.
 */
export async function open(consent: Consent, what: string): Promise<void> {
  if (!isFollowing) {
    isFollowing = true
    addEventListener('choice', () => void followChoice(consent))
  }
  try {
    const shown = showState(consent)
    await Promise.all([shown, begin(consent, what, shown)])
  } catch (error) {
    console.warn(error)
    // What somebody wants is never dropped in silence: the page about cookies, fetched anew, has the same controls.
    if (!['begin', 'leave'].includes(what)) location.href = '/cookies/'
  }
}

async function begin(consent: Consent, what: string, shown: Promise<void>): Promise<void> {
  const { outcome, asked } = consent.look()
  const deed = what !== 'begin' ? what : outcome && asked.length === 0 && 'tell'
  // What came of a switch is shown by the switch, once it can be used.
  if (deed === 'tell') await shown
  if (deed) await (await import('./deeds.ts')).does(consent, deed, dialogs, deed === 'all' ? (shownQuestion ?? (await questionNow(consent))).accepted : undefined)
  else if (asked.length > 0) await ask(consent)
}

let isShown = false

async function showState(consent: Consent): Promise<void> {
  if (isShown || !document.querySelector('[data-live]')) return
  isShown = true
  const { show } = await import('./state.ts')
  await show(consent)
}

/** The question as the visitor sees it: a button means what stood beside it, whatever has happened meanwhile. */
let shownQuestion: Question | undefined

async function ask(consent: Consent): Promise<void> {
  const question = (shownQuestion = await questionNow(consent))
  if (!showInPage(question)) await (await dialogs.load()).openQuestion(consent, question, texts, (what) => open(consent, what))
  // The next step of most visitors, ready before they take it.
  await import('./deeds.ts')
}

/** Takes back a question that has been answered, here or in another tab; of one that was answered in part, the page shows what is left. */
async function followChoice(consent: Consent): Promise<void> {
  const { answers } = consent.look()
  if (!Object.values(answers).some(([yes]) => yes)) delete document.documentElement.dataset['yes']
  // What is decided here is told first, in the place of what was pressed: a second press does not meet a page that has moved.
  // A decision dispatches this event before it has handed itself over, in the same turn. Where it fails, whoever asked for it says so.
  await null
  await Promise.allSettled([dialogs.deciding])
  if (consent.look().asked.length > 0) {
    const question = await questionNow(consent)
    if (showInPage(question)) shownQuestion = question
    return
  }
  delete document.documentElement.dataset['ask']
  await dialogs.close()
}
