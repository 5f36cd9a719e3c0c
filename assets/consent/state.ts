// What a page shows of the visitor's own state: the choice, its switches, and what lies in the browser now.
import texts from 'consent:state'
import type { Consent } from './consent.ts'
import { fill, inARow } from './fill.ts'
import { namesKept } from './kept.ts'

/** Fills in what the page has places for, now and after every choice. */
export async function show(consent: Consent): Promise<void> {
  addEventListener('choice', () => void refresh(consent))
  document.addEventListener('visibilitychange', () => void showKept())
  // Tags write their cookies when they please.
  ;(window as { cookieStore?: EventTarget }).cookieStore?.addEventListener('change', () => void showKept())
  document.querySelectorAll('.switch').forEach(describe)
  await refresh(consent)
  announceChanges()
}

/** What stands below a switch is heard with it. */
function describe(place: Element, index: number): void {
  const [control, said] = [place.querySelector('[role=switch]'), place.querySelector('p')]
  if (!control || !said) return
  said.id ||= `switch-${index}`
  control.setAttribute('aria-describedby', said.id)
}

/** Fills in the places of this page as things stand. */
async function refresh(consent: Consent): Promise<void> {
  showChoice(consent)
  await showKept()
  for (const place of document.querySelectorAll('[data-live]')) place.setAttribute('data-live', 'ready')
}

function showChoice(consent: Consent): void {
  const { words } = texts
  const { answers, granted, asked } = consent.look()
  const times = Object.values(answers).map(([, , at]) => at)
  fillIn('[data-shown=on]', inARow(granted.flatMap((id) => texts.titles[id] ?? []), texts.language) || words.nothingOn)
  say('choice', times.length === 0 ? words.unanswered : fill(words.answered, { date: day(Math.max(...times)) }))
  for (const { id, advertising, requires } of consent.config.categories) {
    const isSignalled = Boolean(advertising && consent.signal)
    const isOn = granted.includes(id)
    say(id, isSignalled ? texts.signal : !answers[id] || asked.includes(id) ? words.open : answers[id][0] && !isOn ? fill(words.waiting, { category: texts.titles[requires ?? ''] ?? '' }) : fill(isOn ? words.on : words.off, { date: day(answers[id][3]) }))
    for (const control of document.querySelectorAll<HTMLButtonElement>(`[role=switch]:is([data-consent="on ${id}"],[data-consent="off ${id}"])`)) {
      // Of many switches only those that moved are spoken of.
      const isMoved = control.getAttribute('aria-checked') !== String(isOn)
      control.closest('.switch')?.querySelector('[data-said]')?.setAttribute('aria-live', isMoved ? 'polite' : 'off')
      control.setAttribute('aria-checked', String(isOn))
      control.dataset['consent'] = `${isOn ? 'off' : 'on'} ${id}`
      control.disabled = isSignalled
    }
  }
  enable('granted', Object.values(answers).some(([yes]) => yes))
  enable('answered', times.length > 0)
}

function say(what: string, text: string): void {
  fillIn(`[data-said="${what}"]`, text)
}

/** What has not changed is not spoken of again. */
function fillIn(selector: string, text: string): void {
  for (const place of document.querySelectorAll(selector)) if (place.textContent !== text) place.textContent = text
}

function enable(what: string, isPossible: boolean): void {
  for (const control of document.querySelectorAll<HTMLButtonElement>(`[data-needs="${what}"]`)) control.disabled = !isPossible
}

/** From now on a screen reader speaks what changes; what stood there before, it reads like any text. */
function announceChanges(): void {
  for (const place of document.querySelectorAll('[data-said]')) place.setAttribute('role', 'status')
}

async function showKept(): Promise<void> {
  const places = document.querySelectorAll<HTMLElement>('[data-found]')
  if (!document.querySelector('[data-found], [data-shown=kept]')) return
  const { words, language, declared } = texts
  const kept = (await namesKept()).map((found) => ({ ...found, declaredAs: declared.find(([kind, , expression]) => kind === found.kind && new RegExp(`^${expression}$`).test(found.name))?.[1] }))
  for (const place of places) {
    const { found: kind, name: pattern } = place.dataset
    const names = kept.filter((found) => found.kind === kind && found.declaredAs === pattern).map(({ name }) => name)
    place.textContent = kind === '' ? words.notSeen : names.length === 0 ? words.notFound : names.every((name) => name === pattern) ? words.found : `${words.found}: ${inARow(names, language)}`
  }
  const strangers = kept.filter(({ declaredAs }) => declaredAs === undefined).map(({ name }) => name)
  // Its own by name; what others left here stands below the table.
  const own = kept.filter(({ declaredAs }) => declaredAs !== undefined).map(({ name }) => name)
  fillIn('[data-shown=kept]', inARow([...own, ...(strangers[0] ? [fill(words.others, { count: String(strangers.length) })] : [])], language) || words.nothingKept)
  for (const place of document.querySelectorAll<HTMLElement>('[data-undeclared]')) {
    place.hidden = strangers.length === 0
    place.textContent = fill(words.undeclared, { names: inARow(strangers, language) })
  }
}

/** A day is one word, as it is where pages print one. */
function day(seconds: number): string {
  return new Intl.DateTimeFormat(texts.language, { dateStyle: 'long' }).format(seconds * 1000).replaceAll(' ', '\u00a0')
}
