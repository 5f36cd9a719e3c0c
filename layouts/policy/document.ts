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
  /** The next text, where it takes effect later. */
  announced: Edition | undefined
  unpublished: Unpublished | undefined
}

/** How an edition stands, among those of its document. */
export function standingOf(edition: Edition, { editions, inForce, announced }: Pick<PolicyDocument, 'editions' | 'inForce' | 'announced'>): Standing {
  if (edition === inForce) return 'in-force'
  if (edition === announced) return 'announced'
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

/** The day on which an edition was no longer in force, because the next one was. */
export function endOf(edition: Edition, { editions }: Pick<PolicyDocument, 'editions'>): string | undefined {
  return editions.slice(editions.indexOf(edition) + 1).find(({ effective }) => effective > edition.effective)?.effective
}
