// A form as visitors fill it in, with or without JavaScript, and as the host's form service finds it in the page:
// https://docs.netlify.com/manage/forms/setup/
import type { Form, Register } from '../../scripts/register/load.ts'
import type { Field, Item } from '../../scripts/register/schema/form.ts'
import { html, nothing, type Html } from '../html.ts'
import { basisText } from '../register/basis.ts'
import { retentionText } from '../register/retention.ts'
import { points } from '../table.ts'
import { fill } from '../words.ts'
import { sentAddress, trapName } from './addresses.ts'
import { receivers } from './receivers.ts'
import { priceText } from './price.ts'

/** The whole form: fields, what is ordered, the consent to promotional mail, the notice (GDPR Art. 13), the button. */
export function formInPage(register: Register, form: Form): Html {
  const { words } = register
  const { id, title, fields, items, promotion } = form
  const address = postAddress(form, register)
  return html`<form class="form" id="form-${id}" name="${id}" aria-label="${title}" method="post" action="${address ?? sentAddress(id)}"${address === undefined ? html` data-netlify="true" netlify-honeypot="${trapName}"` : nothing}${keepsOrder(form, register) ? html` data-keeps=""` : nothing}${items.length > 0 ? html` data-currency="${form.currency ?? ''}"` : nothing} data-form="${address === undefined ? 'host' : ''}">
<input type="hidden" name="form-name" value="${id}">
${items.length > 0 ? orderOf(form, register) : nothing}${fields.map((field) => fieldOf(form, field, register))}${promotion ? promotionOf(id, promotion, register) : nothing}${noticeOf(form, register)}<p><button type="submit">${form.send}</button> <span data-status="" role="status"></span></p>
<p class="trap hidden" aria-hidden="true"><label for="${id}-${trapName}">${words.form.trap}</label> <input id="${id}-${trapName}" type="text" name="${trapName}" tabindex="-1" autocomplete="off"></p>
</form>
`
}

/** Where a form is posted, where that is not the host's own form service. */
function postAddress({ id: formId, post }: Form, { services }: Register): string | undefined {
  const posts = services.find(({ id }) => id === post)?.posts
  // To post it to the host instead would be a recipient that nobody declared.
  if (posts === undefined) throw new Error(`the form "${formId}" is posted to "${post}", which takes no posts in this register`)
  return posts === 'host' ? undefined : posts
}

function fieldOf({ id: formId }: Form, field: Field, register: Register): Html {
  const { words } = register
  const id = `${formId}-${field.name}`
  const label = html`${field.label} <span class="need">${field.required ? words.form.required : words.form.optional}</span>`
  const why = html`<p class="why" id="${id}-why">${field.why}</p>\n`
  const required = field.required ? html` required` : nothing
  if (field.kind === 'choice')
    return html`<fieldset class="field" id="${id}" aria-describedby="${id}-why">
<legend>${label}</legend>
${why}${field.options.map((option, index) => html`<label class="option"><input type="radio" name="${field.name}" value="${option}" id="${id}-${index + 1}"${required}> ${option}</label>
`)}</fieldset>
`
  if (field.kind === 'tick') return html`<div class="field">\n<label class="option"><input type="checkbox" id="${id}" name="${field.name}" value="yes" aria-describedby="${id}-why"${required}> <span>${label}</span></label>\n${why}</div>\n`
  return html`<div class="field">
<label for="${id}">${label}</label>
${why}${inputOf(id, field, required)}
</div>
`
}

const inputTypes = { line: 'text', email: 'email', phone: 'tel', number: 'text' } as const

function inputOf(id: string, { name, kind, longest, autocomplete }: Field, required: Html): Html {
  const shared = html`id="${id}" name="${name}" maxlength="${longest}" aria-describedby="${id}-why"${autocomplete === undefined ? nothing : html` autocomplete="${autocomplete}"`}${required}`
  if (kind === 'lines') return html`<textarea rows="6" ${shared}></textarea>`
  const type = inputTypes[kind as keyof typeof inputTypes]
  return html`<input type="${type}"${kind === 'number' ? html` inputmode="numeric" pattern="[0-9]+"` : nothing} ${shared}>`
}

/** What can be ordered. Without JavaScript nothing is added up, and the prices stand beside the fields. */
function orderOf(form: Form, register: Register): Html {
  const { words } = register
  return html`<fieldset class="order" aria-describedby="${form.id}-order-how">
<legend>${words.form.order}</legend>
<p class="why" id="${form.id}-order-how">${words.form.orderHow}</p>
${form.items.map((item) => itemOf(form, item, register))}<p class="total"><output data-total="" for="${form.items.map(({ name }) => `${form.id}-${name}`).join(' ')}"></output><noscript>${words.form.totalNeedsScript}</noscript></p>
${keepsOrder(form, register) ? html`<p class="why" data-kept="" hidden>${words.form.kept}</p>\n` : nothing}</fieldset>
`
}

function itemOf({ id: formId, currency }: Form, { name, title, price }: Item, register: Register): Html {
  const id = `${formId}-${name}`
  return html`<div class="field item"><label for="${id}">${fill(register.words.form.item, { title, price: priceText(price, currency ?? '', register) })}</label>
<input type="text" inputmode="numeric" pattern="[0-9]{1,3}" title="${register.words.form.orderHow}" maxlength="3" id="${id}" name="${name}" data-price="${price}" autocomplete="off"></div>
`
}

/** Whether what is chosen stays on the device until it is sent: only where the register declares the entry that keeps it. */
export function keepsOrder({ items }: Form, { services }: Register): boolean {
  return items.length > 0 && services.some(({ traces }) => traces.some(({ kind, name }) => kind === 'localStorage' && name === 'order'))
}

// Never ticked beforehand, never required, apart from everything else: GDPR Art. 4(11), 7(4), ePrivacy Directive Art. 13.
function promotionOf(formId: string, { label, purpose, retention, stop }: NonNullable<Form['promotion']>, { words }: Register): Html {
  const id = `${formId}-promotion`
  return html`<fieldset class="field">
<legend>${words.form.promotion}</legend>
<p class="why" id="${id}-why">${purpose} ${retention} ${words.form.promotionNote} <a href="${stop}">${words.form.stop}</a></p>
<label class="option"><input type="checkbox" id="${id}" name="promotion" value="yes" aria-describedby="${id}-why"> <span>${label}</span></label>
</fieldset>
`
}

// How a consent is taken back is said before it is given: GDPR Art. 7(3).
function noticeOf(form: Form, register: Register): Html {
  const { words, site } = register
  return html`<section class="form-notice" aria-labelledby="${form.id}-notice">
<h2 id="${form.id}-notice">${words.form.notice}</h2>
<dl>
<div><dt>${words.form.purpose}</dt><dd>${form.purpose}</dd></div>
<div><dt>${words.form.basis}</dt><dd>${basisText(form, register)}</dd></div>
<div><dt>${words.form.howLong}</dt><dd>${retentionText(form, register)}</dd></div>
${alsoKept(form, register)}<div><dt>${words.form.recipients}</dt><dd>${points(receivers(form, register))}</dd></div>
</dl>
${form.basis === 'consent' ? html`<p><a href="${site.policy}#withdrawal">${words.form.withdrawal}</a></p>\n` : nothing}<p><a href="${site.policy}">${words.form.policy}</a></p>
</section>
`
}

/** What the service that takes the form keeps of itself, and why it may take it elsewhere. */
function alsoKept({ post }: Form, { services, words }: Register): Html {
  const service = services.find(({ id }) => id === post)
  if (!service) return nothing
  const { data, transfer } = service
  return html`<div><dt>${words.form.besides}</dt><dd>${points(data)}</dd></div>
${transfer === 'none' ? nothing : html`<div><dt>${words.form.transfer}</dt><dd>${words.transfers.bases[transfer.basis]}: ${transfer.detail}</dd></div>\n`}`
}
