// What the databases of a page hold, read without leaving one behind or standing in anybody's way.

/** More than this nobody types. */
const mostRecords = 1_000

/** A database that somebody else is changing is not waited for (ms). */
const patience = 500

/** Every record of a database as one text. What the audit opens itself is not told through the function of this name. */
export async function textOfDatabase(name: string, channel: string): Promise<string> {
  const database = await opened(quietly(channel, () => indexedDB.open(name)))
  if (!database) return ''
  try {
    const stores = [...database.objectStoreNames]
    return (await Promise.all(stores.map((store) => textOfStore(database, store)))).join('\n')
  } finally {
    database.close()
  }
}

async function textOfStore(database: IDBDatabase, name: string): Promise<string> {
  const store = database.transaction(name).objectStore(name)
  const [keys, values] = await Promise.all([answered(store.getAllKeys(undefined, mostRecords)), answered(store.getAll(undefined, mostRecords))])
  return JSON.stringify([keys, values], (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}

function opened(asked: IDBOpenDBRequest): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    let isLate = false
    // One that was deleted meanwhile would be made anew.
    asked.onupgradeneeded = () => asked.transaction?.abort()
    asked.onerror = () => resolve(undefined)
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close()
      if (isLate) asked.result.close()
      else resolve(asked.result)
    }
    setTimeout(() => {
      isLate = true
      resolve(undefined)
    }, patience)
  })
}

function answered<Value>(asked: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('the database gave no answer'))
  })
}

function quietly<Value>(channel: string, act: () => Value): Value {
  const telling = (window as unknown as Record<string, { isQuiet: boolean } | undefined>)[channel]
  if (telling) telling.isQuiet = true
  try {
    return act()
  } finally {
    if (telling) telling.isQuiet = false
  }
}
