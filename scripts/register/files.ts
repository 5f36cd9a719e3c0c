// Reads text files as an editor may have saved them: with a byte order mark, with Windows line ends, or not text at all.
import { readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import type { Fault } from './fault.ts'

/** No text that an editor writes by hand is larger; what is, was put here by mistake. */
const largestFile = 1024 * 1024

/** The text of a file with `\n` line ends and no byte order mark, or the fault that says why it cannot be read. */
export function readTextFile(path: string, shownAs: string): string | Fault {
  const fault = (rule: string, message: string, fix: string): Fault => ({ file: shownAs, line: 1, column: 1, rule, message, fix })
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) return fault('not-a-file', 'this is not a file', 'put a text file in its place, or remove it')
  const bytes = found.size
  if (bytes > largestFile) return fault('too-large', `the file has ${bytes} bytes; 1 MiB is the most`, 'split it, or move it out of content/')
  const content = readFileSync(path)
  if (content.includes(0)) return fault('not-text', 'the file is not a text file', 'save it as plain text in UTF-8, or remove it')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content).replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  } catch (error) {
    if (error instanceof TypeError) return fault('not-utf-8', 'the file is not saved as UTF-8', 'save it with the encoding UTF-8')
    throw error
  }
}

/** A path as an editor knows it: from the folder the command runs in, with forward slashes. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return (fromHere.startsWith('..') ? path : fromHere).replaceAll('\\', '/')
}
