// What a page or frame holds at a moment, as far as it can see that itself.
import { textOfDatabase } from './databases.ts'
import type { Looked } from './told.ts'

/** Looks once; what is told through the function of this name does not hear of it. */
export default async function look(channel: string): Promise<Looked> {
  const stored = (storage: 'localStorage' | 'sessionStorage') => {
    const area = window[storage]
    return Object.keys(area).map((name) => ({ storage, name, value: area.getItem(name) ?? '' }))
  }
  const named = async (storage: Looked['items'][number]['storage'], find: () => Promise<(string | undefined)[]>) => (await orNone(find)).map((name) => ({ storage, name: name ?? '', value: '' }))
  const databases = async () => Promise.all((await indexedDB.databases()).map(async ({ name = '' }) => ({ storage: 'indexedDB' as const, name, value: (await orNone(async () => [await textOfDatabase(name, channel)])).join('') })))
  return {
    origin: location.origin,
    items: [
      ...(await orNone(async () => stored('localStorage'))),
      ...(await orNone(async () => stored('sessionStorage'))),
      ...(await orNone(databases)),
      ...(await named('cache', () => caches.keys())),
      ...(await named('serviceWorker', async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname))),
    ],
    windowName: window.name,
    hints: [...document.querySelectorAll<HTMLLinkElement>('link[rel]')]
      .flatMap(({ rel, href }) => rel.toLowerCase().split(/\s+/).map((relation) => ({ relation, address: href })))
      .filter(({ relation }) => ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender'].includes(relation)),
    queue: [...((window as unknown as { dataLayer?: unknown[] }).dataLayer ?? [])].map((entry) => ({ command: Array.from(entry as ArrayLike<unknown>), isArray: Array.isArray(entry) })),
    hasSpeculationRules: document.querySelector('script[type=speculationrules]') !== null,
  }
}

async function orNone<Value>(find: () => Promise<Value[]>): Promise<Value[]> {
  try {
    return await find()
  } catch {
    // Storage that is blocked, or that the browser does not have, holds nothing.
    return []
  }
}
