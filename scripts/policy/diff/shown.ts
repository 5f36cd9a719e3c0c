// The pieces of a block in the order in which they are shown: what was removed, then what was added in its place, between what stayed.
import type { Pairs } from './sequence.ts'
import { countWords, isParting, textOf, type Piece, type Run, type Token } from './tokens.ts'

/** Which side alone has something. */
export type Change = 'added' | 'removed'

/** A piece as it is shown. */
export interface Shown {
  piece: Piece
  change: Change | undefined
  /** The number of the change that it belongs to; 0 for what stayed. */
  place: number
  /** Whether it is only there to part words, and belongs to no element of its own. */
  isFree?: true
}

/** What is shown of a block, and how many words of it changed. */
export interface Sequence {
  shown: Shown[]
  added: number
  removed: number
}

/** Joins both sides of a block; `pairs` are the tokens that stayed. */
export function joinRuns(before: Run | undefined, after: Run | undefined, pairs: Pairs): Sequence {
  const sequence: Sequence = { shown: [], added: 0, removed: 0 }
  const [old, now] = [before?.tokens ?? [], after?.tokens ?? []]
  let [from, to, place] = [0, 0, 0]
  for (const [i, j] of [...pairs, [old.length, now.length] as const]) {
    const next = now[j]
    if (i > from || j > to) {
      const [removed, added] = [old.slice(from, i), now.slice(to, j)]
      place++
      addChange(sequence, removed, 'removed', place, added[0] ?? next)
      addChange(sequence, added, 'added', place, next)
    }
    if (next) addTokens(sequence.shown, [next], undefined, 0)
    ;[from, to] = [i + 1, j + 1]
  }
  for (const piece of after?.tail ?? []) sequence.shown.push({ piece, change: undefined, place: 0 })
  return sequence
}

function addChange(sequence: Sequence, tokens: readonly Token[], change: Change, place: number, next: Token | undefined): void {
  const [first, ...others] = tokens
  if (!first) return
  sequence[change] += countWords(tokens)
  const { shown } = sequence
  // A space stands before the mark, unless the word behind the mark would then be parted from the one it belongs to.
  const isOutside = first.isSpaced && (next?.isSpaced ?? true)
  if (isOutside) {
    if (change === 'removed') addSpace(shown, textOf(first.lead), undefined, 0)
    else addLead(shown, first, undefined, 0)
    shown.push(...first.body.map((piece): Shown => ({ piece, change, place })))
  } else addTokens(shown, [first], change, place)
  addTokens(shown, others, change, place)
}

function addTokens(shown: Shown[], tokens: readonly Token[], change: Change | undefined, place: number): void {
  for (const token of tokens) {
    addLead(shown, token, change, place)
    for (const piece of token.body) addPiece(shown, piece, change, place)
  }
}

/** Most of a block stays, word by word: what stands in the same elements is one piece again. */
function addPiece(shown: Shown[], piece: Piece, change: Change | undefined, place: number): void {
  const last = shown.at(-1)
  const isOne = last && !last.isFree && last.change === change && last.place === place && !last.piece.atom && !piece.atom && last.piece.path === piece.path
  if (isOne) last.piece = { text: last.piece.text + piece.text, path: piece.path }
  else shown.push({ piece, change, place })
}

function addLead(shown: Shown[], { lead, isSpaced }: Token, change: Change | undefined, place: number): void {
  if (isSpaced && !isParting(lead)) addSpace(shown, '', change, place)
  for (const piece of lead) addPiece(shown, piece, change, place)
}

function addSpace(shown: Shown[], text: string, change: Change | undefined, place: number): void {
  if (shown.length > 0) shown.push({ piece: { text: text === '' ? ' ' : text, path: [] }, change, place, isFree: true })
}
