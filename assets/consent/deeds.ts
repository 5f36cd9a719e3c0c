// What follows from a control: the choice is kept, this page and the others follow it, and the visitor is told.
import texts from 'consent:told'
import type { Outcome } from './choice.ts'
import type { Dialogs } from './choices.ts'
import type { Consent } from './consent.ts'
import type { Question } from './question.ts'
import { answersAfter, save, settled, type Wishes } from './save.ts'
import { hasTyped, tell, tellToReload } from './tell.ts'

/** Does what a page or a control wants. */
export function does(consent: Consent, what: string, question: Question, dialogs: Dialogs): void {
  const settings = () => void openSettings(consent, question, dialogs)
  const deeds: Record<string, () => unknown> = {
    all: () => decide(consent, wishesFor(question.accepted, true), dialogs, settings),
    necessary: () => decide(consent, wishesFor(consent.config.categories.map(({ id }) => id), false), dialogs, settings),
    settings,
    tell: () => tellOutcome(consent, settings),
    leave: () => (hasTyped() ? tellToReload() : location.reload()),
  }
  deeds[what]?.()
}

async function openSettings(consent: Consent, question: Question, dialogs: Dialogs): Promise<void> {
  const [settings, loaded] = await Promise.all([import('./settings.ts'), dialogs.load()])
  await settings.openSettings(consent, question, loaded, {
    act: (what) => does(consent, what, question, dialogs),
    save: (wishes) => void decide(consent, wishes, dialogs, () => void openSettings(consent, question, dialogs)),
  })
}

/** Keeps a choice and makes this page follow it. */
async function decide(consent: Consent, wishes: Wishes, dialogs: Dialogs, settings: () => void): Promise<void> {
  const { granted } = consent.look()
  const answers = answersAfter(consent, settled(consent, wishes))
  const kept = granted.filter((id) => answers[id]?.[0])
  consent.stop(kept)
  const outcome: Outcome = { withdrawn: granted.filter((id) => !kept.includes(id)), erased: consent.erase(kept) }
  const isKept = save(consent, answers, outcome)
  const channel = new BroadcastChannel('choice')
  channel.postMessage('')
  channel.close()
  const isLeft = consent.follow()
  await dialogs.close()
  if (!isKept) tell(texts.words.notKept, settings)
  else if (!isLeft) tellOutcome(consent, settings)
}

function tellOutcome(consent: Consent, settings: () => void): void {
  const { answers, outcome } = consent.look()
  if (!outcome) return
  save(consent, answers)
  tell(outcomeText(consent, outcome), settings)
}

function outcomeText(consent: Consent, { withdrawn, erased }: Outcome): string {
  const { words } = texts
  const { answers } = consent.look()
  const titles = (yes: boolean) => inARow(texts.categories.filter(({ id }) => Boolean(answers[id]?.[0]) === yes).map(({ title }) => title))
  const [on, off] = [titles(true), titles(false)]
  const hosts = texts.categories.filter(({ id }) => withdrawn.includes(id)).flatMap((category) => category.hosts)
  return [
    on === '' ? words.refused : off === '' ? fill(words.accepted, { categories: on }) : fill(words.partly, { on, off }),
    ...(erased.length > 0 ? [fill(words.erased, { names: inARow(erased) })] : []),
    ...(hosts.length > 0 ? [fill(words.outside, { hosts: inARow([...new Set(hosts)]) })] : []),
  ].join(' ')
}

function inARow(names: readonly string[]): string {
  return new Intl.ListFormat(texts.language, { type: 'conjunction' }).format(names)
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, place: string) => values[place] ?? whole)
}

function wishesFor(ids: readonly string[], wish: boolean): Wishes {
  return Object.fromEntries(ids.map((id) => [id, wish]))
}
