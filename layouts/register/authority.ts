import type { Register } from '../../scripts/register/load.ts'
import { html, type Html } from '../html.ts'
import { outsideLink } from '../link.ts'

/** Where to complain: GDPR Art. 13(2)(d), 77. */
export function authorityCard({ controller, words }: Register): Html {
  const { name, address, website } = controller.supervisoryAuthority
  return html`<dl class="facts">
<div><dt>${words.controller.supervisoryAuthority}</dt><dd>${outsideLink(name, website)}${address.map((line) => html`<br>${line}`)}</dd></div>
</dl>
`
}
