import type { Register } from '../../scripts/register/load.ts'
import { html, type Html } from '../html.ts'
import { table } from '../table.ts'
import { countryName, inARow } from '../words.ts'

/** Which data leave the European Economic Area, where to, what allows it: GDPR Art. 13(1)(f). */
export function transfersTable(register: Register): Html {
  const { words, services } = register
  const rows = services.flatMap(({ name, transfer }) => {
    if (transfer === 'none') return []
    const { countries, basis, detail, fallback } = transfer
    return [
      [
        name,
        inARow(countries.map((country) => countryName(country, register)), register),
        html`${words.transfers.bases[basis]}: ${detail}${fallback ? ` ${fallback}` : ''}`,
      ],
    ]
  })
  if (rows.length === 0) return html`<p>${words.transfers.none}</p>\n`
  return table(words.transfers.caption, [words.transfers.recipient, words.transfers.countries, words.transfers.basis], rows)
}
