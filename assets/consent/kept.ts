/** Something that lies in the browser for this site, without its value. */
export interface Kept {
  kind: string
  name: string
}

/** Everything that a page can see of what lies in the browser for this site. What the browser does not show is left out. */
export async function namesKept(): Promise<Kept[]> {
  const cookies = document.cookie.split('; ').map((cookie) => cookie.split('=')[0]!)
  const names: [string, () => string[] | Promise<string[]>][] = [
    ['cookie', () => [...new Set(cookies)].filter((name) => name !== '')],
    ['localStorage', () => Object.keys(localStorage)],
    ['sessionStorage', () => Object.keys(sessionStorage)],
    ['indexedDB', async () => (await indexedDB.databases()).map(({ name }) => name ?? '')],
    ['cache', () => caches.keys()],
    ['serviceWorker', async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)],
  ]
  return (await Promise.all(names.map(async ([kind, find]) => (await orNone(find)).map((name) => ({ kind, name }))))).flat()
}

async function orNone(find: () => string[] | Promise<string[]>): Promise<string[]> {
  try {
    return await find()
  } catch {
    // A browser that keeps nothing here, or has no such store, throws: there is nothing to be seen.
    return []
  }
}
