import type { Register } from '../../scripts/register/load.ts'
import type { Category } from '../../scripts/register/schema/categories.ts'
import { html, nothing, type Html } from '../html.ts'
import { outsideLink } from '../link.ts'
import { fillMarkup, inARow } from '../words.ts'

/** What Global Privacy Control keeps off; nothing where there is nothing for it to keep off. https://w3c.github.io/gpc/ */
export function globalPrivacyControlSentence(register: Register, keptOff: readonly Category[]): Html {
  if (keptOff.length === 0) return nothing
  const titles = inARow(keptOff.map(({ title }) => `“${title}”`), register)
  return html`<p>${fillMarkup(register.words.globalPrivacyControl.text, { signal: outsideLink('Global Privacy Control', 'https://globalprivacycontrol.org/'), categories: html`${titles}` })}</p>\n`
}
