// One page of a test's own among the pages of content/: its text goes in, its faults and its HTML come out.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'
import { emptyMemory } from '../../scripts/prepare.ts'
import type { ReadPage } from '../../scripts/markdown/pages.ts'
import type { Fault } from '../../scripts/register/fault.ts'
import { contentWith, readFolder, write } from '../content-folder.ts'

export type Element = DefaultTreeAdapterMap['element']
type Node = DefaultTreeAdapterMap['node']

const folder = contentWith({})
const memory = emptyMemory()
const frontMatter = '---\ntitle: A page\ndescription: A page of a test.\n---\n'

/** The line of the file on which the text of a page begins. */
export const firstLine = 5

/** What was read of a text. */
export interface ReadText {
  faults: Fault[]
  html: string
  headings: ReadPage['headings']
}

/** Reads a text as the page `page.md`, beside the pages of content/. */
export function readText(text: string): ReadText {
  const [read] = readAs(['page.md'], [text])
  assert.ok(read)
  return read
}

/** Reads many texts at once, each as a page of its own. */
export function readTexts(texts: readonly string[]): ReadText[] {
  const files = texts.map((_text, index) => `page-${index}.md`)
  return readAs(files, texts)
}

function readAs(files: readonly string[], texts: readonly string[]): ReadText[] {
  files.forEach((file, index) => write(join(folder, file), frontMatter + texts[index]))
  const { faults, read } = readFolder(folder, undefined, memory)
  for (const file of files) write(join(folder, file), undefined)
  assert.deepEqual(faults.filter(({ file }) => !files.includes(file)), [])
  return files.map((name) => {
    const page = read?.pages.get(name)
    return { faults: faults.filter(({ file }) => file === name), html: page?.html ?? '', headings: page?.headings ?? [] }
  })
}

/** The HTML of a text that has no fault. */
export function htmlOf(text: string): string {
  const { faults, html } = readText(text)
  assert.deepEqual(faults, [])
  return html.trim()
}

/** Holds that a text has one fault: at a place counted in the text from 1, of a rule, whose message and fix name some words. */
export function assertFault(text: string, [line, column]: readonly [number, number], rule: string, ...says: readonly string[]): void {
  const { faults } = readText(text)
  assert.deepEqual(
    faults.map((fault) => [fault.file, fault.line, fault.column, fault.rule]),
    [['page.md', firstLine + line - 1, column, rule]],
    JSON.stringify(faults, null, 2),
  )
  const said = `${faults[0]?.message}  ${faults[0]?.fix}`
  for (const word of says) assert.ok(said.includes(word), `${JSON.stringify(word)} is not in ${JSON.stringify(said)}`)
}

/** Every element of some HTML, in reading order. */
export function elementsOf(html: string): Element[] {
  return [...elementsIn(parseFragment(html))]
}

/** The words of an element, or of some HTML, with single spaces. */
export function wordsOf(of: Element | string): string {
  return textOf(typeof of === 'string' ? parseFragment(of) : of).replace(/\s+/g, ' ').trim()
}

/** The value of an attribute of an element. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((attribute) => attribute.name === name)?.value
}

function* elementsIn(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsIn(child)
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  // Cells and entries are words apart, even where no space is written between them.
  return node.childNodes.map(textOf).join('tagName' in node && ['tr', 'ul', 'dl', 'div'].includes(node.tagName) ? ' ' : '')
}
