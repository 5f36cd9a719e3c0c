// Reads every page of a content folder once: front matter, text, links, faults. Eleventy then only puts the HTML in its place.
import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Page } from '../../layouts/page/view.ts'
import type { Fault } from '../register/fault.ts'
import { readTextFile, shownPath } from '../register/files.ts'
import type { Register } from '../register/load.ts'
import { nearest } from '../register/nearest.ts'
import { validate } from '../register/validate.ts'
import { addressOfFile, resolveLink, type Addresses } from './addresses.ts'
import type { Context } from './context.ts'
import { frontMatterSchema, splitFrontMatter, type FrontMatter } from './front-matter.ts'
import { createParser } from './parser.ts'

/** A page that was read: what the layouts need, and its text as HTML. */
export interface ReadPage extends Page {
  html: string
}

/** All pages of a content folder, by file inside it, and every fault found on the way. */
export interface ReadPages {
  pages: ReadonlyMap<string, ReadPage>
  /** Images that lie beside the texts, as paths inside the content folder. */
  images: readonly string[]
  addresses: Addresses
  faults: Fault[]
}

/** Reads the pages of a content folder; `others` are addresses of the site that are not pages. */
export type PageReader = (content: string, register: Register, others: readonly string[]) => ReadPages

interface Source {
  path: string
  file: string
  body: string
  firstLine: number
  frontMatter: FrontMatter
  url: string
  /** The whole file, front matter and all. */
  text: string
}

interface Rendered {
  page: ReadPage
  faults: Fault[]
  ids: ReadonlySet<string>
  fragments: Context['fragments']
}

/** A reader that remembers what it read: a page is read anew only when its text, the register or the set of addresses changed. */
export function createPageReader(): PageReader {
  const parser = createParser()
  let remembered = new Map<string, { source: Source; rendered: Rendered }>()
  let rememberedFor: { register: Register; addresses: string } | undefined
  const sourcesByPath = new Map<string, Source>()

  return (content, register, others) => {
    const faults: Fault[] = []
    const files = filesOf(content, faults)
    const sources = files.pages.flatMap((path) => readSource(content, path, faults, sourcesByPath.get(path)))
    sources.forEach((source) => sourcesByPath.set(source.path, source))
    refuseSharedAddresses(sources, faults)
    const addresses: Addresses = {
      pages: new Map(sources.map(({ path, url }) => [path, url])),
      others: new Set([...others, ...files.images.map((path) => `/${path}`)]),
    }
    const state = { register, addresses: JSON.stringify([[...addresses.pages], [...addresses.others]]) }
    if (rememberedFor?.register !== register || rememberedFor.addresses !== state.addresses) remembered = new Map()
    rememberedFor = state

    const read = new Map<string, { source: Source; rendered: Rendered }>()
    for (const source of sources) {
      const before = remembered.get(source.path)
      read.set(source.path, before?.source === source ? before : { source, rendered: render(source) })
    }
    remembered = read

    const rendered = [...read.values()].map((entry) => entry.rendered)
    faults.push(...rendered.flatMap((entry) => entry.faults), ...deadFragments(rendered, read))
    return { pages: new Map([...read].map(([path, { rendered: { page } }]) => [path, page])), images: files.images, addresses, faults }

    function render(source: Source): Rendered {
      const context: Context = {
        file: source.file,
        firstLine: source.firstLine,
        lines: source.body.split('\n'),
        register,
        resolve: (href) => resolveLink(href, source.path, addresses),
        faults: [],
        headings: [],
        ids: new Map(idsOfLayout.map((id) => [id, -1])),
        fragments: [],
      }
      const text = parser.render(source.body, { context })
      const firstHeading = context.headings.find(({ level }) => level === 1)
      const title = source.frontMatter.title ?? firstHeading?.text
      if (title === undefined)
        context.faults.push({ file: source.file, line: 1, column: 1, rule: 'missing-title', message: 'the page has no title', fix: 'begin the text with a line "# Title"' })
      const page: ReadPage = {
        url: source.url,
        path: source.path,
        title: title ?? '',
        description: source.frontMatter.description,
        version: source.frontMatter.version,
        listed: source.frontMatter.listed,
        headings: context.headings,
        hasTitle: firstHeading !== undefined,
        html: text,
      }
      return { page, faults: context.faults, ids: new Set(context.ids.keys()), fragments: context.fragments }
    }
  }
}

/** Ids that the page around the text uses already. */
const idsOfLayout = ['text']

const imageEndings = ['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg']

function filesOf(content: string, faults: Fault[]): { pages: string[]; images: string[] } {
  const found = { pages: [] as string[], images: [] as string[] }
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(content, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = posix.join(folder, entry.name)
      if (entry.name.startsWith('.') || belongsToTheRegister(path)) continue
      if (entry.isDirectory()) walk(path)
      else if (path.endsWith('.md')) found.pages.push(path)
      else if (imageEndings.includes(posix.extname(path).toLowerCase())) found.images.push(path)
      else
        faults.push({
          file: shownPath(join(content, path)),
          line: 1,
          column: 1,
          rule: 'unknown-file',
          message: 'nothing reads this file',
          fix: 'name a text .md, an image .png, .jpg, .svg, .webp or .avif, or move the file out of content/',
        })
    }
  }
  walk('')
  return found
}

function belongsToTheRegister(path: string): boolean {
  return path === 'register' || path === 'site.yaml' || path === 'words.yaml'
}

function readSource(content: string, path: string, faults: Fault[], before: Source | undefined): Source[] {
  const file = shownPath(join(content, path))
  const text = readTextFile(join(content, path), file)
  if (before?.text === text && before.file === file) return [before]
  const split = typeof text === 'string' ? splitFrontMatter(file, text) : [text]
  if (Array.isArray(split)) {
    faults.push(...split)
    return []
  }
  const checked = validate(split.yaml, frontMatterSchema)
  if (Array.isArray(checked)) {
    faults.push(...checked)
    return []
  }
  return [{ path, file, body: split.body, firstLine: split.firstLine, frontMatter: checked.value, url: checked.value.permalink ?? addressOfFile(path), text: String(text) }]
}

function refuseSharedAddresses(sources: readonly Source[], faults: Fault[]): void {
  const first = new Map<string, Source>()
  for (const source of sources) {
    const before = first.get(source.url)
    if (before) faults.push({ file: source.file, line: 1, column: 1, rule: 'address-twice', message: `${before.file} has the address ${source.url} too`, fix: 'rename one of the two' })
    else first.set(source.url, source)
  }
}

function deadFragments(rendered: readonly Rendered[], read: ReadonlyMap<string, { source: Source }>): Fault[] {
  const idsByUrl = new Map(rendered.map(({ page, ids }) => [page.url, ids]))
  return rendered.flatMap(({ page, fragments }) =>
    fragments.flatMap(({ url, fragment, line, column }) => {
      const ids = idsByUrl.get(url === '' ? page.url : url)
      if (!ids || ids.has(fragment) || fragment === '') return []
      const near = nearest(fragment, [...ids])
      return [
        {
          file: read.get(page.path)?.source.file ?? page.path,
          line,
          column,
          rule: 'dead-fragment',
          message: `${url === '' ? 'this page' : url} has no place "#${fragment}"`,
          fix: near ? `did you mean "#${near}"?` : 'write the id of a heading there',
        },
      ]
    }),
  )
}
