// A copy of the whole project in a temporary folder, for measurements and tests that change its files or run its commands.
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** What git does not carry, and node_modules, which the copy shares. */
const leftOut = ['node_modules', '.git', '.cache', '_site', 'test-results']

/** A copy of the project. */
export interface ProjectCopy {
  folder: string
  read: (file: string) => string
  write: (file: string, text: string) => void
  /** Replaces a text in a file that must have it. */
  edit: (file: string, from: string, to: string) => void
  /** Starts a command of package.json's kind: a script with its parameters. */
  run: (script: string, ...parameters: string[]) => ChildProcess
  remove: () => void
}

/** Copies the project. */
export function copyProject(): ProjectCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'avow-project-')))
  for (const name of readdirSync('.').filter((entry) => !leftOut.includes(entry))) cpSync(name, join(folder, name), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return {
    folder,
    read,
    write,
    edit(file, from, to) {
      const text = read(file)
      if (!text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)}`)
      write(file, text.replace(from, to))
    },
    run: (script, ...parameters) => spawn(process.execPath, ['--import', 'tsx', script, ...parameters], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Everything that a command prints, and how it ends. */
export function finished(command: ChildProcess): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    let output = ''
    command.stdout?.on('data', (text: Buffer) => (output += text.toString()))
    command.stderr?.on('data', (text: Buffer) => (output += text.toString()))
    command.on('close', (code) => resolve({ code, output }))
  })
}
