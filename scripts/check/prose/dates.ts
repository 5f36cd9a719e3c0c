import { at, type Finding } from './finding.ts'
import type { Passage, Section } from './sections.ts'

/** Words after which a date says of which day the text is. */
export const wordsBeforeDate = ['last updated', 'last been updated', 'last changed', 'last modified', 'last revised', 'updated', 'revised', 'effective', 'in force', 'takes effect', 'took effect', 'version of', 'as of', 'valid from']

const before = new RegExp(`\\b(?:${wordsBeforeDate.join('|')})\\b[^.;]{0,40}$`, 'i')

/** A date behind these is that of another version, which has an address of its own. */
const otherVersion = /\b(?:earlier|older|previous|former|superseded|replaces)\b/i

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const date = new RegExp(`(?<![\\w-])(?:(\\d{4})-(\\d\\d)-(\\d\\d)|(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?(${month}),?\\s(\\d{4})|(${month})\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4}))(?![\\w-])`, 'gi')

/** Dates that contradict those of the front matter, of which a text may have neither. */
export function otherDates(sections: readonly Section[], known: readonly string[]): Finding[] {
  if (known.length === 0) return []
  const own = sections.flatMap(({ passages }) => passages.filter(({ isQuoted }) => !isQuoted))
  return own.flatMap((passage) => {
    const others = datesIn(passage).filter(({ day }) => !known.includes(day))
    return others.map(({ from, written }) =>
      at(passage.placeOf(from), 'other-date', `"${written}" is not the date of this text: the front matter says ${known.join(' and ')}`, 'leave the date out, the page prints that of its version; or correct one of the two'),
    )
  })
}

/** The dates by which a text says of which day it is. A linked one is that of the page to which the link leads. */
function datesIn({ text, links }: Passage): { day: string; from: number; written: string }[] {
  return [...text.matchAll(date)].flatMap((match) => {
    const [written, year1, month1, day1, day2, month2, year2, month3, day3, year3] = match
    const words = text.slice(Math.max(match.index - 60, 0), match.index)
    if (!before.test(words) || otherVersion.test(words) || links.some(({ from, to }) => from <= match.index && match.index < to)) return []
    const named = (name = '') => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1)
    const parts = [year1 ?? year2 ?? year3, month1 ?? named(month2 ?? month3), day1 ?? day2 ?? day3]
    return { day: parts.map((part = '') => part.padStart(2, '0')).join('-'), from: match.index, written }
  })
}
