// What somebody is asked who has answered before: what is new, what covers more, and what has run out; by name, and nothing else.
// Fetched only then: a first visitor does not pay for it.
import texts from 'consent:again'
import type { Consent } from './consent.ts'
import { fill } from './fill.ts'
import type { Question } from './question.ts'
import type { Markup } from './texts.ts'

/** The question to somebody who has answered before. Accepting means what it names. */
export function questionAgain(consent: Consent, isNew: (id: string) => boolean, always: Markup): Question {
  const { answers, asked } = consent.look()
  const parts = consent.config.categories.filter(({ id }) => asked.includes(id)).flatMap(({ id, widened }): Markup[] => {
    const { about = '', again = [] } = texts.news[id] ?? {}
    const answer = answers[id]
    if (answer?.[0] && answer[1] < widened) return again.filter(({ revision }) => revision > answer[1]).map(({ text }) => text)
    return [answer ? fill(texts.ended, { about }) : isNew(id) ? fill(texts.added, { about }) : about]
  })
  return { title: texts.title, description: [texts.lead, ...parts, always].join(' '), accept: texts.accept, accepted: asked }
}
