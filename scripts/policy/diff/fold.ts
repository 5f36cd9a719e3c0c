import { escapeText } from '../../../layouts/html.ts'
import type { DiffWords } from './compare.ts'
import { markupOf, type Shape } from './outline.ts'
import { withFoldedRows } from './rows.ts'

/** How what is unchanged is shown: `inside` is its markup, and `line` says how many paragraphs it has. */
interface Folding {
  /** Fewer elements than this are shown as they are. */
  fewest: number
  write: (line: string, inside: string) => string
}

/** A page can be unfolded. One element takes no more room than the line that would fold it. */
const unfoldable: Folding = { fewest: 2, write: (line, inside) => `<details class="unchanged"><summary>${line}</summary>\n${inside}</details>\n` }

/** What is sent whole to each reader whenever anything changes has no room for what did not. */
const leftOut: Folding = { fewest: 1, write: (line) => `<p>${line}</p>\n` }

type FoldWords = Pick<DiffWords, 'unchanged' | 'unchangedRows'>

/** Folds what is unchanged, but for one element on each side of a change and the heading of its section. */
export function fold(shapes: readonly Shape[], words: FoldWords): string {
  return folded(shapes, words, unfoldable)
}

/** The same with what would be folded left out: only how much it is stays. */
export function shorten(shapes: readonly Shape[], words: FoldWords): string {
  return folded(shapes, words, leftOut)
}

function folded(shapes: readonly Shape[], { unchanged, unchangedRows }: FoldWords, { fewest, write }: Folding): string {
  const visible = visibleOf(shapes)
  const rowsFolded = (shape: Shape) => withFoldedRows(shape, (count, inside) => write(counted(unchangedRows, count), inside))
  const parts: string[] = []
  let run: Shape[] = []
  const endRun = () => {
    const markup = run.map(lineOf).join('')
    parts.push(run.length < fewest ? markup : write(counted(unchanged, run.map(paragraphsIn).reduce((one, other) => one + other, 0)), markup))
    run = []
  }
  shapes.forEach((shape, index) => {
    if (!visible.has(index)) return void run.push(shape)
    endRun()
    parts.push(...rowsFolded(shape).map(lineOf))
  })
  endRun()
  return parts.join('')
}

function counted(words: string, count: number): string {
  return escapeText(words.replace('{count}', String(count)))
}

/** How many paragraphs, entries of lists and rows of tables an element has; a heading is none. */
function paragraphsIn({ box, markup, inside }: Shape): number {
  if (!box) return markup.trim() === '' ? 0 : 1
  return /^h[1-6]$/.test(box.tag) ? 0 : inside.map(paragraphsIn).reduce((one, other) => one + other, 0)
}

function visibleOf(shapes: readonly Shape[]): Set<number> {
  const visible = new Set<number>()
  let heading = -1
  shapes.forEach(({ isChanged, box }, index) => {
    if (box?.tag === 'h1' || box?.tag === 'h2') heading = index
    if (isChanged) for (const near of [heading, index - 1, index, index + 1]) visible.add(near)
  })
  return visible
}

function lineOf(shape: Shape): string {
  return `${markupOf(shape)}\n`
}
