// A change held against what is published already, another checkout of the same content: records are only added, a version
// that is published and not recorded yet is recorded before the text changes again, and a new one has the day of its publication.
import { join } from 'node:path'
import { readSite } from '../prepare.ts'
import type { Fault } from '../register/fault.ts'
import { shownPath } from '../register/files.ts'
import { daysAfter } from '../register/time.ts'
import { editionName, readRecords, recordHash, type DocumentRecords } from './records.ts'
import { saidHash } from './text.ts'

/** What a content folder would take away from, or overtake of, what is published, and new versions of days long past. */
export function faultsAgainstPublished(content: string, published: string, day: string): Fault[] {
  const now = [...readRecords(content).documents.values()]
  const before = [...readRecords(published).documents.values()]
  const lost = before.flatMap((records) => {
    const successor = now.find(({ name }) => name === records.name) ?? now.find((other) => startsWith(other, records) && records.published.length > 0)
    if (!successor) return records.published.length === 0 ? [] : [fault(content, records, 'missing-document', `the document "${records.name}" is gone, and what was published of it`, 'restore its folder; what was published stays at its address')]
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

/** A version that is neither recorded nor published, and says that it was published long ago. */
function backDated(content: string, records: DocumentRecords, before: readonly DocumentRecords[], day: string): Fault[] {
  const { path, version, versionPlace, published } = records
  const isKnown = version === undefined || published.some(({ record }) => record.version === version) || before.some((other) => other.path === path && other.version === version)
  if (isKnown || version >= daysAfter(day, -mostDaysAgo)) return []
  return [{ file: shownPath(join(content, path)), ...versionPlace, rule: 'back-dated', message: `version ${version} is new, and its day is more than ${mostDaysAgo} days ago`, fix: `write the day of publication, version: ${day}, and in "effective" the same day or a later one` }]
}

function overtaken(content: string, now: DocumentRecords, before: DocumentRecords, published: string, day: string): Fault[] {
  const waiting = readSite({ content: published, day }).policies.find(({ document }) => document.path === before.path)?.document.editions.at(-1)
  if (!waiting || waiting.isRecorded) return []
  const words = saidHash(waiting.html)
  if (now.published.some(({ record }) => editionName(record) === waiting.name && record.words === words)) return []
  const changed = readSite({ content, day, showsUnpublished: true }).policies.find(({ document }) => document.path === now.path)?.page
  if (changed && saidHash(changed.text) === words && now.version === waiting.version) return []
  return [fault(content, now, 'waits', `version ${waiting.name} is published and not recorded yet`, 'wait until it is, which takes the workflow some minutes after a merge ("npm run policy -- freeze" does it too), bring this change up to date with it, and run this check again', 'index.md')]
}
