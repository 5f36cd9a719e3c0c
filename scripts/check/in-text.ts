// A fault in the HTML of a built page, brought back to the text that it was made of.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadPages } from '../markdown/pages.ts'
import type { Fault } from '../register/fault.ts'
import { shownPath } from '../register/files.ts'

/** Names the Markdown file and, where its words can be found again, the line of a fault inside the text of a built page. */
export function inTheText(fault: Fault, html: string, content: string, { pages }: Pick<ReadPages, 'pages'>): Fault {
  const lines = html.split('\n')
  const [begin, end] = [lines.findIndex((line) => line.startsWith('<article>')), lines.findIndex((line) => line.endsWith('</article>'))]
  const url = `/${fault.file.replace(/^_site\//, '').replace(/(^|\/)index\.html$/, '$1')}`
  const page = [...pages.values()].find((candidate) => candidate.url === url)
  if (!page || fault.line - 1 < begin || fault.line - 1 > end) return fault
  const file = join(content, page.path)
  return { ...fault, file: shownPath(file), ...placeOf(wordsAt(lines, fault.line - 1), readFileSync(file, 'utf8').split('\n')), fix: 'mend the HTML in this text, or what stands around it' }
}

/** The words of a line of HTML, or of the next line that has some. */
function wordsAt(lines: readonly string[], from: number): string {
  const words = lines.slice(from, from + 4).map((line) => line.replace(/<[^>]*>/g, '\n').split('\n').toSorted((one, other) => other.length - one.length)[0]?.trim() ?? '')
  return words.find((text) => text !== '') ?? ''
}

function placeOf(words: string, lines: readonly string[]): Pick<Fault, 'line' | 'column'> {
  const line = words === '' ? -1 : lines.findIndex((text) => text.includes(words))
  return { line: Math.max(line, 0) + 1, column: line < 0 ? 1 : (lines[line] ?? '').indexOf(words) + 1 }
}
