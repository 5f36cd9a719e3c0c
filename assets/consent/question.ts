import texts from 'consent:question'
import type { Consent } from './consent.ts'
import { fill } from './fill.ts'
import type { Markup } from './texts.ts'

/** A question as it is shown. */
export interface Question {
  title: string
  description: Markup
  /** The words of the button that accepts, and the categories that it means. */
  accept: string
  accepted: string[]
}

/** What this visitor is asked now: everything, everything but advertising, or only what is new. */
export function questionNow(consent: Consent): Question {
  const { answers, asked } = consent.look()
  const { words } = texts
  const { categories } = consent.config
  const isAskedAll = categories.every(({ id, advertising }) => asked.includes(id) || (consent.signal && advertising))
  if (isAskedAll && !asked.some((id) => isWidened(id))) {
    const accepted = categories.map(({ id }) => id)
    const isWithout = consent.signal && categories.some(({ advertising }) => advertising)
    return { title: words.title, description: `${isWithout ? texts.withoutAdvertising : texts.first} ${texts.always}`, accepted, accept: isWithout ? words.acceptAllButAdvertising : words.acceptAll }
  }
  const news = asked.flatMap((id) => {
    const { about = '', again = [] } = texts.news[id] ?? {}
    const answer = answers[id]
    if (answer && isWidened(id)) return again.filter(({ revision }) => revision > answer[1]).map(({ text }) => text)
    return [fill(answer ? texts.ended : texts.added, { about })]
  })

  /** Whether a yes is asked again because it covers more now. */
  function isWidened(id: string): boolean {
    const answer = answers[id]
    return Boolean(answer?.[0] && categories.some((category) => category.id === id && category.widened > answer[1]))
  }
  return { title: words.titleAgain, description: [texts.askAgain, ...news, texts.always].join(' '), accept: words.acceptNew, accepted: asked }
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
    set('[data-role=all]', accept)
  }
  document.documentElement.dataset['ask'] ??= ''
  return true
}
