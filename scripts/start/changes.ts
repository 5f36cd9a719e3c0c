import { statSync } from 'node:fs'
import { watch } from 'chokidar'
import { build } from 'esbuild'

/** What a change asks for: a new build, new scripts for browsers, new code in the building process, or in this one. */
export type Change = 'content' | 'assets' | 'code' | 'start'

const folders = ['layouts', 'assets', 'scripts', '.eleventy.js', 'package.json']

/** An editor writes a file in several steps; they are one change. In milliseconds. */
const gathering = 25

/** The files that the process on the port has loaded itself. @throws esbuild's BuildFailure where one cannot be read. */
export async function ownFiles(program: string): Promise<string[]> {
  const { metafile } = await build({ entryPoints: [program], bundle: true, packages: 'external', platform: 'node', format: 'esm', write: false, metafile: true, logLevel: 'silent' })
  return Object.keys(metafile.inputs)
}

/** chokidar drops a change of a file within 50 ms of the one before; what was saved twice is looked at once more. In milliseconds. */
const lookingAgain = 80

/** Watches the project and reports the widest change of each moment; `own` are the files of this very program. */
export function watchChanges(content: string, own: () => readonly string[], report: (change: Change) => void): void {
  let gathered: Change[] = []
  const note = (path: string) => {
    if (gathered.length === 0)
      setTimeout(() => {
        const widest = widestOf(gathered)
        gathered = []
        report(widest)
      }, gathering)
    gathered.push(changeOf(path.replaceAll('\\', '/'), own()))
    const before = stampOf(path)
    setTimeout(() => stampOf(path) !== before && note(path), lookingAgain)
  }
  watch([content, ...folders], { ignoreInitial: true }).on('all', (_event, path) => note(path))
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? `${found.mtimeMs} ${found.size}` : 'gone'
}

/** What a changed file asks for. */
export function changeOf(path: string, own: readonly string[]): Change {
  if (own.includes(path) || path.startsWith('assets/start/')) return 'start'
  if (/^(scripts|layouts)\/|^(\.eleventy\.js|package\.json)$/.test(path)) return 'code'
  return path.startsWith('assets/') ? 'assets' : 'content'
}

function widestOf(changes: readonly Change[]): Change {
  return (['start', 'code', 'assets', 'content'] as const).find((change) => changes.includes(change)) ?? 'content'
}
