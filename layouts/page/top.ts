import { html, raw, type Html } from '../html.ts'
import { notices } from './notices.ts'
import type { View } from './view.ts'

/** The header: the way past it, notices, the site's name and the main pages. */
export function top(view: View): Html {
  const { page, register, assets } = view
  const { site, words } = register
  return html`<header>
<a class="skip" href="#text">${words.page.skip}</a>
${notices(view)}<div class="top">
<a class="name" href="/"${page.url === '/' ? html` aria-current="page"` : ''}>${raw(assets.mark)}${site.title}</a>
<nav aria-label="${words.page.navigation}">
<ul>
${site.navigation.map(({ label, to }) => html`<li><a href="${to}"${to === page.url ? html` aria-current="page"` : ''}>${label}</a></li>
`)}</ul>
</nav>
</div>
</header>`
}
