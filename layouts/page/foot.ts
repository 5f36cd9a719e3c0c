import { html, type Html } from '../html.ts'
import { fill } from '../words.ts'
import type { View } from './view.ts'

/** The foot: the documents, the cookie settings, where to edit, and what holds without JavaScript. */
export function foot({ page, register }: View): Html {
  const { site, words } = register
  return html`<footer>
<nav aria-label="${words.page.foot}">
<ul>
${site.documents.map(({ label, to }) => html`<li><a href="${to}">${label}</a></li>
`)}<li><a href="/cookies/" data-consent="settings">${words.page.cookieSettings}</a></li>
<li><a href="/register.json">${words.page.machineReadable}</a></li>
${site.edit === 'none' ? '' : html`<li><a href="${site.edit.replace('{path}', page.path)}" rel="external noopener noreferrer">${words.page.edit}</a></li>\n`}</ul>
</nav>
<noscript><p><strong>${words.noScript.title}.</strong> ${fill(words.noScript.text, { owner: new URL(site.address).host })}</p></noscript>
<p>${site.title}</p>
</footer>`
}
