import type { Register } from '../../scripts/register/load.ts'
import { fill } from '../words.ts'

/** A state in the words of visitors. */
export function stateName(state: string, { words, categories }: Register): string {
  const [kind = '', id] = state.split(':')
  const known = words.evidence.states as Record<string, string | undefined>
  if (kind === 'only') return fill(words.evidence.states.only, { category: categories.find((category) => category.id === id)?.title ?? id ?? '' })
  return known[statesByKey[state] ?? state] ?? state
}

/** Keys of words have no signs in them. */
const statesByKey: Record<string, string> = {
  'js-off': 'noScripts',
  gpc: 'signal',
  reject: 'refused',
  accept: 'accepted',
  'accept+withdraw': 'takenBack',
  'accept+narrow': 'narrowed',
  'returning:accept': 'returningAccepted',
  'returning:reject': 'returningRefused',
  'old-revision': 'oldRevision',
  'corrupt-cookie': 'unreadable',
  'cookies-blocked': 'blocked',
  'two-tabs': 'twoTabs',
  bfcache: 'cameBack',
}

/** The name of a service; its id where it is no longer declared. */
export function serviceName(id: string, { services }: Register): string {
  return services.find((service) => service.id === id)?.name ?? id
}
