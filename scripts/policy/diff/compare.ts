// The readable difference between two versions of a text. Blocks are aligned first and words compared inside them:
// compared as one line, a rewritten policy takes a minute and reads like confetti.
import { isPlacedAlike, movedParts, type Moved } from '../structure.ts'
import { saidHash } from '../text.ts'
import type { Step } from './align.ts'
import { readText, type Leaf, type Text } from './blocks.ts'
import { mergeTexts, plainShapes, runsWithLeaves, type Merged } from './emit.ts'
import { fold, shorten } from './fold.ts'
import { changedLinks, type ChangedLink } from './links.ts'
import { changedSections, type ChangedSection } from './sections.ts'
import { matchSequences } from './sequence.ts'

/** The words that stand beside the marks. */
export interface DiffWords {
  added: string
  removed: string
  /** Before and behind a part that is new, or gone, as a whole; inside it no mark says anything. */
  addedFrom: string
  addedEnd: string
  removedFrom: string
  removedEnd: string
  /** "Unchanged paragraphs: {count}": each entry of a list and row of a table counts as one. */
  unchanged: string
  /** The same of the rows of a table. */
  unchangedRows: string
}

/** What changed between two texts. */
export interface Comparison {
  /** Whether both say the same words in the same order and places, and link to the same pages. */
  isSame: boolean
  /** The new text with what was added and removed marked and what is unchanged folded: the inside of an article. */
  html: string
  /** The same, with what is folded there left out. */
  short: string
  addedWords: number
  removedWords: number
  /** Links of which the target alone changed. Without a target there was no link, or is none now. */
  links: ChangedLink[]
  /** Words that stayed and stand otherwise: under another number, in another cell, raised, below a heading that is none any more. */
  moved: Moved[]
  /** Where something changed, in reading order, by the heading of level 1 or 2. */
  sections: ChangedSection[]
}

/** Compares two texts given as HTML. Without what is marked as removed it reads as the new one, without what is marked as added as the old one. */
export function compareTexts(before: string, after: string, words: DiffWords, readNew: NewTextReader = (html) => readText(html, 'after')): Comparison {
  const [old, now] = [readText(before, 'before'), readNew(after)]
  const hasSameWords = wordsOf(old) === wordsOf(now)
  const { shapes, steps, added, removed, links } = hasSameWords ? sameWords(old, now) : mergeTexts(old, now, words)
  return {
    isSame: isSameText(before, after),
    html: fold(shapes, words),
    short: shorten(shapes, words),
    addedWords: added,
    removedWords: removed,
    links,
    moved: isPlacedAlike(before, after) ? [] : movedParts(before, after, !hasSameWords || links.length > 0, matchSequences),
    sections: changedSections(steps),
  }
}

/** Whether two texts are one version: the same words, in the same places, with the same links. */
export function isSameText(one: string, other: string): boolean {
  return saidHash(one) === saidHash(other) && isPlacedAlike(one, other)
}

/** Reads the new text of a comparison. */
export type NewTextReader = (html: string) => Text

/** A reader that remembers what it read last: the text in force is compared with each one before it, and read once. */
export function createNewTextReader(): NewTextReader {
  let last: { html: string; text: Text } | undefined
  return (html) => {
    if (last?.html !== html) last = { html, text: readText(html, 'after') }
    return last.text
  }
}

/** Where all words stayed only links can have changed, whatever became of the blocks: a list may have become a table. */
function sameWords(before: Text, after: Text): Merged {
  const [old, now] = [runsWithLeaves(before), runsWithLeaves(after)]
  const [tokens, newTokens] = [old, now].map((runs) => runs.flatMap(({ run }) => run.tokens)) as [Tokens, Tokens]
  const leaves = now.flatMap(({ run, leaf }) => run.tokens.map(() => leaf))
  const links = changedLinks(tokens, newTokens, matchSequences(tokens.map(({ key }) => key), newTokens.map(({ key }) => key)))
  const changed = new Set<Leaf | undefined>(links.map(({ place }) => leaves[place]))
  return {
    shapes: plainShapes(after, (leaf) => changed.has(leaf)),
    steps: after.leaves.map((leaf) => ({ step: { after: leaf } satisfies Step, isChanged: changed.has(leaf) })),
    added: 0,
    removed: 0,
    links: links.map(({ link }) => link),
  }
}

type Tokens = ReturnType<typeof runsWithLeaves>[number]['run']['tokens']

function wordsOf({ leaves }: Text): string {
  return leaves.map(({ key, row }) => (row ? row.cells.map(wordsOf).join('') : key)).join('')
}
