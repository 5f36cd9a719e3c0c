// The register that a live site publishes, beside the one that it is held against.
import type { Declaration } from '../declare/declaration.ts'

/** An entry that one of the two registers has, and the other lacks. */
export interface RegisterDifference {
  entry: string
  /** Whether the live site's register has it. */
  isThere: boolean
}

/** In which entries the two differ; none where the live site was built from this register. */
export function registerDifferences(published: unknown, { entries }: Declaration): RegisterDifference[] {
  const there = publishedEntries(published)
  const here = new Set(entries.map(({ id }) => id))
  return [...[...here].filter((entry) => !there.has(entry)).map((entry) => ({ entry, isThere: false })), ...[...there].filter((entry) => !here.has(entry)).map((entry) => ({ entry, isThere: true }))]
}

interface PublishedForm {
  id?: unknown
  post?: unknown
}

interface PublishedService {
  id?: unknown
  traces?: unknown
  origins?: Record<string, unknown> | null
}

function publishedEntries(published: unknown): Set<string> {
  const { services = [], forms = [] } = published as { services?: PublishedService[]; forms?: PublishedForm[] }
  return new Set([
    ...forms.map(({ id, post }) => `${String(post)}/form/${String(id)}`),
    ...services.flatMap(({ id, traces, origins }) => [
      ...listOf(traces).map(({ kind, name }) => `${String(id)}/${String(kind)}/${String(name)}`),
      ...['script', 'connect', 'img', 'frame'].flatMap((use) => (Array.isArray(origins?.[use]) ? (origins[use] as unknown[]) : []).map((origin) => `${String(id)}/origin/${String(origin)}`)),
    ]),
  ])
}

/** What somebody else wrote can be of any shape; what is no entry is missing, and that is what is said of it. */
function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []
}
