// What a text may not say beside this register. Every gap in a pattern is bounded: a hostile text costs no more time than its length.
import type { Register } from '../../register/load.ts'
import type { Section } from './sections.ts'

/** A statement that cannot stand beside a register. */
export interface Contradiction {
  name: string
  /** A sentence says it if all of these fit; apostrophes are straight in it, and quotations blank. */
  says: readonly [RegExp, ...RegExp[]]
  /** A sentence that says this too does not say it. */
  unless?: RegExp
  /** Something in its section that makes it right. */
  excusedBySection?: (section: Section, register: Register) => boolean
  /** Whether the register says otherwise. */
  contradicts: (register: Register) => boolean
  reason: string
  /** What to write instead. */
  instead: string
}

const not = String.raw`\b(?:not|never|cannot|\w{2,6}n't)`
const fewWords = String.raw`(?:[\w'/-]{1,25},?\s){0,3}?`
const share = '(?:shar(?:e|es|ed|ing)|disclos(?:e|es|ed|ing)|pass(?:ed|es)?|giv(?:e|es|en)|transfer(?:red|s)?|provid(?:e|es|ed))'
const europe = String.raw`(?:the\s)?(?:EU|EEA|European\s(?:Union|Economic\sArea)|Europe)\b`

/** Behind an absolute statement: its end, or words that only make it stronger. */
const absolute = String.raw`(?=\s*(?:$|[.,;:!?)]|at\sall|of\sany\skind|whatsoever|ever\b|and\b|or\b|here\b|on\s(?:this|our|the)\s(?:web\s?)?(?:site|pages)))`

/** What goes by mail to everybody on a list, or by itself. */
const mailing = String.raw`articles?|news(?:letters?)?|updates?|alerts?|reminders?|special\soffers?`

/** A sentence with an exception is no absolute statement; whether the exception is true, a person must judge. */
const exception = /\b(?:unless|except|other than|apart from|until you|before you|without your|only (?:if|when|after|with|those))\b/i

/** What is kept or collected for the services of other companies can be told apart by it: an identifier (GDPR Art. 4(1), Recital 30). */
const identifier = /\b(?:number that|identif\w*|IP|internet (?:protocol )?address|account|e-?mail|name)\b/i

/** The statements, with the source of each reason. A new one needs an example in the test. */
export const contradictions: readonly Contradiction[] = [
  {
    name: 'no sharing for marketing',
    says: [
      new RegExp(
        String.raw`(?:${not},?\s${fewWords}${share}|\bshares?\s(?:nothing|no|none)|\bno\s(?:[\w'-]{1,25}\s){1,3}?(?:is|are)\s(?:ever\s)?${share}|\b(?:nothing|none of it)\sis\s(?:ever\s)?${share})\b.{0,150}?\b(?:marketing|advertis\w{1,10})`,
        'i',
      ),
    ],
    // What a visitor types in is not what these services collect.
    unless: new RegExp(String.raw`${exception.source}|${share}\s(?:your|a|any)\s(?:name|e-?mail|telephone|phone|postal|message|letter)`, 'i'),
    contradicts: (register) => hasGrant(register, /^ad_/),
    // EDPB Guidelines 05/2020, § 3.3: information that contradicts itself does not inform.
    reason: 'the register declares advertising services, and these share data for advertising',
    instead: 'say what is shared: ::services and ::recipients print it; or delete the services',
  },
  {
    name: 'anonymous data',
    says: [
      new RegExp(
        [
          String.raw`ANONYM(?:ous|ised|ized)\s(?:[\w'-]{1,25}\s)?(?:data|information|statistics?|figures|numbers?|identifiers?|ids?|cookies?|usage|form|basis|analytics|profiles?|visits?|traffic)\b`,
          String.raw`\b(?:collect|stor|count|track|process|record|measur|analy[sz]|gather|log|visit)\w{0,4}\s(?:[\w'-]{1,25}\s){0,5}?ANONYMously\b`,
          String.raw`ANONYMously\s(?:collect|stor|count|track|process|record|measur|analy[sz]|gather|log)`,
          String.raw`\b(?:data|information|statistics?|figures|numbers?|visits?|counts?|cookies?|it|they|these|this)\b.{0,60}?\b(?:is|are|be|been|stays?|remains?|kept|made|fully|completely)\s(?:[\w'-]{1,25}\s)?ANONYM(?:ous|ised|ized)\b`,
        ]
          .join('|')
          .replaceAll('ANONYM', String.raw`(?<!(?:\bnot|\bnever|\bno|\bnor|\bhardly|\brather than|\binstead of|n't)\s(?:[\w'-]{1,25}\s){0,3})\banonym`),
        'i',
      ),
    ],
    // To take away part of an internet address is called so everywhere, and says nothing about the rest.
    unless: /\baddress(?:es)?\s(?:is|are|will be|gets?)\s(?:\w{1,20}\s)?anonymi[sz]ed\b/i,
    // Under a heading that says "anonymous", the text may say what is and what is not.
    excusedBySection: ({ passages }) => passages.some(({ text }) => /\b(?:is|are) not anonymous\b/i.test(text)),
    // A service of another company that keeps something in the browser, or whose data name an identifier.
    contradicts: ({ services }) => services.some(({ provider, traces, data }) => provider !== 'this site' && (traces.length > 0 || data.some((each) => identifier.test(each)))),
    // GDPR Recitals 26 and 30; CJEU C-582/14 (Breyer) on internet addresses.
    reason: 'the register declares a service by which visitors can be told apart, so the data are not anonymous (GDPR Art. 4(1), Recital 30)',
    instead: 'write "counts that name nobody" for sums; for the rest, say which data there are',
  },
  {
    name: 'browser settings as the way to refuse',
    says: [
      new RegExp(
        String.raw`\b(?:can|may|could|able to|possible to|(?:allow|let|enable|permit)s?\s(?:you|users|visitors)(?:\sto)?|want to|wish to|prefer to|set\s(?:up\s)?(?:your|the)\s(?:[\w'-]{1,25}\s)?browser\sto),?\s(?!not\b)${fewWords}(?:reject|refuse|disable|block|decline|prevent|stop|switch off|turn off|opt[ -]out|control|manage)\b`,
        'i',
      ),
      /\bcookies?\b|\bopt[ -]out\b/i,
      /\bbrowser(?:'s|s'?)?\s(?:settings?|preferences|options|controls)\b|\b(?:settings?|preferences|options)\s(?:of|in)\s(?:your|the)\s(?:web\s)?browser\b|\b(?:set|chang|configur|adjust|modify)\w{0,3}\s(?:up\s)?(?:your|the)\s(?:[\w'-]{1,25}\s)?browser\b(?:'?s?\s(?:settings?|preferences|options|controls))?|\bbrowsers?\s(?:will\s)?(?:allow|let|accept|offer|enable|permit)/i,
    ],
    excusedBySection: namesOwnSwitches,
    contradicts: ({ categories, services }) => services.some(({ category }) => categories.some(({ id, switchable }) => id === category && switchable)),
    // Art. 5(3) of Directive 2002/58/EC; CJEU C-673/17 (Planet49): consent is something that a visitor does.
    reason: 'a browser that takes cookies has not consented to them (CJEU C-673/17, Planet49), and this site has switches of its own',
    instead: 'name the switches first: write "Cookie settings", or ::consent in the same section',
  },
  {
    name: 'the visitor must check for changes',
    says: [
      new RegExp(
        [
          String.raw`\byour\sresponsibility\sto\s${fewWords}(?:check|review|visit|consult|read|monitor)`,
          String.raw`\byou\s(?:are|remain)\s(?:solely\s)?responsible\sfor\s${fewWords}(?:check|review|visit|consult|read|monitor)ing`,
          String.raw`\b(?:check|review|visit|revisit|consult|read|return to|come back to|look at)\s(?:back\s)?(?:to\s)?(?:this|our|the|these)\s(?:[\w'-]{1,25}\s){0,4}?(?:page|policy|notice|statement|terms|document|website|site)\b.{0,30}?\b(?:from time to time|periodically|regularly|frequently|often|now and then|for (?:any )?(?:changes|updates))\b`,
          String.raw`\b(?:periodically|regularly|frequently|often)\s(?:check|review|visit|revisit|consult|read)\s(?:this|our|the|these)\b`,
          String.raw`\bcheck\sback\s(?:from time to time|periodically|regularly|frequently|often)\b`,
        ].join('|'),
        'i',
      ),
    ],
    unless: /(?:\bnot|\bnever|n't|\bno need|\bwithout)\b.{0,40}\b(?:check|review|visit|consult|read|responsib)|\bwe\s(?:[\w'-]{1,25}\s)?(?:check|review|visit|revisit|consult|read|look at)\b/i,
    contradicts: () => true,
    // Article 29 Working Party, WP260 rev.01, § 29: such wording is insufficient and unfair.
    reason: 'it is for the site to tell its visitors of changes, not for them to look (WP260 rev.01, § 29)',
    instead: 'say that every version has a date and stays available, and that visitors are asked again when more is collected',
  },
  {
    name: 'no cookies',
    says: [
      new RegExp(
        String.raw`(?:${not},?\s${fewWords}(?:us(?:e|es|ed|ing)|sets?|plac(?:e|es)|stor(?:e|es)|leaves?|need)\s(?:any\s)?|\b(?:uses?|sets?|places?|stores?|needs?)\sno\s|\b(?:are|is)\sno\s)cookies?\b${absolute}|\bno\scookies\s(?:are|is)\s(?:used|set|placed|stored)\b${absolute}|\bcookie-free\b`,
        'i',
      ),
    ],
    unless: exception,
    contradicts: ({ services }) => services.some(({ traces }) => traces.some(({ kind }) => kind === 'cookie')),
    reason: 'the register declares cookies',
    instead: 'say which: ::traces prints them; or "nothing but the necessary before you say yes"',
  },
  {
    name: 'no forms',
    says: [
      new RegExp(
        String.raw`(?:\bhas|\bhave|\bthere\s(?:is|are)|\buses?|\boffers?)\sno\s(?:[\w'-]{1,25}\s)?forms?\b${absolute}|${not},?\s${fewWords}(?:ask|collect|request)\s(?:you\s)?(?:for\s)?(?:your\s|any\s|a\s)?(?:names?|e-?mail\saddress(?:es)?|personal\s(?:data|information|details))\b${absolute}`,
        'i',
      ),
    ],
    unless: exception,
    contradicts: ({ forms }) => forms.length > 0,
    reason: 'the register declares forms, which ask for such data',
    instead: 'say what they ask and why: ::forms prints it; or delete the files in register/forms/',
  },
  {
    name: 'forms that there are not',
    says: [/\b(?:with|by|in|each|every|any|our|this|these|a|the)\s(?:[\w'-]{1,25}\s)?forms?\b(?!\sof\b)/i],
    unless: /\bno\s(?:[\w'-]{1,25}\s)?forms?\b/i,
    contradicts: ({ forms }) => forms.length === 0,
    reason: 'the register declares no form',
    instead: 'take out what is said of forms, or declare the form in register/forms/',
  },
  {
    name: 'mail that nobody sends',
    says: [
      new RegExp(
        [
          String.raw`\b(?:you\s(?:will\s|then\s|also\s){0,2}(?:get|receive)|you'll\s(?:get|receive)|we(?:\swill|'ll)?\s(?:automatically\s)?(?:send|mail|e-?mail)\syou)\b.{0,60}?\b(?:confirmation|newsletter|by\se-?mail|e-mail\sfrom\sus|one\se-?mail|e-?mail\s(?:that|which))\b`,
          String.raw`\b(?:send|mail|e-?mail|write)\s(?:to\s)?(?:me|you)\b.{0,60}?\b(?:${mailing})\b`,
          String.raw`\bwe(?:\swill|'ll)?\s(?:then\s|also\s)?(?:write\sto|e-?mail|mail)\syou\b.{0,30}?\b(?:when(?:ever)?|each\stime|every\stime)\b`,
          String.raw`\b(?:${mailing}|word)\s(?:is|are|will\sbe)\s(?:then\s|also\s)?sent\b`,
        ].join('|'),
        'i',
      ),
    ],
    // What one of us answers to one visitor is no mailing.
    unless: new RegExp(String.raw`${exception.source}|\bour\sanswer\b|\bif\syou\s(?:get|receive)\b|\bno\s(?:[\w'-]{1,25}\s)?(?:${mailing})\b|${not},?\s${fewWords}(?:send|sent|e-?mail|mail|write|get|receive)\b`, 'i'),
    contradicts: ({ site }) => site.mailSender === 'none',
    reason: 'site.yaml says that nobody sends mail',
    instead: 'name who sends it as mailSender: in site.yaml, or do not promise it; of what one of you answers to one visitor, say "we answer"',
  },
  {
    name: 'no statistics',
    says: [new RegExp(String.raw`(?:${not},?\s${fewWords}use\s(?:any\s)?|\buses?\sno\s)(?:Google\s)?(?:Analytics|web\sanalytics|statistics\s(?:tools?|services?)|tracking\s(?:tools?|services?))\b${absolute}`, 'i')],
    unless: exception,
    contradicts: (register) => hasGrant(register, /^analytics_/),
    reason: 'the register declares a service for statistics',
    instead: 'say when it is used: only after a yes; or delete the service',
  },
  {
    name: 'nothing to third parties',
    says: [
      new RegExp(
        String.raw`(?:${not},?\s${fewWords}${share}\b.{0,80}?\b(?:data|information|details|it|them|this)|\bno\s(?:[\w'-]{1,25}\s){1,3}?(?:is|are)\s(?:ever\s)?${share}|\b(?:data|information|details)\b.{0,60}?${not},?\s${fewWords}${share}|\bshares?\s(?:nothing|no\s(?:data|information)))\b.{0,20}?\b(?:with|to)\s(?:any(?:\sother)?\s|other\s)?(?:third[ -]part(?:y|ies)|anyone(?:\selse)?|anybody(?:\selse)?|others|(?:other\s)?compan(?:y|ies)|nobody)\b${absolute}`,
        'i',
      ),
    ],
    unless: exception,
    contradicts: ({ services }) => services.some(({ provider, recipients }) => provider !== 'this site' || recipients.length > 0),
    reason: 'the register declares services of other companies, which receive data',
    instead: 'say who receives data: ::recipients prints it',
  },
  {
    name: 'nothing leaves Europe',
    says: [
      new RegExp(
        [
          String.raw`${not},?\s${fewWords}leaves?\s${europe}`,
          String.raw`\b(?:no|none\sof)\s(?:[\w'-]{1,25}\s){1,3}?leaves?\s${europe}|\bnothing\sleaves\s${europe}`,
          String.raw`\b(?:only|exclusively|solely|entirely|always)\s(?:stored\s|kept\s|processed\s|held\s)?(?:with)?in(?:side)?\s${europe}`,
          String.raw`${not},?\s${fewWords}(?:transfer(?:red)?|sent|send|process(?:ed)?|stored?)\b.{0,60}?\b(?:outside|out\sof|beyond)\s(?:of\s)?${europe}`,
        ].join('|'),
        'i',
      ),
    ],
    unless: exception,
    contradicts: ({ services }) => services.some(({ transfer }) => transfer !== 'none'),
    reason: 'the register declares a transfer outside the European Economic Area',
    instead: 'say what leaves it and what allows that: ::transfers prints it',
  },
  {
    name: 'consent by using the site',
    says: [
      new RegExp(
        [
          String.raw`\bby\s(?:continuing\s(?:to\s)?)?(?:us(?:e|ing)|visit(?:ing)?|brows(?:e|ing)|access(?:ing)?|stay(?:ing)?|enter(?:ing)?|navigat(?:e|ing)|scroll(?:ing)?)\b.{0,80}?\byou\s${fewWords}(?:agree|accept|consent|acknowledge)`,
          String.raw`\bif\syou\s(?:continue|keep|go on)\b.{0,80}?\b(?:you|we)\s${fewWords}(?:agree|accept|consent|assume)`,
          String.raw`\b(?:continued\suse|use\sof\s(?:this|our|the)\s(?:web\s?)?site|continuing\sto\suse)\b.{0,60}?\b(?:means|constitutes|signifies|implies|indicates|is\s(?:taken|treated)\sas|counts\sas)\b.{0,60}?\b(?:accept|agree|consent)`,
        ].join('|'),
        'i',
      ),
    ],
    unless: new RegExp(String.raw`${not},?\s${fewWords}(?:agree|accept|consent|acknowledge|assume|mean|count|treat|take)`, 'i'),
    contradicts: () => true,
    // EDPB Guidelines 05/2020 on consent, § 86: scrolling or continuing to use a site is no consent (GDPR Art. 4(11), Recital 32).
    reason: 'to go on using a site is no consent (EDPB Guidelines 05/2020, § 86)',
    instead: 'leave it out: visitors are asked, and nothing that needs a yes is used before',
  },
]

function hasGrant({ categories, services }: Register, form: RegExp): boolean {
  return services.some(({ category }) => categories.some(({ id, grants }) => id === category && grants.some((grant) => form.test(grant))))
}

/** The switches of this site stand or are named in the section: what a browser can do is then one way more. */
function namesOwnSwitches({ passages, directives }: Section, { words }: Register): boolean {
  if (directives.includes('consent')) return true
  const names = [words.page.cookieSettings, words.page.privacyChoices, words.settings.title].map((name) => name.toLowerCase())
  return passages.some(({ text }) => names.some((name) => text.toLowerCase().includes(name)))
}
