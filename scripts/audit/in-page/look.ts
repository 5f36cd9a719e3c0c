// What a page or frame holds at a moment, as far as it can see that itself.
import { textOfDatabase } from './databases.ts'
import { asOurs } from './ours.ts'
import { textsIn } from './texts.ts'
import type { Looked } from './told.ts'

/** Looks once; what it opens for that carries a mark. */
export default async function look(mark: string): Promise<Looked> {
  const unseen: string[] = []
  const stored = (storage: 'localStorage' | 'sessionStorage') => {
    const area = window[storage]
    return Object.keys(area).map((name) => ({ storage, name, value: area.getItem(name) ?? '' }))
  }
  const named = async (storage: Looked['items'][number]['storage'], find: () => Promise<(string | undefined)[]>) => (await orNone(find)).map((name) => ({ storage, name: name ?? '', value: '' }))
  const reading = async (storage: 'indexedDB' | 'cache', names: string[], read: (name: string, mark: string) => Promise<string>) =>
    Promise.all(
      names.map(async (name) => {
        const value = await read(name, mark).catch((error: unknown) => void unseen.push(`${storage} "${name}" could not be read: ${String(error)}`))
        return { storage, name, value: value ?? '' }
      }),
    )
  return {
    origin: location.origin,
    items: [
      ...(await orNone(async () => stored('localStorage'))),
      ...(await orNone(async () => stored('sessionStorage'))),
      ...(await reading('indexedDB', (await orNone(() => indexedDB.databases())).map(({ name = '' }) => name), textOfDatabase)),
      ...(await reading('cache', await orNone(() => caches.keys()), textOfCache)),
      ...(await named('serviceWorker', async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname))),
    ],
    unseen,
    windowName: window.name,
    hints: [...document.querySelectorAll<HTMLLinkElement>('link[rel]')]
      .flatMap(({ rel, href }) => rel.toLowerCase().split(/\s+/).map((relation) => ({ relation, address: href })))
      .filter(({ relation }) => ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender'].includes(relation)),
    queue: [...((window as unknown as { dataLayer?: unknown[] }).dataLayer ?? [])].map((entry) => ({ command: Array.from((entry ?? []) as ArrayLike<unknown>), isArray: Array.isArray(entry) })),
    hasSpeculationRules: document.querySelector('script[type=speculationrules]') !== null,
  }
}

/** What longer answers hold than this (bytes) nobody typed. */
const mostOfAnswer = 1_000_000

/** Every text of a cache: of addresses, of headers, and of answers. */
async function textOfCache(name: string, mark: string): Promise<string> {
  const cache = await caches.open(asOurs(name, mark))
  const kept = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const answer = await cache.match(request, { ignoreVary: true })
      const body = await answer?.clone().blob()
      return [request.url, [...request.headers], [...(answer?.headers ?? [])], body?.slice(0, mostOfAnswer)]
    }),
  )
  return textsIn(kept)
}

async function orNone<Value>(find: () => Promise<Value[]>): Promise<Value[]> {
  try {
    return await find()
  } catch {
    // Storage that is blocked, or that the browser does not have, holds nothing.
    return []
  }
}
