// What esbuild says, in the form of every other fault.
import type { BuildFailure, Message } from 'esbuild'
import type { Fault } from './register/fault.ts'

/** Whether an error is esbuild's, with faults in files. */
export function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error
}

/** A message of esbuild as a fault. */
export function faultOf({ text, location }: Message): Fault {
  const fix = location?.suggestion && location.suggestion.length > 1 ? `did you mean ${location.suggestion}?` : 'mend this line'
  return { file: location?.file ?? 'assets', line: location?.line ?? 1, column: (location?.column ?? 0) + 1, rule: 'bundle', message: text, fix }
}
