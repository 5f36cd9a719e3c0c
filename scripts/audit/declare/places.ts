// The lines of the register's files, so that a finding can name the one to change.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shownPath } from '../../register/files.ts'
import { readYaml, type ReadYaml, type Step } from '../../register/yaml.ts'
import type { Place } from './declaration.ts'

/** A key, an index, or an entry of a list that has these values. */
export type PlaceStep = Step | Readonly<Record<string, string>>

/** Where something stands in the file of a service, or of a form. */
export type PlaceOf = (name: string, path: readonly PlaceStep[], folder?: 'services' | 'forms') => Place

/** Finds places in the services and forms of a content folder. A file that cannot be read has line 1: loading the register has said why. */
export function placesIn(content: string): PlaceOf {
  const read = new Map<string, ReadYaml | undefined>()
  return (name, path, folder = 'services') => {
    const file = join(content, 'register', folder, `${name}.yaml`)
    if (!read.has(file)) read.set(file, readDeclared(file))
    const yaml = read.get(file)
    return { file: shownPath(file), line: yaml ? yaml.placeOf(stepsOf(path, yaml.value)).line : 1 }
  }
}

function readDeclared(file: string): ReadYaml | undefined {
  if (!existsSync(file)) return undefined
  const yaml = readYaml(shownPath(file), readFileSync(file, 'utf8'))
  return Array.isArray(yaml) ? undefined : yaml
}

/** A value that is looked for in a list stands at its index. */
function stepsOf(path: readonly PlaceStep[], value: unknown): Step[] {
  const steps: Step[] = []
  let node = value
  for (const step of path) {
    const found = Array.isArray(node) ? node.findIndex((item, index) => index === step || item === step || hasValues(item, step)) : -1
    const next: Step = found >= 0 ? found : typeof step === 'object' ? 0 : step
    steps.push(next)
    node = (node as Record<Step, unknown> | undefined)?.[next]
  }
  return steps
}

function hasValues(item: unknown, step: PlaceStep): boolean {
  return typeof step === 'object' && typeof item === 'object' && item !== null && Object.entries(step).every(([key, wanted]) => (item as Record<string, unknown>)[key] === wanted)
}
