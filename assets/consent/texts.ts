import type { Words } from '../../scripts/register/schema/words/words.ts'

/** Text that is markup already: escaped where it was made, from the register. */
export type Markup = string

/** What the question needs. Compiled into its code as the module `consent:question`. */
export interface QuestionTexts {
  language: string
  stylesheet: string
  /** The question to somebody who has not answered yet: about everything, and about everything but advertising. */
  first: Markup
  withoutAdvertising: Markup
  /** What is said whatever is asked: for how long, how to take it back, where to read more. */
  always: Markup
  /** All but the label are markup. */
  words: Record<QuestionWord, Markup>
}

/** What the question needs that is asked again. Compiled into its code as the module `consent:again`. */
export interface AgainTexts {
  /** By category: what it is, and what is said to somebody whose yes is older than a revision. */
  news: Record<string, { about: Markup; again: { revision: number; text: Markup }[] }>
  /** Around what a category is: that it is new, that the answer about it has run out. */
  added: Markup
  ended: Markup
  /** Who asks again. */
  lead: Markup
  title: Markup
  accept: Markup
}

/** The words of the question that its code fills in; the others stand in the texts above already. */
export type QuestionWord = 'label' | 'title' | 'acceptAll' | 'acceptAllButAdvertising' | 'refuseAll' | 'choose'

/** What keeping a choice needs. Compiled into that code as the module `consent:save`. */
export interface SaveConfig {
  language: string
  /** The first 32 digits of the SHA-256 of all texts that visitors are asked with. */
  hash: string
  /** How long an answer holds. */
  lasts: { months: number; seconds: number }
}

/** What telling of a choice needs. Compiled into that code as the module `consent:told`. */
export interface ToldTexts {
  language: string
  /** Said where the browser sends Global Privacy Control. */
  signal: string
  /** Each category, with the hosts on which a yes leaves what this site cannot erase. */
  categories: { id: string; title: string; hosts: string[] }[]
  words: Words['told']
}

/** What the settings need. Compiled into their code as the module `consent:settings`. */
export interface SettingsTexts {
  language: string
  /** The stylesheets of question and settings. */
  stylesheets: string[]
  intro: Markup
  sections: SettingsSection[]
  /** The title and the words on buttons are markup; one of them for who accepts all that the browser's signal leaves. */
  words: Pick<Words['settings'], 'title' | 'close' | 'save' | 'signal'> & Record<'acceptAll' | 'acceptSignalled' | 'refuseAll', Markup>
}

/** One switch with everything behind it. */
export interface SettingsSection {
  id: string
  title: Markup
  description: Markup
}

/** What a page needs to show the visitor's own state. Compiled into that code as the module `consent:state`. */
export interface StateTexts {
  language: string
  signal: string
  /** The title of each category that is asked about. */
  titles: Record<string, string>
  /** What the register declares for this site itself, the most exact name first, each with its regular expression. */
  declared: [kind: string, name: string, expression: string][]
  words: Pick<Words['consent'], 'nothingOn' | 'nothingKept' | 'others' | 'unanswered' | 'answered' | 'on' | 'off' | 'open' | 'waiting' | 'found' | 'notFound' | 'notSeen' | 'undeclared'>
}

/** What the receipt says besides the choice. Compiled into its code as the module `consent:receipt`. */
export interface ReceiptTexts {
  controller: { name: string; email: string }
  revision: number
  /** The title of each category. */
  titles: Record<string, string>
}

/** What the control of theme and text size needs. Compiled into its code as the module `consent:display`. */
export interface DisplayTexts {
  words: Omit<Words['display'], 'open' | 'remember'>
  /** The category whose yes keeps the setting; empty where the register has none. */
  rememberedBy: string
  remember: string
  /** For how long it is then kept. */
  seconds: number
}
