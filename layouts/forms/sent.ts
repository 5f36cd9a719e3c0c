import type { Form, Register } from '../../scripts/register/load.ts'
import { html, nothing, type Html } from '../html.ts'
import { keepsOrder } from './form.ts'

/** The text of the page that follows a form. It holds no value that was sent. */
export function sentText(form: Form, register: Register): Html {
  const { id, sent } = form
  const { words } = register
  return html`<p${keepsOrder(form, register) ? html` data-form-sent="${id}"` : nothing}>${sent.text}</p>
${sent.mail === undefined ? nothing : html`<p>${sent.mail}</p>\n`}${sent.files.length === 0 ? nothing : html`<p>${words.sent.files}</p>\n<ul>\n${sent.files.map(({ label, file }) => html`<li><a href="${file}" download>${label}</a></li>\n`)}</ul>\n`}${sent.links.map(({ label, to }) => html`<p><a href="${to}">${label}</a></p>
`)}<p><a href="/">${words.sent.back}</a></p>
`
}
