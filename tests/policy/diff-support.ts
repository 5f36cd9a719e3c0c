// What a reader of a comparison would have on accepting or rejecting every change, and whether its HTML is sound.
import { parseFragment, serialize, type DefaultTreeAdapterMap } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

export const diffWords = { added: 'Added', removed: 'Removed', addedFrom: 'Added from here:', addedEnd: 'end of what was added', removedFrom: 'Removed from here:', removedEnd: 'end of what was removed', unchanged: '{count} parts unchanged', unchangedRows: '{count} rows unchanged' }

/** The new text of a comparison: what was removed is dropped, what was added stays. */
export function acceptAll(html: string): string {
  return without(html, 'del')
}

/** The old text of a comparison: what was added is dropped, what was removed stays. */
export function rejectAll(html: string): string {
  return without(html, 'ins')
}

/** Ids that stand more than once. */
export function idsUsedTwice(html: string): string[] {
  const ids = elementsIn(parseFragment(html)).flatMap((element) => attribute(element, 'id') ?? [])
  return ids.filter((id, index) => ids.indexOf(id) !== index)
}

/** Faults of nesting: whatever the parser had to move, close or open by itself, and elements that stand where they may not. */
export function nestingFaults(html: string): string[] {
  const faults: string[] = []
  const fragment = parseFragment(html, { sourceCodeLocationInfo: true, onParseError: ({ code, startOffset }) => faults.push(`${code} at ${html.slice(Math.max(startOffset - 40, 0), startOffset + 40)}`) })
  const elements = elementsIn(fragment)
  if (plainly(serialize(fragment)) !== plainly(html)) faults.push(`the parser changed it: ${firstDifference(plainly(html), plainly(serialize(fragment)))}`)
  for (const element of elements) {
    const parent = parentTag(element)
    if (standsIn[element.tagName]?.includes(parent) === false) faults.push(`<${element.tagName}> in <${parent}>`)
    if (holdsOnly[parent]?.includes(element.tagName) === false) faults.push(`<${element.tagName}> in <${parent}>`)
    if (element.tagName === 'a' && hasAround(element, 'a')) faults.push('a link in a link')
    if (blocks.includes(element.tagName) && ['ins', 'del', 'p', 'a', 'span', 'strong'].includes(parent)) faults.push(`<${element.tagName}> in <${parent}>`)
  }
  return faults
}

const blocks = ['p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'tr', 'td', 'th', 'div', 'h1', 'h2', 'h3', 'blockquote', 'pre', 'details']
const standsIn: Record<string, string[]> = { li: ['ul', 'ol'], dt: ['dl', 'div'], dd: ['dl', 'div'], tr: ['thead', 'tbody', 'tfoot'], td: ['tr'], th: ['tr'], thead: ['table'], tbody: ['table'], caption: ['table'], summary: ['details'] }
const holdsOnly: Record<string, string[]> = { ul: ['li'], ol: ['li'], dl: ['dt', 'dd', 'div'], table: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'], thead: ['tr'], tbody: ['tr'], tr: ['td', 'th'] }

/** Every element of a tree. */
export function elementsIn(node: Node): Element[] {
  const inside = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : []
  return 'tagName' in node ? [node, ...inside] : inside
}

function without(html: string, tag: 'ins' | 'del'): string {
  const fragment = parseFragment(html)
  for (const element of elementsIn(fragment)) if (element.tagName === tag || isFurniture(element)) remove(element)
  return serialize(fragment)
}

/** The word beside a mark, the line that folds what is unchanged, and the header of a table that is shown again where it goes on. */
function isFurniture(element: Element): boolean {
  if (element.tagName === 'thead') return attribute(element, 'class') === 'again'
  if (element.tagName === 'span') return attribute(element, 'class') === 'hidden' && ['ins', 'del'].includes(parentTag(element))
  return element.tagName === 'summary' && element.parentNode !== null && 'attrs' in element.parentNode && attribute(element.parentNode, 'class') === 'unchanged'
}

function remove(element: Element): void {
  const siblings = element.parentNode?.childNodes ?? []
  const place = siblings.indexOf(element)
  if (place >= 0) siblings.splice(place, 1)
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((candidate) => candidate.name === name)?.value
}

function parentTag({ parentNode }: Element): string {
  return parentNode && 'tagName' in parentNode ? parentNode.tagName : ''
}

function hasAround(element: Element, tag: string): boolean {
  for (let around: Node | null = element.parentNode; around && 'tagName' in around; around = around.parentNode) if (around.tagName === tag) return true
  return false
}

/** Markup with its tags alone and its text decoded the same way on both sides. */
function plainly(html: string): string {
  return html.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&nbsp;|\u00A0/g, ' ').replace(/<pre([^>]*)>\n+/g, '<pre$1>').replace(/ (open|hidden)(?=[ >])/g, ' $1=""').replace(/&gt;/g, '>').replace(/&lt;/g, '<')
}

function firstDifference(one: string, other: string): string {
  let place = 0
  while (one[place] === other[place]) place++
  return `"${one.slice(Math.max(place - 60, 0), place + 60)}" became "${other.slice(Math.max(place - 60, 0), place + 60)}"`
}
