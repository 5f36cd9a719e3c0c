/** A text with its places filled: `{date}` by `values.date`. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, place: string) => values[place] ?? whole)
}

/** Names in a row as the language writes them. */
export function inARow(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}
