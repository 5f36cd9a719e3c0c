// The pages that follow the forms: made, because every form needs one and no editor should have to remember it.
import { sentAddress } from '../../layouts/forms/addresses.ts'
import { sentText } from '../../layouts/forms/sent.ts'
import { pageLayout } from '../../layouts/page/page.ts'
import type { View } from '../../layouts/page/view.ts'
import { fill } from '../../layouts/words.ts'
import type { Register } from '../register/load.ts'

/** The addresses of the pages that follow the forms. */
export function sentAddresses({ forms }: Pick<Register, 'forms'>): string[] {
  return forms.map(({ id }) => sentAddress(id))
}

/** Each such page, whole, by address. Search engines do not list them. */
export function sentPages(view: Omit<View, 'page'>): Map<string, string> {
  const { forms, words } = view.register
  return new Map(
    forms.map((form) => {
      const page = { url: sentAddress(form.id), path: '', title: form.sent.title, description: fill(words.sent.description, { form: form.title }), hasTitle: false, version: undefined, headings: [], listed: false }
      return [page.url, pageLayout({ ...view, page }, sentText(form, view.register)).markup]
    }),
  )
}
