// Copies of content/ with some files changed, and what reading them finds. Files are named as inside the content folder.
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseDocument } from 'yaml'
import { emptyMemory, readSite, type ReadSite } from '../scripts/prepare.ts'
import { revise } from '../scripts/policy/revise.ts'
import type { Fault } from '../scripts/register/fault.ts'
import type { Step } from '../scripts/register/yaml.ts'

/** The new text of a file, made from the old one where it is a function; `undefined` deletes the file. */
export type Change = string | Uint8Array | ((text: string) => string) | undefined
export type Changes = Readonly<Record<string, Change>>

const folders = mkdtempSync(join(tmpdir(), 'avow-content-'))
process.on('exit', () => rmSync(folders, { recursive: true, force: true }))
let made = 0

/** Deletes every form, and what is kept for one. Pages that print a form have then a fault. */
export const withoutForms: Changes = Object.fromEntries([...readdirSync('content/register/forms').map((name) => `register/forms/${name}`), 'register/services/order-kept.yaml'].map((file) => [file, undefined]))

/** A new copy of content/, or of a folder that was made of it, with these changes; its path. */
export function contentWith(changes: Changes, from = 'content'): string {
  made += 1
  const folder = join(folders, String(made))
  cpSync(from, folder, { recursive: true })
  for (const [file, change] of Object.entries(changes)) write(join(folder, file), change)
  return folder
}

/** A new copy of content/ with these changes, in which everything that became wider is recorded; its path. */
export function contentRecorded(changes: Changes): string {
  const folder = contentWith(changes)
  revise(folder, '2026-11-24', true)
  return folder
}

/** What reading a changed copy of content/ gives, on a day. */
export function readChanged(changes: Changes, day?: string): ReadSite {
  return readFolder(contentWith(changes), day)
}

/** What reading a content folder gives, with the files of its faults named as inside it. */
export function readFolder(folder: string, day?: string, memory = emptyMemory()): ReadSite {
  const site = readSite({ content: folder, day }, memory)
  const inside = (fault: Fault) => ({ ...fault, file: fault.file.replace(`${folder}/`, '') })
  return { ...site, faults: site.faults.map(inside), leftToFillIn: site.leftToFillIn.map(inside) }
}

/** Writes a change to a file of a content folder. */
export function write(path: string, change: Change): void {
  if (change === undefined) return rmSync(path, { force: true })
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof change === 'function' ? change(existsSync(path) ? readFileSync(path, 'utf8') : '') : change)
}

/** One fault that a test waits for. */
export interface Expected {
  file: string
  /** The line: its number, or its text without indentation, `- ` and comment, which stands once in the changed file. */
  at: number | string
  rule: string
  /** What message and fix must name. */
  says: readonly string[]
}

/** Holds that a changed copy of content/ has exactly these faults. */
export function assertFaults(changes: Changes, expected: readonly Expected[]): void {
  const folder = contentWith(changes)
  const { faults } = readFolder(folder)
  const place = ({ file, rule, line }: Pick<Fault, 'file' | 'rule' | 'line'>) => `${file}:${line} ${rule}`
  assert.deepEqual(faults.map(place).sort(), expected.map(({ file, rule, at }) => place({ file, rule, line: lineOf(at, join(folder, file)) })).sort(), JSON.stringify(faults, null, 2))
  for (const { file, rule, at, says } of expected) {
    const texts = faults.filter((fault) => place(fault) === place({ file, rule, line: lineOf(at, join(folder, file)) })).map(({ message, fix }) => `${message}  ${fix}`)
    for (const word of says) assert.ok(texts.some((text) => text.includes(word)), `${JSON.stringify(word)} is not in ${JSON.stringify(texts)}`)
  }
}

/** Sets a value in a YAML file. */
export function set(...path: [...Step[], unknown]): (text: string) => string {
  return edited((document) => document.setIn(path.slice(0, -1), path.at(-1)))
}

/** Removes a key or an entry from a YAML file. */
export function remove(...path: Step[]): (text: string) => string {
  return edited((document) => void document.deleteIn(path))
}

/** Puts one text in the place of another that stands in the file. */
export function replace(before: string, after: string): (text: string) => string {
  return (text) => {
    assert.ok(text.includes(before), `${JSON.stringify(before)} is not in the file`)
    return text.replace(before, () => after)
  }
}

/** Several changes of one file, one after the other. */
export function both(...changes: ((text: string) => string)[]): (text: string) => string {
  return (text) => changes.reduce((changed, change) => change(changed), text)
}

function edited(edit: (document: ReturnType<typeof parseDocument>) => void): (text: string) => string {
  return (text) => {
    const document = parseDocument(text)
    edit(document)
    return document.toString({ lineWidth: 0, flowCollectionPadding: false })
  }
}

function lineOf(at: number | string, path: string): number {
  if (typeof at === 'number') return at
  const lines = readFileSync(path, 'utf8').split(/\r\n|\r|\n/)
  const found = lines.flatMap((line, index) => (line.replace(/^[\s-]*/, '').replace(/\s+# .*$/, '').trimEnd() === at ? [index + 1] : []))
  assert.equal(found.length, 1, `the line ${JSON.stringify(at)} stands ${found.length} times in ${path}`)
  return found[0] ?? 0
}
