import { spawnSync } from 'node:child_process'

/** A process of this machine. */
export interface Process {
  id: number
  parent: number
  command: string
}

/** The processes that one started, and those that they started. */
export function startedBy(id: number): Process[] {
  const all = processes()
  const below = (parent: number): Process[] => all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.id)])
  return below(id)
}

/** Those of them that are still there; one that has ended and waits to be taken note of is not. */
export function alive(ids: readonly number[]): Process[] {
  return processes().filter(({ id }) => ids.includes(id))
}

function processes(): Process[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, id = '', parent = '', state = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    return id === '' || state.startsWith('Z') ? [] : [{ id: Number(id), parent: Number(parent), command }]
  })
}
