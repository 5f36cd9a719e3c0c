// What is asked of the command in a wrong way is said before anything is visited.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'

const refused: readonly [words: string[], message: RegExp][] = [
  [['--page-limit', '0'], /^--page-limit 0 is too little; write 1 or more$/m],
  [['--delay', 'soon'], /^--delay soon is not a number$/m],
  [['--compare', 'no/such.json'], /^no\/such\.json: there is no such file or folder$/m],
  [['--compare', 'package.json'], /^--compare package\.json: this is no report of an audit; name a file that --json wrote$/m],
  [['--json', 'no/such/report.json'], /^--json .*: there is no such folder$/m],
  [['--dir', '_site', '--base', 'https://www.example.org'], /^say --dir or --base, not both/m],
]

for (const [words, message] of refused)
  test(`npm run audit -- ${words.join(' ')}: refused in clear words, exit 2`, { concurrency: true }, async () => {
    const { code, said } = await run(words)
    assert.match(said, message)
    assert.equal(code, 2)
  })

function run(words: readonly string[]): Promise<{ code: unknown; said: string }> {
  return new Promise((resolve) => execFile(process.execPath, ['--import', 'tsx', 'scripts/audit.ts', ...words], (error, out, said) => resolve({ code: error?.code ?? 0, said: out + said })))
}
