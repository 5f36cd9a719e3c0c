import type { Register } from '../../scripts/register/load.ts'

/** `/robots.txt`. A page that asks not to be listed must be readable to say so, so nothing is disallowed. RFC 9309. */
export function robotsFile({ site }: Register): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${site.address}/sitemap.xml\n`
}
