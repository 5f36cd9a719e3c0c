import type { Register } from '../../scripts/register/load.ts'
import { html, type Html } from '../html.ts'
import { fill, inARow } from '../words.ts'
import { diffAddress } from './addresses.ts'
import type { PolicyDocument, Unpublished } from './document.ts'

/** What a preview says above a text that is not published yet: why, how to publish it, what it does to visitors. */
export function unpublishedBar(document: PolicyDocument, { why, lines }: Unpublished, asksAgain: readonly string[], register: Register): Html {
  const { unpublished } = register.words
  const last = document.editions.at(-1)
  return html`<aside class="version unpublished" aria-label="${unpublished.title}">
<p><strong>${unpublished.title}</strong> ${unpublished.text}${last ? html` <a href="${diffAddress(document, last, 'unpublished')}">${unpublished.compare}</a>` : ''}</p>
<p>${why}</p>
<p>${unpublished.lines}</p>
<pre tabindex="0">${lines}</pre>
<p>${asksAgain.length === 0 ? unpublished.asksNobody : fill(unpublished.asks, { categories: inARow(asksAgain, register) })}</p>
</aside>
`
}
