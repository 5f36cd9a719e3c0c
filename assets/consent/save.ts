// Keeping a choice, in the cookie and the form that vanilla-cookieconsent knows, without an identifier.
import texts from 'consent:save'
import type { Answer, Judged, Outcome } from './choice.ts'
import type { Consent } from './consent.ts'

/** Which categories a visitor wants, of those that they were asked about. */
export type Wishes = Record<string, boolean>

/** Stores answers. Gives false where the browser keeps no cookies. */
export function save(consent: Consent, answers: Record<string, Answer>, outcome?: Outcome): boolean {
  const times = Object.values(answers)
  const newest = Math.max(...times.map(([, , at]) => at))
  const end = new Date(Math.max(...times.map((answer) => answer[3])) * 1000)
  const asDate = (seconds: number) => new Date(seconds * 1000).toISOString()
  const on = Object.keys(answers).filter((id) => answers[id]?.[0])
  const always = consent.config.known.filter((id) => !consent.config.categories.some((category) => category.id === id) && !(id in answers))
  const choice = {
    categories: [...always, ...on],
    revision: consent.config.revision,
    data: { answers, texts: texts.hash, earlier: earlierTexts(consent, answers), outcome },
    consentTimestamp: asDate(Math.min(...times.map(([, , at]) => at))),
    // vanilla-cookieconsent believes no choice without one; a constant tells nobody from anybody.
    consentId: 'none',
    services: {},
    languageCode: texts.language,
    lastConsentTimestamp: asDate(newest),
    expirationTime: end.getTime(),
  }
  const secure = location.protocol === 'https:' ? ';secure' : ''
  const write = () => (document.cookie = `${consent.config.cookie}=${encodeURIComponent(JSON.stringify(choice))};expires=${end.toUTCString()};path=/;samesite=lax${secure}`)
  const isKept = () => JSON.stringify(consent.look().answers) === JSON.stringify(answers)
  // Written over what is there: between erasing and writing, another tab would find no choice.
  write()
  if (isKept()) return true
  // Another cookie of that name, on another path or domain, is in the way.
  consent.eraseCookie(consent.config.cookie)
  write()
  return isKept()
}

/** The texts under which the answers were given that are as they were, where those texts were others than now. */
function earlierTexts(consent: Consent, answers: Record<string, Answer>): Record<string, string[]> | undefined {
  const before = consent.look()
  const earlier: Record<string, string[]> = {}
  for (const id of Object.keys(answers)) {
    const hash = shownFor(before, id)
    if (hash && hash !== texts.hash && `${before.answers[id]}` === `${answers[id]}`) (earlier[hash] ??= []).push(id)
  }
  return Object.keys(earlier)[0] ? earlier : undefined
}

/** The hash of the texts under which an answer was given, as the choice says it; undefined where it says none. */
export function shownFor({ texts, earlier }: Judged, category: string): string | undefined {
  const older = Object.entries(earlier ?? {}).find(([, ids]) => Array.isArray(ids) && ids.includes(category))
  const hash = older ? older[0] : texts
  return typeof hash === 'string' && /^[0-9a-f]{32}$/.test(hash) ? hash : undefined
}

/** What the choice says that came of it, as far as it can be so: a sibling site's page can write cookies here. Undefined where nothing was to be told. */
export function believed({ look, config }: Consent): Outcome | undefined {
  const { outcome } = look()
  if (!outcome || !Array.isArray(outcome.erased) || !Array.isArray(outcome.withdrawn)) return undefined
  const isOurs = (name: unknown) => typeof name === 'string' && config.traces.some(([, names]) => new RegExp(`^(?:${names})$`).test(name))
  return { ...outcome, withdrawn: outcome.withdrawn.filter((id) => config.known.includes(id)), erased: outcome.erased.filter(isOurs) }
}

/** The answers after some wishes: what needs another category takes it along, and the signal keeps advertising off. */
export function answersAfter(consent: Consent, wishes: Wishes): Record<string, Answer> {
  const { categories, revision } = consent.config
  const at = Math.floor(Date.now() / 1000)
  const answers = { ...consent.look().answers }
  for (const { id, advertising } of categories) {
    const wish = wishes[id]
    if (wish !== undefined) answers[id] = [wish && !(advertising && consent.signal) ? 1 : 0, revision, at, endOf(at)]
  }
  return answers
}

/** Wishes with what follows from them: a yes to what requires another category is a yes to both, a no to that is a no to both. */
export function settled(consent: Consent, wishes: Wishes): Wishes {
  const all = { ...wishes }
  const { categories } = consent.config
  for (const { id, requires } of [...categories].reverse()) if (requires && wishes[id]) all[requires] = true
  for (const { id, requires } of categories) if (requires && all[requires] === false) all[id] = false
  return all
}

/** What switches show together: what needs another category is off where that is. */
export function asShown({ config }: Consent, wishes: Wishes): Wishes {
  const all = { ...wishes }
  for (const { id, requires } of config.categories) if (requires && !all[requires]) all[id] = false
  return all
}

function endOf(at: number): number {
  const end = new Date(at * 1000)
  const day = end.getUTCDate()
  end.setUTCMonth(end.getUTCMonth() + texts.lasts.months)
  // Six months after 31 August is the last day of February.
  if (end.getUTCDate() !== day) end.setUTCDate(0)
  return end.getTime() / 1000 + texts.lasts.seconds
}
