// Runs states, some at a time, each in a profile of its own and on a wire of its own.
import type { DeclaredCategory } from './declare/declaration.ts'
import type { StateEvidence } from './evidence.ts'
import { reasonOf } from './reason.ts'
import type { State } from './states/states.ts'
import type { Action } from './visit/actions.ts'
import { NotReached } from './visit/controls.ts'
import type { Engines } from './visit/engines.ts'
import type { Trip, Visitor } from './visit/visitor.ts'
import { createRecorder } from './witness/recorder.ts'
import { openWire, type WireOptions } from './witness/wire.ts'

/** What is to be run. */
export interface Run {
  base: string
  states: readonly State[]
  categories: readonly DeclaredCategory[]
  pagesOf: (state: State) => readonly string[]
  perKind: readonly string[]
  wire: WireOptions
  /** Starts one browser for each worker; `isWhole` where a state needs all of Chromium. */
  start: (isWhole: boolean) => Promise<Engines>
  workers: number
  isLive: boolean
  submitsForms: boolean
  delay: number
  /** How long one page may take (ms). */
  limit: number
  actions: readonly Action[]
  takesPictures: boolean
  progress: (done: { state: string; page?: string }) => void
}

/** Visits every state. The evidence is in the order of the states, whatever ended first. */
export async function runStates(run: Run): Promise<StateEvidence[]> {
  const evidence = new Map<State, StateEvidence>()
  const waiting = [...run.states]
  const work = async () => {
    let engines: Engines | undefined
    let whole: Engines | undefined
    try {
      for (let state = waiting.shift(); state; state = waiting.shift()) {
        engines ??= await run.start(false)
        if (state.needs === 'whole-chromium') whole ??= await run.start(true)
        evidence.set(state, await visitState(state, run, engines, whole))
        run.progress({ state: state.name })
      }
    } finally {
      // Where one cannot go on, the others need not either.
      waiting.splice(0)
      await Promise.all([engines?.close(), whole?.close()])
    }
  }
  await Promise.all(Array.from({ length: Math.min(run.workers, run.states.length) }, work))
  return run.states.flatMap((state) => evidence.get(state) ?? [])
}

async function visitState(state: State, run: Run, engines: Engines, whole: Engines | undefined): Promise<StateEvidence> {
  const wire = await openWire(run.wire)
  const pages = run.pagesOf(state)
  const recorder = createRecorder({ site: new URL(run.base).hostname, wire, isReadInBrowser: run.isLive, ownHosts: engines.ownHosts }, { state: state.name, page: pages[0] ?? '/', action: 'open', granted: [], withdrawn: [], once: [] })
  const visited = new Set<string>()
  const trip: Trip = { ...run, engines, whole, wire, recorder, pages, visitsAll: state.visitsAll, visited: (page) => (visited.add(page), run.progress({ state: state.name, page })) }
  let visitors: Visitor[] = []
  let notReached: string | undefined
  try {
    visitors = await state.visit(trip)
    if (visited.size === 0) notReached = 'no page was seen'
  } catch (error) {
    if (!(error instanceof Error)) throw error
    notReached = error instanceof NotReached ? error.message : `${recorder.moment.page}: ${recorder.moment.action}: ${reasonOf(error)}`
  } finally {
    await Promise.all(visitors.map(({ context }) => context.close()))
    await wire.close()
  }
  return { state: state.name, engine: (state.needs === 'whole-chromium' ? whole : engines)?.engine ?? '', notReached, pages: [...visited], observations: recorder.observations(), untried: [...visitors.flatMap(({ untried }) => untried), ...recorder.unseen], unsent: visitors.flatMap(({ unsent }) => unsent), screenshots: visitors.flatMap(({ screenshots }) => screenshots) }
}
