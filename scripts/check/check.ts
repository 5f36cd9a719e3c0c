// npm run check: everything that is wrong, in one run.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../build.ts'
import { isStarted, requireFolder, runCommand, type ExitCode } from '../command.ts'
import type { ReadPages } from '../markdown/pages.ts'
import { readSite } from '../prepare.ts'
import { folderSource } from '../preview/files.ts'
import { unrecordedSoFar } from '../policy/revise.ts'
import { leftInText } from '../register/example.ts'
import { faultLine, FaultsFound, inReadingOrder, type Fault } from '../register/fault.ts'
import { loadRegister } from '../register/load.ts'
import { staleSchemas } from '../register/json-schemas.ts'
import { headersFaults, redirectsFaults } from '../security/portable.ts'
import { builtFaults } from './built.ts'
import { inTheText } from './in-text.ts'
import { typeFaults } from './types.ts'

const usage = `npm run check -- [options]   says everything that is wrong: types, register, texts, links, HTML

  --content DIR   the content folder (content)
  --help          this text

Each line: file:line:column  rule  what is wrong  what to do. Exit 1 when something is wrong, 0 when nothing is.`

/** What a check found. */
export interface Checked {
  faults: Fault[]
  /** Lines that an owner still has to fill in or confirm; no fault while the site says that it is an example. */
  leftToFillIn: Fault[]
  /** What is published and should be recorded too; no fault. */
  unrecorded: Fault[]
  pages: number
}

/** Checks a content folder, and the code when `types` is true. */
export async function check(content: string, types: boolean): Promise<Checked> {
  const compiling = types ? typeFaults() : Promise.resolve([])
  const { faults, leftToFillIn, read } = readSite({ content })
  const built = faults.length === 0 ? await faultsOfBuild(content, read) : []
  return {
    faults: inReadingOrder([...(await compiling), ...faults, ...staleSchemas(content), ...built]),
    leftToFillIn: inReadingOrder([...leftToFillIn, ...leftInReadme()]),
    unrecorded: faults.length === 0 ? unrecordedIn(content) : [],
    pages: read.pages.size,
  }
}

async function faultsOfBuild(content: string, read: ReadPages): Promise<Fault[]> {
  const out = join('.cache', `check-${process.pid}`)
  try {
    const { recordAddresses } = await build({ content, out, draft: false })
    const shown = '_site'
    const exists = (address: string) => folderSource(out)(address) !== undefined
    return [
      ...(await builtFaults(out, shown, recordAddresses)).map((fault) => inTheText(fault, readFileSync(join(out, fault.file.slice(shown.length + 1)), 'utf8'), content, read)),
      ...headersFaults(readFileSync(join(out, '_headers'), 'utf8'), `${shown}/_headers`),
      ...redirectsFaults(readFileSync(join(out, '_redirects'), 'utf8'), exists, `${shown}/_redirects`),
    ]
  } catch (error) {
    if (error instanceof FaultsFound) return [...error.faults]
    throw error
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

function unrecordedIn(content: string): Fault[] {
  const { register, declared, day } = loadRegister(content)
  return register && declared ? unrecordedSoFar(content, register, declared, day) : []
}

function leftInReadme(): Fault[] {
  return existsSync('README.md') ? leftInText('README.md', readFileSync('README.md', 'utf8')) : []
}

function report({ faults, leftToFillIn, unrecorded, pages }: Checked): ExitCode {
  const list = (title: string, lines: Fault[]) => lines.length > 0 && faults.length === 0 && console.log(`${title}\n${lines.map(faultLine).join('\n')}\n`)
  list('Left to fill in or to confirm before the site is yours:', leftToFillIn)
  list('To record:', unrecorded)
  if (faults.length > 0) {
    console.error(faults.map(faultLine).join('\n'))
    console.error(faults.length === 1 ? '\n1 fault' : `\n${faults.length} faults`)
    return 1
  }
  console.log(`Nothing is wrong: types, register, ${pages} pages, links, HTML.`)
  return 0
}

if (isStarted(import.meta.filename))
  await runCommand(usage, { content: { type: 'string', default: 'content' } }, async ({ content }) => {
    requireFolder('--content', content)
    return report(await check(content, true))
  })
