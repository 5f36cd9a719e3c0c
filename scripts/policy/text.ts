// What a version says, without how it is drawn: its words and where its links lead. Two texts are one version if these are equal.
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
  const words = wordsIn(textOf(parseFragment(html), links))
  return { words, links }
}

/**
 * The hash of what a text says: SHA-256 of its words and link targets. A change of markup alone leaves it as it is, but for markup
 * by which a reader is told that words do not hold, or no longer sees them.
 */
export function saidHash(html: string): string {
  const found = known.get(html) ?? hashOfWords(html)
  if (known.size >= mostRemembered) known.clear()
  known.set(html, found)
  return found
}

// What was recorded does not change, and is held against what is written at every save.
const known = new Map<string, string>()
const mostRemembered = 100

function hashOfWords(html: string): string {
  const { words, links } = saidIn(html)
  const taken = takenBack(parseFragment(html))
  return sha256(JSON.stringify([words, links.map(({ target }) => target), ...(taken.length > 0 ? [taken] : [])]))
}

/** The words that a text takes back by striking them out, and the marks by which it folds or styles others. */
export function takenBackIn(html: string): string[] {
  return takenBack(parseFragment(html)).map((taken) => (struckTags.includes(markOf(taken)) ? taken : markOf(taken)))
}

const struckTags = ['s', 'del', 'ins']

function markOf(taken: string): string {
  return taken.slice(0, taken.indexOf(':'))
}

/** Classes that the layouts give to facts and tables; any other is an editor's, and could hide or grey out its words. */
const ownClasses = ['table', 'facts', 'align-center', 'align-right', 'align-left']

/** Words that are struck through, folded, or styled by a class of an editor's. */
function takenBack(node: Node): string[] {
  if (!('childNodes' in node)) return []
  const inside = node.childNodes.flatMap(takenBack)
  if (!('tagName' in node)) return inside
  const classes = (node.attrs.find(({ name }) => name === 'class')?.value ?? '').split(' ').filter((name) => name !== '' && !ownClasses.includes(name))
  const marks = [...([...struckTags, 'details'].includes(node.tagName) ? [node.tagName] : []), ...classes]
  return [...marks.map((mark) => `${mark}: ${wordsIn(textOf(node, [])).join(' ')}`), ...inside]
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
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/[\u2018\u2019\u201A\u201B]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F]/g, '"')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
}

/** Elements inside a line of words; all others part the words before them from those in them. */
const insideALine = ['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr']

/** Whether an element stands inside a line of words. */
export function isInsideALine(name: string): boolean {
  return insideALine.includes(name)
}

function textOf(node: Node, links: Said['links']): string {
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
