import type { Form, Register, Service } from '../../scripts/register/load.ts'
import { durationText } from '../duration.ts'
import { html, type Html } from '../html.ts'
import { table } from '../table.ts'
import { fill } from '../words.ts'

/** How long each service keeps data, and what each form sends is kept: GDPR Art. 13(2)(a). */
export function retentionTable(register: Register): Html {
  const { words, services, forms } = register
  if (services.length + forms.length === 0) return html`<p>${words.services.none}</p>\n`
  return table(
    words.retention.caption,
    [words.retention.service, words.retention.howLong],
    [...services.map((service) => [service.name, retentionText(service, register)]), ...forms.flatMap((form) => [[form.title, retentionText(form, register)], ...(form.promotion ? [[fill(words.forms.promotionOf, { form: form.title }), form.promotion.retention]] : [])])],
  )
}

/** How long data are kept, in words: the period, where there is one, and what is to be said about it. */
export function retentionText({ retention }: Pick<Service, 'retention'> | Pick<Form, 'retention'>, register: Register): string {
  return retention.period ? `${durationText(retention.period, register)}. ${retention.detail}` : retention.detail
}
