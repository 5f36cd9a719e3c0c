import { escapeText } from '../../../layouts/html.ts'
import { markupOf, type Shape } from './outline.ts'

/** How what is unchanged is shown: `inside` is its markup, and `line` says how many elements it has. */
interface Folding {
  /** Fewer elements than this are shown as they are. */
  fewest: number
  write: (line: string, inside: string) => string
}

/** A page can be unfolded. One element takes no more room than the line that would fold it. */
const unfoldable: Folding = { fewest: 2, write: (line, inside) => `<details class="unchanged"><summary>${line}</summary>\n${inside}</details>\n` }

/** What is sent whole to each reader whenever anything changes has no room for what did not. */
const leftOut: Folding = { fewest: 1, write: (line) => `<p>${line}</p>\n` }

/** Folds what is unchanged, but for one element on each side of a change and the heading of its section. */
export function fold(shapes: readonly Shape[], unchanged: string): string {
  return folded(shapes, unchanged, unfoldable)
}

/** The same with what would be folded left out: only how much it is stays. */
export function shorten(shapes: readonly Shape[], unchanged: string): string {
  return folded(shapes, unchanged, leftOut)
}

function folded(shapes: readonly Shape[], unchanged: string, { fewest, write }: Folding): string {
  const visible = visibleOf(shapes)
  const parts: string[] = []
  let run: Shape[] = []
  const endRun = () => {
    const markup = run.map(lineOf).join('')
    parts.push(run.length < fewest ? markup : write(escapeText(unchanged.replace('{count}', String(run.length))), markup))
    run = []
  }
  shapes.forEach((shape, index) => {
    if (!visible.has(index)) return void run.push(shape)
    endRun()
    parts.push(lineOf(shape))
  })
  endRun()
  return parts.join('')
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
