// What was seen. One record for each thing, with the moment at which it was seen.
import type { OriginUse, Storage } from './declare/declaration.ts'

/** When something was seen, and what the visitor had allowed by then. */
export interface Moment {
  state: string
  /** The page that was visited, as a path. */
  page: string
  /** What the visitor did there. */
  action: string
  /** Categories that the visitor has said yes to, with what is always on. */
  granted: readonly string[]
  /** Categories that the visitor has taken back in this state. */
  withdrawn: readonly string[]
  /** Categories that the visitor has ever said yes to in this state, an earlier visit included. */
  once: readonly string[]
}

/** What started something: a script and line, or the document itself. */
export interface Source {
  script: string
  line: number | undefined
}

/** How something was put on the device, or that it lies there. */
export type Way = 'kept' | 'header' | 'document.cookie' | 'cookieStore' | 'storage' | 'indexedDB' | 'caches' | 'serviceWorker'

/** A cookie or storage item that lies on the device, or that somebody asked the browser to keep. Its value is never held. */
export interface SeenTraceRecord {
  kind: 'trace'
  storage: Storage
  name: string
  /** The host that holds it. */
  host: string
  way: Way
  /** For how long it was asked for, in seconds; `session`, or `unlimited` where it has no end. Of a cookie that lies there: about how long it stays from now on; of other things that lie there: not known. */
  lifetime: number | 'session' | 'unlimited' | undefined
  by: Source | undefined
  /** There where a page asked for it that was being left, and had begun before something was taken back: no page can unload its scripts. */
  whileLeft?: true
}

/** A request that left the page, or that the browser refused to send. */
export interface SeenRequest {
  kind: 'request'
  method: string
  /** Without its query: what stands there may be a person's. */
  address: string
  /** The names of what its query and form body carry. */
  parameters: readonly string[]
  /** What it is for, where that can be told. */
  use: OriginUse | undefined
  /** `refused`: the Content-Security-Policy stopped it. `connected`: a connection was opened, and nothing asked. */
  how: 'sent' | 'refused' | 'connected'
  /** Consent that Google's tag said it had: `G101` is a yes to statistics alone. */
  gcs: string | undefined
  by: Source | undefined
}

/** A link in a page or a header that has a browser connect ahead, or a header that has it tell a host what went wrong. */
export interface SeenHint {
  kind: 'hint'
  relation: string
  address: string
  /** Where it stands: in the page as served (with its line), in the page as it became, in a Link header, or in one that orders reports. */
  where: 'served' | 'page' | 'header' | 'reports'
  line: number | undefined
}

/** Something that was typed, or that stood in the address, found where it should not be. */
export interface SeenLeak {
  kind: 'leak'
  /** What was typed where: "the field email", "the parameter gclid of the address". */
  what: string
  /** Whether it was typed, or stood in the address that the visitor came with. */
  origin: 'typed' | 'arrived'
  part: 'address' | 'body' | 'cookie' | 'referrer' | 'header' | 'storage'
  /** As it was written there: plain, encoded, or hashed. */
  form: string
  /** The host that received it, or that holds it. */
  host: string
  /** The name of the form that a page posted it with; absent where no page did. */
  posted?: string
  by: Source | undefined
}

/** A form that a page posted: what it calls itself, and the names of its fields. */
export interface SeenPost {
  kind: 'post'
  form: string
  host: string
  fields: readonly string[]
}

/** What Google's queue was told in a wrong order, or not told. */
export interface SeenQueueFault {
  kind: 'queue'
  problem: string
}

/** What Google's queue grants, where it grants anything. */
export interface SeenConsent {
  kind: 'consent'
  /** The Consent Mode types. */
  granted: readonly string[]
}

/** A stored choice that says yes to more than the visitor said, and than was stored when the visitor came. */
export interface SeenChoice {
  kind: 'choice'
  /** The categories, by id. */
  beyond: readonly string[]
}

/** Something worth knowing that is no fault. */
export interface SeenNote {
  kind: 'note'
  what: string
  by: Source | undefined
}

/** One thing that was seen. */
export type Seen = SeenTraceRecord | SeenRequest | SeenPost | SeenHint | SeenLeak | SeenQueueFault | SeenConsent | SeenChoice | SeenNote

/** One thing that was seen, and when. */
export type Observation = Seen & { moment: Moment }

/** What a state gave. */
export interface StateEvidence {
  state: string
  engine: string
  /** Absent where the state was reached; else why not. A state that was not reached proves nothing. */
  notReached: string | undefined
  pages: readonly string[]
  observations: readonly Observation[]
  /** What could not be tried, and why. */
  untried: readonly { page: string; what: string; why: string }[]
  /** Pages of a live site with forms that nobody asked to send: a limit of the audit, as pages are that it leaves out. */
  unsent: readonly string[]
  screenshots: readonly { name: 'banner' | 'settings'; image: Uint8Array }[]
}
