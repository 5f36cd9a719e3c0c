import { z } from 'zod'
import type { Fault } from '../register/fault.ts'
import { block, date, sitePath, text } from '../register/schema/values.ts'
import { readYaml, type ReadYaml } from '../register/yaml.ts'

/** What the lines between `---` at the top of a page can say. */
export const frontMatterSchema = block(
  {
    title: text('the title of the page; without it, the first heading is the title').optional(),
    description: text('what the page is about, in one sentence, for search engines and link previews'),
    version: date('the day of this version of the text').optional(),
    permalink: sitePath('the address of the page, where it does not follow from the file').optional(),
    listed: z.boolean({ error: 'is not yes or no\nwrite true or false' }).default(true).describe('false for a page that search engines leave out'),
  },
  'the lines between --- at the top',
)

/** The front matter of a page. */
export type FrontMatter = z.infer<typeof frontMatterSchema>

/** A file taken apart: its front matter, its text, and the line on which the text begins. */
export interface SplitFile {
  yaml: ReadYaml
  body: string
  firstLine: number
}

/** Takes front matter and text apart, or says what is wrong with the lines between `---`. */
export function splitFrontMatter(file: string, content: string): SplitFile | Fault[] {
  const fault = (line: number, message: string, fix: string): Fault[] => [{ file, line, column: 1, rule: 'front-matter', message, fix }]
  if (content.trim() === '') return fault(1, 'the file is empty', 'write a page, or delete the file')
  const lines = content.split('\n')
  const opening = lines[0] ?? ''
  if (/^\s+---/.test(opening) || (opening.trim() === '' && lines.find((line) => line.trim() !== '')?.trim() === '---'))
    return fault(1, 'something stands before the first ---', 'let the file begin with --- and nothing before it')
  if (/^---+\s*\w/.test(opening)) return fault(1, `"${opening}" asks for code to be run`, 'write --- alone; the lines between are YAML')
  if (opening.trimEnd() !== '---') return fault(1, 'the page has no description', 'begin the file with ---, description: ..., and ---')
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (end < 0) return fault(1, 'the first --- has no second one', 'close the front matter with a line ---')
  const yaml = readYaml(file, `${lines.slice(1, end).join('\n')}\n`, 2)
  return Array.isArray(yaml) ? yaml : { yaml, body: lines.slice(end + 1).join('\n'), firstLine: end + 2 }
}
