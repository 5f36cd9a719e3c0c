// What an audit saw, as the pages show it: the data of its JSON.

/** `.` not allowed and not seen, `+` seen and allowed, `-` allowed and not seen, `!` a fault, `?` the state was not reached. */
export type Mark = '.' | '+' | '-' | '!' | '?'

/** What was seen of one entry in one state, and how. */
export interface EvidenceCell {
  state: string
  mark: Mark
  pages: readonly string[]
  /** How it was seen: `kept`, `document.cookie`, `sent (POST, connect)`. */
  ways: readonly string[]
  /** Scripts with their lines. */
  by: readonly string[]
}

/** One entry of the register in every state. */
export interface EvidenceRow {
  entry: { id: string; services: readonly string[]; categories: readonly string[] } & ({ kind: 'trace'; name: string } | { kind: 'origin'; origin: string } | { kind: 'form'; form: string })
  cells: readonly EvidenceCell[]
}

/** One difference, or one thing that was not proved. */
export interface EvidenceFinding {
  verdict: string
  about: string
  said: string
  state: string
  page: string
}

/** One audit. */
export interface Evidence {
  ran: { at: string; seconds: number }
  isLive: boolean
  base: string
  build?: string | undefined
  /** The commit of the project that was audited. */
  commit?: string | undefined
  /** The version of the policy that was in force. */
  policyVersion?: string | undefined
  isExample: boolean
  engines: readonly string[]
  states: readonly { name: string; engine: string; notReached?: string | undefined; pages: readonly string[] }[]
  statesLeftOut: readonly { name: string; why: string }[]
  pages: readonly string[]
  pagesLeftOut: readonly string[]
  /** Pages of a live site with forms that were left as they are. */
  formsNotSent?: readonly string[] | undefined
  rows: readonly EvidenceRow[]
  /** Differences. */
  faults: readonly EvidenceFinding[]
  /** What could not be tried. */
  unproven: readonly EvidenceFinding[]
}

/** A picture of what a visitor was shown: its state, and where it is. */
export interface EvidencePicture {
  state: string
  name: 'banner' | 'settings'
  src: string
}
