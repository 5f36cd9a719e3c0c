/** What is wrong and what to write instead. */
export interface Problem {
  rule: string
  message: string
  fix: string
}

/** What an editor wrote, in quotes and cut where it is too long for a message. */
export function quoted(written: string): string {
  return `"${written.length > 100 ? `${written.slice(0, 100)}…` : written}"`
}
