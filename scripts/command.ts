// What every command does around its work: options, --help, faults in plain lines, exit codes.
import { statSync } from 'node:fs'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { faultLine, FaultsFound } from './register/fault.ts'

/** An exit code: 0 all is well, 1 something is wrong with what was checked, 2 the command could not do its work. */
export type ExitCode = 0 | 1 | 2

/** Something that the person at the keyboard can mend, outside any file: a wrong option, a taken port. */
export class CannotRun extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>
/** What a command was asked: its options, read. */
export type Values<Known extends Options> = ReturnType<typeof parseArgs<{ options: Known & { help: { type: 'boolean' } } }>>['values']

/**
 * Runs a command: reads its options, prints its usage for `--help`, and turns what goes wrong into plain lines.
 * `takes` is for a command of commands: the words before the options are handed on. A fault of our own code keeps its stack
 * trace, for the developer.
 */
export async function runCommand<const Known extends Options>(
  usage: string,
  options: Known,
  work: (values: Values<Known>, command: string | undefined, rest: readonly string[]) => Promise<ExitCode>,
  takes: 'options' | 'command' = 'options',
): Promise<void> {
  endQuietlyWhenNobodyReads()
  try {
    const { values, positionals } = parseArgs({ options: { ...options, help: { type: 'boolean' } }, allowPositionals: takes === 'command' })
    if ('help' in values && values.help) console.log(usage)
    else process.exitCode = await work(values as Values<Known>, positionals[0], positionals.slice(1))
  } catch (error) {
    process.exitCode = explain(error, usage)
  }
}

/** Holds that an option names a folder. @throws CannotRun */
export function requireFolder(option: string, path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new CannotRun(`${option} ${path}: there is no such folder`)
  if (!found.isDirectory()) throw new CannotRun(`${option} ${path}: that is a file, and not a folder`)
}

/** Whether this file is the one that Node was told to run. */
export function isStarted(file: string): boolean {
  return process.argv[1] === file
}

/** For `... | head`: who closes the output has read enough, and that is no fault to print a stack of. */
function endQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      // Work that is done has said how it ended by then; what is broken off here has not been done.
      setImmediate(() => process.exit(process.exitCode ?? 2))
    })
}

function explain(error: unknown, usage: string): ExitCode {
  if (error instanceof FaultsFound) {
    for (const fault of error.faults) console.error(faultLine(fault))
    console.error(error.faults.length === 1 ? '\n1 fault' : `\n${error.faults.length} faults`)
    return 1
  }
  if (error instanceof CannotRun) console.error(error.message)
  else if (isSystemError(error)) console.error(`${error.path ?? 'this machine'}: ${systemTroubles[error.code] ?? error.message}`)
  else if (isOptionError(error)) console.error(`${error.message}\n\n${usage}`)
  else console.error(error)
  return 2
}

function isOptionError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

// What a person meets who has the rights or the places of files wrong. https://nodejs.org/api/errors.html#common-system-errors
const systemTroubles: Record<string, string> = {
  EACCES: 'you may not read or write this; change its rights, or name another place',
  EPERM: 'you may not read or write this; change its rights, or name another place',
  EROFS: 'nothing can be written there; name another place',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a file stands where a folder has to be',
  EISDIR: 'a folder stands where a file has to be',
  ENOSPC: 'there is no room left to write',
  ENAMETOOLONG: 'this name is too long for a file',
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}
