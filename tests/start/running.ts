import type { ChildProcess } from 'node:child_process'
import type { SiteState } from '../../scripts/start/site-host.ts'
import type { ProjectCopy } from '../../scripts/bench/project-copy.ts'

/** `npm start`, running in a copy of the project. */
export interface RunningStart {
  address: string
  process: ChildProcess
  /** Everything that it has printed so far. */
  printed: () => string
  /** Waits until it has printed what fits. */
  saying: (words: RegExp) => Promise<void>
  /** The text of a page. */
  page: (path: string) => Promise<string>
  /** Does something and waits until the open pages are told of a state that fits. */
  after: (change: () => void, fits: (state: SiteState) => boolean) => Promise<SiteState>
  stop: () => Promise<void>
}

/** Starts `npm start` and waits for its address. */
export async function runStart(project: ProjectCopy, port = 0): Promise<RunningStart> {
  const running = project.run('scripts/start/start.ts', '--port', String(port))
  let printed = ''
  const address = await new Promise<string>((resolve, reject) => {
    const collect = (text: Buffer) => {
      printed += text.toString()
      const match = /http:\/\/localhost:\d+/.exec(printed)
      if (match) resolve(match[0])
    }
    running.stdout?.on('data', collect)
    running.stderr?.on('data', collect)
    running.on('exit', () => reject(new Error(`npm start ended: ${printed}`)))
  })
  return {
    address,
    process: running,
    printed: () => printed,
    saying: async (words) => {
      while (!words.test(printed)) await new Promise((resolve) => setTimeout(resolve, 100))
    },
    page: async (path) => (await fetch(address + path)).text(),
    after: (change, fits) => stateAfter(address, change, fits),
    stop: () =>
      new Promise((resolve) => {
        running.removeAllListeners('exit')
        running.on('exit', () => resolve())
        running.kill('SIGINT')
      }),
  }
}

async function stateAfter(address: string, change: () => void, fits: (state: SiteState) => boolean): Promise<SiteState> {
  const connection = new AbortController()
  const answer = await fetch(`${address}/__start/events`, { signal: connection.signal })
  if (!answer.body) throw new Error('the events have no body')
  let text = ''
  let changed = false
  try {
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const states = [...text.matchAll(/^data: (.*)\n\n/gm)].map(([, data = '']) => JSON.parse(data) as SiteState)
      if (!changed && states.length > 0) {
        changed = true
        change()
      }
      const state = states.slice(1).findLast(fits)
      if (state) return state
    }
  } finally {
    connection.abort()
  }
  throw new Error(`the events ended without the state that was waited for:\n${text}`)
}
