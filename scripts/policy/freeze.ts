// Recording what was published: the text as it is read, its hashes, and the ids of its sections. Records are only added.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import type { Edition } from '../../layouts/policy/document.ts'
import type { ReadPage } from '../markdown/pages.ts'
import type { Judged } from './judge.ts'
import { recordHash, type DocumentRecords, type PublishedId, type VersionRecord } from './records.ts'
import { idsAfter } from './section-ids.ts'
import { saidHash, sha256 } from './text.ts'

/** A file to write, as a path inside the content folder. */
export interface NewFile {
  path: string
  text: string
}

const recordsHead = `# What was published of this document, the oldest first. A record: "npm run policy" writes it, entries are only added, and each
# holds the hash of the one before it. A changed byte here or in versions/ stops the build.
`

const idsHead = `# The ids under which sections of this document were published, so that links to them stay good. Written when publishing.
`

/** The files that record a text that is published and not recorded yet; none where there is no such text. */
export function filesToRecord({ document, page }: Judged, records: DocumentRecords, readFile: (path: string) => string | undefined): NewFile[] {
  const edition = document.editions.at(-1)
  if (!edition || edition.isRecorded) return []
  const folder = `rules/${records.name}`
  const last = records.published.at(-1)?.record
  const record = recordOf(edition, last)
  const before = last ? readFile(`${folder}/versions.yaml`)?.trimEnd() : undefined
  return [
    { path: `${folder}/versions/${edition.name}.html`, text: edition.html },
    { path: `${folder}/ids.yaml`, text: idsText(idsAfter(records.ids, { headings: page.headings, text: edition.html }, edition.version)) },
    { path: `${folder}/versions.yaml`, text: `${before === undefined ? recordsHead : `${before}\n`}${yaml([record])}` },
    ...withoutCorrection(records.path, page, readFile),
  ]
}

/** The record of a text, behind the last one. */
function recordOf({ version, name, corrected, effective, changes, material, explained, address, id, html }: Edition, last: VersionRecord | undefined): VersionRecord {
  const correction = corrected === undefined ? undefined : Number(name.slice(version.length + 1))
  return {
    version,
    ...(correction === undefined ? {} : { correction, corrected }),
    effective,
    changes: [...changes],
    material,
    ...(explained === undefined ? {} : { explained }),
    address,
    id,
    bytes: sha256(html),
    words: saidHash(html),
    previous: last ? recordHash(last) : 'none',
  }
}

function idsText(ids: readonly PublishedId[]): string {
  return `${idsHead}${yaml(ids)}`
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })
}

/** A correction that is recorded is none any more: left where it is, the line would let the next change pass as one. */
function withoutCorrection(path: string, { frontMatter }: ReadPage, readFile: (path: string) => string | undefined): NewFile[] {
  const text = readFile(path)
  if (!frontMatter?.correction || text === undefined) return []
  return [{ path, text: text.replace(/^correction:.*\r?\n/m, '') }]
}

/** Writes all files or none: each is first written beside its place, and moved there when all of them are; what cannot be finished is undone. */
export function writeAll(content: string, files: readonly NewFile[]): void {
  const places = files.map(({ path, text }) => {
    const place = join(content, path)
    return { place, fresh: `${place}.new-${process.pid}`, text, before: existsSync(place) ? readFileSync(place) : undefined }
  })
  const moved: typeof places = []
  try {
    for (const { place, fresh, text } of places) {
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(fresh, text)
    }
    for (const file of places) {
      renameSync(file.fresh, file.place)
      moved.push(file)
    }
  } catch (error) {
    for (const { place, before } of moved) {
      if (before === undefined) rmSync(place)
      else writeFileSync(place, before)
    }
    throw error
  } finally {
    for (const { fresh } of places) rmSync(fresh, { force: true })
  }
}

/** Reads files of a content folder. */
export function readerOf(content: string): (path: string) => string | undefined {
  return (path) => (existsSync(join(content, path)) ? readFileSync(join(content, path), 'utf8') : undefined)
}
