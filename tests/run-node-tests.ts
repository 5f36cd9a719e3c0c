// Runs every *.test.ts. Node 20 cannot find TypeScript tests in a folder itself, and not every shell expands **.
// To start a process and to load the code takes longer than most files of tests do, so that most of them share a few.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The longest, in processes of their own, and first: one that begins last keeps the other cores idle. */
const longest = ['start/start', 'check/check', 'build', 'policy/diff-generated', 'policy/workflow', 'policy/files-only'].map((name) => join('tests', `${name}.test.ts`))

/** How many processes the others share. */
const shared = 4

const wanted = process.argv.slice(2)
const files = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('tests', file))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort()
if (files.length === 0) throw new Error(`no test file${wanted.length > 0 ? ` whose path contains ${wanted.join(' or ')}` : ''}`)

const counts = { tests: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 }
const queue = parts()
await Promise.all([1, 2].map(runNext))
const isAllWell = counts.tests > 0 && counts.pass === counts.tests
console.log(`\nin all: ${Object.entries(counts).map(([name, count]) => `${name} ${count}`).join(', ')}`)
process.exitCode = isAllWell && !process.exitCode ? 0 : 1

/** The files of each process. What is done before and after all tests of a file is done for all tests of its process, so that such a file has its own. */
function parts(): string[][] {
  const isAlone = (file: string) => longest.includes(file) || /^(?:before|after)(?:Each)?\(/m.test(readFileSync(file, 'utf8'))
  const together = files.filter((file) => !isAlone(file))
  return [
    ...longest.filter((file) => files.includes(file)).map((file) => [file]),
    ...Array.from({ length: shared }, (_, part) => together.filter((_, index) => index % shared === part)),
    ...files.filter((file) => isAlone(file) && !longest.includes(file)).map((file) => [file]),
  ].filter((part) => part.length > 0)
}

async function runNext(): Promise<void> {
  for (let part = queue.shift(); part; part = queue.shift()) await run(part)
}

/** Runs the tests of some files in one process, and prints what it said when it has ended. */
function run(part: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const imports = part.map((file) => `await import(${JSON.stringify(pathToFileURL(file).href)})`).join('\n')
    // A test that hangs is ended, so that the run says which one it was.
    const child = spawn(process.execPath, ['--import', 'tsx', '--test-reporter=spec', '--test-timeout=180000', '--input-type=module', '--eval', imports], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (text: Buffer) => (output += text.toString()))
    child.stderr.on('data', (text: Buffer) => (output += text.toString()))
    child.on('close', (code) => {
      console.log(`\n${part.join(' ')}\n${output.trimEnd()}`)
      for (const [, name = '', count] of output.matchAll(/^ℹ (\w+) (\d+)$/gm)) if (name in counts) counts[name as keyof typeof counts] += Number(count)
      if (code !== 0) process.exitCode = 1
      resolve()
    })
  })
}
