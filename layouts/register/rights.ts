import type { Register } from '../../scripts/register/load.ts'
import { html, type Html } from '../html.ts'
import { mailLink } from '../link.ts'
import { fillMarkup } from '../words.ts'
import { authorityLink } from './authority.ts'

/** What a visitor can ask for, and how: GDPR Art. 12 to 22, 77. */
export function rightsList({ words, controller }: Register): Html {
  return html`<dl class="facts">
${words.rights.list.map(({ title, text }) => html`<div><dt>${title}</dt><dd>${text}</dd></div>
`)}</dl>
<p>${fillMarkup(words.rights.how, { controller: html`${controller.name}`, email: mailLink(controller.email) })}</p>
<p>${fillMarkup(words.rights.complaint, { authority: authorityLink(controller) })}</p>
`
}
