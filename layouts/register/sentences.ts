import type { Register } from '../../scripts/register/load.ts'
import { html, type Html } from '../html.ts'
import { mailLink } from '../link.ts'
import { countryName, fill, fillMarkup } from '../words.ts'

/** Whose law applies: the controller's country. */
export function lawSentence(register: Register): Html {
  return html`<p>${fill(register.words.law.text, { country: countryName(register.controller.country, register) })}</p>\n`
}

/** How to reach the controller. */
export function contactSentence({ words, controller }: Register): Html {
  return html`<p>${fillMarkup(words.contact.text, { controller: html`${controller.name}`, email: mailLink(controller.email) })}</p>\n`
}
