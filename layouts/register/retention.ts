import type { Register, Service } from '../../scripts/register/load.ts'
import { durationText } from '../duration.ts'
import { html, type Html } from '../html.ts'
import { table } from '../table.ts'

/** How long each service keeps data: GDPR Art. 13(2)(a). */
export function retentionTable(register: Register): Html {
  const { words, services } = register
  if (services.length === 0) return html`<p>${words.services.none}</p>\n`
  return table(
    words.retention.caption,
    [words.retention.service, words.retention.howLong],
    services.map((service) => [service.name, retentionText(service, register)]),
  )
}

/** How long a service keeps data, in words: the period, where there is one, and what is to be said about it. */
export function retentionText({ retention }: Service, register: Register): string {
  return retention.period ? `${durationText(retention.period, register)}. ${retention.detail}` : retention.detail
}
