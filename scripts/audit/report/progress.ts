/** What of a terminal is needed: `process.stderr` is one. */
export interface Terminal {
  isTTY?: boolean
  columns?: number
  write: (text: string) => unknown
}

/** Says how far an audit is, in one line that is written anew each time and goes in the end; silent where nobody sits before it. */
export function progressOn(terminal: Terminal, isQuiet: boolean): (line: string | undefined) => void {
  if (isQuiet || !terminal.isTTY) return () => {}
  // A line that is longer than the terminal is wide would leave a part of itself behind.
  return (line = '') => void terminal.write(`\r\u001b[2K${line.slice(0, (terminal.columns ?? 80) - 1)}`)
}
