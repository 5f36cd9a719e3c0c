import { z } from 'zod'
import { leftFromExample, leftInText } from '../register/example.ts'
import type { Fault } from '../register/fault.ts'
import { block, date, list, text, wrong, yesNo } from '../register/schema/values.ts'
import { validate } from '../register/validate.ts'
import { readYaml, type Step } from '../register/yaml.ts'

/** What changed stands in lists of all versions, in feeds and in announcements on every page. */
const most = { sentences: 20, letters: 300 }

/** What the lines between `---` at the top of a page can say. */
export const frontMatterSchema = block(
  {
    title: text('the title of the page; without it, the first heading is the title').optional(),
    description: text('what the page is about, in one sentence, for search engines and link previews'),
    version: date('the day of this text; of a document in rules/, the day on which the version is published').optional(),
    effective: date('the day on which the version takes effect').optional(),
    changes: changeSentences().optional(),
    material: yesNo('whether the change is announced ahead, on every page').optional(),
    correction: yesNo('true for a mended misspelling, which makes no new version').optional(),
    explained: text('a page that explains the changes, by its file').optional(),
    permalink: pageAddress('the address of the page, where it does not follow from the file').optional(),
    listed: z.boolean({ error: wrong('is neither true nor false', 'write true or false') }).default(true).describe('false for a page that search engines leave out'),
  },
  'the lines between --- at the top',
)

/** The front matter of a page. */
export type FrontMatter = z.infer<typeof frontMatterSchema>

/** A file taken apart: what its front matter says, its text, and the line on which the text begins. */
export interface SplitFile {
  /** Absent where the front matter has faults. */
  frontMatter: FrontMatter | undefined
  /** Line and column of a value in the front matter. */
  placeOf: (path: readonly Step[]) => { line: number; column: number }
  faults: Fault[]
  /** What an owner still has to fill in or to confirm, in the front matter and in the text. */
  leftToFillIn: Fault[]
  body: string
  firstLine: number
}

/** Takes front matter and text apart. Where the lines between `---` have faults, the text behind them is still found. */
export function splitFrontMatter(file: string, content: string): SplitFile {
  const broken = (line: number, message: string, fix: string, body = '', firstLine = 1): SplitFile => ({
    frontMatter: undefined,
    placeOf: atTheTop,
    faults: [{ file, line, column: 1, rule: 'front-matter', message, fix }],
    leftToFillIn: leftInText(file, body, firstLine),
    body,
    firstLine,
  })
  const lines = content.split('\n')
  const start = lines.findIndex((line) => line.trim() !== '')
  if (start < 0) return broken(1, 'the file is empty', 'write a page, or delete the file')
  const opening = lines[start] ?? ''
  if (!opening.trimStart().startsWith('---')) return broken(1, 'the page has no description', 'begin the file with a line ---, a line description: ..., and a line ---', content)
  const end = lines.findIndex((line, index) => index > start && line.trimEnd() === '---')
  if (end < 0) return broken(start + 1, 'the first --- has no second one', 'close the front matter with a line ---')
  const body = lines.slice(end + 1).join('\n')
  const firstLine = end + 2
  if (start > 0 || /^\s/.test(opening)) return broken(1, 'something stands before the first ---', 'let the file begin with --- and nothing before it', body, firstLine)
  if (opening.trimEnd() !== '---') return broken(1, `the first line is "${opening.trimEnd()}"`, 'write --- alone; the lines between are YAML, and code in them is not run', body, firstLine)
  const head = readFrontMatter(file, `${lines.slice(1, end).join('\n')}\n`)
  return { ...head, leftToFillIn: [...head.leftToFillIn, ...leftInText(file, body, firstLine)], body, firstLine }
}

function readFrontMatter(file: string, text: string): Pick<SplitFile, 'frontMatter' | 'placeOf' | 'faults' | 'leftToFillIn'> {
  const yaml = readYaml(file, text, 2)
  if (Array.isArray(yaml)) return { frontMatter: undefined, placeOf: atTheTop, faults: yaml, leftToFillIn: [] }
  const leftToFillIn = leftFromExample(yaml)
  const checked = validate({ ...yaml, value: yaml.value ?? {} }, frontMatterSchema)
  return Array.isArray(checked) ? { frontMatter: undefined, placeOf: yaml.placeOf, faults: checked, leftToFillIn } : { frontMatter: checked.value, placeOf: yaml.placeOf, faults: [], leftToFillIn }
}

/** Where a front matter that cannot be read has everything. */
export const atTheTop = () => ({ line: 1, column: 1 })

function changeSentences() {
  const sentence = text('what changed, in one sentence').refine((value) => value.length <= most.letters, {
    error: (issue) => wrong(`is ${String(issue.input).length} characters long, and ${most.letters} is the most`, 'say in one short sentence what changed; the text itself says the rest, and a page named in "explained" can say why'),
    params: { rule: 'too-long' },
  })
  return list(sentence, 'what changed since the version before, one sentence each').refine((sentences) => sentences.length <= most.sentences, {
    error: (issue) => wrong(`has ${(issue.input as unknown[]).length} sentences, and ${most.sentences} is the most`, 'join those that belong together; a page named in "explained" can say each'),
    params: { rule: 'too-long' },
  })
}

/** An address that a page can be written to: a folder, `/rules/`, or a file, `/404.html`. */
function pageAddress(what: string) {
  return text(what)
    .refine((value) => /^\/([\w.~-]+\/)*([\w~-]+\.html)?$/.test(value) && !value.split('/').some((name) => /^\.+$/.test(name)) && value.length <= 200, {
      error: wrong('is not the address of a page', 'write it like /rules/privacy-policy/ or /404.html'),
      params: { rule: 'address' },
    })
    .describe(what)
}
