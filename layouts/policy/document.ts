// A document and its versions, as the pages show them.

/** One text of a document that was published, or is by this build. */
export interface Edition {
  /** `2016-05-01`, or `2016-05-01.1` for a correction of it: the name of its file and the end of its address. */
  name: string
  /** The day on which it was published. */
  version: string
  /** The day of the correction, for a corrected text. */
  corrected: string | undefined
  /** The day on which it takes effect. */
  effective: string
  /** What changed, one sentence each. */
  changes: readonly string[]
  /** Whether it is announced ahead on every page. */
  material: boolean
  /** Address of the page that explains the changes. */
  explained: string | undefined
  /** Its permanent address, `/rules/privacy-policy/2016-05-01/`. */
  address: string
  /** Its name in feeds, a tag URI (RFC 4151) that never changes. */
  id: string
  /** The text: HTML, with each fact of the register marked by `data-fact`. */
  html: string
  /** Whether it is recorded in versions.yaml. */
  isRecorded: boolean
}

/** How an edition stands on a day. */
export type Standing = 'in-force' | 'announced' | 'superseded' | 'corrected' | 'overtaken'

/** A text that is not published yet: shown in previews only. */
export interface Unpublished {
  html: string
  /** What keeps it from being published, with the lines to paste. */
  why: string
  lines: string
}

/** A document with all its versions on a day. */
export interface PolicyDocument {
  /** The folder's name, `privacy-policy`. */
  name: string
  /** File of its text, inside the content folder. */
  path: string
  /** Address of the text in force. */
  url: string
  title: string
  description: string
  /** The oldest first. */
  editions: readonly Edition[]
  /** The text in force; absent where the first one takes effect later. */
  inForce: Edition | undefined
  /** Texts that take effect later, in the order in which they will; none that another overtakes before. */
  announced: readonly Edition[]
  unpublished: Unpublished | undefined
}

/** How an edition stands, among those of its document. */
export function standingOf(edition: Edition, { editions, inForce, announced }: Pick<PolicyDocument, 'editions' | 'inForce' | 'announced'>): Standing {
  if (edition === inForce) return 'in-force'
  if (announced.includes(edition)) return 'announced'
  const later = editions.slice(editions.indexOf(edition) + 1)
  if (later.some(({ version }) => version === edition.version)) return 'corrected'
  return later.some(({ effective }) => effective <= edition.effective) ? 'overtaken' : 'superseded'
}

/** The text in force on a day: of those that have taken effect, the one that was published last. */
export function inForceOn(editions: readonly Edition[], day: string): Edition | undefined {
  return editions.findLast(({ effective }) => effective <= day)
}

/** The edition that was published before another one. */
export function editionBefore(edition: Edition, { editions }: Pick<PolicyDocument, 'editions'>): Edition | undefined {
  return editions[editions.indexOf(edition) - 1]
}

/** The editions that were published after one, up to another one: each said what it changed. */
export function editionsBetween(before: Edition, after: Edition, { editions }: Pick<PolicyDocument, 'editions'>): readonly Edition[] {
  return editions.slice(editions.indexOf(before) + 1, editions.indexOf(after) + 1)
}

/** The first day on which the words of an edition held: a correction holds from its own day on, whatever it mends. */
export function beginOf({ effective, corrected }: Edition): string {
  return corrected !== undefined && corrected > effective ? corrected : effective
}

/** The first day on which an edition is no longer in force, because one that was published later is. */
export function endOf(edition: Edition, { editions }: Pick<PolicyDocument, 'editions'>): string | undefined {
  return editions.slice(editions.indexOf(edition) + 1).map(beginOf).sort()[0]
}

/** The editions that take effect after a day, the next one first. */
export function announcedAfter(editions: readonly Edition[], day: string): Edition[] {
  const pending = editions.filter(({ effective }, index) => effective > day && !editions.slice(index + 1).some((later) => later.effective <= effective))
  return pending.toSorted((one, other) => (one.effective < other.effective ? -1 : 1))
}
