// What the project ships with belongs to nobody: Example Company at example.com (RFC 2606), ids of zeros.
// This finds what an owner still has to fill in (`# example: ...`) or to confirm (`# confirm: ...`).
import { isScalar, visit } from 'yaml'
import type { Fault } from './fault.ts'
import type { ReadYaml } from './yaml.ts'

const marks = [/(?<![\w-])example\.(com|org|net)\b/i, /\bExample (Company|Street|Town)\b/i, /\bOWNER\/REPOSITORY\b/, /\b(G|AW|DC)-0{6,}\b/]

/** Whether a text is left from the example. */
export function isLeftFromExample(text: string): boolean {
  return marks.some((mark) => mark.test(text))
}

/**
 * Every value of a YAML file that an owner has to fill in: those that say so in a comment (`# example: ...`), those that
 * name the example's company, domain or ids, and those to confirm (`# confirm: ...`), which are true as they stand or not yet known.
 */
export function leftFromExample(yaml: ReadYaml): Fault[] {
  const found: Fault[] = []
  visit(yaml.document, {
    Value(_key, node) {
      const [, mark = '', what = ''] = /^\s*(example|confirm):\s*(.*)$/i.exec(node.comment ?? '') ?? []
      const isMarkedByItself = isScalar(node) && isLeftFromExample(String(node.value))
      if (mark === '' && !isMarkedByItself) return
      found.push({ file: yaml.file, ...yaml.placeAt(node.range?.[0] ?? 0), ...left(mark, what, JSON.stringify(node.toJS(yaml.document))) })
    },
  })
  return found
}

/** Every line of a text that names the example's company, domain or ids, or has a note `<!-- confirm: ... -->`. It begins on `firstLine` of its file. */
export function leftInText(file: string, text: string, firstLine = 1): Fault[] {
  return text.split('\n').flatMap((line, index) => {
    const note = noteIn(line)
    const places = [note?.place ?? -1, ...marks.map((mark) => line.search(mark))].filter((place) => place >= 0)
    return places.length === 0 ? [] : [{ file, line: index + firstLine, column: Math.min(...places) + 1, ...left(note?.mark ?? '', note?.what ?? '', 'this line') }]
  })
}

// Not one expression for the whole note: with an end that never comes it would be tried from every space.
function noteIn(line: string): { place: number; mark: string; what: string } | undefined {
  const begin = /<!--[ \t]{0,20}(example|confirm):/i.exec(line)
  const end = begin ? line.indexOf('-->', begin.index) : -1
  if (!begin || end < 0) return undefined
  return { place: begin.index, mark: begin[1] ?? '', what: line.slice(begin.index + begin[0].length, end).trim() }
}

function left(mark: string, what: string, subject: string): Pick<Fault, 'rule' | 'message' | 'fix'> {
  if (mark.toLowerCase() === 'confirm') return { rule: 'confirm', message: `${subject} is for you to confirm`, fix: `see that it says ${what}, and remove the note` }
  return { rule: 'example', message: `${subject} is left from the example`, fix: what ? `write ${what}, and remove the note` : 'write your own' }
}
