// vanilla-cookieconsent, which draws question and settings. No other file knows it. It keeps nothing and loads nothing here:
// what a click means is handed to whoever opened it. Its known faults of accessibility are mended where it is shown.
import * as CookieConsent from 'vanilla-cookieconsent'
import type { Consent } from './consent.ts'
import type { Question } from './question.ts'
import type { Wishes } from './save.ts'
import type { QuestionTexts } from './texts.ts'

/** What a click means to whoever opened the dialog: `all`, `necessary` or `settings`, or saving the switches. */
export interface Deeds {
  act: (what: string) => Promise<void>
  save: (wishes: Wishes) => Promise<void>
}

let running: Promise<CookieConsent.Translation> | undefined
let act: Deeds['act']
let save: Deeds['save']
let clear: (() => void) | undefined

/** Shows the question above the page. It takes no focus and traps none. */
export async function openQuestion(consent: Consent, { title, description, accept }: Question, texts: QuestionTexts, onAct: Deeds['act']): Promise<void> {
  await stylesheet(texts.stylesheet)
  const { words } = texts
  const shown = await run(consent, texts.language)
  // Meanwhile the visitor may have answered elsewhere.
  if (consent.look().asked.length === 0) return
  act = onAct
  shown.consentModal = { label: words.label, title, description, acceptAllBtn: accept, acceptNecessaryBtn: words.refuseAll, showPreferencesBtn: words.choose }
  CookieConsent.show(true)
  mendQuestion()
}

/** Opens the settings with these texts; gives their element. */
export async function openSettings(consent: Consent, language: string, texts: CookieConsent.PreferencesModalOptions, does: Deeds): Promise<HTMLElement | null> {
  const shown = await run(consent, language)
  ;({ act, save } = does)
  shown.preferencesModal = texts
  CookieConsent.showPreferences()
  return document.querySelector('#cc-main .pm')
}

/** Closes whatever is open. */
export function close(): void {
  CookieConsent.hidePreferences()
  CookieConsent.hide()
  clear?.()
}

/** Begins the library, once: question and settings may be wanted at the same moment. Gives the texts that it will draw. */
function run(consent: Consent, language: string): Promise<CookieConsent.Translation> {
  return (running ??= begin(consent, language))
}

async function begin({ config }: Consent, language: string): Promise<CookieConsent.Translation> {
  // What the page itself shows in its text bears the name that programs look for; from here on the dialogs bear it.
  document.getElementById('cc-main')?.removeAttribute('id')
  // Empty until one of them is opened: the library would draw what stands in it at once.
  const translation = {} as CookieConsent.Translation
  const isSwitched = (id: string) => config.categories.some((category) => category.id === id)
  await CookieConsent.run({
    // The library takes every driven browser for a bot and hides from it; an auditor must see what a person sees.
    hideFromBots: false,
    autoShow: false,
    autoClearCookies: false,
    manageScriptTags: false,
    categories: Object.fromEntries(config.known.map((id) => [id, { readOnly: !isSwitched(id), enabled: !isSwitched(id) }])),
    language: { default: language, translations: { [language]: translation } },
  })
  document.addEventListener('click', meanInstead, true)
  addEventListener('keydown', letTabPass, true)
  return translation
}

// The library would keep the choice in its own way; here a click only says what the visitor means.
function meanInstead(event: Event): void {
  const role = (event.target as Element).closest('#cc-main [data-role]')?.getAttribute('data-role')
  if (!role) return
  event.stopPropagation()
  // An answer that cannot be kept, because our code cannot be fetched, is no answer: the question stays.
  const isDone = role === 'save' ? save(Object.fromEntries(switches().map(({ value, checked }) => [value, checked]))) : act(role === 'show' ? 'settings' : role)
  isDone.catch(console.warn)
}

// The library keeps Tab inside the question, while a mouse may use the whole page.
function letTabPass(event: KeyboardEvent): void {
  if (event.key === 'Tab' && (event.target as Element).closest?.('.cm')) event.stopImmediatePropagation()
}

function mendQuestion(): void {
  const question = document.querySelector<HTMLElement>('#cc-main .cm')
  if (!question) return
  question.setAttribute('role', 'region')
  question.removeAttribute('aria-modal')
  // It takes focus from wherever the visitor was, to any place that can have it.
  question.removeAttribute('tabindex')
  for (const inner of question.querySelectorAll('[tabindex]')) inner.removeAttribute('tabindex')
  const main = question.closest('#cc-main')
  if (main && document.body.firstElementChild !== main) document.body.prepend(main)
  clear ??= keepClearOf(question)
}

/** Keeps the question off the element that has focus: one of them moves, or the question becomes as small as it must. */
function keepClearOf(question: HTMLElement): () => void {
  const root = document.documentElement
  const isOver = (focused: HTMLElement) => {
    const [below, above] = [focused.getBoundingClientRect(), question.getBoundingClientRect()]
    return below.bottom > above.top && below.top < above.bottom && below.right > above.left && below.left < above.right
  }
  const placeAt = (edge: 'top' | 'bottom', focused: HTMLElement) => {
    question.classList.toggle('cm--away', edge === 'top')
    root.style.scrollPaddingBlock = edge === 'top' ? `${question.offsetHeight + 32}px 8px` : `8px ${question.offsetHeight + 32}px`
    focused.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }
  const move = (target: EventTarget | null) => {
    // Nothing moves or grows under a mouse: it would be let go over another place than where it was pressed, and click nothing.
    if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return
    question.style.maxBlockSize = ''
    if (target.closest('#cc-main') || !isOver(target)) return
    for (const edge of ['bottom', 'top'] as const) {
      placeAt(edge, target)
      if (!isOver(target)) return
    }
    // Too little page to scroll: the question takes the larger part of what is left, and scrolls inside itself.
    const { top, bottom } = target.getBoundingClientRect()
    const isRoomAbove = top > innerHeight - bottom
    question.classList.toggle('cm--away', isRoomAbove)
    question.style.maxBlockSize = `${(isRoomAbove ? top : innerHeight - bottom) - 32}px`
  }
  // Firefox scrolls to what has focus some time after it has said so.
  const moveLater = ({ target }: Event) => {
    requestAnimationFrame(() => move(target))
    addEventListener('scroll', () => document.activeElement === target && move(target), { once: true })
  }
  addEventListener('focusin', moveLater)
  return () => {
    removeEventListener('focusin', moveLater)
    root.style.scrollPaddingBlock = ''
    clear = undefined
  }
}

/** The switches of the settings. */
export function switches(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('#cc-main .section__toggle')]
}

/** Loads a stylesheet, once. */
export function stylesheet(address: string): Promise<void> {
  if (document.querySelector(`link[href="${address}"]`)) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = address
    link.onload = () => resolve()
    link.onerror = () => {
      link.remove()
      reject(new Error(`${address} could not be loaded`))
    }
    document.head.append(link)
  })
}
