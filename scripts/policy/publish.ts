// Publishing a document from a terminal: its front matter and its records are written together, or not at all.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDocument, type Document } from 'yaml'
import { announcedAfter } from '../../layouts/policy/document.ts'
import { CannotRun } from '../command.ts'
import { readSite, type ReadSite } from '../prepare.ts'
import { FaultsFound, type Fault } from '../register/fault.ts'
import { shownPath } from '../register/files.ts'
import { didYouMean } from '../register/nearest.ts'
import { dateOf } from '../register/time.ts'
import { isSameText } from './diff/compare.ts'
import { explainedVersion } from './explained.ts'
import { filesToRecord, readerOf, writeAll, type NewFile } from './freeze.ts'
import type { Judged } from './judge.ts'
import { editionName, readRecords, type DocumentRecords } from './records.ts'

/** What is to be said of a new text. */
export interface Publication {
  effective: string
  changes: readonly string[]
  material: boolean
  /** The file of the page that explains the changes. */
  explained: string | undefined
  /** Whether it only mends a misspelling: then it has no date and no change of its own. */
  isCorrection: boolean
}

/** What publishing would do, or has done. */
export interface Published {
  judged: Judged
  files: readonly NewFile[]
  /** The page that the text named as its explanation, and then names no more. */
  explainedNoMore: string | undefined
  site: ReadSite
}

/** The records of a document by its name. @throws CannotRun where there is none of that name. */
export function recordsNamed(content: string, name: string | undefined): DocumentRecords {
  const documents = [...readRecords(content).documents.values()]
  const found = documents.find((document) => document.name === name)
  const names = documents.map((document) => document.name)
  if (!found) throw new CannotRun(name === undefined ? `say which document: ${names.join(', ')}` : `there is no document "${name}"; ${didYouMean(name, names)}`)
  return found
}

/**
 * What publishing a document on a day would write; nothing is written. The whole site is read with it first, in a copy.
 * @throws CannotRun for what the person at the keyboard asked wrongly, FaultsFound for what is wrong in the content.
 */
export function preparePublication(content: string, name: string | undefined, publication: Publication, day: string): Published {
  const records = recordsNamed(content, name)
  const last = records.published.at(-1)?.record
  if (!dateOf(publication.effective)) throw new CannotRun(`--effective ${publication.effective} is not a day; write YYYY-MM-DD`)
  if (publication.isCorrection && !last) throw new CannotRun(`${records.name} has no version that could be corrected`)
  if (!publication.isCorrection && last && last.version >= day) throw new CannotRun(`${records.name} has a version of ${last.version} already, and versions are told apart by their day: publish tomorrow, or mend it with --correction`)
  const before = readSite({ content, day, showsUnpublished: true })
  requireRecorded(before, records)
  const written = readerOf(content)(records.path) ?? ''
  const explainedNoMore = publication.isCorrection ? undefined : replacedExplanation(written, publication, records, before)
  const text = publication.isCorrection ? withFrontMatter(written, { correction: true }) : withFrontMatter(written, { version: day, effective: publication.effective, changes: publication.changes, material: publication.material || undefined, explained: publication.explained, correction: undefined })
  return inCopy(content, (copy) => {
    writeAll(copy, [{ path: records.path, text }])
    // Another document that waits to be published too keeps this one from nothing.
    const site = readSite({ content: copy, day, showsUnpublished: true })
    const judged = site.policies.find(({ document }) => document.path === records.path)
    requireChanged(judged, records, publication)
    const file = shownPath(join(copy, records.path))
    const asked = site.faults.flatMap((fault) => (fault.file === file ? (askedWrongly(fault, text, publication) ?? []) : []))
    if (asked.length > 0) throw new CannotRun(asked.join('\n'))
    if (site.faults.length > 0) throw new FaultsFound(site.faults.map((fault) => inContent(fault, copy, content)))
    if (!judged) throw new Error(`${records.path} was not judged`)
    requireAnnounced(judged, day)
    const files = filesToRecord(judged, records, readerOf(copy))
    return { judged, site, explainedNoMore, files: files.some(({ path }) => path === records.path) ? files : [...files, { path: records.path, text }] }
  })
}

/** Holds that nothing is lost: what the file alone publishes would be overwritten, and no record has it yet. An example publishes nothing. @throws CannotRun */
function requireRecorded({ register, policies }: ReadSite, { name, path }: DocumentRecords): void {
  const newest = policies.find(({ document }) => document.path === path)?.document.editions.at(-1)
  if (!newest || newest.isRecorded || register?.site.example) return
  const lines = newest.corrected === undefined ? 'lines version, effective and changes' : 'line correction'
  throw new CannotRun(`${name}: version ${newest.name} is published by its front matter and not recorded yet, and this would overwrite it. While the text is as it was published, record it: npm run policy -- freeze. If it never was published, take its ${lines} out of the file.`)
}

/**
 * The page that the text names as its explanation and that goes out of it with this publication: what explained the last change, or another one than is asked for.
 * @throws CannotRun where the text names a page of its own for this change, and no option does: a record cannot be given one afterwards.
 */
function replacedExplanation(written: string, { explained }: Publication, records: DocumentRecords, { policies, read }: ReadSite): string | undefined {
  const named: unknown = frontMatterOf(written).document.get('explained')
  if (!named || named === explained) return undefined
  const page = policies.find(({ document }) => document.path === records.path)?.page
  const before = page?.frontMatter && explainedVersion(page.frontMatter, records, page, read.addresses)
  if (explained !== undefined || (before !== undefined && before === records.published.at(-1)?.record.version)) return String(named)
  throw new CannotRun(`${records.name}: the text names "explained: ${named}"${before === undefined ? `: add --explained ${named}, or take the line out` : `, which explained version ${before}: take the line out, or name another page with --explained`}`)
}

/** Holds that there is something to publish, before anything is said of how. @throws CannotRun */
function requireChanged(judged: Judged | undefined, { name, published }: DocumentRecords, { isCorrection }: Publication): void {
  const last = published.at(-1)
  if (judged && last && isSameText(last.html, judged.page.text)) throw new CannotRun(`${name}: nothing differs from version ${editionName(last.record)}, so there is nothing to ${isCorrection ? 'correct' : 'publish'}`)
}

/** The options that become lines at the top of the text. */
const optionsByKey: Readonly<Record<string, string>> = { effective: '--effective', changes: '--change', material: '--material', explained: '--explained' }

/** A fault of a line that an option wrote, told of the option: the editor's file has no such line. */
function askedWrongly({ line, message, fix }: Fault, written: string, { effective, isCorrection }: Publication): string | undefined {
  const key = keyAt(written, line)
  const option = isCorrection ? (key === 'correction' ? '--correction' : undefined) : optionsByKey[key ?? '']
  if (option === undefined) return undefined
  const subject = option === '--effective' && message.startsWith(`${effective} is `) ? option : `${option}:`
  return `${subject} ${message}  ${fix.replaceAll('this line', option)}`
}

/** The key of the front matter to which a line belongs. */
function keyAt(text: string, line: number): string | undefined {
  const lines = text.split('\n')
  const end = lines.findIndex((each, index) => index > 0 && each.trimEnd() === '---')
  return line > end ? undefined : lines.slice(0, line).flatMap((each) => /^([a-z]+):/i.exec(each)?.[1] ?? []).at(-1)
}

/** Holds that what was announced on every page does not go silently: a version that nobody is told of would come before it. @throws CannotRun */
function requireAnnounced({ document: { name, editions, announced } }: Judged, day: string): void {
  const newest = editions.at(-1)
  const replaced = newest?.material || newest?.corrected !== undefined ? undefined : announcedAfter(editions.slice(0, -1), day).find((edition) => edition.material && !announced.includes(edition))
  if (replaced) throw new CannotRun(`${name}: version ${replaced.name} is announced on every page and takes effect on ${replaced.effective}. This one would take its place, and its announcement would disappear. Say --material yes, or --effective with a later day; CONTRIBUTING.md says how the text in force is mended by files while another one is announced.`)
}

/** The records of every text that is published and not recorded yet. @throws FaultsFound */
export function missingRecords(content: string, day: string | undefined): { judged: Judged; files: NewFile[] }[] {
  const site = readSite({ content, day })
  if (site.faults.length > 0) throw new FaultsFound(site.faults)
  const { documents } = readRecords(content)
  return site.policies.flatMap((judged) => {
    const records = documents.get(judged.document.path)
    const files = records ? filesToRecord(judged, records, readerOf(content)) : []
    return files.length > 0 ? [{ judged, files }] : []
  })
}

function inCopy<Result>(content: string, work: (copy: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'avow-publish-'))
  try {
    cpSync(content, folder, { recursive: true })
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function inContent(fault: Fault, copy: string, content: string): Fault {
  return { ...fault, file: fault.file.replace(shownPath(copy), shownPath(content)) }
}

/** A text with some keys of its front matter set, or removed where they are undefined; comments and other keys stay. */
function withFrontMatter(text: string, values: Record<string, unknown>): string {
  const { document, length } = frontMatterOf(text)
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) document.delete(key)
    else document.set(key, document.createNode(value))
  }
  return `---\n${document.toString({ lineWidth: 0 })}---${text.slice(length)}`
}

/** The front matter of a text, and where it ends. @throws CannotRun */
function frontMatterOf(text: string): { document: Document; length: number } {
  const match = /^\uFEFF?---\r?\n([\s\S]*?)^---[ \t]*\r?$/m.exec(text)
  if (!match || match.index !== 0) throw new CannotRun('the text has no front matter; begin it with a line ---, a line description: ..., and a line ---')
  return { document: parseDocument(match[1] ?? ''), length: match[0].trimEnd().length }
}
