// What came of a choice, in words. Fetched after the choice is kept, so that nothing waits for it.
import texts from 'consent:told'
import type { Outcome } from './choice.ts'
import type { Consent } from './consent.ts'
import { fill, inARow } from './fill.ts'
import { tell } from './tell.ts'

/** Tells what came of a choice; to somebody who used a switch, only what the switch does not show. */
export function tellOutcome(consent: Consent, outcome: Outcome, settings: () => void, takesFocus: boolean): void {
  if (outcome.shownBy === undefined) tell(outcomeText(consent, outcome), settings, takesFocus)
  // A page that was left for a switch took the focus with it.
  else if (takesFocus) document.querySelector<HTMLElement>(`[role=switch][data-consent$=" ${CSS.escape(outcome.shownBy)}"]`)?.focus()
}

/** Tells that the browser keeps no cookies. */
export function tellNotKept(settings: () => void, takesFocus: boolean): void {
  tell(texts.words.notKept, settings, takesFocus)
}

function outcomeText(consent: Consent, { withdrawn, erased }: Outcome): string {
  const { words } = texts
  const { granted } = consent.look()
  const titles = (yes: boolean) => inARow(texts.categories.filter(({ id }) => granted.includes(id) === yes).map(({ title }) => title), texts.language)
  const isSignalled = consent.signal && consent.config.categories.some(({ advertising }) => advertising)
  const [on, off] = [titles(true), titles(false)]
  const hosts = texts.categories.filter(({ id }) => withdrawn.includes(id)).flatMap((category) => category.hosts)
  return [
    on === '' ? words.refused : off === '' ? fill(words.accepted, { categories: on }) : fill(words.partly, { on, off }),
    ...(isSignalled && on !== '' ? [texts.signal] : []),
    ...(erased.length > 0 ? [fill(words.erased, { names: inARow(erased, texts.language) })] : []),
    ...(hosts.length > 0 ? [fill(words.outside, { hosts: inARow([...new Set(hosts)], texts.language) })] : []),
  ].join(' ')
}
