// Everything that an audit has to say, as data: what the terminal, the JSON and the page are made from.
import type { Declaration } from '../declare/declaration.ts'
import type { StateEvidence } from '../evidence.ts'
import { isFault, isUnproven, type Finding } from '../judge/findings.ts'
import type { Chosen, Subject } from '../subject/subject.ts'
import { matrixOf, type Row } from './matrix.ts'

/** The result of one audit. */
export interface Report {
  /** The only part with times: two audits of one build differ in nothing else. */
  ran: { at: string; seconds: number }
  isLive: boolean
  /** The folder or address that was audited. */
  named: string
  base: string
  build: string | undefined
  isExample: boolean
  engines: readonly string[]
  states: readonly { name: string; engine: string; notReached: string | undefined; pages: readonly string[] }[]
  /** States that the browsers here cannot be in, or that nobody asked for, with the reason. */
  statesLeftOut: readonly { name: string; why: string }[]
  pages: readonly string[]
  pagesLeftOut: readonly string[]
  /** Pages of a live site with forms that were left as they are. */
  formsNotSent: readonly string[]
  rows: readonly Row[]
  findings: readonly Finding[]
  remarks: readonly string[]
  /** What visitors were shown; no part of the JSON. */
  pictures: readonly Picture[]
}

/** A picture of a page in a state. */
export interface Picture {
  state: string
  name: 'banner' | 'settings'
  /** JPEG. */
  image: Uint8Array
}

/** Puts a report together. */
export function reportOf(subject: Subject, declaration: Declaration, chosen: Chosen, evidence: readonly StateEvidence[], findings: readonly Finding[], more: Pick<Report, 'ran' | 'engines' | 'statesLeftOut' | 'formsNotSent'>): Report {
  return {
    ...more,
    isLive: subject.isLive,
    named: subject.named,
    base: subject.base,
    build: subject.build,
    isExample: declaration.isExample,
    states: evidence.map(({ state, engine, notReached, pages }) => ({ name: state, engine, notReached, pages })),
    pages: chosen.all,
    pagesLeftOut: chosen.leftOut,
    rows: matrixOf(evidence, declaration, findings, new URL(subject.base).hostname),
    findings,
    remarks: subject.remarks,
    pictures: evidence.flatMap(({ state, screenshots }) => screenshots.map((each) => ({ state, ...each }))),
  }
}

/** In how many of how many states, and on how many of how many pages, an audit looked. */
export function extentOf({ states, statesLeftOut, pages, pagesLeftOut }: Pick<Report, 'statesLeftOut' | 'pages' | 'pagesLeftOut'> & { states: readonly { name: string }[] }): { states: [tried: number, all: number]; pages: [tried: number, all: number]; isWhole: boolean } {
  const tried = new Set(states.map(({ name }) => name))
  const all = new Set([...tried, ...statesLeftOut.map(({ name }) => name)])
  return { states: [tried.size, all.size], pages: [pages.length, pages.length + pagesLeftOut.length], isWhole: tried.size === all.size && pagesLeftOut.length === 0 }
}

/** 0 where nothing differs, 1 where something does, 2 where something was not proved. */
export function exitCodeOf({ findings, states, pages }: Pick<Report, 'findings' | 'states' | 'pages'>): 0 | 1 | 2 {
  if (findings.some(isUnproven) || states.length === 0 || pages.length === 0) return 2
  return findings.some(isFault) ? 1 : 0
}

/** What says that a file is a report, and how it is to be read. */
export const schema = 'avow-audit/1'

/** The report as text for machines: in a stable order, with one place for times. */
export function reportJson(report: Report): string {
  const { ran, pictures: _pictures, ...compared } = report
  return `${JSON.stringify({ schema, ran, exitCode: exitCodeOf(report), ...compared }, null, 2)}\n`
}
