import type { Register } from '../../scripts/register/load.ts'
import { html, nothing, type Html } from '../html.ts'
import { day, fill, fillMarkup, inARow } from '../words.ts'
import { diffAddress, type DiffEnd } from './addresses.ts'
import { editionBefore, type Edition, type PolicyDocument, type Unpublished } from './document.ts'
import { shownName } from './names.ts'

/** What a preview says above a text that is not published yet: why, how to publish it, what it does to visitors. */
export function unpublishedBar(document: PolicyDocument, { why, lines }: Unpublished, asksAgain: readonly string[], register: Register): Html {
  const { unpublished } = register.words
  return previewBar(
    html`${unpublished.text}${comparison(document, document.editions.at(-1), 'unpublished', register)}`,
    html`<p>${why}</p>
<p>${unpublished.lines}</p>
<pre tabindex="0">${lines}</pre>
`,
    asksAgain,
    register,
  )
}

/** The same above a text whose front matter publishes it, once this preview is merged: which version it becomes, and when. */
export function upcomingBar(document: PolicyDocument, upcoming: Edition, asksAgain: readonly string[], register: Register): Html {
  const { unpublished, versions } = register.words
  const places = { version: shownName(upcoming, register), effective: day(upcoming.effective, register) }
  return previewBar(html`${fillMarkup(unpublished.version, places)} <a href="${upcoming.address}">${versions.read}</a>${comparison(document, editionBefore(upcoming, document), upcoming, register)}`, nothing, asksAgain, register)
}

function previewBar(text: Html, more: Html, asksAgain: readonly string[], register: Register): Html {
  const { unpublished } = register.words
  return html`<aside class="version set-apart" aria-label="${unpublished.title}">
<p><strong>${unpublished.title}</strong> ${text}</p>
${more}<p>${asksAgain.length === 0 ? unpublished.asksNobody : fill(unpublished.asks, { categories: inARow(asksAgain, register) })}</p>
</aside>
`
}

function comparison(document: PolicyDocument, before: Edition | undefined, after: DiffEnd, { words }: Register): Html {
  return before ? html` <a href="${diffAddress(document, before, after)}">${words.unpublished.compare}</a>` : nothing
}
