// The register that a live site publishes, beside the one that it is held against.
import type { Declaration } from '../declare/declaration.ts'

/** In which entries the two differ, in sentences; none where the live site was built from this register. */
export function publishedDifferences(published: unknown, { entries }: Declaration): string[] {
  const there = publishedEntries(published)
  const here = new Set(entries.map(({ id }) => id))
  const missing = [...here].filter((id) => !there.has(id))
  const more = [...there].filter((id) => !here.has(id))
  if (missing.length === 0 && more.length === 0) return []
  const part = (ids: readonly string[], what: string) => (ids.length === 0 ? [] : [`${what} ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`])
  return [`The live site was built from another register: ${[...part(missing, 'it lacks'), ...part(more, 'it has, and here lacks,')].join('; ')}. Deploy what is here, or say --content for what is there.`]
}

interface PublishedService {
  id?: unknown
  traces?: { kind?: unknown; name?: unknown }[]
  origins?: Record<string, unknown>
}

function publishedEntries(published: unknown): Set<string> {
  const { services = [] } = published as { services?: PublishedService[] }
  return new Set(
    services.flatMap(({ id, traces = [], origins = {} }) => [
      ...traces.map(({ kind, name }) => `${String(id)}/${String(kind)}/${String(name)}`),
      ...['script', 'connect', 'img', 'frame'].flatMap((use) => (Array.isArray(origins[use]) ? (origins[use] as unknown[]) : []).map((origin) => `${String(id)}/origin/${String(origin)}`)),
    ]),
  )
}
