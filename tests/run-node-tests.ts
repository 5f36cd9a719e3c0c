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
  .sort()

if (files.length === 0) throw new Error(`no test file${wanted.length > 0 ? ` whose path contains ${wanted.join(' or ')}` : ''}`)
// A test that hangs is ended, so that the run says which one it was.
run({ files, concurrency: 2, timeout: 180_000 })
  .on('test:fail', () => {
    process.exitCode = 1
  })
  .compose(spec)
  .pipe(process.stdout)
