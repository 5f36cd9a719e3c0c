// Everything that a build needs before a page is written: register, pages, assets. A fault stops here.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { View } from '../layouts/page/view.ts'
import { bundleAssets, type Bundle } from './bundle.ts'
import { askedTextsRecord, isAsking, pageQuestion } from './consent/texts.ts'
import { copiedFiles, derivedFiles, type Published } from './derived.ts'
import { createPageReader, type PageReader, type ReadPages } from './markdown/pages.ts'
import { FaultsFound, type Fault } from './register/fault.ts'
import { leftFaults, loadRegister, registerTexts, type Loaded, type Register } from './register/load.ts'
import { today } from './register/time.ts'

/** What a build is made of and where it goes. */
export interface BuildOptions {
  /** The content folder. */
  content: string
  /** The output folder. */
  out: string
  /** The day that the build takes for today, `YYYY-MM-DD`; the real one where it is not given. */
  day?: string | undefined
  /** Whether the build is only for looking at: every page then says so. */
  draft: boolean
}

/** A site that is ready to be written. */
export interface PreparedSite extends Published {
  read: ReadPages
  /** The files behind the addresses of the assets. */
  assetFiles: Bundle['files']
  /** The files of the project that stand at an address as they are, by that address. */
  copies: ReadonlyMap<string, string>
  /** Everything a page's layout needs, by the page's file inside the content folder. */
  viewOf: (path: string) => View
}

/** What a site is before its assets are made: the register (absent when it has a fault), the pages, and all their faults. */
export interface ReadSite {
  register: Register | undefined
  read: ReadPages
  faults: Fault[]
  leftToFillIn: Fault[]
  day: string
}

/** What a process that builds again and again remembers between two builds. */
export interface Memory {
  readPages: PageReader
  register?: { texts: string; loaded: Loaded }
  assets?: { register: Register; bundled: Bundle }
}

/** A memory with nothing in it yet. */
export function emptyMemory(): Memory {
  return { readPages: createPageReader() }
}

/** Reads register and pages and returns all faults of all files; never throws for what an editor wrote. */
export function readSite({ content, day }: Pick<BuildOptions, 'content' | 'day'>, memory: Memory = emptyMemory()): ReadSite {
  const { register, site, faults, leftToFillIn, day: builtFor } = loadAgain(content, day, memory)
  const others = { files: [...Object.keys(derivedFiles), ...Object.keys(copiedFiles)], redirects: (site?.redirects ?? []).map(({ from }) => from) }
  const read = memory.readPages(content, register, others)
  const leftInTexts = site?.example === false ? leftFaults(read.leftToFillIn) : []
  return { register, read, faults: [...faults, ...leftInTexts, ...read.faults], leftToFillIn: [...leftToFillIn, ...read.leftToFillIn], day: builtFor }
}

/**
 * Prepares a site: register, pages, assets. Writes nothing.
 * @throws FaultsFound with every fault of every file.
 */
export async function prepareSite(options: Pick<BuildOptions, 'content' | 'day' | 'draft'>, memory: Memory = emptyMemory()): Promise<PreparedSite> {
  const { register, read, faults, day } = readSite(options, memory)
  if (!register || faults.length > 0) throw new FaultsFound(faults)
  const { addresses: assets, files: assetFiles } = await bundleAgain(register, memory)
  const { draft } = options
  const question = pageQuestion(register)
  return {
    register,
    read,
    assets,
    assetFiles: [...assetFiles, ...askedFiles(register, options.content)],
    copies: new Map([...Object.entries(copiedFiles), ...read.images.map((path): [string, string] => [`/${path}`, join(options.content, path)])]),
    draft,
    day,
    pages: [...read.pages.values()],
    viewOf(path) {
      const page = read.pages.get(path)
      if (!page) throw new Error(`${path} was not read`)
      return { page, register, assets, question, draft }
    },
  }
}

function loadAgain(content: string, day: string | undefined, memory: Memory): Loaded {
  const texts = registerTexts(content)
  const isOfToday = memory.register?.loaded.day === (day ?? today(memory.register?.loaded.site?.timeZone ?? 'UTC'))
  if (memory.register?.texts !== texts || !isOfToday) memory.register = { texts, loaded: loadRegister(content, day) }
  return memory.register.loaded
}

async function bundleAgain(register: Register, memory: Memory): Promise<Bundle> {
  if (memory.assets?.register !== register) memory.assets = { register, bundled: await bundleAssets(register) }
  return memory.assets.bundled
}

/** The texts that visitors are and were asked with, each at the address that receipts name: `/consent/HASH.json`. */
function askedFiles(register: Register, content: string): Bundle['files'] {
  const folder = join(content, 'register', 'asked')
  const kept = existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.json$/.test(name)) : []
  const files = new Map(kept.map((name) => [name, readFileSync(join(folder, name))] as [string, Uint8Array]))
  if (isAsking(register)) {
    const { hash, text } = askedTextsRecord(register)
    files.set(`${hash}.json`, new TextEncoder().encode(text))
  }
  return [...files].map(([name, contents]) => ({ path: `consent/${name}`, contents }))
}

/** Writes what is no page: scripts, styles, and the files that stand at an address as they are. */
export function writeFiles({ assetFiles, copies }: PreparedSite, out: string): void {
  const write = (path: string, contents: Uint8Array) => {
    mkdirSync(dirname(join(out, path)), { recursive: true })
    writeFileSync(join(out, path), contents)
  }
  for (const { path, contents } of assetFiles) write(path, contents)
  for (const [address, file] of copies) write(address, readFileSync(file))
}
