// A block with its changes marked, as markup: every element is closed where it should be, and none of the new text is torn.
import { escapeText } from '../../../layouts/html.ts'
import type { DiffWords } from './compare.ts'
import { placeBetween, sharedLength } from './place.ts'
import type { Pairs } from './sequence.ts'
import { joinRuns, type Change, type Shown } from './shown.ts'
import { toldAround, type InPart } from './told.ts'
import type { Inline, Piece, Run } from './tokens.ts'

/** An element that is opened around pieces: one of a text, or a mark. */
type Around = Inline | Mark

interface Mark {
  change: Change
}

/** The markup of a block, and how many words of it changed. */
export interface MarkedRun {
  markup: string
  added: number
  removed: number
}

/** Marks what changed; with one side only, all of it. `place` is where that stands in a part that is new, or gone, as a whole. */
export function markRun(before: Run | undefined, after: Run | undefined, pairs: Pairs, words: DiffWords, place?: InPart): MarkedRun {
  const { shown, added, removed } = joinRuns(before, after, pairs)
  const paths = pathsOf(shown, homesOf(before, after, pairs))
  return { markup: written(shown.map(({ piece }) => piece), paths, tellerOf(paths, place, words), !before || !after), added, removed }
}

/** A block in which nothing changed. */
export function plainRun({ pieces }: Run): string {
  return written(pieces, pieces.map(({ path }) => path), () => ({ before: '', behind: '' }))
}

/** Which link or emphasis of the new text an old one became: those around words that stayed. */
function homesOf(before: Run | undefined, after: Run | undefined, pairs: Pairs): (part: Around) => readonly Around[] {
  const homes = new Map<Around, Inline[]>()
  for (const [i, j] of pairs) {
    const now = after?.tokens[j]?.body[0]?.path ?? []
    for (const old of before?.tokens[i]?.body[0]?.path ?? []) {
      const same = now.filter(({ tag, target }) => tag === old.tag && target === old.target)
      if (same.length > 0 && !same.every((home) => homes.get(old)?.includes(home))) homes.set(old, [...(homes.get(old) ?? []), ...same])
    }
  }
  return (part) => homes.get(part) ?? []
}

/** The elements around each piece. A mark stands around elements that are new as a whole, and inside those that stay. */
function pathsOf(shown: readonly Shown[], homes: (part: Around) => readonly Around[]): (readonly Around[])[] {
  const places = placesOf(shown)
  const isNew = (inline: Inline) => (places.get(inline) ?? 0) > 0
  const paths: (readonly Around[] | undefined)[] = shown.map(({ piece: { path }, change, isFree }) => {
    if (change === 'removed' || isFree) return undefined
    const staying = path.findIndex(isNew)
    const [kept, added] = staying < 0 ? [path, []] : [path.slice(0, staying), path.slice(staying)]
    return change === 'added' ? [...kept, { change }, ...added] : kept
  })
  const next = nextPaths(paths)
  let last: readonly Around[] = []
  return shown.map(({ piece, change, place }, index) => {
    const path = paths[index] ?? removedPath(piece.path, change, last.slice(0, depthOfNew(last, places)), next[index] ?? [], homes)
    const isSame = place > 0 && shown[index - 1]?.place === place && shown[index - 1]?.change === change
    return (last = isSame ? withSameMark(path, last) : path)
  })
}

/** For each element the change that it belongs to as a whole, 0 if it has parts elsewhere. Spaces do not count. */
function placesOf(shown: readonly Shown[]): Map<Inline, number> {
  const places = new Map<Inline, number>()
  for (const { piece, change, place } of shown) {
    if (change === 'removed' || (!piece.atom && piece.text.trim() === '')) continue
    for (const inline of piece.path) if (places.get(inline) !== place) places.set(inline, places.has(inline) ? 0 : place)
  }
  return places
}

/** For each piece the elements of the new text around the next piece that belongs to it. */
function nextPaths(paths: readonly (readonly Around[] | undefined)[]): (readonly Around[])[] {
  const next: (readonly Around[])[] = []
  let path: readonly Around[] = []
  for (let index = paths.length - 1; index >= 0; index--) {
    next[index] = path
    path = withoutMark(paths[index] ?? path)
  }
  return next
}

function removedPath(old: readonly Inline[], change: Change | undefined, open: readonly Around[], next: readonly Around[], homes: (part: Around) => readonly Around[]): readonly Around[] {
  const { base, rest } = placeBetween<Around>(old, open, next, homes)
  const tags = base.map((part) => ('tag' in part ? part.tag : ''))
  // A link inside a link is none; emphasis inside the same emphasis says nothing.
  const inside = rest.filter((part) => 'tag' in part && !tags.includes(part.tag))
  return change ? [...base, { change }, ...inside] : base
}

function depthOfNew(path: readonly Around[], places: Map<Inline, number>): number {
  const end = path.findIndex((part) => 'change' in part || !places.has(part))
  return end < 0 ? path.length : end
}

function withoutMark(path: readonly Around[]): readonly Around[] {
  const mark = path.findIndex((part) => 'change' in part)
  return mark < 0 ? path : path.slice(0, mark)
}

/** One mark around what changed together, where it stands in the same elements. */
function withSameMark(path: readonly Around[], last: readonly Around[]): readonly Around[] {
  const depth = sharedLength(path, last)
  const mark = last[depth]
  return mark && 'change' in mark && path[depth] && 'change' in path[depth] ? path.with(depth, mark) : path
}

/** What is told in words before and behind a mark. */
type Teller = (mark: Mark) => { before: string; behind: string }

function tellerOf(paths: readonly (readonly Around[])[], place: InPart | undefined, words: DiffWords): Teller {
  const marks = paths.flatMap((path) => path.filter((part) => 'change' in part))
  return (mark) => toldAround(mark.change, place, mark === marks[0], mark === marks.at(-1), words)
}

/** `isWhole`: whether all of it is new, or gone. */
function written(pieces: readonly Piece[], paths: readonly (readonly Around[])[], told: Teller, isWhole = false): string {
  let markup = ''
  let open: readonly Around[] = []
  const goTo = (path: readonly Around[]) => {
    if (path === open) return
    const shared = sharedLength(open, path)
    markup += open.slice(shared).map((part) => endOf(part, told)).reverse().join('')
    markup += path.slice(shared).map((part) => startOf(part, told, isWhole)).join('')
    open = path
  }
  pieces.forEach(({ text, atom }, index) => {
    goTo(paths[index] ?? [])
    markup += atom ? startTag(atom.tag, atom.attrs) + (atom.tag === 'br' || atom.tag === 'img' || atom.tag === 'wbr' ? '' : `</${atom.tag}>`) : escapeText(text)
  })
  goTo([])
  return markup
}

function startOf(part: Around, told: Teller, isWhole: boolean): string {
  return 'tag' in part ? startTag(part.tag, part.attrs) : `<${markTags[part.change]}${isWhole ? ' class="whole"' : ''}>${hidden(told(part).before)}`
}

function endOf(part: Around, told: Teller): string {
  return 'tag' in part ? `</${part.tag}>` : `${hidden(told(part).behind)}</${markTags[part.change]}>`
}

function hidden(text: string): string {
  return text === '' ? '' : `<span class="hidden">${escapeText(text)}</span>`
}

const markTags: Record<Change, string> = { added: 'ins', removed: 'del' }

/** A start tag with its attributes. */
export function startTag(tag: string, attrs: Inline['attrs']): string {
  return `<${tag}${attrs.map(({ name, value }) => ` ${name}="${escapeText(value)}"`).join('')}>`
}
