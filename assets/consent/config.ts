/**
 * What boot, the one script on every page, knows of the register. Compiled into it as the module `consent:boot`.
 * Only categories that a visitor can switch and that something in use belongs to stand in it.
 */
export interface BootConfig {
  /** The name of the cookie that holds the choice. */
  cookie: string
  /** The longest time (seconds) that an answer can hold: the lifetime of the choice cookie. */
  longest: number
  /** The revision of the register's scope that answers given now are given to. */
  revision: number
  /** A category stands behind the one that it requires. */
  categories: AskedCategory[]
  /** Every category that was ever asked about; a choice that names another was not made here. */
  known: string[]
  /** Categories whose yes loads a tag. */
  tagged: string[]
  /** Directives of the Content-Security-Policy with what is always allowed; then what more one of some categories allows. */
  origins: Record<string, [categories: string[], sources: string][]>
  traces: ErasableTrace[]
}

/** One switch. */
export interface AskedCategory {
  id: string
  /** The revision at which its scope last became wider; a yes given before it is asked again. */
  widened: number
  /** Whether Global Privacy Control keeps it off. */
  advertising?: true
  /** The category that must be on for this one to be on. */
  requires?: string
}

/**
 * What lies on the device and a page can erase. The first entry that fits a name is the one that it belongs to.
 * `names` are alternatives of a regular expression; `keptBy` the categories that may keep it, and with none of them it is
 * erased wherever it is found.
 */
export type ErasableTrace = readonly [kind: 'cookie' | 'localStorage' | 'sessionStorage', names: string, ...keptBy: string[]]

/** What the script inside every page knows: each switch, the revision of its last widening, 1 where the signal keeps it off. */
export type FirstConfig = (readonly [id: string, widened: number, advertising: 0 | 1])[]

/** What the tags need. Compiled into them as the module `consent:tags`. */
export interface TagsConfig {
  tags: GoogleTag[]
  /** Consent Mode types by the category that grants them. */
  grants: Record<string, string[]>
}

/** One id, with the categories that load it and what the register says of its cookies. */
export interface GoogleTag {
  id: string
  categories: string[]
  cookies: { cookie_expires: number; cookie_domain: string; cookie_update: boolean; cookie_flags: string }
}
