// What words mean by where they stand: under which number, in which cell, below which heading, raised, in which link. Two texts of the
// same words are not one version where this differs.
import type { DefaultTreeAdapterMap } from 'parse5'
import { parsedText, rememberedByText, saidIn, textOf, wordsIn } from './text.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** A part of a text whose place carries meaning, by its words, and with signs that show the place: `2. words`, `| words | words |`. */
export interface Placed {
  words: string
  shown: string
  /** Where the comparison of words marks it itself: a struck-out word always, a link where other words changed. */
  markedAs?: 'struck' | 'link'
  /** The mark by which a reader is told that its words do not hold, or no longer sees them. */
  takesBack?: string
}

/** A part that stands otherwise in another text; empty where that text has it as plain words. */
export interface Moved {
  before: string
  after: string
}

/**
 * The parts of a text in HTML whose place carries meaning, in reading order: entries of lists, rows, headings, terms, quotations, links,
 * what is raised or lowered, struck out or folded, and what has a title, a direction or a class of an editor's. What comes from the register stands where the layouts put it.
 */
export const placedIn = rememberedByText((html): readonly Placed[] => {
  const found: Placed[] = []
  read(parsedText(html), [], '', found)
  return found
})

/** What takes words back in a text: those that are struck out, and the marks by which it folds or styles others. */
export function takenBackIn(html: string): string[] {
  return placedIn(html).flatMap(({ takesBack }) => takesBack ?? [])
}

/** Whether two texts have the same parts in the same places. */
export function isPlacedAlike(one: string, other: string): boolean {
  return one === other || JSON.stringify(placedIn(one)) === JSON.stringify(placedIn(other))
}

const shownAtOnce = 20

/**
 * What stands otherwise in the same words, in the order of the new text. What changed its words is not among it: that is marked in the
 * text, as is what is struck out. Where other words changed, `isMarked`, entries that only count on and new links are marked there, too.
 */
export function movedParts(before: string, after: string, isMarked: boolean, alike: (old: readonly string[], now: readonly string[]) => readonly (readonly [number, number])[]): Moved[] {
  const [old, now] = [before, after].map((html) => placedIn(html).filter(({ markedAs }) => markedAs !== 'struck' && (!isMarked || markedAs !== 'link'))) as [Placed[], Placed[]]
  const [oldText, newText] = [before, after].map((html) => ` ${saidIn(html).words.join(' ')} `) as [string, string]
  const key = ({ shown }: Placed) => (isMarked ? shown.replace(/^(?<before>(?:\S+ )*?)\d+(?<end>\.|\(\w\)\.) /, '$<before>1$<end> ') : shown)
  const moved: Moved[] = []
  let [i, j] = [0, 0]
  for (const [nextOld, nextNow] of [...alike(old.map(key), now.map(key)), [old.length, now.length] as const]) {
    const gone = old.slice(i, nextOld).filter(({ words }) => newText.includes(` ${words} `))
    const come = now.slice(j, nextNow).filter(({ words }) => oldText.includes(` ${words} `))
    ;[i, j] = [nextOld + 1, nextNow + 1]
    for (const part of come) {
      const same = gone.findIndex(({ words }) => words === part.words)
      moved.push({ before: same < 0 ? '' : (gone.splice(same, 1)[0]?.shown ?? ''), after: part.shown })
    }
    moved.push(...gone.map(({ shown }) => ({ before: shown, after: '' })))
  }
  return moved.slice(0, shownAtOnce)
}

/** Reads the parts in a node; `lists` are the lists around it, `word` is what stands before it without a space. */
function read(node: Node, lists: readonly string[], word: string, found: Placed[]): void {
  if (!('childNodes' in node)) return
  if ('tagName' in node) {
    if (attributeOf(node, 'data-fact') !== undefined) return
    found.push(...partsOf(node, lists, word))
  }
  const isList = 'tagName' in node && (node.tagName === 'ul' || node.tagName === 'ol')
  const numbers = isList ? numbersOf(node) : undefined
  node.childNodes.forEach((child, index) => read(child, numbers ? [...lists, numbers.get(child) ?? ''] : lists, isRaised(child) ? lastWordOf(node.childNodes.slice(0, index)) : '', found))
}

/** Classes that the layouts give to facts and tables; any other is an editor's, and could hide or grey out its words. */
const ownClasses = ['table', 'facts', 'align-center', 'align-right', 'align-left']
const struckTags = ['s', 'del', 'ins']

function partsOf(element: Element, lists: readonly string[], word: string): Placed[] {
  const words = ownWords(element, word)
  const [title, direction] = [attributeOf(element, 'title'), attributeOf(element, 'dir')]
  const classes = (attributeOf(element, 'class') ?? '').split(' ').filter((name) => name !== '' && !ownClasses.includes(name))
  const told = [...(title ? [`title “${title}”`] : []), ...(direction ? [direction] : []), ...classes.map((name) => `.${name}`)]
  const shown = partOf(element, lists, words, word)
  if (shown === undefined && told.length === 0) return []
  const markedAs = struckTags.includes(element.tagName) ? 'struck' : element.tagName === 'a' ? 'link' : undefined
  const mark = markedAs === 'struck' ? `${element.tagName}: ${words}` : element.tagName === 'details' ? element.tagName : classes.join(' ')
  return [{ words, shown: told.length === 0 ? (shown ?? words) : `${shown ?? words} (${told.join(', ')})`, ...(markedAs ? { markedAs } : {}), ...(mark === '' ? {} : { takesBack: mark }) }]
}

function partOf(element: Element, lists: readonly string[], words: string, word: string): string | undefined {
  const { tagName } = element
  if (/^h[1-6]$/.test(tagName)) return `${'#'.repeat(Number(tagName.slice(1)))} ${words}`
  if (tagName === 'li') return `${lists.join(' ')} ${words}`
  if (tagName === 'tr') return `| ${element.childNodes.filter(isElement).map(cellOf).join(' | ')} |`
  if (tagName === 'dt') return `${words}:`
  if (tagName === 'dd') return `: ${words}`
  if (tagName === 'blockquote' || tagName === 'q') return `> ${wordsOf(element)}`
  if (tagName === 'sup') return `${word}^${wordsOf(element)}`
  if (tagName === 'sub') return `${word}_${wordsOf(element)}`
  if (struckTags.includes(tagName)) return `~~${words}~~`
  if (tagName === 'details') return `▸ ${words}`
  if (tagName === 'a' && attributeOf(element, 'href') !== undefined) return `[${words}]`
  return undefined
}

function cellOf(cell: Element): string {
  const over = ['colspan', 'rowspan'].flatMap((name) => attributeOf(cell, name) ?? []).filter((count) => count !== '1')
  return [wordsOf(cell), ...over.map((count) => `(${count})`)].filter((part) => part !== '').join(' ')
}

/** The sign before each entry of a list: its number, as a browser counts, or a point. */
function numbersOf(list: Element): Map<Node, string> {
  const entries = list.childNodes.filter((child) => isElement(child) && child.tagName === 'li') as Element[]
  if (list.tagName === 'ul') return new Map(entries.map((entry) => [entry, '•']))
  const isReversed = attributeOf(list, 'reversed') !== undefined
  const type = attributeOf(list, 'type') ?? '1'
  let number = Number(attributeOf(list, 'start') ?? (isReversed ? entries.length : 1))
  return new Map(
    entries.map((entry) => {
      number = Number(attributeOf(entry, 'value') ?? number)
      const sign = `${number}${type === '1' ? '.' : `(${type}).`}`
      number += isReversed ? -1 : 1
      return [entry, sign]
    }),
  )
}

/** The words of an entry without those of the lists in it; what is raised or lowered goes with the word before it. */
function ownWords(element: Element, word: string): string {
  const { tagName } = element
  if (tagName === 'li') return words(element.childNodes.filter((child) => !isElement(child) || (child.tagName !== 'ul' && child.tagName !== 'ol')).map((node) => textOf(node)).join(''))
  return words(word + textOf(element))
}

function isRaised(node: Node): boolean {
  return isElement(node) && (node.tagName === 'sup' || node.tagName === 'sub')
}

/** The word that some nodes end with; empty where they end with a space. */
function lastWordOf(nodes: readonly Node[]): string {
  return nodes.map((node) => textOf(node)).join('').split(/\s/).at(-1) ?? ''
}

function wordsOf(node: Node): string {
  return words(textOf(node))
}

function words(text: string): string {
  return wordsIn(text).join(' ')
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value
}
