/** What the browser's scripts know of the register; compiled into them as the module `consent:config`. */
export interface ConsentConfig {
  language: string
  title: string
  text: string
  words: { label: string; acceptAll: string; refuseAll: string; choose: string; save: string; settings: string }
  categories: ConsentCategory[]
  /** The tags to load and the category whose yes they need. Empty in the example site. */
  tags: { category: string; ids: string[] }[]
  /** Address of the banner's stylesheet, loaded with it. */
  stylesheet: string
}

/** One switch. */
export interface ConsentCategory {
  id: string
  title: string
  purpose: string
  switchable: boolean
  requires?: string
  /** Consent Mode types that a yes grants. */
  grants: string[]
  /** Whether Global Privacy Control keeps it off. */
  advertising: boolean
}
