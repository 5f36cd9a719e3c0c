import type { Register } from '../../scripts/register/load.ts'
import type { Controller } from '../../scripts/register/schema/controller.ts'
import { html, nothing, type Html } from '../html.ts'
import { outsideLink } from '../link.ts'

/** Where to complain: GDPR Art. 13(2)(d), 77. */
export function authorityCard({ controller, words }: Register): Html {
  const { address } = controller.supervisoryAuthority
  return html`<dl class="facts">
<div><dt>${words.controller.supervisoryAuthority}</dt><dd>${authorityLink(controller)}${address.map((line) => html`<br>${line}`)}</dd></div>
</dl>
`
}

/** The authority by its name, and by the one in its own language, which a screen reader speaks as such (WCAG 2.2, 3.1.2). */
export function authorityLink({ supervisoryAuthority: { name, ownName, website } }: Pick<Controller, 'supervisoryAuthority'>): Html {
  return outsideLink(html`${name}${ownName ? html` (<span lang="${ownName.language}">${ownName.name}</span>)` : nothing}`, website)
}
