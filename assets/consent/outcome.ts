// What came of a choice, in words. Fetched after the choice is kept, so that nothing waits for it.
import texts from 'consent:told'
import type { Outcome } from './choice.ts'
import type { Consent } from './consent.ts'
import { fill, inARow } from './fill.ts'
import { save } from './save.ts'
import { tell } from './tell.ts'

/** Whether the visitor's focus moves to what they are told; it does not where they used a switch that stays in the page. */
export type Telling = 'focus' | 'stay'

/** Tells what came of the last choice, once; to somebody who used a switch, only what the switch does not show. */
export function tellOutcome(consent: Consent, settings: () => void, telling: Telling): void {
  const { answers, outcome } = consent.look()
  if (!outcome) return
  save(consent, answers)
  if (!outcome.isShown) tell(outcomeText(consent, outcome), settings, telling === 'focus')
}

/** Tells that the browser keeps no cookies. */
export function tellNotKept(settings: () => void, telling: Telling): void {
  tell(texts.words.notKept, settings, telling === 'focus')
}

function outcomeText(consent: Consent, { withdrawn, erased }: Outcome): string {
  const { words } = texts
  const { answers } = consent.look()
  const titles = (yes: boolean) => inARow(texts.categories.filter(({ id }) => Boolean(answers[id]?.[0]) === yes).map(({ title }) => title), texts.language)
  const [on, off] = [titles(true), titles(false)]
  const hosts = texts.categories.filter(({ id }) => withdrawn.includes(id)).flatMap((category) => category.hosts)
  return [
    on === '' ? words.refused : off === '' ? fill(words.accepted, { categories: on }) : fill(words.partly, { on, off }),
    ...(erased.length > 0 ? [fill(words.erased, { names: inARow(erased, texts.language) })] : []),
    ...(hosts.length > 0 ? [fill(words.outside, { hosts: inARow([...new Set(hosts)], texts.language) })] : []),
  ].join(' ')
}
