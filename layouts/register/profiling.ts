import type { Register, Service } from '../../scripts/register/load.ts'
import { html, nothing, type Html } from '../html.ts'
import { fill } from '../words.ts'

/** Which profiles of visitors are made, and what keeps them off: GDPR Art. 4(4), 13(2)(f). */
export function profilingList(register: Register): Html {
  const { words, services } = register
  const made = services.flatMap((service) => (service.profiling ? [{ service, profiling: service.profiling }] : []))
  if (made.length === 0) return html`<p>${words.profiling.none}</p>\n`
  return html`<dl class="facts">
${made.map(({ service, profiling }) => html`<div><dt>${service.name}</dt><dd>${profiling.map(({ text }) => text).join(' ')}${untilYes(service, register)}</dd></div>
`)}</dl>
`
}

function untilYes(service: Service, { categories, words }: Register): Html {
  const category = categories.find(({ id }) => id === service.category)
  return category?.switchable ? html` ${fill(words.profiling.switch, { category: category.title })}` : nothing
}
