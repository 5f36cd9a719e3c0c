// What the newest audit saw of each trace, in the places that pages have for it.
import { escapeText } from '../../layouts/html.ts'
import type { EvidenceRow } from '../../layouts/evidence/evidence.ts'
import { evidencePlaces } from '../audit/subject/build-hash.ts'
import type { Register } from '../register/load.ts'
import type { PublishedEvidence } from './published.ts'

/** The HTML of a page with what was seen: of the live site where that was audited, else before the stand-in. */
export function withSeen(html: string, { standIn, live }: PublishedEvidence, register: Register): string {
  const { seenIn } = register.words.traces
  const said = new Map((live ?? standIn)?.rows.map((row) => [escapeText(row.entry.id), seenIn[whatWasSeen(row)]]))
  return html.replace(evidencePlaces, (_place, opening: string, id: string) => opening + escapeText(said.get(id) ?? seenIn.unknown))
}

function whatWasSeen({ cells }: EvidenceRow): keyof Register['words']['traces']['seenIn'] {
  const marks = cells.map(({ mark }) => mark)
  if (marks.includes('!')) return 'fault'
  if (marks.includes('+')) return 'seen'
  if (marks.every((mark) => mark === '?')) return 'unknown'
  // Where it is not allowed nobody expects it: that it was not seen there says nothing of what it is declared for.
  return marks.includes('-') ? 'notSeen' : 'notLookedFor'
}
