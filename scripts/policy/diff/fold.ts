import { escapeText } from '../../../layouts/html.ts'
import { markupOf, type Shape } from './outline.ts'

/** Fewer elements than this take no more room than the line that would fold them. */
const fewest = 2

/** Folds what is unchanged, but for one element on each side of a change and the heading of its section. */
export function fold(shapes: readonly Shape[], unchanged: string): string {
  const visible = visibleOf(shapes)
  const parts: string[] = []
  let run: Shape[] = []
  const endRun = () => {
    const markup = run.map(lineOf).join('')
    parts.push(run.length < fewest ? markup : `<details class="unchanged"><summary>${escapeText(unchanged.replace('{count}', String(run.length)))}</summary>\n${markup}</details>\n`)
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
