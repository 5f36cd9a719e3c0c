// The file `_redirects`: https://docs.netlify.com/routing/redirects/
import type { Register } from '../register/load.ts'

/** The text of `_redirects`: the site's short addresses, and all that stood in the former folder of a document, each with its status. */
export function redirectsFile({ site }: Pick<Register, 'site'>, former: readonly { from: string; to: string }[] = []): string {
  return [...site.redirects, ...former.map(({ from, to }) => ({ from: `${from}*`, to: `${to}:splat` }))].map(({ from, to }) => `${from} ${to} 301\n`).join('')
}
