import { execFileSync } from 'node:child_process'
import { CannotRun } from '../command.ts'

/** CPU seconds, user and system together, that a command and all its children take. Its output is thrown away. */
export function cpuSecondsOf(command: readonly string[], folder: string): number {
  if (process.platform === 'win32') throw new CannotRun('npm run bench counts CPU time with a POSIX shell; run it on Linux, macOS or in WSL')
  // `times` prints two lines: the shell's own time, then that of its children, each as user and system.
  const output = execFileSync('sh', ['-c', '"$@" >/dev/null && times', 'sh', ...command], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  const [user = '', system = ''] = (output.trim().split('\n')[1] ?? '').split(' ')
  return secondsIn(user) + secondsIn(system)
}

function secondsIn(time: string): number {
  const [, minutes = '0', seconds = '0'] = /^(\d+)m([\d.]+)s$/.exec(time) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

/** The middle value of some. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
