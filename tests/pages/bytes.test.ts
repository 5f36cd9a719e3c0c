import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bytesOfBeginning, firstFlight } from '../../scripts/bench/bytes.ts'
import { build } from '../../scripts/build.ts'

test('the policy to the end of its first section, with its style and script, fits into the first 14 kB, and its style into 4,000 bytes', async () => {
  const out = join('.cache', 'tests', `bytes-${process.pid}`)
  await build({ content: 'content', out, draft: false })
  const { html, style, boot, total } = bytesOfBeginning(out, 'rules/privacy-policy')
  rmSync(out, { recursive: true })
  for (const part of [html, style, boot]) assert.ok(part > 100)
  assert.ok(total <= firstFlight, `${total} bytes`)
  assert.ok(style <= 4_000, `${style} bytes of style`)
})
