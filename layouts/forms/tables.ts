import type { Form, Register } from '../../scripts/register/load.ts'
import { html, type Html, type Printable } from '../html.ts'
import { basisText } from '../register/basis.ts'
import { retentionText } from '../register/retention.ts'
import { points, table } from '../table.ts'
import { fill } from '../words.ts'
import { receivers } from './receivers.ts'

/** The forms of the site for the policy: what each is for, what allows it, what is asked and why, who receives it, how long it is kept. */
export function formsTables(register: Register): Html {
  const { forms, words } = register
  if (forms.length === 0) return html`<p>${words.forms.none}</p>\n`
  return html`${table(
    words.forms.captionAsked,
    [words.forms.form, words.forms.asked],
    forms.map((form) => [form.title, points(asked(form, register))]),
  )}${table(
    words.forms.caption,
    [words.forms.form, words.forms.purpose, words.forms.basis, words.forms.howLong, words.forms.recipients],
    forms.flatMap((form) => [
      [form.title, form.purpose, basisText(form, register), retentionText(form, register), points(receivers(form, register))],
      ...(form.promotion ? [[fill(words.forms.promotionOf, { form: form.title }), form.promotion.purpose, words.bases.consent, form.promotion.retention, points(receivers(form, register))]] : []),
    ]),
  )}`
}

function asked({ fields, items, promotion }: Form, { words }: Register): Printable[] {
  return [
    ...fields.map(({ label, required, why }) => fill(words.forms.field, { label, need: required ? words.form.required : words.form.optional, why })),
    ...(items.length > 0 ? [words.forms.items] : []),
    ...(promotion ? [fill(words.forms.promotion, { label: promotion.label })] : []),
  ]
}
