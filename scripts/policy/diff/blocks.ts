// The HTML of a text as its leaves in reading order: runs of words and rows of tables, each with the containers around it.
import { html as namespaces, type DefaultTreeAdapterMap, type Token as Markup } from 'parse5'
import { isInsideALine, parsedText } from '../text.ts'
import { readRun, type Inline, type Piece, type Run } from './tokens.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** An element that holds blocks or a run of words. Two are the same one only if they are the same object. */
export interface Box {
  tag: string
  attrs: readonly Markup.Attribute[]
  /** The containers from the whole text to this one, itself included. */
  path: readonly Box[]
  /** Whether it is the wrapper of what the register says: no part of the text itself. */
  isFact: boolean
  /** Of a table's section: the column groups before it, and the most cells that a row of it has. */
  columnGroups: readonly Box[]
  columns: number
}

/** A text, or a cell of a table: a text of its own. */
export interface Text {
  root: Box
  leaves: Leaf[]
}

/** What is compared as a whole before its words are: the words of a block, or a row. Without either it is a container with nothing in it. */
export interface Leaf {
  /** The containers around it. */
  place: readonly Box[]
  run?: Run
  row?: { box: Box; cells: Text[] }
  /** What it says. Two leaves with one key say the same; what says nothing has an empty one. */
  key: string
  /** Whether it comes from the register. */
  isFact: boolean
  /** The heading of level 1 or 2 before it, or itself if it is one. */
  heading: Leaf | undefined
}

/** Which of the two texts is read. The old one is only quoted, so it keeps no ids, and no address inside the site, which may be gone. */
export type Side = 'before' | 'after'

/** Reads a text. */
export function readText(html: string, side: Side): Text {
  const root = boxOf('article', [], [])
  return { root, leaves: leavesIn(parsedText(html), root, side) }
}

/** A container inside others. */
export function boxOf(tag: string, attrs: Box['attrs'], around: readonly Box[]): Box {
  const box: Box = { tag, attrs, path: [], isFact: tag === 'div' && attrs.some(({ name }) => name === 'data-fact'), columnGroups: [], columns: 0 }
  box.path = [...around, box]
  return box
}

/** The runs of a leaf: its own, or those in its cells. */
export function runsOf({ run, row }: Leaf): Run[] {
  if (run) return [run]
  return row ? row.cells.flatMap(({ leaves }) => leaves.flatMap(runsOf)) : []
}

function leavesIn(node: Node, root: Box, side: Side): Leaf[] {
  const leaves: Leaf[] = []
  let heading: Leaf | undefined
  let pieces: Piece[] = []
  let groups: Box[] = []

  const add = (box: Box, leaf: Pick<Leaf, 'run' | 'row' | 'key'>) => {
    const added: Leaf = { ...leaf, place: box.path, isFact: box.path.some(({ isFact }) => isFact), heading }
    if (leaf.run && /^h[12]$/.test(box.tag)) added.heading = heading = added
    leaves.push(added)
  }
  const endRun = (box: Box) => {
    if (pieces.some(({ text, atom }) => atom || /\S/.test(text))) {
      const run = readRun(pieces)
      add(box, { run, key: run.tokens.map(({ key }) => key).join('') })
    }
    pieces = []
  }
  const readRow = (element: Element, box: Box) => {
    const cells = element.childNodes.filter(isElement).map((cell) => {
      const inside = boxOf(cell.tagName, attributesOf(cell, side), [])
      return { root: inside, leaves: leavesIn(cell, inside, side) }
    })
    const said = cells.map(({ leaves }) => leaves.map(({ key }) => key).join(''))
    box.columns = Math.max(box.columns, cells.length)
    add(box, { row: { box: boxOf('tr', attributesOf(element, side), box.path), cells }, key: said.some((key) => key !== '') ? `row${said.join('\n')}` : '' })
  }
  const readBlock = (element: Element, around: Box, inline: readonly Inline[]) => {
    const box = boxOf(element.tagName, attributesOf(element, side), around.path)
    const before = leaves.length
    if (box.tag === 'colgroup') return groups.push({ ...box, columnGroups: element.childNodes.filter(isElement).map((column) => boxOf(column.tagName, attributesOf(column, side), box.path)) })
    if (isSection(box.tag)) [box.columnGroups, groups] = [groups, []]
    read(element, box, inline)
    endRun(box)
    if (leaves.length === before) add(box, { key: '' })
  }
  const read = (parent: Node, box: Box, inline: readonly Inline[]) => {
    if (!('childNodes' in parent)) return
    for (const child of parent.childNodes) {
      if (child.nodeName === '#text' && 'value' in child) pieces.push({ text: child.value, path: inline })
      else if (!isElement(child)) continue
      else if (child.tagName === 'tr') readRow(child, box)
      else if (isInline(child)) readInline(child, box, inline)
      else {
        endRun(box)
        readBlock(child, box, inline)
      }
    }
  }
  const readInline = (element: Element, box: Box, around: readonly Inline[]) => {
    const inline = inlineOf(element, side)
    // Blocks inside it end a run, and each goes on in the element: <a><p></p></a> is read as <p><a></a></p>.
    if (element.childNodes.length > 0) read(element, box, [...around, inline])
    else if (inline.tag === 'img' && side === 'before') pieces.push(...[' ', altOf(element), ' '].map((text) => ({ text, path: around })))
    else pieces.push({ text: altOf(element), atom: inline, path: around })
  }

  read(node, root, [])
  endRun(root)
  return leaves
}

/** Whether a container is a section of a table. */
export function isSection(tag: string): boolean {
  return tag === 'thead' || tag === 'tbody' || tag === 'tfoot'
}

function isElement(node: Node): node is Element {
  return 'tagName' in node && node.namespaceURI === namespaces.NS.HTML
}

function isInline({ tagName }: Element): boolean {
  return isInsideALine(tagName) || tagName === 'br' || tagName === 'img'
}

function altOf({ tagName, attrs }: Element): string {
  return tagName === 'img' ? (attrs.find(({ name }) => name === 'alt')?.value ?? '') : ''
}

function inlineOf(element: Element, side: Side): Inline {
  const target = element.tagName === 'a' ? element.attrs.find(({ name }) => name === 'href')?.value : undefined
  return { tag: plainTags[element.tagName] ?? element.tagName, attrs: attributesOf(element, side), target }
}

/** In a comparison these two say what changed; where a text has them itself, they look alike and say nothing. */
const plainTags: Record<string, string> = { ins: 'u', del: 's' }

const idsAndReferences = ['id', 'name', 'for', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-controls']

function attributesOf({ attrs }: Element, side: Side): readonly Markup.Attribute[] {
  if (side === 'after') return attrs
  return attrs.filter(({ name, value }) => !idsAndReferences.includes(name) && !(name === 'href' && !/^[a-z][a-z0-9+.-]*:/i.test(value)))
}
