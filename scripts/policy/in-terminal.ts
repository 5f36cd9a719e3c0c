// A comparison for the terminal: each changed block with what was added and removed, unchanged ones counted.
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'
import { isInsideALine } from './text.ts'

type Node = DefaultTreeAdapterMap['node']

/** How the terminal marks words: in colour where it has some, in brackets where it has none. */
export interface Marks {
  added: (text: string) => string
  removed: (text: string) => string
}

export const inBrackets: Marks = { added: (text) => `{+${text}+}`, removed: (text) => `[-${text}-]` }
export const inColour: Marks = { added: (text) => `\u001b[32;4m${text}\u001b[0m`, removed: (text) => `\u001b[31;9m${text}\u001b[0m` }

/** The marked text of a comparison, line by line. */
export function comparisonLines(markup: string, marks: Marks): string[] {
  const text = textOf(parseFragment(markup), marks)
  return text.split('\n').map((line) => line.replace(/[ \t]+/g, ' ').trim()).filter((line) => line !== '')
}

function textOf(node: Node, marks: Marks): string {
  // What stands in a text could be an escape code of the terminal.
  if (node.nodeName === '#text' && 'value' in node) return node.value.replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
  if (!('childNodes' in node)) return ''
  if (!('tagName' in node)) return inside(node, marks)
  const { tagName, attrs } = node
  const names = attrs.find(({ name }) => name === 'class')?.value.split(' ') ?? []
  // The header of a table is shown again where the table goes on behind what is folded.
  if (names.includes('hidden') || (tagName === 'thead' && names.includes('again'))) return ''
  if (tagName === 'details' && names.includes('unchanged')) {
    const summary = node.childNodes.find((child) => child.nodeName === 'summary')
    return `\n… ${summary ? inside(summary, marks) : ''}\n`
  }
  const text = inside(node, marks)
  if (tagName === 'ins') return marks.added(text)
  if (tagName === 'del') return marks.removed(text)
  if (tagName === 'li') return `\n- ${text.trim()}\n`
  if (/^h[1-6]$/.test(tagName)) return `\n${'#'.repeat(Number(tagName.slice(1)))} ${text.trim()}\n`
  if (tagName === 'td' || tagName === 'th') return `${text} | `
  return isInsideALine(tagName) ? text : `\n${text}\n`
}

function inside(node: Node, marks: Marks): string {
  return !('childNodes' in node) ? '' : node.childNodes.map((child) => textOf(child, marks)).join('')
}
