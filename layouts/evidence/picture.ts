import type { Register } from '../../scripts/register/load.ts'
import { html, type Html } from '../html.ts'
import { fill } from '../words.ts'
import type { Evidence, EvidenceRow, Mark } from './evidence.ts'
import { serviceName, stateName } from './names.ts'

// The name of a service stands above its marks and not beside them: on a phone a picture half as wide is seen whole.
const step = 24
const rowHeight = 46
const heads = 225
const slant = 135
/** No letter of a name is wider, in the middle. */
const letter = 8

/** What went where in which state, as a picture: a row for each service, a column for each state. */
export function evidencePicture(evidence: Evidence, register: Register): Html {
  const { words } = register
  const services = [...new Set(evidence.rows.flatMap(({ entry }) => entry.services.slice(0, 1)))]
  const longest = Math.max(0, ...services.map((service) => serviceName(service, register).length))
  const [width, height] = [Math.max(evidence.states.length * step + slant, longest * letter), heads + services.length * rowHeight + 12]
  const x = (column: number) => column * step + step / 2
  const y = (row: number) => heads + row * rowHeight + rowHeight - 14
  return html`<figure class="evidence">
<div class="table" role="group" aria-label="${words.evidence.picture}" tabindex="0">
<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${summary(evidence, services, register)}">
${evidence.states.map(({ name }, column) => html`<text transform="translate(${x(column) + 5} ${heads - 10}) rotate(-58)">${stateName(name, register)}</text>
`)}${services.map(
    (service, row) => html`<g><path class="line" d="M0 ${y(row) + 13}H${width}"/><text x="3" y="${y(row) - 14}">${serviceName(service, register)}</text>${evidence.states.map((_state, column) => sign(markOf(evidence.rows, service, column), x(column), y(row)))}</g>
`,
  )}</svg>
</div>
<figcaption>${words.evidence.legend}</figcaption>
</figure>
`
}

/** What is worst, or most, of a service in a state. */
function markOf(rows: readonly EvidenceRow[], service: string, column: number): Mark {
  const marks = rows.filter(({ entry }) => entry.services[0] === service).map(({ cells }) => cells[column]?.mark ?? '.')
  return (['?', '!', '+', '-'] as const).find((mark) => marks.includes(mark)) ?? '.'
}

/** Each mark has a form of its own, and none is told by colour. */
function sign(mark: Mark, x: number, y: number): Html {
  switch (mark) {
    case '+':
      return html`<circle class="seen" cx="${x}" cy="${y}" r="8"/>`
    case '-':
      return html`<circle class="allowed" cx="${x}" cy="${y}" r="7"/>`
    case '!':
      return html`<path class="fault" d="M${x - 8} ${y - 8}l16 16M${x + 8} ${y - 8}l-16 16"/>`
    case '?':
      return html`<text class="unknown" x="${x}" y="${y + 5}">?</text>`
    case '.':
      return html`<circle class="none" cx="${x}" cy="${y}" r="2"/>`
  }
}

function summary({ rows, states }: Evidence, services: readonly string[], register: Register): string {
  const seen = services.filter((service) => states.some((_state, column) => markOf(rows, service, column) === '+'))
  return fill(register.words.evidence.pictureSays, { states: String(states.length), services: String(services.length), seen: String(seen.length) })
}
