import type { Register } from '../../scripts/register/load.ts'
import { html } from '../html.ts'
import type { Page } from '../page/view.ts'

/** `/sitemap.xml`: the pages that search engines may list. https://www.sitemaps.org/protocol.html */
export function sitemapFile({ site }: Register, pages: readonly Page[]): string {
  const listed = pages.filter((page) => page.listed).sort((a, b) => (a.url < b.url ? -1 : 1))
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${listed.map(({ url, version }) => html`<url><loc>${site.address}${url}</loc>${version ? html`<lastmod>${version}</lastmod>` : ''}</url>
`)}</urlset>
`.markup
}
