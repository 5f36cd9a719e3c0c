// Long tables of which most rows stayed. Between two rows nothing can stand that folds, so the table is divided where rows are folded.
import type { Box } from './blocks.ts'
import { markupOf, type Shape } from './outline.ts'

/** Fewer rows than this take no more room than the line that would fold them and the header that is needed again behind it. */
const fewestRows = 3

/** The class of a header that is shown again where a table goes on: it is no part of the text. */
const again = 'again'

/** How some rows of a table are folded: `inside` is the markup of a table that has them. */
export type FoldRows = (count: number, inside: string) => string

/** What is shown, with the unchanged rows of its tables folded: all but the first and one on each side of a change. */
export function withFoldedRows(shape: Shape, foldRows: FoldRows): Shape[] {
  if (shape.box?.tag === 'table') return divided(shape, foldRows)
  return [{ ...shape, inside: shape.inside.flatMap((each) => withFoldedRows(each, foldRows)) }]
}

function divided(table: Shape, foldRows: FoldRows): Shape[] {
  const body = bodyToDivide(table)
  if (!body) return [table]
  const parts = partsOf(body.inside)
  if (parts.length < 2) return [table]
  return parts.map(({ rows, isFolded }, index) => {
    const part = index === 0 ? { ...table, inside: table.inside.map((each) => (each === body ? { ...body, inside: rows } : each)) } : goingOn(table, body, rows)
    return isFolded ? { markup: foldRows(rows.length, `${markupOf(part)}\n`), inside: [], isChanged: false } : part
  })
}

/** The one body of a table that can be divided: behind it stands nothing, no cell reaches from row to row or names its header, and that has no mark that would be there twice. */
function bodyToDivide({ inside }: Shape): Shape | undefined {
  const body = inside.at(-1)
  const isLone = body?.box?.tag === 'tbody' && inside.every((each) => each === body || each.box?.tag === 'caption' || (each.box?.tag === 'thead' && !each.isChanged))
  return isLone && body.inside.length > fewestRows && !/\s(?:rowspan|headers)="/.test(markupOf(body)) ? body : undefined
}

interface Part {
  rows: Shape[]
  isFolded: boolean
}

/** The rows in parts, in turn shown and folded. The first row is shown: a caption stands over something. */
function partsOf(rows: readonly Shape[]): Part[] {
  const isNear = (index: number) => index === 0 || rows.slice(index - 1, index + 2).some(({ isChanged }) => isChanged)
  const parts: Part[] = []
  rows.forEach((row, index) => {
    const isFolded = !isNear(index)
    const last = parts.at(-1)
    if (last?.isFolded === isFolded) last.rows.push(row)
    else parts.push({ rows: [row], isFolded })
  })
  return parts.reduce<Part[]>((joined, { rows: some, isFolded }) => {
    const [last, folds] = [joined.at(-1), isFolded && some.length >= fewestRows]
    if (last?.isFolded === folds) last.rows.push(...some)
    else joined.push({ rows: some, isFolded: folds })
    return joined
  }, [])
}

/** A table that goes on: the same header and columns, without what may be there once only. */
function goingOn(table: Shape, body: Shape, rows: Shape[]): Shape {
  const header = table.inside.find(({ box }) => box?.tag === 'thead')
  const shownAgain = header?.box && { ...header, box: { ...withoutId(header.box), attrs: [{ name: 'class', value: again }] }, inside: header.inside.map((row) => ({ markup: markupOf(row).replace(/ id="[^"]*"/g, ''), inside: [], isChanged: false })) }
  const goesOn = { ...body, box: body.box && withoutId(body.box), inside: rows }
  return { ...table, box: table.box && withoutId(table.box), inside: shownAgain ? [shownAgain, goesOn] : [goesOn] }
}

function withoutId(box: Box): Box {
  return { ...box, attrs: box.attrs.filter(({ name }) => name !== 'id'), columnGroups: box.columnGroups.map(withoutId) }
}
