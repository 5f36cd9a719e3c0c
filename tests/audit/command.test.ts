// What is asked of the command in a wrong way is said before anything is visited.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { parseArgs } from 'node:util'
import { askedFor, options } from '../../scripts/audit.ts'
import { auditSubject } from '../../scripts/audit/conduct.ts'
import { CannotRun } from '../../scripts/command.ts'
import { tinySubject } from './fixtures/tiny-site.ts'

const refused: readonly [words: string[], message: RegExp][] = [
  [['--page-limit', '0'], /^--page-limit 0 is too little; write 1 or more$/],
  [['--max-pages', '0'], /^--max-pages 0 is too little; write 1 or more$/],
  [['--delay', 'soon'], /^--delay soon is not a number$/],
  [['--compare', 'package.json'], /^--compare package\.json: this is no report of an audit; name a file that --json wrote$/],
  [['--json', 'no/such/report.json'], /^--json .*: there is no such folder$/],
  [['--dir', '_site', '--base', 'https://www.example.org'], /^say --dir or --base, not both/],
  [['--publish', '--states', 'none'], /^--publish with --states none: what is published speaks of the whole site; leave out --states/],
  [['--publish', '--pages', '/'], /^--publish with --pages \/: what is published speaks of the whole site; leave out --pages/],
  [['--json', 'scripts'], /^--json scripts: that is a folder; name a file in it, such as scripts\/audit\.json$/],
  [['--states', 'none,'], /^--states "none," lacks a name; write all, or some of them: none,reject,accept$/],
  [['--states', ''], /^--states "" lacks a name; write all, or some/],
  [['--browsers', ''], /^--browsers "" lacks a name; write chromium, or chromium,firefox$/],
  ...['everything', 'sample:x', 'sample:0', '/a/,', 'a/'].map((pages): [string[], RegExp] => [['--pages', pages], new RegExp(`^--pages ${pages} is not known; write sitemap, sample:N, or paths such as /a/,/b/$`)]),
  [['--pages', ''], /^--pages names no page; write sitemap, sample:N, or paths such as \/a\/,\/b\/$/],
]

for (const [words, message] of refused)
  test(`npm run audit -- ${words.join(' ')}: refused in clear words`, () => {
    assert.throws(() => askedFor(parseArgs({ args: words, options }).values), (error) => error instanceof CannotRun && message.test(error.message))
  })

for (const [words, message] of [
  [['--max-pages', '1'], /^--publish: only 1 of 2 pages would be visited; write --max-pages 2\. What is published speaks of the whole site; to keep a part, write --html FILE in its place\.$/],
  [['--browsers', 'firefox'], /^--publish: only \d+ of \d+ states would be tried \(js-off is left out: a driven Firefox cannot be brought into it\)/],
] as const)
  test(`npm run audit -- --publish ${words.join(' ')}: a part is not published, which is said before anything is visited`, async () => {
    const { chosen } = askedFor(parseArgs({ args: ['--publish', ...words], options }).values)
    const visits = () => Promise.reject(new Error('a browser was started'))
    await assert.rejects(auditSubject(await tinySubject({}), { ...chosen, say: () => {} }, '2026-11-25', visits), (error) => error instanceof CannotRun && message.test(error.message))
  })

test('what is asked wrongly ends the command with exit 2 and one line', async () => {
  assert.deepEqual(await run(['--compare', 'no/such.json']), { code: 2, said: 'no/such.json: there is no such file or folder\n' })
})

function run(words: readonly string[]): Promise<{ code: unknown; said: string }> {
  return new Promise((resolve) => execFile(process.execPath, ['--import', 'tsx', 'scripts/audit.ts', ...words], (error, out, said) => resolve({ code: error?.code ?? 0, said: out + said })))
}
