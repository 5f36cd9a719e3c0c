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

/** What this visitor is asked now: everything, everything but advertising, or only what is new. */
export function questionNow(consent: Consent): Question {
  const { answers, asked } = consent.look()
  const { words } = texts
  const newest = Math.max(0, ...Object.values(answers).map(([, revision]) => revision))
  const isNew = consent.config.categories.some(({ id, widened }) => asked.includes(id) && newest > 0 && widened > (answers[id]?.[1] ?? newest))
  if (!isNew) {
    const accepted = consent.config.categories.map(({ id }) => id)
    const isWithout = consent.signal && consent.config.categories.some(({ advertising }) => advertising)
    return { title: words.title, description: `${isWithout ? texts.withoutAdvertising : texts.first} ${texts.always}`, accepted, accept: isWithout ? words.acceptAllButAdvertising : words.acceptAll }
  }
  const news = asked.flatMap((id) => {
    const { added = '', again = [] } = texts.news[id] ?? {}
    const answer = answers[id]
    return answer?.[0] ? again.filter(({ revision }) => revision > answer[1]).map(({ text }) => text) : [added]
  })
  return { title: words.titleAgain, description: [...news, texts.always].join(' '), accept: words.acceptNew, accepted: asked }
}

/** Shows a question in the place that the page has for it; false where the page has none. */
export function showInPage({ title, description, accept }: Question): boolean {
  const place = document.querySelector('.question')
  if (!place) return false
  const set = (selector: string, markup: Markup) => {
    const part = place.querySelector(selector)
    if (part) part.innerHTML = markup
  }
  if (!('ask' in document.documentElement.dataset)) {
    set('.cm__title', title)
    set('.cm__desc', description)
    set('[data-role=all]', accept)
    document.documentElement.dataset['ask'] = ''
  }
  return true
}
