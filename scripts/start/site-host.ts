import { fork, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { faultLine } from '../register/fault.ts'
import { faultInWords } from './live-page.ts'
import type { Rebuild, Report } from './messages.ts'

/** The newest build, or what keeps it from being made. */
export interface SiteState {
  /** Name of the newest good build; `none` before the first. */
  version: string
  /** What is wrong, for the page: a heading and a line for each fault. No line when all is well. */
  title: string
  lines: string[]
}

/** The process that builds, whichever it is at the moment. */
export interface SiteHost {
  state: () => SiteState
  /** Port of the newest good build, once no build is under way; `undefined` while there is none. */
  settledPort: () => Promise<number | undefined>
  rebuild: (assets: boolean) => void
  /** Starts the process anew, so that it loads the code as it is now. */
  replace: () => void
  /** Ends the process and removes what it wrote. */
  stop: () => void
}

const program = join(import.meta.dirname, 'site-process.ts')

/** Starts the building process and keeps one running. `changed` is called after every build. */
export function hostSite(content: string, changed: (state: SiteState) => void): SiteHost {
  let state: SiteState = { version: 'none', title: '', lines: [] }
  let port: number | undefined
  let underWay = 0
  let waiting: (() => void)[] = []
  // One folder for each run, so that two runs side by side do not read each other's headers.
  const folder = join('.cache', `start-${process.pid}`)
  let child = start()

  return {
    state: () => state,
    settledPort: async () => {
      if (underWay > 0) await new Promise<void>((resolve) => waiting.push(resolve))
      return port
    },
    rebuild(assets) {
      underWay += 1
      if (child.connected) child.send({ assets } satisfies Rebuild)
      else child = start()
    },
    replace() {
      child.removeAllListeners()
      child.kill()
      child = start()
    },
    stop() {
      child.removeAllListeners()
      child.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }

  function start(): ChildProcess {
    underWay = 1
    port = undefined
    let complaints = ''
    const started = fork(program, [content, folder], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'pipe', 'ipc'] })
    started.stderr?.on('data', (text: Buffer) => {
      complaints = (complaints + text.toString()).slice(-20_000)
    })
    started.on('message', (report: Report) => settle(report))
    started.on('exit', () => {
      port = undefined
      underWay = 1
      settle({ state: 'broken', text: complaints.trim() || 'The building process ended without a word.' })
    })
    return started
  }

  function settle(report: Report): void {
    underWay = Math.max(0, underWay - 1)
    state = stateAfter(state, report)
    if (report.state === 'built') port = report.port
    console.log(inTerminal(report))
    changed(state)
    if (underWay > 0) return
    waiting.forEach((go) => go())
    waiting = []
  }
}

function stateAfter(before: SiteState, report: Report): SiteState {
  if (report.state === 'built') return { version: report.version, title: '', lines: [] }
  if (report.state === 'broken') return { ...before, title: 'The code of the site has a fault', lines: [report.text] }
  const { length } = report.faults
  return { ...before, title: length === 1 ? 'One thing is wrong' : `${length} things are wrong`, lines: report.faults.map(faultInWords) }
}

function inTerminal(report: Report): string {
  const time = new Date().toLocaleTimeString('sv-SE')
  if (report.state === 'built') return `${time}  ${report.pages} pages in ${report.seconds.toFixed(2)} s`
  return `${time}  not built:\n${report.state === 'faults' ? report.faults.map(faultLine).join('\n') : report.text}`
}
