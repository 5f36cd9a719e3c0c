import { watch } from 'chokidar'

/** What a change asks for: a new build, new scripts for browsers, new code in the building process, or in this one. */
export type Change = 'content' | 'assets' | 'code' | 'start'

const folders = ['layouts', 'assets', 'scripts', '.eleventy.js', 'package.json']

/** Files that the process on the port has loaded itself. */
const loadedAtStart = [/^scripts\/start\/(?!site-process\.ts$)/, /^scripts\/command\.ts$/, /^scripts\/preview\/ports\.ts$/, /^assets\/start\//]

/** An editor writes a file in several steps; they are one change. In milliseconds. */
const gathering = 25

/** Watches the project and reports the widest change of each moment. */
export function watchChanges(content: string, report: (change: Change) => void): void {
  let gathered: Change[] = []
  watch([content, ...folders], { ignoreInitial: true }).on('all', (_event, path) => {
    if (gathered.length === 0)
      setTimeout(() => {
        const widest = widestOf(gathered)
        gathered = []
        report(widest)
      }, gathering)
    gathered.push(changeOf(path.replaceAll('\\', '/')))
  })
}

/** What a changed file asks for. */
export function changeOf(path: string): Change {
  if (loadedAtStart.some((pattern) => pattern.test(path))) return 'start'
  if (/^(scripts|layouts)\/|^(\.eleventy\.js|package\.json)$/.test(path)) return 'code'
  return path.startsWith('assets/') ? 'assets' : 'content'
}

function widestOf(changes: readonly Change[]): Change {
  return (['start', 'code', 'assets', 'content'] as const).find((change) => changes.includes(change)) ?? 'content'
}
