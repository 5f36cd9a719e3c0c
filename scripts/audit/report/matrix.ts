// What went where in which state: one row for each entry of the register, one column for each state.
import type { Declaration, Entry } from '../declare/declaration.ts'
import { formEntryFor, isDeclaredFor, originEntriesFor, traceEntryFor } from '../declare/matching.ts'
import type { Observation, StateEvidence } from '../evidence.ts'
import { isFault, type Finding } from '../judge/findings.ts'

/** `.` not allowed and not seen, `+` seen and allowed, `-` allowed and not seen, `!` a fault, `?` the state was not reached. */
export type Mark = '.' | '+' | '-' | '!' | '?'

/** One cell, with what it rests on. */
export interface Cell {
  state: string
  mark: Mark
  pages: readonly string[]
  /** How it was seen: kept, set by a script, sent. */
  ways: readonly string[]
  by: readonly string[]
}

/** One row. */
export interface Row {
  entry: Entry
  cells: readonly Cell[]
}

/** The matrix of all states. */
export function matrixOf(evidence: readonly StateEvidence[], declaration: Declaration, findings: readonly Finding[], site: string): Row[] {
  const always = declaration.categories.filter(({ isSwitchable }) => !isSwitchable).map(({ id }) => id)
  const byState = evidence.map((each) => ({ ...each, byEntry: groupByEntry(each.observations, declaration, site) }))
  return declaration.entries.map((entry) => ({
    entry,
    cells: byState.map(({ state, notReached, observations, byEntry }): Cell => {
      const seen = byEntry.get(entry.id) ?? []
      const isBroken = findings.some((finding) => isFault(finding) && finding.about === entry.id && (finding.state === state || finding.alsoIn?.some((place) => place.startsWith(`${state} `))))
      const isAllowed = entry.categories.some((id) => always.includes(id) || observations.some(({ moment }) => moment.granted.includes(id)))
      const mark = notReached !== undefined ? '?' : isBroken ? '!' : seen.length > 0 ? '+' : isAllowed ? '-' : '.'
      return { state, mark, pages: unique(seen.map(({ moment }) => moment.page)), ways: howSeen(unique(seen.map(wayOf))), by: unique(seen.flatMap((each) => ('by' in each && each.by ? [`${each.by.script}${each.by.line === undefined ? '' : `:${each.by.line}`}`] : []))) }
    }),
  }))
}

function groupByEntry(observations: readonly Observation[], declaration: Declaration, site: string): Map<string, Observation[]> {
  const groups = new Map<string, Observation[]>()
  for (const seen of observations) {
    for (const id of entriesOf(seen, declaration, site)) groups.set(id, [...(groups.get(id) ?? []), seen])
  }
  return groups
}

/** The entries that one observation belongs to. An origin of several services is that of the ones that were granted. */
function entriesOf(seen: Observation, declaration: Declaration, site: string): string[] {
  if (seen.kind === 'trace') return [traceEntryFor(seen, declaration, site)?.id ?? []].flat()
  if (seen.kind === 'post') return [formEntryFor(seen, declaration, site)?.id ?? []].flat()
  if (seen.kind !== 'request') return []
  const entries = originEntriesFor(new URL(seen.address), declaration).filter((entry) => isDeclaredFor(entry, seen.use))
  const granted = entries.filter(({ categories }) => categories.some((id) => seen.moment.granted.includes(id)))
  return (granted.length > 0 ? granted : entries).map(({ id }) => id)
}

function wayOf(seen: Observation): string {
  if (seen.kind === 'post') return `sent to ${seen.host} (POST)`
  return seen.kind === 'trace' ? seen.way : seen.kind === 'request' ? `${seen.how} (${seen.method}${seen.use ? `, ${seen.use}` : ''})` : seen.kind
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}

/** That an item lies there is said where nothing else tells of it: of what is set and taken away again, a look may come before or after. */
function howSeen(ways: readonly string[]): string[] {
  const others = ways.filter((way) => way !== 'kept')
  return others.length > 0 ? others : [...ways]
}
