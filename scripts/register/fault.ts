/** One thing that is wrong in one file, in the words of the person who can mend it. */
export interface Fault {
  /** Path of the file, from the folder the command runs in. */
  file: string
  /** Line and column, from 1. */
  line: number
  column: number
  /** A short name for the kind of fault, for example `unknown-key`. */
  rule: string
  /** What is wrong. */
  message: string
  /** What to write instead. */
  fix: string
  /** Lines that can be pasted as they are; printed below the fault. */
  lines?: string
}

/** `file:line:column  rule  message  what to do`, the form of every fault that the commands print. */
export function faultLine(fault: Fault): string {
  const line = `${fault.file}:${fault.line}:${fault.column}  ${fault.rule}  ${fault.message}  ${fault.fix}`.trimEnd()
  // A message quotes what an editor wrote; a line break or an escape code in it would take the terminal apart.
  const clean = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
  const toPaste = (fault.lines ?? '').split('\n').filter((text) => text !== '')
  return [clean(line), ...toPaste.map((text) => clean(text).trimEnd())].join('\n')
}

/** Faults by file, line and column, each once. */
export function inReadingOrder(faults: readonly Fault[]): Fault[] {
  const unique = new Map(faults.map((fault) => [faultLine(fault), fault]))
  return [...unique.values()].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.message, b.message),
  )
}

/** Thrown where a build cannot go on: whoever catches it prints the faults and nothing else. */
export class FaultsFound extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super(inReadingOrder(faults).map(faultLine).join('\n'))
    this.name = 'FaultsFound'
    this.faults = inReadingOrder(faults)
    // Nobody's code is at fault, and Eleventy prints the stack of what it catches.
    delete this.stack
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
