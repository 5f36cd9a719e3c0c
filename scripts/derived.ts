// Every file of the site that is neither a page nor an asset: its address, and what makes it.
import { gpcFile } from '../layouts/files/gpc.ts'
import { registerFile } from '../layouts/files/register.ts'
import { robotsFile } from '../layouts/files/robots.ts'
import { securityFile } from '../layouts/files/security.ts'
import { sitemapFile } from '../layouts/files/sitemap.ts'
import type { Assets, Page } from '../layouts/page/view.ts'
import type { Register } from './register/load.ts'
import { markFile } from './icons.ts'
import { headerRules, headersFile } from './security/headers.ts'
import { redirectsFile } from './security/redirects.ts'

/** What the derived files are made from. */
export interface Published {
  register: Register
  pages: readonly Page[]
  assets: Assets
  draft: boolean
  /** The day of the build, `YYYY-MM-DD`. */
  day: string
  /** Folders that documents were published in under another name, and where they are now. */
  formerFolders: readonly { from: string; to: string }[]
}

/** The derived files by address. */
export const derivedFiles: Readonly<Record<string, (published: Published) => string>> = {
  '/_headers': ({ register, draft, assets }) => headersFile(headerRules(register, draft, assets.first)),
  '/_redirects': ({ register, formerFolders }) => redirectsFile(register, formerFolders),
  '/sitemap.xml': ({ register, pages }) => sitemapFile(register, pages),
  '/robots.txt': ({ register }) => robotsFile(register),
  '/.well-known/security.txt': ({ register, day }) => securityFile(register, day),
  '/.well-known/gpc.json': ({ register }) => gpcFile(register),
  '/register.json': ({ register }) => registerFile(register),
}

/** Addresses of copied files: where they lie in the project, by where visitors find them. */
export const copiedFiles: Readonly<Record<string, string>> = { '/icon.svg': markFile }
