// npm run build: writes the site to a folder beside the output, and puts it in its place only when all of it is there.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import Eleventy from '@11ty/eleventy'
import { evidenceAddress } from '../layouts/evidence/addresses.ts'
import { buildHash } from './audit/subject/build-hash.ts'
import { CannotRun, isStarted, requireFolder, runCommand, type ExitCode, type Values } from './command.ts'
import { configure, isDraftContext } from './eleventy.ts'
import { prepareSite, type BuildOptions, type Memory, type PreparedSite } from './prepare.ts'
import { dateOf } from './register/time.ts'

const usage = `npm run build -- [options]   writes the site

  --content DIR   the content folder (content)
  --out DIR       where the site goes (_site)
  --date DAY      the day to build for, YYYY-MM-DD (today)
  --draft         say on every page that it is a draft; so do Netlify's previews
  --help          this text`

/** Refuses an output folder that holds what no build wrote, or in which a build would lose what it is made of. @throws CannotRun */
export function refuseUnsafeOutput({ content, out }: Pick<BuildOptions, 'content' | 'out'>): void {
  const [source, target, project] = [resolve(content), resolve(out), process.cwd()]
  const refuse = (why: string) => {
    throw new CannotRun(`--out ${out === '' ? '""' : out}: ${why}. Name a folder of its own, like _site.`)
  }
  if (out.trim() === '' || isInside(project, target)) refuse('that is the project itself, or a folder around it')
  if (isInside(source, target) || isInside(target, source)) refuse('the content is in there')
  if (!existsSync(target)) return
  if (!statSync(target).isDirectory()) refuse('that is a file')
  const names = readdirSync(target)
  if (names.length > 0 && !(names.includes('_headers') && names.includes('register.json'))) refuse('it holds files that no build wrote')
}

/** Whether a path is a folder or lies in it. */
function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}${sep}`)
}

/** Builds a site. The output folder keeps its last good state until the new one is whole. Gives the number of pages, and the addresses of those whose texts are records. @throws FaultsFound */
export async function build(options: BuildOptions, memory?: Memory): Promise<{ pages: number; recordAddresses: readonly string[] }> {
  refuseUnsafeOutput(options)
  const fresh = `${options.out.replace(/[/\\]$/, '')}.new-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  const giveUp = () => {
    rmSync(fresh, { recursive: true, force: true })
    process.exit(130)
  }
  process.once('SIGINT', giveUp)
  try {
    const site = await prepareSite(options, memory)
    await eleventyFor({ ...options, out: fresh }, site).write()
    sayWhatIsProved(site, fresh)
    replace(options.out, fresh)
    return { pages: site.pageCount, recordAddresses: site.recordAddresses }
  } finally {
    process.removeListener('SIGINT', giveUp)
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Evidence speaks of one build: only when all of a build is there can it be told whether it is that one. */
function sayWhatIsProved({ evidence: { standIn }, evidencePage }: PreparedSite, folder: string): void {
  if (standIn) writeFileSync(join(folder, evidenceAddress, 'index.html'), evidencePage(buildHash(folder) === standIn.build))
}

/** A site that was built and not written. */
export interface SiteInMemory {
  pages: number
  /** What each address holds. */
  texts: ReadonlyMap<string, string | Uint8Array>
  /** The files of the project that stand at an address as they are. */
  copies: ReadonlyMap<string, string>
}

/** Builds a site and writes nothing: for looking at it while it is being written. @throws FaultsFound */
export async function buildInMemory(options: Omit<BuildOptions, 'out'>, memory: Memory): Promise<SiteInMemory> {
  const site = await prepareSite(options, memory)
  // Eleventy's own comments give another type than it returns: https://www.11ty.dev/docs/programmatic/
  const rendered = (await eleventyFor({ ...options, out: '_site' }, site).toJSON()) as unknown as { url: string; content: string }[]
  return {
    pages: site.pageCount,
    texts: new Map<string, string | Uint8Array>([...rendered.map(({ url, content }): [string, string] => [url, content]), ...site.assetFiles.map(({ path, contents }): [string, Uint8Array] => [`/${path}`, contents])]),
    copies: site.copies,
  }
}

function eleventyFor(options: BuildOptions, site: PreparedSite): Eleventy {
  const eleventy = new Eleventy(options.content, options.out, { configPath: '', quietMode: true, config: configure(options, async () => site) })
  eleventy.disableLogger()
  return eleventy
}

function replace(out: string, fresh: string): void {
  const old = `${fresh}-old`
  mkdirSync(dirname(out), { recursive: true })
  if (existsSync(out)) renameSync(out, old)
  renameSync(fresh, out)
  rmSync(old, { recursive: true, force: true })
}

const options = {
  content: { type: 'string', default: 'content' },
  out: { type: 'string', default: '_site' },
  date: { type: 'string' },
  draft: { type: 'boolean', default: false },
} as const

/** Builds what the command was asked for, and says what it wrote. @throws FaultsFound @throws CannotRun */
export async function buildAsAsked({ content, out, date, draft }: Values<typeof options>): Promise<ExitCode> {
  if (date !== undefined && !dateOf(date)) throw new CannotRun(`--date ${date} is not a day; write YYYY-MM-DD`)
  requireFolder('--content', content)
  const began = performance.now()
  const { pages } = await build({ content, out, day: date, draft: draft || isDraftContext(process.env['CONTEXT']) })
  console.log(`${pages} pages in ${out} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  return 0
}

if (isStarted(import.meta.filename)) await runCommand(usage, options, buildAsAsked)
