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
    began: performance.timeOrigin,
    queues: queueNames().flatMap((name) => {
      const queue = (window as unknown as Record<string, unknown>)[name]
      return Array.isArray(queue) ? [{ name, commands: queue.flatMap(commandIn) }] : []
    }),
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
