import type { BootConfig } from './config.ts'
import type { Judged } from './choice.ts'

/**
 * What boot gives to the code that it fetches later. Handed over instead of imported, so that boot stays one file: what two
 * files share, the bundler would put into a third one that every page would have to fetch.
 */
export interface Consent {
  config: BootConfig
  /** Whether the browser sends Global Privacy Control. */
  signal: boolean
  /** Judges the choice as it is stored now. */
  look: () => Judged
  /** Stops the tags of what is no longer granted. */
  stop: (granted: string[]) => void
  /** Erases what the granted categories do not keep; gives the names that it found. */
  erase: (granted: string[]) => string[]
  /** Erases one cookie on every domain and path that this page can reach. */
  eraseCookie: (name: string) => void
  /** Makes this page follow the stored choice; true when the page has to be left for that. */
  follow: () => boolean
}
