import type { Register } from '../../scripts/register/load.ts'
import { html, type Html } from '../html.ts'
import { points } from '../table.ts'
import { countryName, fill } from '../words.ts'
import { retentionText } from './retention.ts'

/** What the web server writes down, who keeps it, how long, and what the owner sees of it. */
export function logsCard(register: Register): Html {
  const { words, services } = register
  const kept = services.flatMap((service) => (service.logs ? [{ service, logs: service.logs, provider: service.provider }] : []))
  if (kept.length === 0) return html`<p>${words.logs.none}</p>\n`
  return html`${kept.map(
    ({ service, logs, provider }) => html`<dl class="facts">
<div><dt>${words.logs.entry}</dt><dd>${points(logs.entries)}</dd></div>
<div><dt>${words.logs.seen}</dt><dd>${logs.seenByController}</dd></div>
<div><dt>${words.logs.howLong}</dt><dd>${provider === 'this site' ? '' : `${fill(words.logs.keptBy, { provider: provider.name, country: countryName(provider.country, register) })} `}${retentionText(service, register)}</dd></div>
</dl>
`,
  )}`
}
