// npm run screenshots, the real command, for one state: a picture at each width in each kind of colours, and a page with all of them.
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { expect, test } from './fixtures.ts'

const command = (...words: string[]): Promise<{ code: unknown; said: string }> => new Promise((resolve) => execFile(process.execPath, ['--import', 'tsx', 'scripts/screenshots/screenshots.ts', ...words], (error, out, said) => resolve({ code: error?.code ?? 0, said: out + said })))

test('each state is shown at three widths, in light, dark and forced colours, and what is to be printed as PDF and sheet by sheet', async () => {
  const out = join('.cache', 'tests', `screenshots-${process.pid}`)
  const { code, said } = await command('--only', 'terms', '--out', out)
    const pictures = ['1280', '360', '768'].flatMap((width) => ['dark', 'forced', 'light'].map((colours) => `terms-${width}-${colours}.png`))
  const sheets = readdirSync(out).filter((name) => /^terms-paper-\d\d\.png$/.test(name))
  expect([code, said], said).toEqual([0, expect.stringContaining(`${9 + sheets.length} pictures`)])
  expect(readdirSync(out).sort()).toEqual(['index.html', ...pictures, ...sheets, 'terms.pdf'].sort())
  expect(sheets.length).toBeGreaterThan(1)
  const sheet = decode(readFileSync(join(out, sheets[0] ?? '')))
  expect([sheet.width, sheet.height]).toEqual([892, 1263])
  expect(new Set(sheet.data).size, 'a sheet with something on it').toBeGreaterThan(20)
  for (const name of [...pictures, ...sheets]) expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain(`src="${name}"`)
  expect(readFileSync(join(out, 'terms.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  rmSync(out, { recursive: true })
})

test('a state that there is not is told the nearest, with exit 2', async () => {
  const { code, said } = await command('--only', 'term')
  expect([code, said]).toEqual([2, '--only term: there is no such state; did you mean "terms"?\n'])
})
