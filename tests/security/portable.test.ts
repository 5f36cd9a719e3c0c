import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headersFaults, redirectsFaults } from '../../scripts/security/portable.ts'

const noPage = () => false

test('a header that two rules set for one address is refused, with the line of the second', () => {
  const [fault, ...others] = headersFaults('/*\n  X-One: a\n\n/assets/*\n  x-one: b\n')
  assert.equal(others.length, 0)
  assert.equal(fault?.line, 5)
  assert.match(fault?.message ?? '', /x-one is also set for \/\*/)
})

test('rules that cannot fit one address may set the same header', () => {
  assert.deepEqual(headersFaults('/a/*\n  X-One: a\n/b/*\n  X-One: b\n'), [])
})

test('a header line that some hosts cut off is refused', () => {
  assert.match(headersFaults(`/*\n  X-Long: ${'a'.repeat(2000)}\n`)[0]?.message ?? '', /2010 characters/)
})

test('more rules than some hosts read are refused', () => {
  const rules = Array.from({ length: 101 }, (_, index) => `/page-${index}/\n  X-One: a\n`).join('')
  assert.match(headersFaults(rules)[0]?.message ?? '', /101 rules/)
})

test('a forced redirect, one without a status, one that hides a page and one without a final slash are refused', () => {
  const text = '/a /b/ 301!\n/c /d/\n/page/ /e/ 301\n/f /g 301\n/fine /h/ 301\n'
  const faults = redirectsFaults(text, (address) => address === '/page/')
  assert.deepEqual(
    faults.map(({ line, message }) => [line, message]),
    [
      [1, '/a is forced with "!"'],
      [2, '/c has no status'],
      [3, '/page/ is a page of the site, which the redirect would hide at some hosts'],
      [4, '/g does not end in /'],
    ],
  )
})

test('a redirect to a file needs no final slash', () => {
  assert.deepEqual(redirectsFaults('/data /register.json 301\n', noPage), [])
})
