/** A text with its places filled: `{date}` by `values.date`. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, place: string) => values[place] ?? whole)
}

/** Names in a row as the language writes them; nothing for none. */
export function inARow(names: readonly string[], language: string): string {
  // What knows how a language writes rows takes a phone up to a quarter of a second to wake.
  if (names.length < 2) return names[0] ?? ''
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
}
