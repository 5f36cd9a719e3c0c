// The template tag of every layout. Text is escaped unless it is Html already, and an absent value does not compile:
// a table of a legal text cannot have a silently empty cell.

/** Markup that is safe to print as it is. Made by `html` and `raw` only. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
  toString(): string {
    return this.markup
  }
}

/** What a template may print: markup, text, a number, or a list of these. Not `undefined`, `null` or a boolean. */
export type Printable = Html | string | number | readonly Printable[]

/** Markup from a template literal; every text in it is escaped. */
export function html(strings: TemplateStringsArray, ...values: Printable[]): Html {
  let markup = strings[0] ?? ''
  values.forEach((value, index) => {
    markup += print(value) + (strings[index + 1] ?? '')
  })
  return new Html(markup)
}

/** Declares text to be markup. Only for what markdown-it or a layout has already made. */
export function raw(markup: string): Html {
  return new Html(markup)
}

/** Nothing, where a template has nothing to print on purpose. */
export const nothing = new Html('')

/** Text with the five characters of HTML replaced, for elements and attributes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function print(value: Printable): string {
  if (value instanceof Html) return value.markup
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  return value.map(print).join('')
}
