import type { Register } from '../../scripts/register/load.ts'
import type { Category } from '../../scripts/register/schema/categories.ts'
import { html, nothing, type Html } from '../html.ts'
import { fill } from '../words.ts'

/**
 * The visitor's own state at a glance: what is on, what was chosen and when, what is in the browser now, taking it all back, a receipt; then a
 * switch for each category.
 * Styles show it only where the page's scripts have begun, so that no control is ever dead.
 */
export function consentState(register: Register, asked: readonly Category[]): Html {
  const { words } = register
  if (asked.length === 0) return html`<p>${words.consent.none}</p>\n`
  return html`<div class="consent" data-live role="group" aria-label="${words.told.label}">
<div class="panel">
<dl>
<div><dt>${words.consent.onNow}</dt><dd data-shown="on"></dd></div>
<div><dt>${words.consent.choice}</dt><dd><span data-said="choice"></span></dd></div>
<div><dt>${words.consent.keptNow}</dt><dd data-shown="kept"></dd></div>
</dl>
<p class="buttons"><button type="button" data-consent="necessary" data-needs="granted" disabled>${words.consent.withdraw}</button>
<button type="button" data-consent="receipt" data-needs="answered" disabled>${words.consent.receipt}</button></p>
<p>${words.consent.receiptNote}</p>
</div>
${asked.map((category) => consentSwitch(register, asked, category))}</div>
`
}

/** The switch of one category, to stand beside the text that speaks of it; a sentence where there is nothing to switch. */
export function consentSwitch(register: Register, asked: readonly Category[], { id, title, switchable, requires }: Category): Html {
  const { words, categories } = register
  if (!asked.some((category) => category.id === id)) return html`<p>${switchable ? words.services.none : words.settings.alwaysOn}</p>\n`
  const required = categories.find((category) => category.id === requires)
  return html`<div class="switch" data-live>
<button type="button" role="switch" aria-checked="false" data-consent="on ${id}" disabled>${title}</button>
<p>${required ? html`<span class="requires">${fill(words.settings.requires, { category: required.title })} </span>` : nothing}<span data-said="${id}"></span></p>
</div>
`
}
