// Reads every page of a content folder once: front matter, text, links, faults. Eleventy then only puts the HTML in its place.
import { join } from 'node:path'
import type { Token } from 'markdown-it'
import type { Page } from '../../layouts/page/view.ts'
import type { Fault } from '../register/fault.ts'
import { readTextFile, shownPath } from '../register/files.ts'
import type { Register } from '../register/load.ts'
import { nearest } from '../register/nearest.ts'
import { addressOfFile, resolveLink, type Addresses } from './addresses.ts'
import { filesOf } from './content-files.ts'
import { aroundText, report, type Context, type KeepIds, type LinkToPlace } from './context.ts'
import { documentOf } from './documents.ts'
import { atTheTop, splitFrontMatter, type FrontMatter, type SplitFile } from './front-matter.ts'
import { readFormLinks } from './form-links.ts'
import { sharedOutputs } from './outputs.ts'
import { createParser } from './parser.ts'
import { readSiteLinks } from './site-links.ts'

/** A page that was read: what the layouts need, and its text as HTML. */
export interface ReadPage extends Page {
  html: string
  /** Of a document, the text as a version of it is kept: what is furniture left out, and each fact marked as one. */
  text: string
  frontMatter: FrontMatter | undefined
  /** Line and column of a value in the front matter. */
  placeOf: SplitFile['placeOf']
}

/** All pages of a content folder, by file inside it, and every fault found on the way. */
export interface ReadPages {
  pages: ReadonlyMap<string, ReadPage>
  /** Images that lie beside the texts, as paths inside the content folder. */
  images: readonly string[]
  addresses: Addresses
  faults: Fault[]
  /** Lines of the texts that an owner still has to fill in. */
  leftToFillIn: Fault[]
  /** A page as it reads by another register, that of a later day. */
  pageBy: (path: string, register: Register) => ReadPage
}

/**
 * Reads the pages of a content folder; `others` are the addresses of the site that are not pages.
 * Without a register (it has faults) the pages are read for their own faults only.
 */
export type PageReader = (content: string, register: Register | undefined, others: OtherAddresses) => ReadPages

/** Addresses of the site that are not pages. */
export interface OtherAddresses {
  /** Of files that the site makes or copies, those that only the host reads too. */
  files: readonly string[]
  /** Of redirects. */
  redirects: readonly string[]
  /** For a text that was published, how its sections keep the ids that they were published with. */
  keepIds?: (path: string) => KeepIds | undefined
  /** Changes whenever what `keepIds` gives does. */
  idsState?: string
}

/** Files that the host reads and does not serve; no link leads there. */
const readByHost = ['/_headers', '/_redirects']

/** A page's file, taken apart. */
interface Source extends SplitFile {
  path: string
  file: string
  url: string
  /** The whole file, front matter and all, or why it could not be read. */
  text: string | Fault
}

interface Rendered {
  page: ReadPage
  faults: Fault[]
  ids: ReadonlySet<string>
  fragments: readonly LinkToPlace[]
}

/** A reader that remembers what it read: a page is read anew only when its text, the register or the set of addresses changed. */
export function createPageReader(): PageReader {
  const parser = createParser()
  let remembered = new Map<string, { source: Source; rendered: Rendered }>()
  let rememberedFor: { register: Register | undefined; addresses: string } | undefined
  const sourcesByPath = new Map<string, Source>()

  return (content, register, others) => {
    const files = filesOf(content)
    const sources = files.pages.map((path) => readSource(content, path, sourcesByPath.get(path)))
    sources.forEach((source) => sourcesByPath.set(source.path, source))
    const addresses: Addresses = {
      pages: new Map(sources.map(({ path, url }) => [path, url])),
      others: new Set([...others.files.filter((address) => !readByHost.includes(address)), ...others.redirects, ...files.images.map((path) => `/${path}`)]),
    }
    const state = { register, addresses: JSON.stringify([[...addresses.pages], [...addresses.others], others.idsState]) }
    if (rememberedFor?.register !== register || rememberedFor?.addresses !== state.addresses) remembered = new Map()
    rememberedFor = state

    const read = new Map<string, { source: Source; rendered: Rendered }>()
    for (const source of sources) {
      const before = remembered.get(source.path)
      read.set(source.path, before?.source === source ? before : { source, rendered: render(source, register) })
    }
    remembered = read

    const siteLinks = register ? readSiteLinks(content, register, addresses, [...others.files, ...files.images.map((path) => `/${path}`)]) : { faults: [], fragments: [] }
    const rendered = [...read.values()].map((entry) => entry.rendered)
    const formLinks = register ? readFormLinks(content, register, addresses, rendered.map(({ page }) => page.html)) : { faults: [], fragments: [] }
    const fragments = [...siteLinks.fragments, ...formLinks.fragments, ...rendered.flatMap((entry) => entry.fragments)]
    const faults = [
      ...files.faults,
      ...sources.flatMap((source) => source.faults),
      ...sharedOutputs([...others.files.map((address) => ({ address })), ...files.images.map((path) => ({ file: shownPath(join(content, path)), address: `/${path}` })), ...sources.map(({ file, url }) => ({ file, address: url }))]),
      ...siteLinks.faults,
      ...formLinks.faults,
      ...rendered.flatMap((entry) => entry.faults),
      ...deadFragments(fragments, [...read.values()]),
    ]
    return { pages: new Map([...read].map(([path, { rendered: { page } }]) => [path, page])), images: files.images, addresses, faults, leftToFillIn: sources.flatMap((source) => source.leftToFillIn), pageBy }

    function pageBy(path: string, other: Register): ReadPage {
      const source = sourcesByPath.get(path)
      if (!source) throw new Error(`${path} was not read`)
      return render(source, other).page
    }

    function render(source: Source, register: Register | undefined): Rendered {
      const context: Context = {
        file: source.file,
        firstLine: source.firstLine,
        lines: source.body.split('\n'),
        register,
        resolve: (href) => resolveLink(href, source.path, addresses),
        faults: [],
        headings: [],
        keepIds: others.keepIds?.(source.path),
        ids: new Map(idsOfLayout.map((id) => [id, aroundText])),
        fragments: [],
      }
      const endless = endlessComments(source.body)
      if (endless !== undefined) report(context, endless, '<!--', { rule: 'raw-html', message: `${mostOpenComments} comments begin from here on, and none ends`, fix: 'write --> where each ends' })
      const tokens = endless === undefined ? parser.parse(source.body, { context }) : []
      const firstHeading = context.headings.find(({ level }) => level === 1)
      const { frontMatter } = source
      const title = frontMatter?.title ?? firstHeading?.text
      if (frontMatter && title === undefined)
        context.faults.push({ file: source.file, line: 1, column: 1, rule: 'missing-title', message: 'the page has no title', fix: 'begin the text with a line "# Title"' })
      const page: ReadPage = {
        url: source.url,
        path: source.path,
        title: title ?? '',
        description: frontMatter?.description ?? '',
        version: frontMatter?.version,
        listed: frontMatter?.listed ?? false,
        headings: context.headings,
        hasTitle: firstHeading !== undefined,
        html: parser.renderer.render(tokens, parser.options, {}),
        text: documentOf(source.path) === undefined ? '' : parser.renderer.render(tokens.map(inVersion), parser.options, {}),
        frontMatter,
        placeOf: source.placeOf,
      }
      const fragments = context.fragments.map((link) => ({ ...link, url: link.url || source.url }))
      return { page, faults: context.faults, ids: new Set(context.ids.keys()), fragments }
    }
  }
}

/** A directive as a version keeps it; everything else as it is. */
function inVersion(token: Token): Token {
  if (typeof token.meta?.inVersion !== 'string') return token
  return Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token, { content: token.meta.inVersion as string })
}

/** markdown-it looks for the end of each comment anew; with this many that never end it would look for minutes. */
const mostOpenComments = 200

/** The line (from 0) behind which more comments begin than one can mean, and none ends. */
function endlessComments(text: string): number | undefined {
  const behind = text.slice(text.lastIndexOf('-->') + 1)
  if (behind.split('<!--', mostOpenComments + 1).length <= mostOpenComments) return undefined
  return text.slice(0, text.length - behind.length + behind.indexOf('<!--')).split('\n').length - 1
}

/** Ids that the page around the text uses already. */
const idsOfLayout = ['text', 'cc-main']

function readSource(content: string, path: string, before: Source | undefined): Source {
  const file = shownPath(join(content, path))
  const text = readTextFile(join(content, path), file)
  if (before?.text === text && before.file === file) return before
  const split: SplitFile = typeof text === 'string' ? splitFrontMatter(file, text) : { frontMatter: undefined, placeOf: atTheTop, faults: [text], leftToFillIn: [], body: '', firstLine: 1 }
  return { ...split, path, file, text, url: split.frontMatter?.permalink ?? addressOfFile(path) }
}

function deadFragments(links: readonly LinkToPlace[], pages: readonly { source: Source; rendered: Rendered }[]): Fault[] {
  // Where the front matter has faults, the text may not have been found.
  const idsByUrl = new Map(pages.filter(({ source }) => source.frontMatter).map(({ source, rendered }) => [source.url, rendered.ids]))
  return links.flatMap(({ file, url, fragment, line, column }) => {
    const ids = idsByUrl.get(url)
    if (!ids || ids.has(fragment) || fragment === '') return []
    const near = nearest(fragment, [...ids])
    return [{ file, line, column, rule: 'dead-fragment', message: `${url} has no place "#${fragment}"`, fix: near ? `did you mean "#${near}"?` : 'write the id of a heading there' }]
  })
}
