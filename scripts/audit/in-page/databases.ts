// What the databases of a page hold, read without leaving one behind or standing in anybody's way.
import { asOurs } from './ours.ts'
import { textsIn } from './texts.ts'

/** More than this nobody types. */
const mostRecords = 1_000

/** A database that somebody else is changing is not waited for (ms). */
const patience = 1_000

/** Every text of a database. That the audit opens it is told apart by a mark. @throws where it cannot be read */
export async function textOfDatabase(name: string, mark: string): Promise<string> {
  const database = await opened(indexedDB.open(asOurs(name, mark)))
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
  return textsIn([keys, values])
}

/** An opened database; `undefined` where there is none of this name any more. */
function opened(asked: IDBOpenDBRequest): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    let isLate = false
    let isGone = false
    asked.onupgradeneeded = () => {
      // One that was deleted meanwhile would be made anew.
      isGone = true
      asked.transaction?.abort()
    }
    asked.onerror = () => (isGone ? resolve(undefined) : reject(asked.error ?? new Error('the database cannot be opened')))
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close()
      if (isLate) asked.result.close()
      else resolve(asked.result)
    }
    setTimeout(() => {
      isLate = true
      reject(new Error('somebody is changing it all the time'))
    }, patience)
  })
}

function answered<Value>(asked: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('the database gave no answer'))
  })
}
