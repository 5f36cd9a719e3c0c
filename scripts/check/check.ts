// npm run check: everything that is wrong, in one run.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../build.ts'
import { isStarted, requireFolder, runCommand, type ExitCode } from '../command.ts'
import { splitFrontMatter } from '../markdown/front-matter.ts'
import type { ReadPages } from '../markdown/pages.ts'
import { emptyMemory, readSite, type Memory, type ReadSite } from '../prepare.ts'
import { folderSource } from '../preview/files.ts'
import { unrecordedSoFar } from '../policy/revise.ts'
import { leftInText } from '../register/example.ts'
import { faultLine, FaultsFound, inReadingOrder, type Fault } from '../register/fault.ts'
import { shownPath } from '../register/files.ts'
import { loadRegister } from '../register/load.ts'
import { staleSchemas } from '../register/json-schemas.ts'
import { headersFaults, redirectsFaults } from '../security/portable.ts'
import { builtFaults } from './built.ts'
import { inTheText } from './in-text.ts'
import { formFaults } from './prose/forms.ts'
import { proseFindings } from './prose/prose.ts'
import { typeFaults } from './types.ts'

const usage = `npm run check -- [options]   says everything that is wrong: types, register, texts, prose, links, HTML

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
  /** What is hard to read or leads nowhere; no fault. */
  warnings: Fault[]
  pages: number
}

/** Checks a content folder, and the code when `types` is true. */
export async function check(content: string, types: boolean): Promise<Checked> {
  const compiling = types ? typeFaults() : Promise.resolve([])
  const memory = emptyMemory()
  const site = readSite({ content }, memory)
  const { faults, leftToFillIn, read } = site
  const built = faults.length === 0 ? await faultsOfBuild(content, read, memory) : []
  const prose = proseOf(content, site)
  return {
    faults: inReadingOrder([...(await compiling), ...faults, ...prose.faults, ...staleSchemas(content), ...built]),
    leftToFillIn: inReadingOrder([...leftToFillIn, ...leftInReadme()]),
    unrecorded: faults.length === 0 ? [...unrecordedIn(content), ...unrecordedVersions(content, site)] : [],
    warnings: inReadingOrder(prose.warnings),
    pages: read.pages.size,
  }
}

async function faultsOfBuild(content: string, read: ReadPages, memory: Memory): Promise<Fault[]> {
  const out = join('.cache', `check-${process.pid}`)
  try {
    const { recordAddresses } = await build({ content, out, draft: false }, memory)
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

/** What is wrong with the prose of the forms and of the pages, apart from those that quote what is no longer said. */
function proseOf(content: string, { register, read, policies }: ReadSite): ReturnType<typeof proseFindings> {
  if (!register) return { faults: [], warnings: [] }
  const quoting = policies.flatMap(({ document }) => document.editions.flatMap(({ explained }) => explained ?? []))
  const found = [...read.pages.values()].filter(({ url }) => !quoting.includes(url)).map(({ path, url, headings, frontMatter }) => {
    const file = join(content, path)
    const { body, firstLine } = splitFrontMatter(shownPath(file), readFileSync(file, 'utf8'))
    const { version, effective } = frontMatter ?? {}
    return proseFindings({ file: shownPath(file), body, firstLine, register, isPolicy: url === register.site.policy, headingIds: headings.map(({ id }) => id), ...(version ? { version } : {}), ...(effective ? { effective } : {}) })
  })
  return { faults: [...formFaults(content, register), ...found.flatMap(({ faults }) => faults)], warnings: found.flatMap(({ warnings }) => warnings) }
}

/** Texts that were published by their front matter; an example publishes nothing. */
function unrecordedVersions(content: string, { register, policies }: ReadSite): Fault[] {
  if (register?.site.example) return []
  return policies.flatMap(({ document, page }) => document.editions.filter(({ isRecorded }) => !isRecorded).map(({ name }) => ({ file: shownPath(join(content, document.path)), ...page.placeOf(['version']), rule: 'version-unrecorded', message: `version ${name} is published and not recorded yet`, fix: 'the workflow "policy" records it after the merge; "npm run policy -- freeze" does it here' })))
}

function leftInReadme(): Fault[] {
  return existsSync('README.md') ? leftInText('README.md', readFileSync('README.md', 'utf8')) : []
}

/** Prints what a check found, under a heading for each kind where nothing is wrong, and gives the exit code. */
export function report({ faults, leftToFillIn, unrecorded, warnings, pages }: Checked): ExitCode {
  const list = (title: string, lines: Fault[]) => lines.length > 0 && faults.length === 0 && console.log(`${title}\n${lines.map(faultLine).join('\n')}\n`)
  list('Left to fill in or to confirm before the site is yours:', leftToFillIn)
  list('To record:', unrecorded)
  list('Hard to read, or leading nowhere:', warnings)
  if (faults.length > 0) {
    console.error(faults.map(faultLine).join('\n'))
    console.error(faults.length === 1 ? '\n1 fault' : `\n${faults.length} faults`)
    return 1
  }
  console.log(`Nothing is wrong: types, register, ${pages} pages, prose, links, HTML.`)
  return 0
}

if (isStarted(import.meta.filename))
  await runCommand(usage, { content: { type: 'string', default: 'content' } }, async ({ content }) => {
    requireFolder('--content', content)
    return report(await check(content, true))
  })
