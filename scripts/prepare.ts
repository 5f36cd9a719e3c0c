// Everything that a build needs before a page is written: register, pages, assets. A fault stops here.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pageLayout } from '../layouts/page/page.ts'
import type { View } from '../layouts/page/view.ts'
import { evidenceAddress } from '../layouts/evidence/addresses.ts'
import { feedAddresses } from '../layouts/policy/addresses.ts'
import { bundleAssets, type Bundle } from './bundle.ts'
import { askedTextsRecord, isAsking, pageQuestion } from './consent/texts.ts'
import { copiedFiles, derivedFiles, type Published } from './derived.ts'
import { readEvidence, type PublishedEvidence } from './evidence/published.ts'
import { withSeen } from './evidence/seen.ts'
import { evidenceData, evidenceFiles, evidenceListing, evidenceSitePage } from './evidence/site-page.ts'
import { sentAddresses, sentPages } from './forms/sent-pages.ts'
import { iconAddresses } from './icons.ts'
import { addressOfFile } from './markdown/addresses.ts'
import type { KeepIds } from './markdown/context.ts'
import { createPageReader, type PageReader, type ReadPages } from './markdown/pages.ts'
import { judgeDocuments, strayVersions, type Basis, type Judged } from './policy/judge.ts'
import { announcements, createComparer, feeds, madeAddresses, madePages, shownDocument } from './policy/pages.ts'
import { formerAddresses, readRecords, type AllRecords, type DocumentRecords } from './policy/records.ts'
import { keepIdsOf } from './policy/section-ids.ts'
import { FaultsFound, type Fault } from './register/fault.ts'
import { shownPath } from './register/files.ts'
import { leftFaults, loadRegister, registerTexts, type Loaded, type Register } from './register/load.ts'
import { turningDays } from './register/revision-faults.ts'
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
  /** Whether texts that are not published yet are shown instead of refused; a draft shows them anyway. */
  showsUnpublished?: boolean | undefined
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
  /** The text of a page as it stands on the day of the build. */
  htmlOf: (path: string) => string
  /** Pages and feeds that no file of the content folder holds, whole, by address. */
  made: ReadonlyMap<string, string>
  /** How many pages the site has, those that no file holds too. */
  pageCount: number
  /** Addresses of pages whose texts are records, in which nothing can be mended any more. */
  recordAddresses: readonly string[]
  policies: readonly Judged[]
  evidence: PublishedEvidence
  /** The page of evidence, once it is known whether this build is the one that was audited. */
  evidencePage: (isThisBuild: boolean) => string
}

/** What a site is before its assets are made: the register, the pages, and all their faults. */
export interface ReadSite {
  /** Absent when it cannot be read. */
  register: Register | undefined
  read: ReadPages
  faults: Fault[]
  leftToFillIn: Fault[]
  day: string
  /** The documents with their versions, judged; without those of which text or records have a fault, and empty where the register has. */
  policies: Judged[]
  /** What visitors would be asked again about, in a preview: titles of categories. */
  asksAgain: string[]
  /** Folders that documents were published in under another name, and where they are now. */
  formerFolders: { from: string; to: string }[]
}

/** What a process that builds again and again remembers between two builds. */
export interface Memory {
  readPages: PageReader
  comparer: ReturnType<typeof createComparer>
  register?: { texts: string; loaded: Loaded }
  assets?: { register: Register; bundled: Bundle }
}

/** A memory with nothing in it yet. */
export function emptyMemory(): Memory {
  return { readPages: createPageReader(), comparer: createComparer() }
}

/** Reads register, pages and records and returns all faults of all files; never throws for what an editor wrote. */
export function readSite({ content, day, draft, showsUnpublished }: Pick<BuildOptions, 'content' | 'day'> & Partial<BuildOptions>, memory: Memory = emptyMemory()): ReadSite {
  const isPreview = Boolean(draft || showsUnpublished)
  const loaded = loadAgain(content, day, isPreview, memory)
  const { register, site } = loaded
  const records = readRecords(content)
  const documents = [...records.documents.values()]
  const read = memory.readPages(content, register, {
    files: [...Object.keys(derivedFiles), ...Object.keys(copiedFiles), ...iconAddresses, ...documents.flatMap(madeAddresses), ...Object.values(feedAddresses()), evidenceAddress, ...evidenceFiles, ...(register ? sentAddresses(register) : [])],
    redirects: (site?.redirects ?? []).map(({ from }) => from),
    keepIds: (path) => keptIds(records.documents.get(path)),
    idsState: JSON.stringify(documents.map(({ ids }) => ids)),
  })
  const leftInTexts = site?.example === false ? leftFaults(read.leftToFillIn) : []
  const faults = [...loaded.faults, ...leftInTexts, ...records.faults, ...read.faults, ...strayVersions(read, (path) => shownPath(join(content, path))), ...readEvidence(content).faults]
  // An editor learns in one build what is to be recorded of what visitors are asked about, and of the texts that say it.
  const policies = register ? judgeDocuments(basisOf(loaded, read, readableRecords(records, read, content), content)) : []
  return {
    register,
    read,
    faults: [...faults, ...policies.flatMap((judged) => [...judged.faults, ...(judged.unpublishedFault && !isPreview ? [judged.unpublishedFault] : [])])],
    leftToFillIn: [...loaded.leftToFillIn, ...read.leftToFillIn],
    day: loaded.day,
    policies,
    asksAgain: askedAgain(loaded),
    formerFolders: documents.flatMap((records) => formerAddresses(records).filter((from) => !documents.some(({ path }) => addressOfFile(path) === from)).map((from) => ({ from, to: addressOfFile(records.path) }))),
  }
}

/** The records of the documents that can be judged: a fault elsewhere, which another person may have made, hides nothing of them. */
function readableRecords({ documents, faults }: AllRecords, read: ReadPages, content: string): AllRecords['documents'] {
  // Where such a page stands is not known, so a text that links there would seem to be another one.
  const unreadable = [...read.pages.values()].filter(({ frontMatter }) => frontMatter === undefined)
  const isFaulty = ({ name, path }: DocumentRecords) => read.faults.some(({ file }) => file === shownPath(join(content, path))) || faults.some(({ file }) => file.startsWith(`${shownPath(join(content, 'rules', name))}/`))
  const isSure = ({ path }: DocumentRecords) => !unreadable.some(({ url }) => read.pages.get(path)?.text.includes(`href="${url}`))
  return new Map([...documents].filter(([, each]) => !isFaulty(each) && isSure(each)))
}

function keptIds(records: DocumentRecords | undefined): KeepIds | undefined {
  return records && records.ids.length > 0 ? keepIdsOf(records.ids) : undefined
}

function basisOf({ register, declared, day }: Loaded, read: ReadPages, records: Basis['records'], content: string): Basis {
  if (!register || !declared) throw new Error('a register with faults has no policies')
  return {
    read,
    records,
    register,
    registerOn: (other) => ({ ...declared.onDay(other), revisions: register.revisions }),
    turningDays: turningDays(declared.onDay('9999-12-31'), day).slice(1),
    day,
    fileOf: (path) => shownPath(join(content, path)),
  }
}

/** The categories that more is wanted of than is recorded, by title. */
function askedAgain({ register, unrecorded }: Loaded): string[] {
  const ids = unrecorded.flatMap(({ asksAgain, scope }) => [...Object.keys(asksAgain), ...Object.keys(scope).filter((id) => !register?.revisions.knownCategories.includes(id))])
  return [...new Set(ids)].map((id) => register?.categories.find((category) => category.id === id)?.title ?? id)
}

/**
 * Prepares a site: register, pages, assets. Writes nothing.
 * @throws FaultsFound with every fault of every file.
 */
export async function prepareSite(options: Pick<BuildOptions, 'content' | 'day' | 'draft' | 'showsUnpublished'>, memory: Memory = emptyMemory()): Promise<PreparedSite> {
  const { register, read, faults, day, policies, asksAgain, formerFolders } = readSite(options, memory)
  if (!register || faults.length > 0) throw new FaultsFound(faults)
  const { addresses: assets, files: assetFiles } = await bundleAgain(register, memory)
  const { draft } = options
  const documents = policies.map(({ document }) => document)
  const compare = memory.comparer(register)
  const shown = new Map(policies.map((judged) => [judged.document.path, shownDocument(judged, asksAgain, Boolean(draft || options.showsUnpublished), register)]))
  const around = { register, assets, question: pageQuestion(register), draft, announcements: announcements(documents, register) }
  const madePagesOf = policies.flatMap((judged) => madePages(judged, compare, register))
  const evidence = readEvidence(options.content)
  const evidencePage = (isThisBuild: boolean | undefined) => evidenceSitePage(evidence, around, assets.evidence, isThisBuild)
  const pageAt = (path: string) => {
    const page = read.pages.get(path)
    if (!page) throw new Error(`${path} was not read`)
    const { headings, version } = shown.get(path) ?? page
    return { ...page, headings, version }
  }
  return {
    register,
    read,
    assets,
    assetFiles: [...assetFiles, ...askedFiles(register, options.content)],
    copies: new Map([...Object.entries(copiedFiles), ...read.images.map((path): [string, string] => [`/${path}`, join(options.content, path)]), ...evidence.copies]),
    draft,
    day,
    formerFolders,
    // Of a text that search engines should show under another address, they are not told.
    pages: [...[...read.pages.keys()].map(pageAt), ...madePagesOf.filter(({ page, around: { canonical } }) => canonical === page.url).map(({ page }) => page), evidenceListing(register)],
    viewOf: (path) => ({ ...around, page: pageAt(path), around: shown.get(path)?.around }),
    htmlOf: (path) => withSeen(shown.get(path)?.html ?? pageAt(path).html, evidence, register),
    made: new Map([...madePagesOf.map((made): [string, string] => [made.page.url, pageLayout({ ...around, page: made.page, around: made.around }, made.text).markup]), ...feeds(documents, compare, register), [evidenceAddress, evidencePage(undefined)], ...evidenceData(evidence), ...sentPages(around)]),
    pageCount: read.pages.size + madePagesOf.length + register.forms.length + 1,
    evidence,
    evidencePage,
    recordAddresses: madePagesOf.filter(({ around: { isRecord } }) => isRecord).map(({ page }) => page.url),
    policies,
  }
}

function loadAgain(content: string, day: string | undefined, isPreview: boolean, memory: Memory): Loaded {
  const texts = registerTexts(content)
  const isOfToday = memory.register?.loaded.day === (day ?? today(memory.register?.loaded.site?.timeZone ?? 'UTC'))
  if (memory.register?.texts !== texts || !isOfToday) memory.register = { texts, loaded: loadRegister(content, day, isPreview) }
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
