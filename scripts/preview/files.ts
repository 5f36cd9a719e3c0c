import { existsSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** What an address of a folder stands for: a file, a folder whose address lacks its final slash, or nothing. */
export type Found = { file: string } | { redirectTo: string } | undefined

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
  const isOdd = !decoded.startsWith('/') || decoded.startsWith('//') || /[\u0000-\u001f\\]/.test(decoded) || decoded.split('/').some((part) => part === '..' || part === '.')
  return isOdd ? undefined : decoded
}

/** The file that a decoded path stands for. Links that lead out of the folder are not followed. */
export function fileFor(folder: string, path: string): Found {
  if (notServed.includes(path)) return undefined
  const root = realpathSync(folder)
  const inside = (candidate: string) => {
    if (!existsSync(candidate)) return undefined
    const real = realpathSync(candidate)
    return real === root || real.startsWith(root + sep) ? real : undefined
  }
  const place = inside(join(root, path))
  if (place && statSync(place).isFile()) return path.endsWith('/') ? undefined : { file: place }
  if (!place) return undefined
  const index = inside(join(place, 'index.html'))
  if (!index) return undefined
  return path.endsWith('/') ? { file: index } : { redirectTo: `${path}/` }
}
