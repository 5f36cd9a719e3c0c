// The records of a document: what was published, when, and the hashes by which a change of it is seen.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { addressOfFile } from '../markdown/addresses.ts'
import { documentOf } from '../markdown/documents.ts'
import { atTheTop, splitFrontMatter } from '../markdown/front-matter.ts'
import type { Fault } from '../register/fault.ts'
import { readTextFile, shownPath } from '../register/files.ts'
import { block, date, list, optionalList, sitePath, text, wrong, yesNo } from '../register/schema/values.ts'
import { validate } from '../register/validate.ts'
import { readYaml, type ReadYaml } from '../register/yaml.ts'
import { idsIn } from './section-ids.ts'
import { unsafeParts } from './safe-text.ts'
import { saidHash, sha256 } from './text.ts'

const hash = (what: string) =>
  z
    .string({ error: wrong('is missing', 'restore this file from the history of your repository') })
    .regex(/^[0-9a-f]{64}$/, { error: wrong('is not a hash', 'restore this file from the history of your repository') })
    .describe(what)

const recordSchema = block(
  {
    version: date('the day on which it was published'),
    correction: z.int({ error: wrong('is not a whole number', 'restore this file from the history of your repository') }).min(1).describe('which correction of the version it is').optional(),
    corrected: date('the day of the correction').optional(),
    effective: date('the day on which the version takes effect'),
    changes: optionalList(text('what changed'), 'what changed, one sentence each'),
    material: yesNo('whether it was announced ahead on every page'),
    explained: sitePath('the page that explains the changes').optional(),
    address: sitePath('where it was published'),
    id: text('its name in feeds, which never changes'),
    bytes: hash('SHA-256 of the file of its text'),
    words: hash('SHA-256 of its words and link targets'),
    previous: z.union([z.literal('none'), hash('SHA-256 of the record before it')], { error: wrong('is not a hash', 'restore this file from the history of your repository') }),
  },
  'one published text',
)

const recordsSchema = list(recordSchema, 'what was published, the oldest first')

const publishedIdSchema = block(
  {
    id: text('the id of a section, as it was published'),
    heading: text('the words of its heading; absent for a place that is no heading').optional(),
    level: z.int({ error: wrong('is not a whole number', 'restore this file from the history of your repository') }).min(1).max(6).optional(),
    removed: date('the first version without it').optional(),
    near: text('the id of the section in which it stands, or stood').optional(),
  },
  'one published id',
)

const publishedIdsSchema = list(publishedIdSchema, 'the ids of the sections, in their order')

/** What is recorded of one published text. */
export type VersionRecord = z.infer<typeof recordSchema>

/** An id under which a section was published. */
export type PublishedId = z.infer<typeof publishedIdSchema>

/** A published text with its record. */
export interface Published {
  record: VersionRecord
  html: string
}

/** Everything that is kept of a document. */
export interface DocumentRecords {
  /** The folder's name. */
  name: string
  /** Its text, as a file inside the content folder. */
  path: string
  published: Published[]
  ids: PublishedId[]
  /** The version that the text itself names, recorded or not; absent where it names none. */
  version: string | undefined
  /** Where it names it. */
  versionPlace: { line: number; column: number }
  /** Whether it says that it is a correction. */
  isCorrection: boolean
}

/** What lies in content/rules/, and what is wrong with it. */
export interface AllRecords {
  documents: ReadonlyMap<string, DocumentRecords>
  faults: Fault[]
}

/** The name of a published text, of its file and of its address: `2016-05-01`, or `2016-05-01.1` for a correction. */
export function editionName({ version, correction }: Pick<VersionRecord, 'version' | 'correction'>): string {
  return correction === undefined ? version : `${version}.${correction}`
}

/** Reads the records of every document among the pages of a content folder. Never throws for what is wrong with them. */
export function readRecords(content: string): AllRecords {
  const faults: Fault[] = []
  const folder = join(content, 'rules')
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  const documents = names.flatMap((name): [string, DocumentRecords][] => {
    const path = `rules/${name}/index.md`
    const isDocument = documentOf(path) !== undefined && existsSync(join(content, path))
    if (!isDocument) faults.push(...recordsWithoutText(content, name))
    if (!isDocument) return []
    const [published, ids] = [readPublished(content, name, faults), readIds(content, name, faults)]
    if (ids) faults.push(...lostRecords(content, name), ...lostIds(published, ids, shownPath(join(folder, name, 'ids.yaml'))))
    return [[path, { name, path, published, ids: ids ?? [], ...namedVersion(content, path) }]]
  })
  return { documents: new Map(documents), faults }
}

/** What the text says of its version; what is wrong with its front matter is found where pages are read. */
function namedVersion(content: string, path: string): Pick<DocumentRecords, 'version' | 'versionPlace' | 'isCorrection'> {
  const text = readTextFile(join(content, path), path)
  const { frontMatter, placeOf } = typeof text === 'string' ? splitFrontMatter(path, text) : { frontMatter: undefined, placeOf: atTheTop }
  return { version: frontMatter?.version, versionPlace: placeOf(['version']), isCorrection: frontMatter?.correction ?? false }
}

/** The names of a document's texts, the oldest first: those that are recorded, and that of a text that is not yet. */
export function editionNames({ published, version, isCorrection }: DocumentRecords): string[] {
  const recorded = published.map(({ record }) => editionName(record))
  const last = published.at(-1)?.record
  if (version === undefined || (last && version < last.version)) return recorded
  if (version !== last?.version) return [...recorded, version]
  return isCorrection ? [...recorded, editionName({ version, correction: (last.correction ?? 0) + 1 })] : recorded
}

/** Addresses that the document had under another name: what was published there leads on. */
export function formerAddresses({ published, path }: DocumentRecords): string[] {
  const folders = published.map(({ record }) => record.address.slice(0, record.address.lastIndexOf('/', record.address.length - 2) + 1))
  return [...new Set(folders)].filter((folder) => folder !== addressOfFile(path))
}

/** The hash of a record, by which the next one names it. */
export function recordHash(record: VersionRecord): string {
  return sha256(JSON.stringify(Object.entries(record).filter(([, value]) => value !== undefined).sort(([one], [other]) => (one < other ? -1 : 1))))
}

function recordsWithoutText(content: string, name: string): Fault[] {
  const file = join(content, 'rules', name, 'versions.yaml')
  if (!existsSync(file)) return []
  return [{ file: shownPath(file), line: 1, column: 1, rule: 'missing-file', message: 'versions were published of a document that has no text', fix: 'restore index.md beside this file; what was published stays at its address' }]
}

function readList<Schema extends z.ZodType>(content: string, path: string, schema: Schema, faults: Fault[]): { value: z.infer<Schema>; yaml: ReadYaml } | undefined {
  const file = join(content, path)
  if (!existsSync(file)) return undefined
  const yaml = readYaml(shownPath(file), readFileSync(file, 'utf8'))
  const checked = Array.isArray(yaml) ? yaml : validate(yaml, schema)
  if (!Array.isArray(checked) && !Array.isArray(yaml)) return { value: checked.value, yaml }
  faults.push(...(checked as Fault[]))
  return undefined
}

/** The ids that were published; `undefined` where they cannot be read. */
function readIds(content: string, name: string, faults: Fault[]): PublishedId[] | undefined {
  const file = `rules/${name}/ids.yaml`
  return existsSync(join(content, file)) ? readList(content, file, publishedIdsSchema, faults)?.value : []
}

/** Both are written together: without its records every text would be a first one. */
function lostRecords(content: string, name: string): Fault[] {
  const [ids, versions] = ['ids.yaml', 'versions.yaml'].map((file) => join(content, 'rules', name, file)) as [string, string]
  if (!existsSync(ids) || existsSync(versions)) return []
  return [{ file: shownPath(ids), line: 1, column: 1, rule: 'lost-records', message: `ids were published with versions, and ${shownPath(versions)} is missing beside ids.yaml`, fix: 'restore versions.yaml and the folder versions from the history of your repository' }]
}

/** An id that was published and is not listed would be given away, and links to it lead elsewhere. */
function lostIds(published: readonly Published[], ids: readonly PublishedId[], file: string): Fault[] {
  const known = new Set(ids.map(({ id }) => id))
  const lost = published.flatMap(({ record, html }) => idsIn(html).filter((id) => !known.has(id)).map((id) => ({ id, name: editionName(record) })))
  const [first] = lost
  return first ? [{ file, line: 1, column: 1, rule: 'lost-id', message: `#${first.id} was published in version ${first.name} and is not listed here${lost.length > 1 ? `, and ${lost.length - 1} more are not` : ''}`, fix: 'restore this file from the history of your repository; ids are only added' }] : []
}

function readPublished(content: string, name: string, faults: Fault[]): Published[] {
  const folder = join(content, 'rules', name, 'versions')
  const read = readList(content, `rules/${name}/versions.yaml`, recordsSchema, faults)
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.html')) : []
  const known = read?.value.map((record) => `${editionName(record)}.html`) ?? []
  const isReadable = read !== undefined || !existsSync(`${folder}.yaml`)
  for (const file of files.filter((each) => isReadable && !known.includes(each)))
    faults.push({ file: shownPath(join(folder, file)), line: 1, column: 1, rule: 'unrecorded-version', message: 'versions.yaml says nothing of this text', fix: 'restore versions.yaml from the history of your repository; or, if you made this file yourself, delete it: the workflow "policy" or "npm run policy -- freeze" writes it' })
  if (!read) return []
  faults.push(...outOfOrder(read.value, read.yaml))
  return read.value.flatMap((record, index): Published[] => {
    const file = join(folder, `${editionName(record)}.html`)
    if (existsSync(file)) {
      const html = readFileSync(file, 'utf8')
      faults.push(...alteredText(html, record, shownPath(file)), ...unsafeText(html, shownPath(file)))
      return [{ record, html }]
    }
    faults.push({ file: read.yaml.file, ...read.yaml.placeOf([index]), rule: 'missing-version', message: `the text of ${editionName(record)} is missing`, fix: `restore ${shownPath(file)} from the history of your repository` })
    return []
  })
}

const restore = 'restore it from the history of your repository; to mend a published text, change index.md and add "correction: true"'

function unsafeText(html: string, file: string): Fault[] {
  const parts = unsafeParts(html)
  return parts.length === 0 ? [] : [{ file, line: 1, column: 1, rule: 'unsafe-version', message: `this text holds what no text can: ${parts.slice(0, 5).join(', ')}`, fix: 'restore it and versions.yaml from the history of your repository; both are written by commands only' }]
}

/** GDPR Art. 5(2): what was in force must stay what it was. */
function alteredText(html: string, record: VersionRecord, file: string): Fault[] {
  if (sha256(html) === record.bytes) return []
  if (sha256(html.replace(/\r\n?/g, '\n')) === record.bytes) return [{ file, line: 1, column: 1, rule: 'altered-version', message: 'only its line ends changed: an editor or git wrote CRLF, or CR, where the text was published with LF', fix: `save it with the line ends LF ("Unix"), or restore it with "git checkout -- ${file}"; where git does it, see that .gitattributes still has the line "content/rules/*/versions/*.html -text"` }]
  const isReworded = saidHash(html) !== record.words
  return [{ file, line: 1, column: 1, rule: 'altered-version', message: `this text was published and has been altered since${isReworded ? '' : ' (its words are the same)'}`, fix: restore }]
}

function outOfOrder(records: readonly VersionRecord[], yaml: ReadYaml): Fault[] {
  return records.flatMap((record, index): Fault[] => {
    const before = records[index - 1]
    const fault = (key: string, rule: string, message: string, fix: string): Fault => ({ file: yaml.file, ...yaml.placeOf([index, key]), rule, message, fix })
    const expected = before ? recordHash(before) : 'none'
    const isNext = !before || record.version > before.version || (record.version === before.version && record.correction === (before.correction ?? 0) + 1)
    return [
      ...(isNext ? [] : [fault('version', 'version-order', record.version === before.version ? `two texts have the name ${editionName(record)}` : `${editionName(record)} stands behind ${editionName(before)}`, 'restore this file from the history of your repository: records are only added')]),
      ...(record.previous === expected ? [] : [fault('previous', 'altered-record', before ? `the record of ${editionName(before)} has been altered since` : 'a record before this one is missing', 'restore this file from the history of your repository: records are only added')]),
      ...(isAddressOf(record) ? [] : [fault('address', 'altered-record', `${JSON.stringify(record.address)} is not the address of ${editionName(record)}`, 'restore this file from the history of your repository')]),
      ...(/^tag:[a-z0-9.-]+,\d{4}-\d{2}-\d{2}:[\w.~-]+\/[\d.-]+$/.test(record.id) ? [] : [fault('id', 'altered-record', 'is not the name of an entry in a feed', 'restore this file from the history of your repository')]),
      ...(record.effective < record.version ? [fault('effective', 'effective', `${record.version} takes effect before it was published`, 'restore this file from the history of your repository')] : []),
    ]
  })
}

/** What was published stands in the folder of a document, whatever its name was, under the name of the text. */
function isAddressOf(record: VersionRecord): boolean {
  return /^\/rules\/[\w~-][\w.~-]*\/$/.test(record.address.slice(0, -(editionName(record).length + 1))) && record.address.endsWith(`/${editionName(record)}/`)
}
