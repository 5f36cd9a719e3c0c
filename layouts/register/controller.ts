import type { Register } from '../../scripts/register/load.ts'
import { html, type Html, type Printable } from '../html.ts'
import { mailLink } from '../link.ts'
import { countryName } from '../words.ts'
import { authorityLink } from './authority.ts'

/** Who is responsible, how to reach them, and where to complain: GDPR Art. 13(1)(a), (b), 13(2)(d). */
export function controllerCard(register: Register): Html {
  const { controller, words } = register
  const rows: [string, Printable][] = [
    [words.controller.name, controller.name],
    [words.controller.address, lines(controller.address)],
    [words.controller.country, countryName(controller.country, register)],
    [words.controller.email, mailLink(controller.email)],
    [words.controller.representative, person(controller.representative, words.controller.none)],
    [words.controller.dataProtectionOfficer, person(controller.dataProtectionOfficer, words.controller.none)],
    [words.controller.supervisoryAuthority, html`${authorityLink(controller)}<br>${lines(controller.supervisoryAuthority.address)}`],
  ]
  return html`<dl class="facts">
${rows.map(([term, fact]) => html`<div><dt>${term}</dt><dd>${fact}</dd></div>
`)}</dl>
`
}

type Controller = Register['controller']

function person(who: Controller['representative'], none: string): Printable {
  if (who === 'none') return none
  return html`${who.name}${who.address ? html`<br>${lines(who.address)}` : ''}<br>${mailLink(who.email)}`
}

function lines(texts: readonly string[]): Html {
  return html`${texts.map((line, index) => (index === 0 ? line : html`<br>${line}`))}`
}
