// The consent lock: the browser itself refuses whatever the visitor has not allowed.
import type { BootConfig } from './config.ts'

/**
 * Inserts a Content-Security-Policy that leaves this site's own origin and those of the allowed categories.
 * It holds for as long as the page lives, also when the element is taken away. https://www.w3.org/TR/CSP3/#meta-element
 */
export function lock(origins: BootConfig['origins'], allowed: string[]): void {
  const meta = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content = Object.entries(origins)
    .map(([directive, more]) => [directive, ...more.flatMap(([categories, sources]) => (categories.some((id) => allowed.includes(id)) ? sources : []))].join(' '))
    .join(';')
  document.head.append(meta)
}
