// What the project ships with belongs to nobody: Example Company at example.com (RFC 2606), ids of zeros.
// This finds what an owner still has to fill in.
import { isScalar, visit } from 'yaml'
import type { Fault } from './fault.ts'
import type { ReadYaml } from './yaml.ts'

const marks = [/(?<![\w-])example\.(com|org|net)\b/i, /\bExample Company\b/i, /\bOWNER\/REPOSITORY\b/, /\b(G|AW|DC)-0{6,}\b/]

/** Whether a text is left from the example. */
export function isLeftFromExample(text: string): boolean {
  return marks.some((mark) => mark.test(text))
}

/**
 * Every value of a YAML file that an owner has to fill in: those that say so in a comment (`# example: ...`)
 * and those that name the example's company, domain or ids.
 */
export function leftFromExample(yaml: ReadYaml): Fault[] {
  const found: Fault[] = []
  visit(yaml.document, {
    Value(_key, node) {
      const comment = /^\s*example:\s*(.*)$/i.exec(node.comment ?? '')?.[1]
      if (comment === undefined && !(isScalar(node) && isLeftFromExample(String(node.value)))) return
      found.push({
        file: yaml.file,
        ...yaml.placeAt(node.range?.[0] ?? 0),
        rule: 'example',
        message: `${JSON.stringify(node.toJS(yaml.document))} is left from the example`,
        fix: comment ? `write ${comment}, and remove the comment` : 'write your own',
      })
    },
  })
  return found
}

/** Every line of a text that names the example's company, domain or ids. */
export function leftInText(file: string, text: string): Fault[] {
  return text.split('\n').flatMap((line, index) => {
    const column = Math.min(...marks.map((mark) => line.search(mark)).filter((place) => place >= 0)) + 1
    return Number.isFinite(column) ? [{ file, line: index + 1, column, rule: 'example', message: 'this line names the example', fix: 'write your own' }] : []
  })
}
