// Every style is written for both directions of reading: https://drafts.csswg.org/css-logical/
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const sheets = readdirSync('assets', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'))

/** What has a left and a right, where the same word with `inline-start` and `inline-end` follows the language. */
const sided = /(?<=[{;\s])(?:(?:(?:margin|padding|border|scroll-margin|scroll-padding)-)?(?:left|right):|(?:text-align|float|clear): *(?:left|right)\b)[^;}]*/g

/** Four values: top, right, bottom and left; of corners, from the one at the top left on. */
const fourValued = /(?<=[{;\s])(margin|padding|inset|border-width|border-style|border-color|border-radius): *(\S+) (\S+) (\S+) ([^\s;]+)(?=;)/g

test('no style has another left than right', () => {
  assert.ok(sheets.length > 10)
  assert.deepEqual(sheets.flatMap((sheet) => sidesIn(readFileSync(join('assets', sheet), 'utf8')).map((style) => `${sheet}: ${style}`)), [])
})

test('sides are found in words and in four values', () => {
  const sides = ['margin-left: 1px', 'right: 0', 'text-align: right', 'padding: 1px 2px 3px 4px', 'border-radius: 1px 2px 2px 1px']
  assert.deepEqual(sidesIn(`a { ${sides.join('; ')}; }`), sides)
  assert.deepEqual(sidesIn('a { padding: 1px 2px 3px 2px; border-radius: 1px 1px 0 0; }\n.align-right { text-align: end; }\n@bottom-right { content: ""; } /* left: 0; */'), [])
})

function sidesIn(sheet: string): string[] {
  const styles = sheet.replaceAll(/\/\*.*?\*\//gs, '')
  const uneven = [...styles.matchAll(fourValued)].filter(([, property, first, second, third, fourth]) => (property === 'border-radius' ? first !== second || third !== fourth : second !== fourth))
  return [...styles.matchAll(sided), ...uneven].map(([style]) => style)
}
