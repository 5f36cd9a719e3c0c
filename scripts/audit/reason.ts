/** What an error says, in its first line: what browsers add below it helps nobody who reads a report. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}
