// A run of words in a block as tokens: a word, or the punctuation before or behind it, or a segment of a script without spaces.
import type { Token as Attribute } from 'parse5'
import { plainSigns, rememberedByText, wordsIn } from '../text.ts'

/** An element inside a line of words. Two are the same one only if they are the same object. */
export interface Inline {
  tag: string
  attrs: readonly Attribute.Attribute[]
  /** Where a link leads. */
  target: string | undefined
}

/** A stretch of text, or an element that holds none, with the inline elements around it, the outermost first. */
export interface Piece {
  text: string
  atom?: Inline
  path: readonly Inline[]
}

/** The unit in which words are compared. */
export interface Token {
  /** The text in its plain form, a space before it where one parts it from the token before. */
  said: string
  /** What is compared: what it says, and what of it is struck out. */
  key: string
  isSpaced: boolean
  /** Whether it counts as a word; the punctuation of a word does not. */
  isWord: boolean
  /** What stands before it and is no word: spaces, breaks, places to link to. */
  lead: Piece[]
  body: Piece[]
  /** The link in which it stands. */
  link: Inline | undefined
}

/** The words of one block, without the blocks inside it. */
export interface Run {
  /** All of it, as it stands in the text. */
  pieces: readonly Piece[]
  tokens: Token[]
  /** What stands behind the last token. */
  tail: Piece[]
}

/** Reads pieces into tokens. Together they say the words of the text as `wordsIn` gives them, a space before each. */
export function readRun(pieces: readonly Piece[]): Run {
  const tokens: Token[] = []
  let lead = none
  let word = none
  let isSpaced = true

  const partWords = () => {
    endWord()
    isSpaced = true
  }
  const endWord = () => {
    if (word.length === 0) return
    const text = textOf(word)
    if (isPlainWord(text)) addToken(text, true, word)
    else if (plainSigns(text) === '') lead = word.reduce(withPiece, lead)
    else for (const { from, to, isWord } of partsOf(text)) addToken(plainSigns(text.slice(from, to)), isWord, to - from === text.length ? word : cut(word, from, to))
    word = none
  }
  const addToken = (plain: string, isWord: boolean, body: Piece[]) => {
    const said = isSpaced ? spaced(plain) : plain
    tokens.push({ said, key: said + struckOutIn(body), isSpaced, isWord, lead, body, link: linkAround(body) })
    lead = none
    isSpaced = false
  }

  for (const piece of pieces) {
    if (!piece.atom) {
      const space = [{ text: ' ', path: piece.path }]
      for (const text of piece.text.match(wordsAndSpaces) ?? []) {
        if (!spaces.test(text)) word = withPiece(word, { text, path: piece.path })
        else {
          partWords()
          lead = lead.length === 0 && text === ' ' ? space : withPiece(lead, { text, path: piece.path })
        }
      }
    } else if (piece.atom.tag === 'img') {
      partWords()
      const alternative = wordsIn(piece.text).join(' ')
      if (alternative === '') lead = withPiece(lead, piece)
      else addToken(alternative, true, [piece])
      isSpaced = true
    } else {
      if (piece.atom.tag === 'br') partWords()
      if (word.length > 0) word = withPiece(word, piece)
      else lead = withPiece(lead, piece)
    }
  }
  endWord()
  return { pieces, tokens, tail: lead }
}

/** What holds no pieces. */
const none: Piece[] = []

/** A list with one piece more. Each word of a text has several lists of none or one: such a one is shared and never grows, which would give it room for sixteen. */
function withPiece(pieces: Piece[], piece: Piece): Piece[] {
  if (pieces.length === 0) return [piece]
  if (pieces.length === 1) return pieces.concat(piece)
  pieces.push(piece)
  return pieces
}

/** Whether pieces part the words on both of their sides. */
export function isParting(pieces: readonly Piece[]): boolean {
  return pieces.some(({ text, atom }) => (atom ? atom.tag === 'br' || atom.tag === 'img' : spaces.test(text)))
}

/** The text of some pieces. */
export function textOf(pieces: readonly Piece[]): string {
  const [first] = pieces
  if (pieces.length === 1 && first) return first.atom ? '' : first.text
  return pieces.map(({ text, atom }) => (atom ? '' : text)).join('')
}

/** What some tokens say. */
export function saidBy(tokens: readonly Token[]): string {
  return tokens.map(({ said }) => said).join('').trim()
}

/** How many words some tokens are: a sign that changed alone is one. */
export function countWords(tokens: readonly Token[]): number {
  return Math.max(tokens.filter(({ isWord }) => isWord).length, Math.min(tokens.length, 1))
}

/** U+FEFF is a space to a regular expression, and nothing to a reader. */
const spaces = /[^\S\uFEFF]/
const wordsAndSpaces = /[^\S\uFEFF]+|[\S\uFEFF]+/g

/** A word and the space before it: a text has few different ones, each many times. */
const spaced = rememberedByText((word) => ` ${word}`, 10_000)

/** A word that is struck out does not hold: it is another one than the same word that is not. No text has U+0000 in it. */
function struckOutIn(body: readonly Piece[]): string {
  return body.some(isStruck) ? `\0${plainSigns(textOf(body.filter(isStruck)))}` : ''
}

function isStruck({ path }: Piece): boolean {
  return path.length > 0 && path.some(({ tag }) => tag === 's')
}

function linkAround([first]: readonly Piece[]): Inline | undefined {
  return first && first.path.length > 0 ? first.path.findLast(({ tag, target }) => tag === 'a' && target !== undefined) : undefined
}

interface Part {
  from: number
  to: number
  isWord: boolean
}

const scriptsWithoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** All quotes are on both sides: which of them opens differs from language to language. */
const openingSigns = /^(?:[\u00AD\u200B\u2060\uFEFF]*["'\u2018-\u201F«»‹›¿¡\p{Ps}])+/u
const closingSigns = /(?:["'\u2018-\u201F«»‹›.,;:!?…،؛؟\p{Pe}][\u00AD\u200B\u2060\uFEFF]*)+$/u

/** Most words have nothing before or behind them, and no sign that has a plainer form. */
function isPlainWord(text: string): boolean {
  return /^\w+$/.test(text)
}

function partsOf(text: string): Part[] {
  if (scriptsWithoutSpaces.test(text)) return segmentsOf(text)
  const opening = openingSigns.exec(text)?.[0].length ?? 0
  const closing = text.length - (closingSigns.exec(text)?.[0].length ?? 0)
  if (opening >= closing) return [{ from: 0, to: text.length, isWord: true }]
  const parts = [{ from: 0, to: opening, isWord: false }, { from: opening, to: closing, isWord: true }, { from: closing, to: text.length, isWord: false }]
  return parts.filter(({ from, to }) => from < to)
}

function segmentsOf(text: string): Part[] {
  const parts: Part[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    const last = parts.at(-1)
    if (last && plainSigns(segment) === '') last.to = index + segment.length
    else parts.push({ from: index, to: index + segment.length, isWord: isWordLike === true })
  }
  return parts.filter(({ from, to }) => plainSigns(text.slice(from, to)) !== '')
}

/** The part of some pieces between two places in their text; an element without text goes with what follows it. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  let at = 0
  return pieces.flatMap((piece) => {
    const begin = at
    if (piece.atom) return begin >= from && begin < to ? [piece] : []
    at += piece.text.length
    const text = piece.text.slice(Math.max(from - begin, 0), Math.max(to - begin, 0))
    return text === '' ? [] : [{ text, path: piece.path }]
  })
}
