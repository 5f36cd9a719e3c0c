import type { Register } from '../../scripts/register/load.ts'
import { html, type Html, type Printable } from '../html.ts'
import { outsideLink } from '../link.ts'
import { points, table } from '../table.ts'
import { countryName } from '../words.ts'

/** Who receives data, in which country, why: GDPR Art. 13(1)(e). Each receiver once, with all its reasons. */
export function recipientsTable(register: Register): Html {
  const { words, services, forms } = register
  const rows = new Map<string, { who: Printable; country: string; why: Printable[] }>()
  const add = (name: string, who: Printable, country: string, why: string) => {
    const row = rows.get(name) ?? { who, country, why: [] }
    if (!row.why.includes(why)) row.why.push(why)
    rows.set(name, row)
  }
  for (const { name, provider, recipients } of services) {
    if (provider !== 'this site')
      add(provider.name, outsideLink(provider.name, provider.privacyPage), countryName(provider.country, register), `${name}: ${words.services.role[provider.role]}`)
    for (const recipient of recipients)
      add(recipient.name, recipient.name, countryName(recipient.country, register), `${name}: ${recipient.why}`)
  }
  for (const { title, recipients } of forms)
    for (const recipient of recipients)
      add(recipient.name, recipient.name, countryName(recipient.country, register), `${title}: ${recipient.why}`)
  if (rows.size === 0) return html`<p>${words.recipients.none}</p>\n`
  return table(
    words.recipients.caption,
    [words.recipients.recipient, words.recipients.country, words.recipients.why],
    [...rows.values()].map(({ who, country, why }) => [who, country, points(why)]),
  )
}
