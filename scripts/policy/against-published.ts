// A change held against what is published already, another checkout of the same content: records are only added, a version
// that is published and not recorded yet is recorded before the text changes again, and a new one has the day of its publication.
import { join } from 'node:path'
import type { Edition } from '../../layouts/policy/document.ts'
import { readSite } from '../prepare.ts'
import type { Fault } from '../register/fault.ts'
import { shownPath } from '../register/files.ts'
import { daysAfter } from '../register/time.ts'
import { isSameText } from './diff/compare.ts'
import { editionName, readRecords, recordHash, type DocumentRecords } from './records.ts'

/** What a content folder would take away from, or overtake of, what is published, and new versions of days long past. */
export function faultsAgainstPublished(content: string, published: string, day: string): Fault[] {
  const now = [...readRecords(content).documents.values()]
  const before = [...readRecords(published).documents.values()]
  const lost = before.flatMap((records) => {
    const successor = now.find(({ name }) => name === records.name) ?? now.find((other) => startsWith(other, records) && records.published.length > 0)
    if (!successor) return records.published.length === 0 && records.version === undefined ? [] : [fault(content, records, 'missing-document', `the document "${records.name}" is gone, and what was published of it`, 'restore its folder; what was published stays at its address')]
    return [...lostRecords(content, successor, records), ...overtaken(content, successor, records, published, day)]
  })
  return [...lost, ...now.flatMap((records) => backDated(content, records, before, day))]
}

function fault(content: string, { name }: DocumentRecords, rule: string, message: string, fix: string, file = 'versions.yaml'): Fault {
  return { file: shownPath(join(content, 'rules', name, file)), line: 1, column: 1, rule, message, fix }
}

function startsWith(longer: DocumentRecords, shorter: DocumentRecords): boolean {
  return shorter.published.every(({ record }, index) => longer.published[index] !== undefined && recordHash(longer.published[index].record) === recordHash(record))
}

function lostRecords(content: string, now: DocumentRecords, before: DocumentRecords): Fault[] {
  if (startsWith(now, before)) return []
  const lost = before.published.find(({ record }, index) => now.published[index] === undefined || recordHash(now.published[index].record) !== recordHash(record))
  return [fault(content, now, 'altered-record', `the record of ${lost ? editionName(lost.record) : 'a version'} is not the published one`, 'restore this file as it is published; records are only added')]
}

/** A change can wait some days to be merged; more, and its day says that a text was published when nobody could read it. */
const mostDaysAgo = 7

/** Versions and corrections that were not published yet and say that they were long ago, or that they will have been. A record that comes with the change proves nothing. */
function backDated(content: string, records: DocumentRecords, before: readonly DocumentRecords[], day: string): Fault[] {
  const same = before.filter((other) => other.path === records.path || (other.published.length > 0 && startsWith(records, other)))
  const published = same.flatMap((other) => [...other.published.map(({ record }) => editionName(record)), ...(other.version === undefined ? [] : [other.version])])
  const place = { file: shownPath(join(content, records.path)), ...records.versionPlace }
  return datedTexts(records).flatMap((text) => {
    const { name, day: said, isCorrection } = text
    if (published.includes(name)) return []
    if (said > day) return [{ ...place, rule: 'version-order', message: `${name} is new, and its day, ${said}, has not come yet`, fix: adviceFor(text, `write the day of publication, version: ${day}; the day on which it takes effect stands in "effective"`) }]
    if (said < daysAfter(day, -mostDaysAgo)) return [{ ...place, rule: 'back-dated', message: `${isCorrection ? 'correction' : 'version'} ${name} is new, and its day is more than ${mostDaysAgo} days ago`, fix: adviceFor(text, `write the day of publication, version: ${day}, and in "effective" the same day or a later one; take out a record of it that was written with another day`) }]
    return []
  })
}

interface DatedText {
  name: string
  day: string
  isCorrection: boolean
}

/** What is recorded, and the version that the text names besides. A correction has no day before it is recorded. */
function datedTexts({ published, version }: DocumentRecords): DatedText[] {
  const recorded = published.map(({ record }) => ({ name: editionName(record), day: record.corrected ?? record.version, isCorrection: record.correction !== undefined }))
  return version === undefined || recorded.some(({ name }) => name === version) ? recorded : [...recorded, { name: version, day: version, isCorrection: false }]
}

function adviceFor({ name, isCorrection }: DatedText, ofVersion: string): string {
  return isCorrection ? `take its record out, the entry in versions.yaml and versions/${name}.html, and write "correction: true" again: its day is the one on which it is recorded` : ofVersion
}

function overtaken(content: string, now: DocumentRecords, before: DocumentRecords, published: string, day: string): Fault[] {
  const waiting = readSite({ content: published, day }).policies.find(({ document }) => document.path === before.path)?.document.editions.at(-1)
  if (!waiting || waiting.isRecorded) return []
  const saysTheSame = (other: Pick<Edition, 'effective' | 'changes' | 'material'>) => (['effective', 'changes', 'material'] as const).every((key) => JSON.stringify(other[key]) === JSON.stringify(waiting[key]))
  if (now.published.some(({ record, html }) => editionName(record) === waiting.name && isSameText(html, waiting.html) && saysTheSame(record))) return []
  const changed = readSite({ content, day, showsUnpublished: true }).policies.find(({ document }) => document.path === now.path)?.document.editions.at(-1)
  if (changed && changed.name === waiting.name && isSameText(changed.html, waiting.html) && saysTheSame(changed)) return []
  return [fault(content, now, 'waits', `version ${waiting.name} is published and not recorded yet`, 'wait until it is, which takes the workflow some minutes after a merge ("npm run policy -- freeze" does it too), bring this change up to date with it, and run this check again', 'index.md')]
}
