import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** What an address stands for: a file, a folder whose address lacks its final slash, or nothing. */
export type Found = { name: string; body: Buffer } | { redirectTo: string } | undefined

/** Where the files of a site are looked up, by decoded path. */
export type Source = (path: string) => Found

// Read by the host and never served: https://docs.netlify.com/routing/headers/
const notServed = ['/_headers', '/_redirects']

/** The path of a request as text, or `undefined` where it is malformed or tries to leave the folder. */
export function decodedPath(address: string): string | undefined {
  const path = address.split(/[?#]/)[0] ?? ''
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
  const isOdd = !decoded.startsWith('/') || decoded.includes('//') || /[\u0000-\u001f\\]/.test(decoded) || decoded.split('/').some((part) => part === '..' || part === '.')
  return isOdd ? undefined : decoded
}

/** The files of a built folder. Links that lead out of it are not followed. */
export function folderSource(folder: string): Source {
  return (path) => {
    if (notServed.includes(path)) return undefined
    const root = realpathSync(folder)
    const inside = (candidate: string) => {
      if (!existsSync(candidate)) return undefined
      const real = realpathSync(candidate)
      return real === root || real.startsWith(root + sep) ? real : undefined
    }
    const read = (file: string) => ({ name: file, body: readFileSync(file) })
    const place = inside(join(root, path))
    if (place && statSync(place).isFile()) return path.endsWith('/') ? undefined : read(place)
    if (!place) return undefined
    const index = inside(join(place, 'index.html'))
    if (!index) return undefined
    return path.endsWith('/') ? read(index) : { redirectTo: `${path}/` }
  }
}

/** The files of a site in memory: contents by address, and files that stand at an address as they are. */
export function memorySource(texts: ReadonlyMap<string, string | Uint8Array>, copies: ReadonlyMap<string, string>): Source {
  return (path) => {
    if (notServed.includes(path)) return undefined
    const text = texts.get(path)
    if (text !== undefined) return { name: path.endsWith('/') ? 'index.html' : path, body: Buffer.from(text) }
    const copy = copies.get(path)
    if (copy !== undefined && existsSync(copy)) return { name: path, body: readFileSync(copy) }
    return texts.has(`${path}/`) ? { redirectTo: `${path}/` } : undefined
  }
}
