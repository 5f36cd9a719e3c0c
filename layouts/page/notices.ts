import type { Register } from '../../scripts/register/load.ts'
import { html, type Html } from '../html.ts'
import { servicesOf } from '../register/services.ts'
import { fill, inARow } from '../words.ts'
import type { View } from './view.ts'

/** What a visitor must know before reading: that this is an example, or a draft, and what will change soon. */
export function notices({ register, draft, announcements }: View): Html {
  return html`${register.site.example ? exampleNotice(register) : ''}${draft ? draftNotice(register) : ''}${announcements}`
}

function exampleNotice(register: Register): Html {
  const { words, controller, categories } = register
  const loading = categories
    .map((category) => ({ category, tagged: servicesOf(register, category.id).filter(({ tag }) => tag) }))
    .filter(({ tagged }) => tagged.length > 0)
  return html`<div class="notice">
<p><strong>${words.example.title}</strong> ${fill(words.example.text, { controller: controller.name })}</p>
${loading.length === 0 ? '' : html`<details><summary>${words.example.readMore}</summary>
<ul>
${loading.map(({ category, tagged }) => html`<li>${fill(words.example.wouldLoad, { category: category.title, services: inARow(tagged.map(({ name, tag }) => `${name} (${tag?.ids.join(', ') ?? ''})`), register) })}</li>
`)}</ul>
</details>
`}</div>
`
}

function draftNotice({ words }: Register): Html {
  return html`<div class="notice">
<p><strong>${words.draft.title}</strong> ${words.draft.text}</p>
</div>
`
}
