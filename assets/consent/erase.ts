// Erasing what may not be kept: cookies on every parent domain and path that this page can reach, and storage.
import type { BootConfig } from './config.ts'

/** Erases what no granted category keeps. Gives the names that it found. */
export function erase(traces: BootConfig['traces'], granted: string[]): string[] {
  const mayGo = (kind: string, name: string) => {
    const trace = traces.find(([of, names]) => of === kind && new RegExp(`^(?:${names})$`).test(name))
    return trace && !granted.some((id) => trace.includes(id, 2))
  }
  const found = document.cookie.split('; ').map((cookie) => cookie.split('=')[0]!).filter((name) => mayGo('cookie', name))
  found.forEach(eraseCookie)
  for (const kind of ['localStorage', 'sessionStorage'] as const)
    try {
      for (const name of Object.keys(window[kind]))
        if (mayGo(kind, name)) {
          window[kind].removeItem(name)
          found.push(name)
        }
    } catch {
      // The browser keeps no storage for this page: there is nothing to erase.
    }
  return found
}

/** Erases a cookie wherever this page can see it. A cookie of another domain, path or partition is another cookie. */
export function eraseCookie(name: string): void {
  const labels = location.hostname.split('.')
  const folders = location.pathname.split('/')
  const paths = folders.map((_folder, index) => folders.slice(0, index + 1).join('/'))
  for (const domain of ['', ...labels.map((_label, index) => `;domain=${labels.slice(index).join('.')}`)])
    for (const path of paths)
      for (const more of ['', '/', ';secure;partitioned', '/;secure;partitioned']) if (`; ${document.cookie}`.includes(`; ${name}=`)) document.cookie = `${name}=;max-age=0${domain};path=${path}${more}`
}
