import type { Form, Register } from '../../scripts/register/load.ts'
import { html, nothing, type Html } from '../html.ts'

/** The text of the page that follows a form. It holds no value that was sent. */
export function sentText({ sent }: Form, { words }: Register): Html {
  return html`<p>${sent.text}</p>
${sent.mail === undefined ? nothing : html`<p>${sent.mail}</p>\n`}${sent.files.length === 0 ? nothing : html`<p>${words.sent.files}</p>\n<ul>\n${sent.files.map(({ label, file }) => html`<li><a href="${file}" download>${label}</a></li>\n`)}</ul>\n`}${sent.links.map(({ label, to }) => html`<p><a href="${to}">${label}</a></p>
`)}<p><a href="/">${words.sent.back}</a></p>
`
}
