// What changed since an earlier audit, of which the JSON was kept.
import { readFileSync } from 'node:fs'
import { CannotRun } from '../../command.ts'
import type { Finding } from '../judge/findings.ts'
import type { Mark } from './matrix.ts'
import { schema, type Report } from './report.ts'
import { findingLine, findingLines, head, verdictLine } from './terminal.ts'

/** What is compared of an audit. */
export interface Compared {
  findings: readonly Pick<Finding, 'verdict' | 'about' | 'said'>[]
  rows: readonly { entry: { id: string }; cells: readonly { state: string; mark: Mark }[] }[]
}

/** Reads the JSON of an earlier audit. @throws CannotRun where it is none. */
export function readEarlier(file: string): Compared {
  const none = new CannotRun(`--compare ${file}: this is no report of an audit; name a file that --json wrote`)
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<Compared> & { schema?: unknown }
    if (read?.schema !== schema || !read.findings || !read.rows) throw none
    return { findings: read.findings, rows: read.rows }
  } catch (error) {
    throw error instanceof SyntaxError ? none : error
  }
}

/** The report as lines, with what the earlier one did not say, and what it said and this one does not. */
export function changeLines(report: Report, earlier: Compared): string[] {
  const added = report.findings.filter((finding) => !isIn(earlier.findings, finding) && !isToldByMarks(finding))
  const gone = earlier.findings.filter((finding) => !isIn(report.findings, finding) && !isToldByMarks(finding))
  const marks = markChanges(report, earlier)
  const nothing = added.length + gone.length + marks.length === 0
  return [
    ...head(report),
    '',
    ...(nothing ? ['Nothing changed since the earlier audit.', ''] : []),
    ...added.flatMap((finding) => [`new: ${findingLine(finding)}`, ...findingLines(finding).slice(2)]),
    ...(gone.length > 0 ? [...gone.map((finding) => `gone: ${findingLine(finding)}`), ''] : []),
    ...(marks.length > 0 ? [...marks, ''] : []),
    verdictLine(report),
  ]
}

function isToldByMarks({ verdict }: Compared['findings'][number]): boolean {
  return verdict === 'not-testable'
}

function isIn(findings: Compared['findings'], { verdict, about, said }: Compared['findings'][number]): boolean {
  return findings.some((other) => other.verdict === verdict && other.about === about && other.said === said)
}

/** Cells of the matrix that have another mark; of states that only one of the two was in, nothing is known. */
function markChanges(report: Compared, earlier: Compared): string[] {
  const [before, now] = [marksOf(earlier), marksOf(report)]
  const entriesNow = new Set(report.rows.map(({ entry }) => entry.id))
  const entriesBefore = new Set(earlier.rows.map(({ entry }) => entry.id))
  return [
    ...[...entriesNow].filter((id) => !entriesBefore.has(id)).map((id) => `new in the register: ${id}`),
    ...[...entriesBefore].filter((id) => !entriesNow.has(id)).map((id) => `gone from the register: ${id}`),
    ...[...now].flatMap(([cell, mark]) => {
      const old = before.get(cell)
      return old === undefined || old === mark ? [] : [`${cell}: "${old}" before, "${mark}" now`]
    }),
  ]
}

function marksOf({ rows }: Compared): Map<string, Mark> {
  return new Map(rows.flatMap(({ entry, cells }) => cells.map(({ state, mark }): [string, Mark] => [`${entry.id} in state ${state}`, mark])))
}
