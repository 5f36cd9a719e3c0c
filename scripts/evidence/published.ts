// The evidence that a site publishes: the newest audit before a stand-in and the newest of the live site, with pictures.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { evidenceAddress } from '../../layouts/evidence/addresses.ts'
import type { Evidence, EvidencePicture } from '../../layouts/evidence/evidence.ts'
import type { Picture } from '../audit/report/report.ts'
import type { Fault } from '../register/fault.ts'
import { shownPath } from '../register/files.ts'

/** What is published of the audits. */
export interface PublishedEvidence {
  standIn: Evidence | undefined
  live: Evidence | undefined
  pictures: readonly EvidencePicture[]
  /** The files of the pictures, by their address. */
  copies: ReadonlyMap<string, string>
  faults: Fault[]
}

const mark = z.enum(['.', '+', '-', '!', '?'])
const texts = z.array(z.string())
const finding = z.object({ verdict: z.string(), about: z.string(), said: z.string(), state: z.string(), page: z.string() })
const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('trace'), id: z.string(), services: texts, categories: texts, name: z.string() }),
  z.object({ kind: z.literal('origin'), id: z.string(), services: texts, categories: texts, origin: z.string() }),
  z.object({ kind: z.literal('form'), id: z.string(), services: texts, categories: texts, form: z.string() }),
])

/** What is kept of an audit: all that its page shows. */
const evidenceSchema = z.object({
  ran: z.object({ at: z.iso.datetime(), seconds: z.number() }),
  isLive: z.boolean(),
  base: z.string(),
  build: z.string().optional(),
  commit: z.string().optional(),
  policyVersion: z.string().optional(),
  isExample: z.boolean(),
  engines: texts,
  states: z.array(z.object({ name: z.string(), engine: z.string(), notReached: z.string().optional(), pages: texts })),
  statesLeftOut: z.array(z.object({ name: z.string(), why: z.string() })),
  pages: texts,
  pagesLeftOut: texts,
  formsNotSent: texts.optional(),
  rows: z.array(z.object({ entry, cells: z.array(z.object({ state: z.string(), mark, pages: texts, ways: texts, by: texts })) })),
  faults: z.array(finding),
  unproven: z.array(finding),
})

/** The file of an audit, and the folder of its pictures. */
const nameOf = (isLive: boolean) => (isLive ? 'live' : 'stand-in')

/** Reads what is published. Never throws for what is in the files. */
export function readEvidence(content: string): PublishedEvidence {
  const faults: Fault[] = []
  const read = (isLive: boolean) => readOne(join(content, 'evidence', `${nameOf(isLive)}.json`), faults)
  const [standIn, live] = [read(false), read(true)]
  const shown = live ?? standIn
  const folder = join(content, 'evidence', nameOf(live !== undefined))
  const files = shown && existsSync(folder) ? readdirSync(folder).filter((name) => /^[a-z+-]+(_[a-z0-9-]+)?\.(banner|settings)\.jpg$/.test(name)) : []
  const order = shown?.states.map(({ name }) => name) ?? []
  const pictures = files
    .map((file): EvidencePicture => {
      const [state = '', name] = file.split('.')
      return { state: state.replace('_', ':'), name: name === 'settings' ? 'settings' : 'banner', src: `${evidenceAddress}${file}` }
    })
    .toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state) || (one.name < other.name ? -1 : 1))
  return { standIn, live, pictures, copies: new Map(files.map((file) => [`${evidenceAddress}${file}`, join(folder, file)])), faults }
}

function readOne(path: string, faults: Fault[]): Evidence | undefined {
  if (!existsSync(path)) return undefined
  const wrong = (message: string) => void faults.push({ file: shownPath(path), line: 1, column: 1, rule: 'evidence', message, fix: 'restore this file from the history of your repository, or write it anew with npm run audit -- --publish' })
  try {
    const checked = evidenceSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (checked.success) return checked.data
    wrong(`this is no evidence of an audit: ${checked.error.issues[0]?.path.join('.')} is not as an audit writes it`)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    wrong('this file cannot be read as JSON')
  }
  return undefined
}

/** Writes the evidence of an audit in the place of the one before it. Gives the files that it wrote. */
export function publishEvidence(content: string, evidence: Evidence, pictures: readonly Picture[]): string[] {
  const name = nameOf(evidence.isLive)
  const folder = join(content, 'evidence', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const files = pictures.map(({ state, name: what, image }) => {
    const file = join(folder, `${state.replace(':', '_')}.${what}.jpg`)
    writeFileSync(file, image)
    return file
  })
  const file = join(content, 'evidence', `${name}.json`)
  writeFileSync(file, `${JSON.stringify(evidence, null, 1)}\n`)
  return [file, ...files]
}
