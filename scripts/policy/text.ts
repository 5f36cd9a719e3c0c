// What a version says, without how it is drawn: its words and where its links lead. Two texts are one version if these are equal,
// and nothing stands otherwise (structure.ts).
import { createHash } from 'node:crypto'
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'

type Node = DefaultTreeAdapterMap['node']

/** What a text says: its words in reading order, and its links in that order. */
export interface Said {
  words: string[]
  links: { text: string; target: string }[]
}

/** The words and links of a text in HTML. */
export function saidIn(html: string): Said {
  const links: Said['links'] = []
  const words = wordsIn(textOf(parsedText(html), links))
  return { words, links }
}

/** A text in HTML as a tree, not to be changed: its words, its structure and its blocks are each read from it. */
export const parsedText = rememberedByText((html) => parseFragment(html), 4)

/** The hash of what a text says: SHA-256 of its words and link targets. A change of markup leaves it as it is. */
export const saidHash = rememberedByText(hashOfWords)

/** What was recorded does not change, and is held against what is written at every save: what is found of it is kept, of the last texts. */
export function rememberedByText<Found>(find: (html: string) => Found, most = 100): (html: string) => Found {
  const known = new Map<string, Found>()
  return (html) => {
    const kept = known.get(html)
    if (kept !== undefined) return kept
    const found = find(html)
    if (known.size >= most) known.clear()
    known.set(html, found)
    return found
  }
}

function hashOfWords(html: string): string {
  const { words, links } = saidIn(html)
  return sha256(JSON.stringify([words, links.map(({ target }) => target)]))
}

/** SHA-256 of a text, in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The words of some text, in the one form in which they are compared: composed letters, plain quotes, hyphens and spaces. */
export function wordsIn(text: string): string[] {
  return plainSigns(text).split(/\s+/).filter((word) => word !== '')
}

/** Signs that look alike, or not at all, as one: typographic quotes, hyphens, soft hyphens, spaces that do not break. */
export function plainSigns(text: string): string {
  if (isAscii.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/[\u2018\u2019\u201A\u201B]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F]/g, '"')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
}

const isAscii = /^[\0-\x7F]*$/

/** Elements inside a line of words; all others part the words before them from those in them. */
const insideALine = ['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr']

/** Whether an element stands inside a line of words. */
export function isInsideALine(name: string): boolean {
  return insideALine.includes(name)
}

/** The words of a node as text; its links are added to `links`. */
export function textOf(node: Node, links: Said['links'] = []): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (!('childNodes' in node)) return ''
  const place = links.length
  const text = node.childNodes.map((child) => textOf(child, links)).join('')
  if (!('tagName' in node)) return text
  const attribute = (name: string) => node.attrs.find((each) => each.name === name)?.value
  if (node.tagName === 'img') return ` ${attribute('alt') ?? ''} `
  if (node.tagName === 'a') links.splice(place, 0, { text: wordsIn(text).join(' '), target: attribute('href') ?? '' })
  return isInsideALine(node.tagName) ? text : ` ${text} `
}
