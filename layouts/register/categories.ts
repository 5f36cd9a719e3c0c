import type { Register } from '../../scripts/register/load.ts'
import type { Category } from '../../scripts/register/schema/categories.ts'
import { html, type Html, type Printable } from '../html.ts'
import { table } from '../table.ts'
import { fill } from '../words.ts'
import { basisText } from './basis.ts'
import { captionOf } from './services.ts'

/** Every category: what it is for, what allows it, who decides. */
export function categoriesTable(register: Register, only?: string): Html {
  const { words } = register
  return table(
    captionOf(words.categories.caption, register, { ...(only === undefined ? {} : { category: only }) }),
    [words.categories.category, words.categories.purpose, words.categories.basis, words.categories.choice],
    categoriesInUse(register)
      .filter(({ id }) => only === undefined || id === only)
      .map((category) => [
        category.title,
        purpose(category, register),
        basisText(category, register),
        category.switchable ? words.categories.yourChoice : words.categories.alwaysOn,
      ]),
  )
}

/** The categories that a service uses, and those that one of these requires. */
function categoriesInUse({ categories, services }: Register): Category[] {
  const used = categories.filter(({ id }) => services.some(({ category }) => category === id))
  return categories.filter((category) => used.includes(category) || used.some(({ requires }) => requires === category.id))
}

function purpose(category: Category, { categories, words }: Register): Printable {
  const required = categories.find(({ id }) => id === category.requires)
  return required ? html`${category.purpose} ${fill(words.categories.requires, { category: required.title })}` : category.purpose
}
