import { html, type Html } from '../html.ts'
import { fill } from '../words.ts'
import type { View } from './view.ts'

/** The foot: the documents, the cookie settings, taking it all back in one step, where to edit, theme and text size, and what holds without JavaScript. */
export function foot({ page, register, question }: View): Html {
  const { site, words } = register
  return html`<footer>
<nav aria-label="${words.page.foot}">
<ul>
${site.documents.map(({ label, to }) => html`<li><a href="${to}">${label}</a></li>
`)}<li><a href="/cookies/"${question ? html` data-consent="settings"` : ''}>${words.page.cookieSettings}</a></li>
${question?.hasAdvertising ? html`<li><a href="/cookies/" data-consent="settings">${words.page.privacyChoices}</a></li>\n` : ''}<li><a href="/register.json">${words.page.machineReadable}</a></li>
${site.edit === 'none' || page.path === '' ? '' : html`<li><a href="${site.edit.replace('{path}', page.path)}" rel="external noopener noreferrer">${words.page.edit}</a></li>\n`}</ul>
</nav>
${question ? html`<div class="when-granted"><button type="button" data-consent="necessary">${words.consent.withdraw}</button></div>\n` : ''}${hasDisplay(register) ? html`<div class="when-ready"><button type="button" data-consent="display" aria-expanded="false">${words.display.open}</button></div>\n` : ''}${question?.hasAdvertising ? html`<p class="signal">${words.signal.text}</p>\n` : ''}<noscript><p><strong>${words.noScript.title}.</strong> ${fill(words.noScript.text, { owner: new URL(site.address).host })}</p></noscript>
<p>${site.title}</p>
</footer>`
}

/** Whether the register declares the cookie that holds theme and text size; a control without it would break the declaration. */
function hasDisplay({ services }: View['register']): boolean {
  return services.some(({ traces }) => traces.some(({ kind, name }) => kind === 'cookie' && name === 'display'))
}
