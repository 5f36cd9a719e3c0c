// Recording a revision: what became wider, from which day, and the texts that visitors are asked with from then on.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { askedTextsRecord, isAsking } from '../consent/texts.ts'
import { FaultsFound, type Fault } from '../register/fault.ts'
import { shownPath } from '../register/files.ts'
import { loadRegister, type Loaded, type Register } from '../register/load.ts'
import { lackingEntries } from '../register/revision-faults.ts'
import { narrowed } from '../register/revision.ts'
import type { RecordedRevision } from '../register/schema/revisions.ts'

const head = `# yaml-language-server: $schema=./schema/revisions.json
# What visitors were asked about. A record: "npm run policy -- revise" adds an entry where a category covers more than before.
# asksAgain names the categories in which a yes is asked again, each with what is new, as visitors will read it.
`

type Declared = NonNullable<Loaded['declared']>

/** Adds the entries that are lacking from a day on, and keeps the texts. Gives what it did, line by line. @throws FaultsFound */
export function revise(content: string, day: string, isReworded: boolean): string[] {
  const { declared, faults } = loadRegister(content, day)
  if (!declared) throw new FaultsFound(faults)
  const added = lackingEntries(declared.recorded, declared.onDay, day).map((entry) => (isReworded ? { ...entry, reason: 'reworded; nothing became more', asksAgain: {} } : entry))
  const file = join(content, 'register', 'revisions.yaml')
  if (added.length > 0) {
    const before = existsSync(file) && declared.recorded.length > 0 ? readFileSync(file, 'utf8').trimEnd() + '\n' : head
    replaceFile(file, before + stringify(added, { lineWidth: 0 }))
  }
  const known = (revision: number) => [...declared.recorded, ...added].filter((entry) => entry.revision < revision).flatMap(({ scope }) => Object.keys(scope))
  return [...added.flatMap((entry) => said(entry, file, known(entry.revision))), ...keepTexts(content, day)]
}

function said({ revision, date, asksAgain, scope }: RecordedRevision, file: string, known: readonly string[]): string[] {
  const again = Object.entries(asksAgain).map(([id, news]) => `  "${id}": visitors who said yes to it will be asked again. New: ${news.join('; ')}`)
  const others = Object.keys(scope).filter((id) => !asksAgain[id]).map((id) => `  "${id}": ${known.includes(id) ? 'nobody is asked again' : 'new, every visitor will be asked about it'}`)
  return [`revision ${revision}, from ${date}, in ${file}`, ...again, ...others]
}

/** Keeps the texts of today under their hash, once. */
function keepTexts(content: string, day: string): string[] {
  const { register, faults } = loadRegister(content, day)
  if (!register) throw new FaultsFound(faults)
  if (!isAsking(register)) return ['visitors are asked nothing']
  const { hash, text } = askedTextsRecord(register)
  const file = keptTextsFile(content, hash)
  if (existsSync(file)) return [`the texts are recorded: ${file}`]
  replaceFile(file, text)
  return [`the texts that visitors are asked with: ${file}`]
}

/** What is published and not recorded yet, though nothing is wrong with it: each with what recording it is good for. */
export function unrecordedSoFar(content: string, register: Register, { recorded, onDay }: Declared, day: string): Fault[] {
  const fix = 'run "npm run policy -- revise"'
  const { hash } = askedTextsRecord(register)
  const file = keptTextsFile(content, hash)
  const less = Object.keys(narrowed(onDay(day), recorded, day)).map((id) => ({ file: shownPath(join(content, 'register', 'revisions.yaml')), line: 1, column: 1, rule: 'scope-narrower', message: `"${id}" covers less than is recorded; what was taken away will not be asked about when it comes back`, fix }))
  if (!isAsking(register) || existsSync(file)) return less
  return [...less, { file: shownPath(file), line: 1, column: 1, rule: 'texts-unrecorded', message: 'the texts that visitors are asked with are not kept; once they change, receipts lead nowhere', fix }]
}

function keptTextsFile(content: string, hash: string): string {
  return join(content, 'register', 'asked', `${hash}.json`)
}

/** Writes a file whole or not at all. */
function replaceFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}
