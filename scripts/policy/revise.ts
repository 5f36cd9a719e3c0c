// Recording a revision: what became wider, from which day, and the texts that visitors are asked with from then on.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { askedTextsRecord, isAsking } from '../consent/texts.ts'
import { FaultsFound } from '../register/fault.ts'
import { loadRegister } from '../register/load.ts'
import { entryFor, turningDays } from '../register/revision-faults.ts'
import { unrecorded } from '../register/revision.ts'
import type { RecordedRevision } from '../register/schema/revisions.ts'

const head = `# yaml-language-server: $schema=./schema/revisions.json
# What visitors were asked about. A record: "npm run policy -- revise" adds an entry where a category covers more than before.
# asksAgain names the categories in which a yes is asked again, each with what is new, as visitors will read it.
`

/** Adds the entries that are lacking from a day on, and keeps the texts. Gives what it did, line by line. @throws FaultsFound */
export function revise(content: string, day: string, isReworded: boolean): string[] {
  const { declared, faults } = loadRegister(content, day)
  if (!declared) throw new FaultsFound(faults)
  const added = lackingEntries(declared, day, isReworded)
  const file = join(content, 'register', 'revisions.yaml')
  if (added.length > 0) {
    const before = existsSync(file) && declared.recorded.length > 0 ? readFileSync(file, 'utf8').trimEnd() + '\n' : head
    replaceFile(file, before + stringify(added, { lineWidth: 0 }))
  }
  return [...added.flatMap((entry) => said(entry, file)), ...keepTexts(content, day)]
}

function lackingEntries({ recorded, onDay }: NonNullable<ReturnType<typeof loadRegister>['declared']>, day: string, isReworded: boolean): RecordedRevision[] {
  const added: RecordedRevision[] = []
  for (const turn of turningDays(onDay('9999-12-31'), day)) {
    const all = [...recorded, ...added]
    if (Object.keys(unrecorded(onDay(turn), all, turn)).length === 0) continue
    const entry = entryFor(onDay(turn), all, turn)
    added.push(isReworded ? { ...entry, reason: 'reworded; nothing became more', asksAgain: {} } : entry)
  }
  return added
}

function said({ revision, date, asksAgain, scope }: RecordedRevision, file: string): string[] {
  const again = Object.entries(asksAgain).map(([id, news]) => `  "${id}": visitors who said yes to it will be asked again. New: ${news.join('; ')}`)
  const others = Object.keys(scope).filter((id) => !asksAgain[id]).map((id) => `  "${id}": nobody is asked again`)
  return [`revision ${revision}, from ${date}, in ${file}`, ...again, ...others]
}

/** Keeps the texts of today under their hash, once. */
function keepTexts(content: string, day: string): string[] {
  const { register, faults } = loadRegister(content, day)
  if (!register) throw new FaultsFound(faults)
  if (!isAsking(register)) return ['visitors are asked nothing']
  const { hash, text } = askedTextsRecord(register)
  const file = join(content, 'register', 'asked', `${hash}.json`)
  if (existsSync(file)) return [`the texts are recorded: ${file}`]
  replaceFile(file, text)
  return [`the texts that visitors are asked with: ${file}`]
}

/** Writes a file whole or not at all. */
function replaceFile(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}
