// Every text that visitors are asked with, as one record with a hash, so that a choice can say what was shown.
import { createHash } from 'node:crypto'
import type { AgainTexts, QuestionTexts, QuestionWord, SaveConfig, SettingsTexts, ToldTexts } from '../../assets/consent/texts.ts'
import { aboutText, againText, alwaysText, askAgainText, questionText } from '../../layouts/consent/question.ts'
import { settingsText } from '../../layouts/consent/settings.ts'
import type { PageQuestion } from '../../layouts/page/view.ts'
import { escapeText } from '../../layouts/html.ts'
import { lifetimeText } from '../../layouts/duration.ts'
import { fill, localeOf } from '../../layouts/words.ts'
import type { Register } from '../register/load.ts'
import type { Category } from '../register/schema/categories.ts'
import { durationOf } from '../register/time.ts'
import { allTraces, askedCategories, choiceTrace, isAdvertising, keepingCategories } from './asked.ts'

const questionWords: readonly QuestionWord[] = ['label', 'title', 'acceptAll', 'acceptAllButAdvertising', 'refuseAll', 'choose']

/** The texts of question, settings and answer, without what only their code needs. */
export interface AskedTexts {
  question: Omit<QuestionTexts, 'stylesheet'>
  again: AgainTexts
  settings: Omit<SettingsTexts, 'stylesheets'>
  told: ToldTexts['words']
  /** What stands beside the switches in the text of a page, and beside the question whether to remember the display. */
  inPage: Pick<Register['words'], 'consent' | 'display'>
}

/** Whether visitors are asked anything. */
export function isAsking(register: Register): boolean {
  return askedCategories(register).length > 0
}

/** Everything that visitors are asked with. @throws Error where the choice cookie is not declared. */
export function askedTexts(register: Register): AskedTexts {
  const { words, site } = register
  const asked = askedCategories(register)
  const { title, close, save, signal, text: intro } = words.settings
  return {
    question: {
      language: site.language,
      first: questionText(register, asked).markup,
      withoutAdvertising: questionText(register, asked.filter((category) => !isAdvertising(category))).markup,
      always: alwaysText(register, asked, choiceTrace(register)).markup,
      words: { ...asMarkup(pick(words.banner, questionWords)), label: words.banner.label },
    },
    again: {
      news: Object.fromEntries(asked.map((category) => [category.id, newsOf(register, category)])),
      lead: askAgainText(register).markup,
      ...asMarkup({ added: words.banner.added, ended: words.banner.ended, title: words.banner.titleAgain, accept: words.banner.acceptNew }),
    },
    settings: {
      language: site.language,
      intro: escapeText(intro),
      sections: register.categories
        .filter(({ id, switchable }) => !switchable || asked.some((category) => category.id === id))
        .map((category) => ({ id: category.id, title: escapeText(category.title), description: settingsText(register, category).markup })),
      words: { close, signal, ...asMarkup({ title, save, acceptAll: words.banner.acceptAll, acceptSignalled: asked.some(isAdvertising) ? words.banner.acceptAllButAdvertising : words.banner.acceptAll, refuseAll: words.banner.refuseAll }) },
    },
    told: words.told,
    inPage: { consent: words.consent, display: words.display },
  }
}

/** The question as pages show it in their own text; none where nothing is asked. */
export function pageQuestion(register: Register): PageQuestion | undefined {
  const asked = askedCategories(register)
  if (asked.length === 0) return undefined
  const { first, withoutAdvertising, always } = askedTexts(register).question
  return { first, withoutAdvertising, always, hasAdvertising: asked.some(isAdvertising) }
}

/** The record of the texts as it is published and kept, `/consent/HASH.json`. */
export function askedTextsRecord(register: Register): { hash: string; text: string } {
  const text = `${JSON.stringify({ language: register.site.language, controller: register.controller.name, ...askedTexts(register) }, null, 1)}\n`
  return { hash: createHash('sha256').update(text).digest('hex').slice(0, 32), text }
}

/** What keeping a choice needs. */
export function saveConfig(register: Register): SaveConfig {
  const { lifetime } = choiceTrace(register)
  if (typeof lifetime === 'string') throw new Error('the choice cookie has no lifetime')
  const { years, months, weeks, days, hours, minutes, seconds } = lifetime
  return {
    language: register.site.language,
    hash: askedTextsRecord(register).hash,
    lasts: { months: years * 12 + months, seconds: (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds },
  }
}

/** What telling of a choice needs. */
export function toldTexts(register: Register): ToldTexts {
  return {
    language: localeOf(register.site.language),
    signal: register.words.signal.text,
    categories: askedCategories(register).map((category) => ({ id: category.id, title: category.title, hosts: hostsOutside(register, category) })),
    words: register.words.told,
  }
}

function newsOf(register: Register, category: Category): AgainTexts['news'][string] {
  return {
    about: aboutText(register, category).markup,
    again: (register.revisions.news[category.id] ?? []).map(({ revision, texts }) => ({ revision, text: againText(register, category, [...new Set(texts.map((text) => newsText(text, register)))]).markup })),
  }
}

/** What is new, in a visitor's words: the records name a trace or an origin as the scope does, everything else in words. */
function newsText(text: string, register: Register): string {
  const { words } = register
  const [, kind, name = '', lifetime = ''] = /^(\w+) (\S+(?: on \S+)?) \((\S+)\)$/.exec(text) ?? []
  if (kind !== undefined && isTraceKind(kind, words)) {
    const stays = lifetime === 'session' || lifetime === 'unlimited' ? lifetime : durationOf(lifetime)
    return fill(words.banner.newTrace, { kind: words.traces.kinds[kind], name, lifetime: stays === undefined ? lifetime : lifetimeText(stays, register) })
  }
  const [, host] = /^\w+ https:\/\/(\S+)$/.exec(text) ?? []
  if (host !== undefined) return fill(words.banner.newHost, { host })
  return register.categories.some(({ grants }) => grants.some((type) => type === text)) ? fill(words.banner.newGrant, { type: text }) : text
}

function isTraceKind(kind: string, { traces }: Register['words']): kind is keyof Register['words']['traces']['kinds'] {
  return Object.hasOwn(traces.kinds, kind)
}

function hostsOutside(register: Register, { id }: Category): string[] {
  const outside = allTraces(register).filter((owned) => owned.trace.host !== 'self' && keepingCategories(owned, register).includes(id))
  return [...new Set(outside.map(({ trace }) => trace.host))].sort()
}

/** vanilla-cookieconsent takes titles and the words on buttons for markup. */
function asMarkup<Key extends string>(words: Record<Key, string>): Record<Key, string> {
  return Object.fromEntries(Object.entries<string>(words).map(([key, text]) => [key, escapeText(text)])) as Record<Key, string>
}

function pick<Words, Key extends keyof Words>(words: Words, keys: readonly Key[]): Pick<Words, Key> {
  return Object.fromEntries(keys.map((key) => [key, words[key]])) as Pick<Words, Key>
}
