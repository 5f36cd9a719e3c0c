import { html, type Html } from '../html.ts'
import type { View } from './view.ts'

/** The header: the site's name and the main pages. */
export function top({ page, register }: View): Html {
  const { site, words } = register
  return html`<header class="top">
<a class="name" href="/"${page.url === '/' ? html` aria-current="page"` : ''}>${site.title}</a>
<nav aria-label="${words.page.navigation}">
<ul>
${site.navigation.map(({ label, to }) => html`<li><a href="${to}"${to === page.url ? html` aria-current="page"` : ''}>${label}</a></li>
`)}</ul>
</nav>
</header>`
}
