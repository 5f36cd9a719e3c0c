// The built pages, one by one: every link leads somewhere, every id is there once, the HTML is valid.
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import { parse, type DefaultTreeAdapterMap } from 'parse5'
import { folderSource } from '../preview/files.ts'
import { readHostRules, type HostRules } from '../preview/rules.ts'
import type { Fault } from '../register/fault.ts'

type Element = DefaultTreeAdapterMap['element']
type Node = DefaultTreeAdapterMap['node']

interface BuiltPage {
  /** Path inside the built folder. */
  path: string
  url: string
  ids: ReadonlyMap<string, Element[]>
  links: { element: Element; address: string }[]
}

/** Every fault of a built folder; `shownAs` is the folder's name in the messages. Of the pages of `records` nothing can be mended any more. */
export async function builtFaults(folder: string, shownAs: string, records: readonly string[] = []): Promise<Fault[]> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.html'))
    .sort()
  const pages = paths.map((path) => readPage(folder, path))
  const living = pages.filter(({ url }) => !records.includes(url))
  const rules = await readHostRules(folder)
  const validity = await Promise.all(living.map(({ path }) => htmlFaults(folder, path)))
  return [...validity.flat(), ...living.flatMap((page) => [...twiceUsedIds(page), ...deadLinks(page, pages, folder, rules)])].map((fault) => ({ ...fault, file: `${shownAs}/${fault.file}` }))
}

const validator = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      // The pages of a legal text are named after their documents; a long name is no fault.
      'long-title': 'off',
      // Tables become lists on a phone, and browsers have taken from such a table what it is: https://adrianroselli.com/2018/02/tables-css-display-properties-and-aria.html
      'no-redundant-role': 'off',
    },
  }),
)

async function htmlFaults(folder: string, path: string): Promise<Fault[]> {
  const { results } = await validator.validateString(readFileSync(join(folder, path), 'utf8'), path)
  return results.flatMap(({ messages }) => messages.map(({ line, column, ruleId, message }) => ({ file: path, line, column, rule: ruleId, message, fix: 'mend the layout or the text that made it' })))
}

function readPage(folder: string, path: string): BuiltPage {
  const document = parse(readFileSync(join(folder, path), 'utf8'), { sourceCodeLocationInfo: true })
  const elements = [...elementsIn(document)]
  const ids = new Map<string, Element[]>()
  for (const element of elements) {
    const id = attribute(element, 'id')
    if (id !== undefined) ids.set(id, [...(ids.get(id) ?? []), element])
  }
  const links = elements.flatMap((element) => ['href', 'src', 'action'].flatMap((name) => (attribute(element, name) === undefined ? [] : [{ element, address: attribute(element, name) ?? '' }])))
  return { path, url: `/${path.replace(/(^|\/)index\.html$/, '$1')}`, ids, links }
}

function twiceUsedIds({ path, ids }: BuiltPage): Fault[] {
  return [...ids].flatMap(([id, elements]) => elements.slice(1).map((element) => ({ file: path, ...placeOf(element), rule: 'duplicate-id', message: `the id "${id}" is used twice`, fix: 'give one of the two another id' })))
}

function deadLinks(page: BuiltPage, pages: readonly BuiltPage[], folder: string, rules: HostRules): Fault[] {
  return page.links.flatMap(({ element, address }) => {
    const fault = (message: string, fix: string): Fault[] => [{ file: page.path, ...placeOf(element), rule: 'dead-link', message, fix }]
    if (/^(https?|mailto|tel):/.test(address)) return []
    const [path = '', fragment] = address.split('#')
    const url = path === '' ? page.url : decodeURIComponent(posix.join(path.startsWith('/') ? '/' : page.url, path.split('?')[0] ?? ''))
    const target = pages.find((other) => other.url === url)
    if (!target && !exists(folder, url, rules)) return fault(`"${address}" leads to nothing`, 'mend the address in the layout or in site.yaml')
    if (fragment && target && !target.ids.has(decodeURIComponent(fragment))) return fault(`${target.url} has no place "#${fragment}"`, 'write the id of an element there')
    return []
  })
}

function exists(folder: string, url: string, rules: HostRules): boolean {
  const found = folderSource(folder)(url)
  return (found !== undefined && 'body' in found) || rules.redirectFor(url, '') !== undefined
}

function* elementsIn(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsIn(child)
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value
}

function placeOf({ sourceCodeLocation }: Element): { line: number; column: number } {
  return { line: sourceCodeLocation?.startLine ?? 1, column: sourceCodeLocation?.startCol ?? 1 }
}
