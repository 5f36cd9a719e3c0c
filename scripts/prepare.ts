// Everything that a build needs before a page is written: register, pages, assets. A fault stops here.
import type { Assets, View } from '../layouts/page/view.ts'
import { bundleAssets } from './bundle.ts'
import { copiedFiles, derivedFiles, type Published } from './derived.ts'
import { createPageReader, type PageReader, type ReadPages } from './markdown/pages.ts'
import { FaultsFound, type Fault } from './register/fault.ts'
import { loadRegister, type Register } from './register/load.ts'
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
  assets: Assets
  /** Everything a page's layout needs, by the page's file inside the content folder. */
  viewOf: (path: string) => View
}

/** What a site is before its assets are made: the register, the pages, and all their faults. */
export interface ReadSite {
  register: Register | undefined
  read: ReadPages | undefined
  faults: Fault[]
  leftToFillIn: Fault[]
  day: string
}

/** Reads register and pages and returns all faults of all files; never throws for what an editor wrote. */
export function readSite({ content, day = today('UTC') }: Pick<BuildOptions, 'content' | 'day'>, readPages: PageReader = createPageReader()): ReadSite {
  const { register, faults, leftToFillIn } = loadRegister(content, day)
  if (!register) return { register, read: undefined, faults, leftToFillIn, day }
  const others = [...Object.keys(derivedFiles), ...Object.keys(copiedFiles), ...register.site.redirects.map(({ from }) => from)]
  const read = readPages(content, register, others)
  return { register, read, faults: [...faults, ...read.faults], leftToFillIn, day }
}

/**
 * Prepares a site: register, pages, and the assets, which are written to the output folder.
 * @throws FaultsFound with every fault of every file.
 */
export async function prepareSite(options: BuildOptions, readPages?: PageReader): Promise<PreparedSite> {
  const { register, read, faults, day } = readSite(options, readPages)
  if (!register || !read || faults.length > 0) throw new FaultsFound(faults)
  const assets = await bundleAssets(options.out, register)
  const { draft } = options
  return {
    register,
    read,
    assets,
    draft,
    day,
    pages: [...read.pages.values()],
    viewOf(path) {
      const page = read.pages.get(path)
      if (!page) throw new Error(`${path} was not read`)
      return { page, register, assets, draft }
    },
  }
}
