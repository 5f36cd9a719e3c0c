import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'smol-toml'

const settings = parse(readFileSync('netlify.toml', 'utf8')) as {
  build: { command: string; publish: string; environment: { NODE_VERSION: string } }
  context: Record<string, { command: string }>
}

test('the host sets no header and no redirect of its own: they would win over the generated files without a word', () => {
  assert.deepEqual(Object.keys(settings).sort(), ['build', 'context'])
})

test('the host builds with our command and publishes what it writes', () => {
  assert.equal(settings.build.publish, '_site')
  assert.equal(settings.build.command, 'npm run check && npm run build', 'what visitors get is checked first')
  for (const context of ['deploy-preview', 'branch-deploy']) assert.equal(settings.context[context]?.command, 'npm run build', 'what is only looked at may still be wrong')
})

test('the host, this project and its packages agree on the version of Node', () => {
  const wanted = readFileSync('.nvmrc', 'utf8').trim()
  assert.equal(settings.build.environment.NODE_VERSION, wanted)
  assert.ok(Number(wanted) >= 22)
})
