import type { Declaration } from '../declare/declaration.ts'
import { originFits } from '../declare/matching.ts'

/** The service that something would be added to: the one from whose script it comes; `undefined` where that cannot be told. */
export function serviceFor(script: string | undefined, { entries, services }: Declaration): Declaration['services'][number] | undefined {
  if (script === undefined || !URL.canParse(script)) return undefined
  const address = new URL(script)
  const owner = entries.find((entry) => entry.kind === 'origin' && entry.uses.includes('script') && originFits(entry.origin, address))
  return services.find(({ id }) => id === owner?.services[0])
}
