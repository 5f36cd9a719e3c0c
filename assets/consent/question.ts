import texts from 'consent:question'
import type { Consent } from './consent.ts'
import type { Markup } from './texts.ts'

/** A question as it is shown. */
export interface Question {
  title: string
  description: Markup
  /** The words of the button that accepts, and the categories that it means. */
  accept: string
  accepted: string[]
}

/** What this visitor is asked now: everything, everything but advertising, or only what is new or has run out. */
export async function questionNow(consent: Consent): Promise<Question> {
  const { answers, asked } = consent.look()
  const { categories } = consent.config
  const { words } = texts
  const newest = Math.max(0, ...Object.values(answers).map(([, revision]) => revision))
  const isNew = (id: string) => newest > 0 && categories.some((category) => category.id === id && category.widened > (answers[id]?.[1] ?? newest))
  // Who said no to a part is not asked about it before the time, whatever else is asked.
  const isWhole = categories.every(({ id, advertising }) => asked.includes(id) || (consent.signal && advertising) || answers[id]?.[0])
  if (!isWhole || asked.some(isNew)) return (await import('./again.ts')).questionAgain(consent, isNew, texts.always)
  const isWithout = consent.signal && categories.some(({ advertising }) => advertising)
  return {
    title: words.title,
    description: `${isWithout ? texts.withoutAdvertising : texts.first} ${texts.always}`,
    accept: isWithout ? words.acceptAllButAdvertising : words.acceptAll,
    accepted: categories.map(({ id }) => id),
  }
}

/** Shows a question in the place that the page has for it; false where the page has none. */
export function showInPage({ title, description, accept }: Question): boolean {
  const place = document.querySelector('.question')
  if (!place) return false
  const set = (selector: string, markup: Markup) => {
    const part = place.querySelector(selector)
    if (part) part.innerHTML = markup
  }
  // The first question stands in the page already.
  if (title !== texts.words.title) {
    set('.cm__title', title)
    set('.cm__desc', description)
    place.querySelector('.cm__desc')?.setAttribute('data-filled', '')
    set('[data-role=all]', accept)
  }
  document.documentElement.dataset['ask'] ??= ''
  return true
}
