import { at, type Finding } from './finding.ts'

/** A section that a privacy policy must have. */
export interface RequiredSection {
  id: string
  /** The item of GDPR Art. 13 that it answers. */
  article: string
  /** What it must say. */
  says: string
  /** Its heading, to be pasted. */
  heading: string
}

/** One section for each item of GDPR Art. 13 (EUR-Lex, CELEX 32016R0679), in its order. */
export const requiredSections: readonly RequiredSection[] = [
  { id: 'controller', article: '13(1)(a)', says: 'who is responsible and how to reach them', heading: 'Who is responsible' },
  { id: 'purposes', article: '13(1)(c) and (d)', says: 'what data are used for, and what allows each use', heading: 'What we use data for' },
  { id: 'recipients', article: '13(1)(e)', says: 'who receives data', heading: 'Who receives data' },
  { id: 'transfers', article: '13(1)(f)', says: 'which data leave the European Economic Area, and what allows that', heading: 'Data that leave Europe' },
  { id: 'retention', article: '13(2)(a)', says: 'how long data are kept', heading: 'How long data are kept' },
  { id: 'rights', article: '13(2)(b)', says: 'the rights to see, correct, erase, restrict, move and object', heading: 'Your rights' },
  { id: 'withdrawal', article: '13(2)(c)', says: 'that a consent can be taken back at any time, and where', heading: 'Changing your mind' },
  { id: 'complaint', article: '13(2)(d)', says: 'that visitors can complain to an authority, and to which', heading: 'Where you can complain' },
  { id: 'required', article: '13(2)(e)', says: 'whether visitors must give data, and what happens if they do not', heading: 'What you must tell us' },
  { id: 'profiling', article: '13(2)(f)', says: 'whether anything is decided by computers alone, and whether profiles are made', heading: 'Decisions made by computers' },
]

/** The sections of Art. 13 that a privacy policy does not have. */
export function missingSections(headingIds: readonly string[]): Finding[] {
  return requiredSections
    .filter(({ id }) => !headingIds.includes(id))
    .map(({ id, article, says, heading }) => ({
      ...at({ line: 1, column: 1 }, 'required-section', `the privacy policy has no section "${id}": it must say ${says} (GDPR Art. ${article})`, `write that section under this heading, or put {#${id}} behind the heading of the one that says it`),
      lines: `## ${heading} {#${id}}`,
    }))
}
