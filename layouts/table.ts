import { html, type Html, type Printable } from './html.ts'

/**
 * A table with a caption and column headings; the first cell of a row is its heading. On small screens it becomes a list, in which each
 * cell has its heading with it; one that `scrolls` stays a table and scrolls inside itself, because its cells say something only beside
 * each other. The roles say what the elements are, since browsers have taken that from a table that styles turn into something else:
 * https://adrianroselli.com/2018/02/tables-css-display-properties-and-aria.html
 */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly Printable[])[], { scrolls = false } = {}): Html {
  return html`<div class="table" role="group" aria-label="${caption}" tabindex="0">
<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(([heading = '', ...cells]) => html`<tr role="row"><th scope="row" role="rowheader">${heading}</th>${cells.map((cell, index) => html`<td role="cell"${scrolls ? '' : html` data-label="${columns[index + 1] ?? ''}"`}>${cell}</td>`)}</tr>
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
