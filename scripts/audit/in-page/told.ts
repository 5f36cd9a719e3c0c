// What the scripts in pages hand over.

/** What a page tells of itself. Values go along, to be searched for what was typed; they are held nowhere. */
export interface Told {
  what: 'begun' | 'asked' | 'refused' | 'connected' | 'note'
  /** How it was asked for, or the directive that stopped it. */
  way: string
  /** The text of a cookie, the key of an item, the address that was stopped or that is connected to besides the wire. */
  text: string
  value?: string
  stack: string
  /** The page that tells, which is another one each time that it is opened. */
  document?: string
  /** Whether it was just being left. */
  isLeaving?: boolean
}

/** What a page or frame holds. */
export interface Looked {
  origin: string
  items: { storage: 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cache' | 'serviceWorker'; name: string; value: string }[]
  /** What lies there and could not be read, and why. */
  unseen: string[]
  windowName: string
  hints: { relation: string; address: string }[]
  /** When the page began, which tells it from the one before it in the same frame. */
  began: number
  /** Google's queues, by their names: the commands as lists, and whether each is an array, where a command is the `arguments` of a function. */
  queues: { name: string; commands: { command: unknown[]; isArray: boolean }[] }[]
  hasSpeculationRules: boolean
}
