import { html, type Html } from './html.ts'

/** A link to a page of another site, by the page's name. */
export function outsideLink(label: string | Html, address: string): Html {
  return html`<a href="${address}" rel="external noopener noreferrer">${label}</a>`
}

/** A link that opens the visitor's mail program. */
export function mailLink(address: string): Html {
  return html`<a href="mailto:${address}">${address}</a>`
}
