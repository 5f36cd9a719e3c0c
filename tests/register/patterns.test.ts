import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fits, isTooWide, literalPrefix, overlap, tie } from '../../scripts/register/patterns.ts'

const fitting: readonly [pattern: string, name: string, answer: boolean][] = [
  ['_ga_*', '_ga', false],
  ['_ga_*', '_ga_', true],
  ['_ga_*', '_ga_G1', true],
  ['_ga', '_gat', false],
  ['_ga', 'x_ga', false],
  ['a*c', 'abc', true],
  ['a*c', 'abcd', false],
  ['a**c', 'ac', true],
  ['a.c', 'abc', false],
  ['a+', 'aa', false],
  ['(', '(', true],
  ['*', '', true],
  ['', '', true],
  ['a*', '*', false],
  ['a', '*', false],
]

for (const [pattern, name, answer] of fitting)
  test(`${JSON.stringify(name)} ${answer ? 'fits' : 'does not fit'} ${JSON.stringify(pattern)}`, () => {
    assert.equal(fits(pattern, name), answer)
  })

test('a pattern of many stars and a long name are compared without an end of tries', () => {
  assert.equal(fits('*a'.repeat(50), 'a'.repeat(1000) + 'b'), false)
})

test('patterns overlap exactly where some name fits both', () => {
  const signs = ['a', 'b', '*']
  const patterns = ['', ...textsOf(signs, 1), ...textsOf(signs, 2), ...textsOf(signs, 3)]
  // Two patterns of three signs that overlap share a name of at most six letters.
  const names = [0, 1, 2, 3, 4, 5, 6].flatMap((length) => textsOf(['a', 'b'], length))
  const namesOf = new Map(patterns.map((pattern) => [pattern, new Set(names.filter((name) => fitsByItsWords(pattern, name)))]))
  for (const first of patterns)
    for (const second of patterns) {
      const shared = [...(namesOf.get(first) ?? [])].some((name) => namesOf.get(second)?.has(name))
      assert.equal(overlap(first, second), shared, `${JSON.stringify(first)} and ${JSON.stringify(second)}`)
    }
})

test('a name fits a pattern exactly as the words of the rule say', () => {
  for (const pattern of textsOf(['a', '_', '*'], 4)) for (const name of textsOf(['a', '_'], 4)) assert.equal(fits(pattern, name), fitsByItsWords(pattern, name), `${pattern} ${name}`)
})

const ties: readonly [first: string, second: string, answer: boolean][] = [
  ['_gcl_au', '_gcl_*', false],
  ['_ga', '_ga*', false],
  ['_ga', '_ga', true],
  ['_ga_*', '_ga_*', true],
  ['_ga_*', '_ga*', false],
  ['ab*x', 'ab*y*', true],
  ['ab*x', 'ab*y', false],
  ['_ga', '_gid', false],
]

for (const [first, second, answer] of ties)
  test(`${first} and ${second} ${answer ? 'tie' : 'do not tie'}, whichever comes first`, () => {
    assert.deepEqual([tie(first, second), tie(second, first)], [answer, answer])
  })

const widths: readonly [pattern: string, answer: boolean][] = [
  ['*', true],
  ['**', true],
  ['_*', true],
  ['-_-*', true],
  ['a*', true],
  ['*_ga', true],
  ['_g*', true],
  ['_ga*', false],
  ['日本*', false],
  ['a', false],
  ['_', false],
]

for (const [pattern, answer] of widths)
  test(`${pattern} is ${answer ? 'too wide' : 'not too wide'}`, () => {
    assert.equal(isTooWide(pattern), answer)
  })

test('the exact part of a pattern ends before its first star', () => {
  assert.deepEqual(['_ga_*_x*', '*', '_ga', ''].map(literalPrefix), ['_ga_', '', '_ga', ''])
})

function textsOf(signs: readonly string[], length: number): string[] {
  return length === 0 ? [''] : textsOf(signs, length - 1).flatMap((text) => signs.map((sign) => text + sign))
}

/** The rule once more, slowly: a star stands for nothing, or for one sign and what a star stands for. */
function fitsByItsWords(pattern: string, name: string): boolean {
  if (pattern === '') return name === ''
  if (pattern.startsWith('*')) return fitsByItsWords(pattern.slice(1), name) || (name !== '' && fitsByItsWords(pattern, name.slice(1)))
  return name[0] === pattern[0] && fitsByItsWords(pattern.slice(1), name.slice(1))
}
