// The lint of the prose: whether a text can be read, and whether it contradicts the register.
import type { Fault } from '../../register/fault.ts'
import type { Register } from '../../register/load.ts'
import { contradictedClaims } from './claims.ts'
import { otherDates } from './dates.ts'
import { emptyLinks } from './link-words.ts'
import { retiredAddresses } from './opt-outs.ts'
import { hardSections, longSentences } from './reading-ease.ts'
import { missingSections } from './required.ts'
import { sectionsOf } from './sections.ts'
import { struckWords } from './struck-words.ts'

/** A text and what it is held against. */
export interface ProseInput {
  /** The file as an editor knows it, `content/rules/privacy-policy/index.md`. */
  file: string
  /** The text without its front matter. */
  body: string
  /** The line of the file on which the text begins. */
  firstLine: number
  register: Register
  /** Whether it is the privacy policy of the site, in which the items of GDPR Art. 13 must stand. */
  isPolicy: boolean
  /** Ids of the page's headings, after the ledger gave published ones back. */
  headingIds: readonly string[]
  /** The dates of the front matter. */
  version?: string | undefined
  effective?: string | undefined
}

/**
 * What is wrong with the prose of a text (faults, which fail the check), and what could be better (warnings, which are only said).
 * Everything is judged in English texts. In others only the length of sentences, retired addresses, struck-out words and required sections are:
 * the rest is made of English words.
 */
export function proseFindings({ file, body, firstLine, register, isPolicy, headingIds, version, effective }: ProseInput): { faults: Fault[]; warnings: Fault[] } {
  const isEnglish = /^en(?:-|$)/i.test(register.site.language)
  const sections = sectionsOf(body, firstLine)
  const faults = [...(isPolicy ? missingSections(headingIds) : []), ...(isEnglish ? contradictedClaims(sections, register) : [])]
  const warnings = [
    ...longSentences(sections),
    ...retiredAddresses(sections),
    ...struckWords(sections),
    ...(isEnglish ? [...hardSections(sections), ...emptyLinks(sections), ...otherDates(sections, [version, effective].flatMap((date) => date ?? []))] : []),
  ]
  return { faults: faults.map((found) => ({ file, ...found })), warnings: warnings.map((found) => ({ file, ...found })) }
}
