import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { rules } from './rules.ts'

const specs = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.spec.ts') || name.endsWith('.test.ts'))
const names = specs.flatMap((name) => [...readFileSync(join('tests', name), 'utf8').matchAll(/^\s*test\(\s*[`'](\d+(?:, \d+)*)\. /gm)].flatMap(([, numbers = '']) => numbers.split(', ').map(Number)))

test('each rule of consent has a test whose name begins with its number', () => {
  assert.deepEqual(Object.keys(rules).map(Number).filter((number) => !names.includes(number)), [])
})

test('no test names a rule that is none', () => {
  assert.deepEqual(names.filter((number) => !(number in rules)), [])
})
