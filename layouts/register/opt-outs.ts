import type { Register } from '../../scripts/register/load.ts'
import { html, type Html } from '../html.ts'
import { outsideLink } from '../link.ts'
import { fill, inARow } from '../words.ts'

/** Pages of others where a visitor can also say no, each once, by the page's name. */
export function optOutsList(register: Register, category?: string): Html {
  const { words, services } = register
  const pages = new Map<string, { label: string; services: string[] }>()
  for (const service of services) {
    if (category !== undefined && service.category !== category) continue
    for (const { label, address } of service.optOuts) {
      const page = pages.get(address) ?? { label, services: [] }
      page.services.push(service.name)
      pages.set(address, page)
    }
  }
  if (pages.size === 0) return html`<p>${words.optOuts.none}</p>\n`
  return html`<ul>
${[...pages].map(([address, page]) => html`<li>${outsideLink(page.label, address)}, ${fill(words.optOuts.for, { service: inARow(page.services, register) })}</li>
`)}</ul>
`
}
