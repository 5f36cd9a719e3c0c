// The states in which a visitor can be. Each is reached before anything is judged: what was not reached proves nothing.
import type { DeclaredCategory } from '../declare/declaration.ts'
import type { Visitor } from '../visit/visitor.ts'
import { acceptAll, acceptOnly, nothingChosen, refuseAll } from './answers.ts'
import { bfcache, takeOneBack, takeAllBack, twoTabs } from './taken-back.ts'
import { corrupt, expired, oldRevision, returningAfter } from './returning.ts'
import { cookiesBlocked, withoutScripts, withSignal } from './special.ts'
import type { Trip } from '../visit/visitor.ts'

/** One state. */
export interface State {
  name: string
  /** Whether every page is visited, because it differs before a choice; else one page of each kind. */
  visitsAll: boolean
  /** What a browser must have for it; where it has not, the state is left out, and the report says so. */
  needs?: 'chromium' | 'whole-chromium'
  /** Reaches the state and visits the pages. @throws NotReached */
  visit: (trip: Trip) => Promise<Visitor[]>
}

/** Every state for these categories, in the order of reports. */
export function statesFor(categories: readonly DeclaredCategory[]): State[] {
  const switches = categories.filter(({ isSwitchable }) => isSwitchable)
  const always: State[] = [
    { name: 'none', visitsAll: true, visit: nothingChosen },
    { name: 'js-off', visitsAll: true, needs: 'chromium', visit: withoutScripts },
  ]
  if (switches.length === 0) return always
  return [
    ...always,
    { name: 'gpc', visitsAll: true, visit: withSignal },
    { name: 'reject', visitsAll: false, visit: refuseAll },
    ...switches.map(({ id }): State => ({ name: `only:${id}`, visitsAll: false, visit: (trip) => acceptOnly(trip, id) })),
    { name: 'accept', visitsAll: false, visit: acceptAll },
    { name: 'accept+withdraw', visitsAll: false, visit: takeAllBack },
    { name: 'accept+narrow', visitsAll: false, visit: takeOneBack },
    { name: 'returning:accept', visitsAll: false, visit: (trip) => returningAfter(trip, 'all') },
    { name: 'returning:reject', visitsAll: false, visit: (trip) => returningAfter(trip, 'necessary') },
    { name: 'old-revision', visitsAll: false, visit: oldRevision },
    { name: 'expired', visitsAll: false, visit: expired },
    { name: 'corrupt-cookie', visitsAll: false, visit: corrupt },
    { name: 'cookies-blocked', visitsAll: false, visit: cookiesBlocked },
    { name: 'two-tabs', visitsAll: false, visit: twoTabs },
    { name: 'bfcache', visitsAll: false, needs: 'whole-chromium', visit: bfcache },
  ]
}
