// Whether the records of revisions say what the register says: today, and on every later day on which something begins.
import { parse, stringify } from 'yaml'
import type { Fault } from './fault.ts'
import type { Register } from './load.ts'
import { narrowed, recordedScopes, scopes, unrecorded, type Widening } from './revision.ts'
import type { RecordedRevision } from './schema/revisions.ts'
import type { ReadYaml } from './yaml.ts'

type Declared = Pick<Register, 'categories' | 'services'>

/** The days from `day` on on which what is declared changes, `day` first. */
export function turningDays({ services }: Declared, day: string): string[] {
  const later = services.flatMap(({ from, traces }) => [from, ...traces.map((trace) => trace.from)]).filter((from) => from !== undefined && from > day)
  return [day, ...new Set(later as string[])].sort()
}

/** What is wrong with the records: numbers and days out of order, and what became wider without an entry. */
export function revisionFaults(recorded: RecordedRevision[], yaml: ReadYaml, day: string, onDay: (day: string) => Declared): Fault[] {
  const outOfOrder = recorded.flatMap((entry, index): Fault[] => {
    const before = recorded[index - 1]
    const at = (key: string) => ({ file: yaml.file, ...yaml.placeOf([index, key]), rule: 'revision-order' })
    return [
      ...(entry.revision === index + 1 ? [] : [{ ...at('revision'), message: `the ${ordinal(index)} entry has the number ${entry.revision}`, fix: `write ${index + 1}` }]),
      ...(before && entry.date < before.date ? [{ ...at('date'), message: `${entry.date} is before the entry above it, ${before.date}`, fix: 'write the day on which it holds; entries are in the order of their days' }] : []),
    ]
  })
  return outOfOrder.length > 0 ? outOfOrder : missingEntries(recorded, yaml, day, onDay)
}

function missingEntries(recorded: RecordedRevision[], yaml: ReadYaml, day: string, onDay: (day: string) => Declared): Fault[] {
  return turningDays(onDay('9999-12-31'), day).flatMap((turn) => {
    const declared = onDay(turn)
    return Object.entries(unrecorded(declared, recorded, turn)).map(([id, wider]): Fault => ({
      file: yaml.file,
      ...yaml.placeOf([recorded.length - 1]),
      rule: 'scope-wider',
      message: `${turn === day ? '' : `from ${turn} on `}"${id}" covers more than visitors were asked about: ${wider.map(wideningText).join('; ')}`,
      fix: `${whoIsAsked(id, recorded, turn)}: run "npm run policy -- revise" (with --reworded where nothing but words changed, and nobody is asked), or add the lines below to ${yaml.file}`,
      lines: stringify([entryFor(declared, recorded, turn)], { lineWidth: 0 }),
    }))
  })
}

/** The entries that the records lack from a day on. */
export function lackingEntries(recorded: readonly RecordedRevision[], onDay: (day: string) => Declared, day: string): RecordedRevision[] {
  const added: RecordedRevision[] = []
  for (const turn of turningDays(onDay('9999-12-31'), day)) {
    const all = [...recorded, ...added]
    const isLacking = Object.keys({ ...unrecorded(onDay(turn), all, turn), ...narrowed(onDay(turn), all, turn) }).length > 0
    if (isLacking) added.push(entryFor(onDay(turn), all, turn))
  }
  return added
}

/** The entry that the records lack for what is declared on a day; what is new is named as the scope names it. */
export function entryFor(declared: Declared, recorded: readonly RecordedRevision[], day: string): RecordedRevision {
  const wider = unrecorded(declared, recorded, day)
  const narrower = narrowed(declared, recorded, day)
  const before = recordedScopes(recorded, day)
  const ids = Object.keys(wider)
  const again = ids.filter((id) => before[id])
  return {
    revision: (recorded.at(-1)?.revision ?? 0) + 1,
    date: day,
    reason: again.length > 0 ? `wider: ${again.join(', ')}` : ids.length > 0 ? `new: ${ids.join(', ')}` : `narrower: ${Object.keys(narrower).join(', ')}`,
    asksAgain: Object.fromEntries(again.map((id) => [id, newsTexts(wider[id] ?? [])])),
    // Each category with lists of its own: what two share, YAML would write as an anchor and an alias, which no record may have.
    scope: parse(stringify({ ...narrower, ...Object.fromEntries(ids.map((id) => [id, scopes(declared)[id]])) }, { aliasDuplicateObjects: false })) as RecordedRevision['scope'],
  }
}

/** Where a purpose, a recipient or a trace is new, the origins and permissions that it needs say nothing more to a visitor. */
function newsTexts(wider: readonly Widening[]): string[] {
  const others = wider.filter(({ kind }) => kind !== 'origins' && kind !== 'grants')
  return (others.length > 0 ? others : wider).map(({ what, lifetime }) => (lifetime === undefined ? what : `${what} (${lifetime})`))
}

function whoIsAsked(id: string, recorded: readonly RecordedRevision[], day: string): string {
  return recordedScopes(recorded, day)[id] ? `visitors who said yes to "${id}" will be asked again about it alone` : `"${id}" is new, and every visitor will be asked about it`
}

/** One widening in an editor's words. */
export function wideningText({ kind, what, lifetime }: Widening): string {
  return `${names[kind]} ${what}${lifetime === undefined ? '' : ` (${lifetime})`}`
}

const names: Record<Widening['kind'], string> = { services: 'service', providers: 'recipient', purposes: 'purpose', traces: 'trace', origins: 'origin', grants: 'permission to Google' }

function ordinal(index: number): string {
  return ['first', 'second', 'third'][index] ?? `${index + 1}th`
}
