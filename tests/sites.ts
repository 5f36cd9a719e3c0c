// The content folders that tests build: the project's own content with files of tests/sites/NAME laid over it.
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../scripts/build.ts'
import { publishEvidence } from '../scripts/evidence/published.ts'
import { revise } from '../scripts/policy/revise.ts'
import { audited, pictures } from './evidence/audited.ts'

/** The hosts of the owned site: two with one parent domain, so that cookies of the parent are real. */
export const hosts = { www: 'www.avow.test', other: 'shop.avow.test' }

/** Whether a host is that of a test site, its parent's included. */
export const isOwnHost = (host: string) => host === 'localhost' || host === 'avow.test' || host.endsWith('.avow.test')

/** The sites that the browser tests visit. */
export const siteNames = ['example', 'owned', 'grown'] as const
export type SiteName = (typeof siteNames)[number]

/** Where a test site's built pages are. */
export const builtSite = (name: SiteName) => join('.cache', 'tests', name, 'site')

// Several processes run tests at once, and each makes the content of a site for itself.
const folders = mkdtempSync(join(tmpdir(), 'avow-sites-'))
process.on('exit', () => rmSync(folders, { recursive: true, force: true }))

/** Makes the content folder of a test site and returns its path. */
export function contentOf(name: SiteName): string {
  if (name === 'example') return 'content'
  const folder = join(folders, name)
  rmSync(folder, { recursive: true, force: true })
  cpSync('content', folder, { recursive: true })
  cpSync(join('tests', 'sites', 'owned'), folder, { recursive: true })
  fillInTagIds(folder)
  if (name === 'grown') grow(folder)
  return folder
}

/** The third of the three edits: ids that look like an owner's. */
export function fillInTagIds(folder: string): void {
  const services = join(folder, 'register', 'services')
  for (const name of readdirSync(services)) {
    const file = join(services, name)
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace('G-0000000000', 'G-AVOWTEST01').replaceAll('AW-0000000000', 'AW-1234567890').replace('DC-00000000', 'DC-12345678'))
  }
}

/** The owned site a year on: statistics cover more than they did, a category is new, and it was audited. */
function grow(folder: string): void {
  const analytics = join(folder, 'register', 'services', 'google-analytics.yaml')
  writeFileSync(analytics, readFileSync(analytics, 'utf8').replace('purposes:\n', 'purposes:\n  - Recording clicks\n'))
  appendFileSync(join(folder, 'register', 'categories.yaml'), '\n- id: surveys\n  title: Surveys\n  purpose: To ask you what you think of the site.\n  basis: consent\n  switchable: true\n')
  const kept = readFileSync(join(folder, 'register', 'services', 'display-preferences-kept.yaml'), 'utf8')
  writeFileSync(join(folder, 'register', 'services', 'survey.yaml'), kept.replace('Display preferences, kept', 'Our survey').replace('preferences', 'surveys').replaceAll('display_kept', 'survey'))
  revise(folder, '2026-11-24', false)
  publishEvidence(folder, audited, pictures)
}

/** Builds a test site. */
export async function buildSite(name: SiteName): Promise<void> {
  await build({ content: contentOf(name), out: builtSite(name), draft: false })
}

/** Builds every test site. */
export async function buildSites(): Promise<void> {
  for (const name of siteNames) await buildSite(name)
}

if (process.argv[1] === import.meta.filename) await buildSites()
