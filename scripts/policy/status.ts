// What stands where: for each document what is in force, what is announced, what differs from it, who would be asked again.
import type { PolicyDocument } from '../../layouts/policy/document.ts'
import type { ReadSite } from '../prepare.ts'
import { wideningText, lackingEntries } from '../register/revision-faults.ts'
import { unrecorded } from '../register/revision.ts'
import type { Loaded } from '../register/load.ts'
import { compareTexts, type Comparison, type DiffWords } from './diff/compare.ts'
import type { Judged } from './judge.ts'

/** The lines that `npm run policy` prints. */
export function statusLines({ policies, register, day }: ReadSite, declared: Loaded['declared']): string[] {
  const diffWords = register?.words.diff
  return [...policies.flatMap((judged) => [...documentLines(judged, diffWords), '']), ...askedLines(declared, day)]
}

function documentLines({ document, page, unpublishedFault }: Judged, words: DiffWords | undefined): string[] {
  const { name, editions, inForce, announced, unpublished } = document
  const newest = editions.at(-1)
  return [
    name,
    inForce ? `  in force    ${inForce.name}, since ${inForce.effective}${inForce.isRecorded ? '' : ' (not recorded yet)'}` : '  in force    nothing yet',
    ...(announced.length === 0 ? ['  announced   nothing'] : announced.map(({ name: coming, effective, isRecorded, material }) => `  announced   ${coming}, from ${effective} on${isRecorded ? '' : ' (not recorded yet)'}${material ? ', noted on every page' : ''}`)),
    ...(unpublished && newest && words ? differenceLines(compareTexts(newest.html, unpublished.html, words), newest.name) : ['  differs     nothing: the text is what was published']),
    ...(unpublishedFault ? ['  to publish  put these lines at the top of the file, in the place of the same ones:', ...(unpublishedFault.lines ?? '').split('\n').map((line) => `                ${line}`), `              or run: npm run policy -- publish ${name} --effective ${newestDay(document)} --change "..." --material ${page.frontMatter?.material ? 'yes' : 'no'}`] : []),
  ]
}

function newestDay({ unpublished }: PolicyDocument): string {
  return /^effective: (.*)$/m.exec(unpublished?.lines ?? '')?.[1] ?? 'YYYY-MM-DD'
}

const origins = { text: 'in the text', register: 'through the register', both: 'in the text and through the register' }

/** What differs between two texts, in lines. */
export function differenceLines({ addedWords, removedWords, links, moved, sections }: Comparison, since: string): string[] {
  return [
    `  differs     from ${since}: words added ${addedWords}, removed ${removedWords}; links changed ${links.length}`,
    ...moved.map(({ before, after }) => `              the same words, placed otherwise: ${before || 'plain words'} -> ${after || 'plain words'}`),
    ...sections.map(({ heading, origin }) => `              ${heading}: ${origins[origin]}`),
  ]
}

function askedLines(declared: Loaded['declared'], day: string): string[] {
  if (!declared) return []
  const { recorded, onDay } = declared
  const entries = lackingEntries(recorded, onDay, day)
  const wider = entries.filter(({ asksAgain, scope }) => Object.keys(asksAgain).length > 0 || Object.keys(scope).some((id) => !recorded.some((entry) => entry.scope[id])))
  if (wider.length === 0) return ['Visitors will not be asked again: no category covers more than they were asked about.']
  return [
    'Visitors will be asked again:',
    ...wider.flatMap(({ date }) => Object.entries(unrecorded(onDay(date), recorded, date)).map(([id, found]) => `  "${id}"${date > day ? `, from ${date} on` : ''}: ${found.map(wideningText).join('; ')}`)),
    '  npm run policy -- revise   records it',
  ]
}
