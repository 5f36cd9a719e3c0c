// Runs every *.test.ts. Node 20 cannot find TypeScript tests in a folder itself, and not every shell expands **.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

const wanted = process.argv.slice(2)
const files = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('tests', file))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))

/** The longest first: one that begins last keeps the other cores idle. */
function rank(file: string): number {
  const place = ['start/start', 'policy/workflow', 'check/check', 'build', 'markdown/nasty', 'policy/command', 'policy/files-only'].findIndex((name) => file === join('tests', `${name}.test.ts`))
  return place < 0 ? 100 : place
}

if (files.length === 0) throw new Error(`no test file${wanted.length > 0 ? ` whose path contains ${wanted.join(' or ')}` : ''}`)
// A test that hangs is ended, so that the run says which one it was.
run({ files, concurrency: 2, timeout: 180_000 })
  .on('test:fail', () => {
    process.exitCode = 1
  })
  .compose(spec)
  .pipe(process.stdout)
