// Which of some removed leaves became which of some added ones: the pairing that keeps the order and has the most in common.
import { runsOf, type Leaf } from './blocks.ts'
import { numbered, type Pairs } from './sequence.ts'

/** Leaves with less than this share of their words in common are two different ones. */
const leastSimilar = 0.4

/** Bounds on the work: pairs that are looked at, and words that are read for them. Beyond, all is removed and added. */
const mostCells = 2_000_000
const mostReading = 100_000_000

/** Pairs similar leaves. */
export function pairSimilar(removed: readonly Leaf[], added: readonly Leaf[]): Pairs {
  if (removed.length === 0 || added.length === 0 || removed.length * added.length > mostCells) return []
  const numbers = new Map<string, number>()
  const [before, after] = [removed.map((leaf) => bagOf(leaf, numbers)), added.map((leaf) => bagOf(leaf, numbers))]
  if (wordsOf(before) * added.length + wordsOf(after) * removed.length > mostReading) return []
  const width = added.length
  const similar = new Float32Array(removed.length * width)
  before.forEach((bag, i) => after.forEach((other, j) => (similar[i * width + j] = similarity(bag, other))))
  return bestPairs(removed.length, width, similar)
}

interface Bag {
  kind: string
  /** The words as numbers, in rising order. */
  words: Uint32Array
  /** Of a row, what its first cell says. */
  name: string
}

function bagOf(leaf: Leaf, numbers: Map<string, number>): Bag {
  const words = runsOf(leaf).flatMap(({ tokens }) => tokens.filter(({ isWord }) => isWord).map(({ key }) => key.trim()))
  return { kind: kindOf(leaf), words: Uint32Array.from(numbered(words, numbers)).sort(), name: leaf.row?.cells[0]?.leaves.map(({ key }) => key).join('') ?? '' }
}

/** Only leaves of one kind are paired: a heading does not become a paragraph, nor a row one with another number of cells. */
function kindOf({ row, place }: Leaf): string {
  if (row) return `row of ${row.cells.length}`
  const tag = place.at(-1)?.tag ?? ''
  if (/^h[1-6]$/.test(tag)) return 'heading'
  return ['dt', 'caption', 'summary'].includes(tag) ? tag : 'prose'
}

function wordsOf(bags: readonly Bag[]): number {
  return bags.reduce((sum, { words }) => sum + words.length, 0)
}

/** The share of the words of both that the other has too; 0 where they are not to be paired. */
function similarity(before: Bag, after: Bag): number {
  if (before.kind !== after.kind) return 0
  const isSameRow = before.name !== '' && before.name === after.name
  const all = before.words.length + after.words.length
  const share = 2 * Math.min(before.words.length, after.words.length) > leastSimilar * all ? (2 * inCommon(before.words, after.words)) / all : 0
  if (isSameRow) return Math.max(share, 0.5)
  return share > leastSimilar ? share : 0
}

function inCommon(before: Uint32Array, after: Uint32Array): number {
  let common = 0
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    const [one = 0, other = 0] = [before[i], after[j]]
    if (one === other) common++
    if (one <= other) i++
    if (other <= one) j++
  }
  return common
}

function bestPairs(height: number, width: number, similar: Float32Array): Pairs {
  // best[i, j]: the most that leaves from i and from j on can have in common.
  const best = new Float64Array((height + 1) * (width + 1))
  const at = (i: number, j: number) => best[i * (width + 1) + j] ?? 0
  const paired = (i: number, j: number) => {
    const share = similar[i * width + j] ?? 0
    return share > 0 ? share + at(i + 1, j + 1) : 0
  }
  for (let i = height - 1; i >= 0; i--) for (let j = width - 1; j >= 0; j--) best[i * (width + 1) + j] = Math.max(at(i + 1, j), at(i, j + 1), paired(i, j))
  const pairs: Pairs = []
  for (let i = 0, j = 0; i < height && j < width; ) {
    if (at(i, j) === 0) break
    if (paired(i, j) === at(i, j)) pairs.push([i++, j++])
    else if (at(i + 1, j) === at(i, j)) i++
    else j++
  }
  return pairs
}
