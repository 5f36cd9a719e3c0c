// Conducts an audit: reads what is declared, visits, judges, reports.
import { join } from 'node:path'
import { findBrowser, findWholeChromium, type Engine } from '../browsers.ts'
import { CannotRun } from '../command.ts'
import { FaultsFound } from '../register/fault.ts'
import { shownPath } from '../register/files.ts'
import { loadRegister } from '../register/load.ts'
import { didYouMean } from '../register/nearest.ts'
import { declarationOf } from './declare/declaration.ts'
import { placesIn } from './declare/places.ts'
import type { StateEvidence } from './evidence.ts'
import type { Exception } from './judge/exceptions.ts'
import { judge } from './judge/judge.ts'
import { extentOf, reportOf, type Report } from './report/report.ts'
import { runStates } from './run.ts'
import { statesFor, type State } from './states/states.ts'
import { disguisedHosts } from './subject/disguised.ts'
import { liveSubject } from './subject/live.ts'
import { partsOf } from './subject/served.ts'
import { builtSubject } from './subject/stand-in.ts'
import { choosePages, type Chosen, type Subject } from './subject/subject.ts'
import { actions } from './visit/actions.ts'
import { startEngine } from './visit/engines.ts'

/** What an audit is asked to do. */
export interface AuditOptions {
  content: string
  dir: string
  /** The address of a live site; without it the folder is audited. */
  base: string | undefined
  pages: string
  mostPages: number
  /** `all`, or names with commas between them. */
  states: string
  engines: readonly string[]
  delay: number
  /** How long one page may take (s). */
  pageLimit: number
  submitsForms: boolean
  userAgent: string | undefined
  workers: number
  takesPictures: boolean
  /** Whether nothing is visited where states or pages would be left out, because what is found is to be published. */
  mustBeWhole?: boolean
  /** Names of what is done on each page; all of it where they are not given. Tests do what shows what they look for. */
  actions?: readonly string[]
  /** Says how far it is; nothing more where a part is over. */
  say: (line: string | undefined) => void
}

/** A browser that runs already, with the certificate that it trusts. */
export interface Running {
  certificate: Subject['wire']['certificate']
  start: StartEngine
}

/** Audits a site. @throws CannotRun, FaultsFound where the register has faults */
export async function audit(options: AuditOptions, running?: Running): Promise<Report> {
  const { register, faults, day, exceptions } = loadRegister(options.content)
  if (!register || faults.length > 0) throw new FaultsFound(faults)
  const declaration = declarationOf(register, placesIn(options.content))
  const subject = await subjectOf(options, declaration)
  return auditSubject(running ? { ...subject, wire: { ...subject.wire, certificate: running.certificate } } : subject, options, day, running?.start, exceptions.map(({ line, ...exception }) => ({ ...exception, place: { file: shownPath(join(options.content, 'register', 'exceptions.yaml')), line } })))
}

function subjectOf({ base, dir, pages, delay, mostPages, userAgent, say }: AuditOptions, declaration: Subject['declaration']): Promise<Subject> {
  return base === undefined ? builtSubject(dir, declaration) : liveSubject({ base, pages, delay, mostPages, userAgent, say }, declaration)
}

/** Starts a browser; tests hand in one that runs already. */
export type StartEngine = typeof startEngine

/** Audits what was made ready to be visited. @throws CannotRun */
export async function auditSubject(subject: Subject, options: AuditOptions, day: string, start: StartEngine = startEngine, exceptions: readonly Exception[] = []): Promise<Report> {
  const began = Date.now()
  const { declaration } = subject
  const chosen = choosePages(subject, options.pages, options.mostPages)
  const tours = options.engines.map(engineNamed).map((engine) => ({ engine, ...statesWanted(options.states, declaration.categories, engine) }))
  const statesLeftOut = eachOnce(tours.flatMap(({ leftOut }) => leftOut))
  if (options.mustBeWhole) requireWhole({ states: tours.flatMap(({ states }) => states), statesLeftOut, pages: chosen.all, pagesLeftOut: chosen.leftOut })
  const evidence: StateEvidence[] = []
  const versions: string[] = []
  for (const { engine, states } of tours) evidence.push(...(await visitAll(subject, options, chosen, engine, states, versions, start)))
  const served = { pages: subject.pages.filter(({ path }) => chosen.all.includes(path)), policyHtml: subject.policyHtml }
  const { parts, ...found } = partsOf(served.pages, subject.base)
  const disguised = subject.isLive ? await disguisedHosts(hostsIn(evidence), new URL(subject.base).hostname, subject.ask) : []
  const findings = judge({ declaration, site: new URL(subject.base).hostname, isLive: subject.isLive, served: { ...served, ...found, parts: [...parts, ...subject.styleParts], differences: subject.differences, disguised }, evidence, exceptions, day })
  return reportOf(subject, declaration, chosen, evidence, findings, { formsNotSent: [...new Set(evidence.flatMap(({ unsent }) => unsent))].sort(), ran: { at: new Date(began).toISOString(), seconds: (Date.now() - began) / 1000 }, engines: [...new Set(versions)], statesLeftOut })
}

/** What two browsers cannot be brought into for the same reason is told once. */
function eachOnce(leftOut: Report['statesLeftOut']): Report['statesLeftOut'] {
  return leftOut.filter(({ name, why }, index) => leftOut.findIndex((other) => other.name === name && other.why === why) === index)
}

/** A page that says that the site does what its policy says is not to rest on a part of it. @throws CannotRun */
function requireWhole(extent: Parameters<typeof extentOf>[0]): void {
  const { states, pages, isWhole } = extentOf(extent)
  if (isWhole) return
  const isTried = (name: string) => extent.states.some((state) => state.name === name)
  const [left] = extent.statesLeftOut.filter(({ name }) => !isTried(name))
  const why = extent.pagesLeftOut.length > 0 ? `only ${pages[0]} of ${pages[1]} pages would be visited; write --max-pages ${pages[1]}` : `only ${states[0]} of ${states[1]} states would be tried (${left?.name} is left out: ${left?.why})`
  throw new CannotRun(`--publish: ${why}. What is published speaks of the whole site; to keep a part, write --html FILE in its place.`)
}

function hostsIn(evidence: readonly StateEvidence[]): string[] {
  return evidence.flatMap(({ observations }) => observations.flatMap((seen) => (seen.kind === 'request' ? [new URL(seen.address).hostname] : [])))
}

function engineNamed(name: string): Engine {
  if (name === 'chromium' || name === 'firefox') return name
  throw new CannotRun(`--browsers ${name} is not known; ${didYouMean(name, ['chromium', 'firefox'])}`)
}

/** The states to run in an engine, and those that it cannot be in or that nobody asked for. */
function statesWanted(wanted: string, categories: Subject['declaration']['categories'], engine: Engine): { states: State[]; leftOut: Report['statesLeftOut'][number][] } {
  const all = statesFor(categories)
  const names = wanted === 'all' ? all.map(({ name }) => name) : wanted.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !all.some((state) => state.name === name))
  if (unknown !== undefined) throw new CannotRun(`--states ${unknown} is not known; ${didYouMean(unknown, all.map(({ name }) => name))}`)
  const able = ({ needs }: State) => needs === undefined || (engine === 'chromium' && (needs === 'chromium' || findWholeChromium() !== undefined))
  const isWanted = ({ name }: State) => names.includes(name)
  return { states: all.filter((state) => isWanted(state) && able(state)), leftOut: all.filter((state) => !isWanted(state) || !able(state)).map((state) => ({ name: state.name, why: isWanted(state) ? whyUnable(state, engine) : 'it was not asked for' })) }
}

function whyUnable({ needs }: State, engine: Engine): string {
  if (engine === 'firefox') return 'a driven Firefox cannot be brought into it'
  return needs === 'whole-chromium' ? 'the smaller build of Chromium has no back/forward cache; install Chromium or Chrome' : 'this browser cannot be brought into it'
}

async function visitAll(subject: Subject, options: AuditOptions, chosen: Chosen, engine: Engine, states: readonly State[], versions: string[], start: StartEngine): Promise<StateEvidence[]> {
  if (!findBrowser(engine)) throw new CannotRun(engine === 'firefox' ? 'There is no Firefox of version 143 or later on this machine: install it, set FIREFOX_PATH, or leave it out of --browsers.' : 'There is no Chromium on this machine: run "npx playwright install chromium", install one with your system, or set CHROMIUM_PATH.')
  let done = 0
  let pages = 0
  return runStates({
    base: subject.base,
    states,
    categories: subject.declaration.categories,
    pagesOf: ({ visitsAll }) => (visitsAll ? chosen.all : chosen.perKind),
    perKind: chosen.perKind,
    wire: subject.wire,
    start: async (isWhole) => {
      const browser = await start(engine, subject.wire.certificate.cert, options.userAgent, isWhole)
      versions.push(browser.version)
      return browser
    },
    workers: options.workers,
    isLive: subject.isLive,
    submitsForms: options.submitsForms,
    delay: options.delay,
    limit: options.pageLimit * 1000,
    takesPictures: options.takesPictures,
    actions: actions.filter(({ name }) => options.actions?.includes(name) ?? true),
    progress: ({ state, page }) => {
      if (page === undefined) done += 1
      else pages += 1
      options.say(done === states.length ? undefined : `${engine}: ${done} of ${states.length} states, ${pages} pages; now ${state}${page === undefined ? '' : ` ${page}`}`)
    },
  })
}
