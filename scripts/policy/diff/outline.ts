// The elements that are shown, as a tree: each is opened once, and closed when something stands outside it.
import { isSection, type Box } from './blocks.ts'
import { startTag } from './marks.ts'
import { sharedLength } from './place.ts'

/** An element that is shown, or the words in one. */
export interface Shape {
  box?: Box
  markup: string
  inside: Shape[]
  isChanged: boolean
}

/** Collects what is shown in reading order, each with the containers around it. */
export function createOutline() {
  const top: Shape = { markup: '', inside: [], isChanged: false }
  let shapes: Shape[] = [top]
  let open: readonly Box[] = []

  const enter = (path: readonly Box[]) => {
    const shared = sharedLength(open, path)
    shapes = shapes.slice(0, shared + 1)
    for (const box of path.slice(shared)) {
      const shape: Shape = { box, markup: '', inside: [], isChanged: false }
      shapes.at(-1)?.inside.push(shape)
      shapes.push(shape)
    }
    open = path
  }
  const add = (path: readonly Box[], markup: string | undefined, isChanged: boolean) => {
    enter(path)
    if (markup !== undefined) shapes.at(-1)?.inside.push({ markup, inside: [], isChanged })
    if (isChanged) for (const shape of shapes) shape.isChanged = true
  }
  /** The elements directly in the text; the text itself is the outermost container. */
  const finish = (): Shape[] => top.inside[0]?.inside ?? []
  return { add, finish }
}

/** The markup of what is shown. */
export function markupOf({ box, markup, inside }: Shape): string {
  if (!box) return markup
  const content = contentOf(inside)
  const groups = isSection(box.tag) ? box.columnGroups.map(columnGroupOf).join('') : ''
  // The first line break in <pre> is not read.
  return `${groups}${startTag(box.tag, box.attrs)}${box.tag === 'pre' && content.startsWith('\n') ? '\n' : ''}${content}${box.tag === 'hr' ? '' : `</${box.tag}>`}`
}

/** The markup of several: where blocks stand, each has a line, so that the words of two never meet. */
export function contentOf(shapes: readonly Shape[]): string {
  const isOneRun = shapes.length === 1 && !shapes[0]?.box
  return isOneRun ? (shapes[0]?.markup ?? '') : shapes.map((shape) => `\n${markupOf(shape)}`).join('') + (shapes.length > 0 ? '\n' : '')
}

function columnGroupOf({ attrs, columnGroups: columns }: Box): string {
  return `${startTag('colgroup', attrs)}${columns.map(({ tag, attrs }) => startTag(tag, attrs)).join('')}</colgroup>\n`
}
