import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { Fault } from '../register/fault.ts'

/** The projects of the compiler: what Node runs, what browsers run, what the audit runs in pages, the tests. */
const projects = ['.', 'assets', 'scripts/audit/in-page', 'tests']

/** Every fault that the TypeScript compiler finds. */
export async function typeFaults(): Promise<Fault[]> {
  return (await Promise.all(projects.map(compile))).flat()
}

function compile(project: string): Promise<Fault[]> {
  return new Promise((resolve, reject) => {
    // What the compiler found the last time makes the next check twice as fast.
    const remembered = join('.cache', 'types', `${project === '.' ? 'node' : project.replaceAll('/', '-')}.tsbuildinfo`)
    execFile(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', project, '--pretty', 'false', '--incremental', '--tsBuildInfoFile', remembered], (error, output) => {
      const faults = faultsIn(output)
      if (error && faults.length === 0) reject(new Error(`The TypeScript compiler ended without naming a fault:\n${output}${error.message}`))
      else resolve(faults)
    })
  })
}

/** The compiler's lines, `file(line,column): error TS1234: message`, as faults. */
export function faultsIn(output: string): Fault[] {
  return [...output.matchAll(/^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/gm)].map(([, file = '', line, column, rule = '', message = '']) => ({
    file: file.replaceAll('\\', '/'),
    line: Number(line),
    column: Number(column),
    rule,
    message,
    fix: '',
  }))
}
