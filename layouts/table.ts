import { html, type Html, type Printable } from './html.ts'

/** A table with a caption and column headings; the first cell of a row is its heading. It scrolls inside itself on small screens. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly Printable[])[]): Html {
  return html`<div class="table" role="group" aria-label="${caption}" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rows.map(([heading = '', ...cells]) => html`<tr><th scope="row">${heading}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`)}</tbody>
</table>
</div>
`
}

/** A list of texts; one text alone is printed without a list. */
export function points(items: readonly Printable[]): Printable {
  const [only, ...others] = items
  if (only !== undefined && others.length === 0) return only
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`
}
