// Each pair of text and ground that the styles make, in light and dark: WCAG 2.2, 1.4.3 (4.5:1) and 1.4.11 (3:1 for what is no text).
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const tokens = readFileSync('assets/styles/tokens.css', 'utf8')
const grounds = ['ground', 'ground-raised', 'notice'] as const

/** Text on its ground, by their names. */
const pairs: readonly (readonly [text: string, ground: string])[] = [
  ...grounds.flatMap((ground) => ['text', 'text-quiet', 'accent', 'problem'].map((text) => [text, ground] as const)),
  ['accent-text', 'accent'],
  ['added-text', 'added'],
  ['removed-text', 'removed'],
  // What is new or gone as a whole stands on the ground.
  ['added-text', 'ground'],
  ['removed-text', 'ground'],
]

/** What is no text and has to be seen: the edge of a button and of a switch, and the lines that mark what changed. */
const edges = [['text-quiet', 'ground'], ['accent', 'ground'], ['added-line', 'ground'], ['removed-line', 'ground'], ['added-line', 'added'], ['removed-line', 'removed']] as const

for (const [scheme, index] of [['light', 0], ['dark', 1]] as const) {
  for (const [text, ground] of pairs)
    test(`${text} on ${ground}, in ${scheme} colours, has a contrast of 4.5:1 or more`, () => assert.ok(contrast(colour(text, index), colour(ground, index)) >= 4.5, contrast(colour(text, index), colour(ground, index)).toFixed(2)))
  for (const [edge, ground] of edges)
    test(`the edge in ${edge} on ${ground}, in ${scheme} colours, has a contrast of 3:1 or more`, () => assert.ok(contrast(colour(edge, index), colour(ground, index)) >= 3))
}

test('every colour of the tokens has both schemes, and no style has a colour of its own', () => {
  assert.ok([...tokens.matchAll(/--[\w-]+: light-dark\(#/g)].length > 10)
  for (const name of readdirSync('assets/styles').filter((file) => file !== 'tokens.css')) assert.doesNotMatch(readFileSync(`assets/styles/${name}`, 'utf8').replace(/#000[38]\b/g, ''), /#[0-9a-f]{3,8}\b(?!:)|rgb\(|light-dark\(/i, name)
})

function colour(name: string, index: 0 | 1): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]+), (#[0-9a-f]+)\\)`).exec(tokens)
  assert.ok(found, name)
  return found[index + 1] ?? ''
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : (hex.slice(1).match(/../g) ?? [])
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => Number.parseInt(pair, 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
