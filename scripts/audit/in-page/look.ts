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
    began: performance.timeOrigin,
    queues: queueNames().flatMap((name) => {
      const queue = (window as unknown as Record<string, unknown>)[name]
      return Array.isArray(queue) ? [{ name, commands: queue.flatMap(commandIn) }] : []
    }),
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

/** A page can have Google's tag read a queue of another name, which it says in the address of the tag. https://developers.google.com/tag-platform/tag-manager/datalayer#rename_the_data_layer */
function queueNames(): string[] {
  const addresses = [...performance.getEntriesByType('resource').map(({ name }) => name), ...[...document.scripts].map(({ src }) => src)]
  const named = addresses.filter((address) => URL.canParse(address) && /\/(gtag\/js|gtm\.js)\?/.test(address)).map((address) => new URL(address).searchParams.get('l') ?? '')
  return [...new Set(['dataLayer', ...named])]
}

/** Data in a queue is no command, and an event in it has tags run. https://github.com/google/data-layer-helper */
function commandIn(entry: unknown): Looked['queues'][number]['commands'] {
  const isArray = Array.isArray(entry)
  if (isArray || Object.prototype.toString.call(entry) === '[object Arguments]') return [{ command: Array.from(entry as ArrayLike<unknown>), isArray }]
  const { event } = (entry ?? {}) as { event?: unknown }
  return typeof event === 'string' ? [{ command: ['event', event], isArray: false }] : []
}
