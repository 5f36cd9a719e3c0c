// The file `_redirects`: https://docs.netlify.com/routing/redirects/
import type { Register } from '../register/load.ts'

/** The text of `_redirects`: the site's short addresses, each with its status. */
export function redirectsFile({ site }: Pick<Register, 'site'>): string {
  return site.redirects.map(({ from, to }) => `${from} ${to} 301\n`).join('')
}
