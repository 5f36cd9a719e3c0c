import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mock, test } from 'node:test'
import { parseArgs } from 'node:util'
import { CannotRun } from '../../scripts/command.ts'
import { options, runPolicy } from '../../scripts/policy/policy.ts'
import { FaultsFound } from '../../scripts/register/fault.ts'
import { set } from '../content-folder.ts'
import { change, firstText, firstVersion, freeze, laterVersion, mendedText, policy, policyFile, recordedPolicy, smallPolicy } from './policy-content.ts'

const changedText = firstText.replace('as easy as', 'as simple as')

/** What the command prints and how it ends, on a content folder and a day; here, as a process of its own takes seconds. */
function run(content: string, ...words: string[]): { code: number; output: string } {
  const printed: string[] = []
  const { values, positionals } = parseArgs({ args: ['--date', '2026-11-25', ...words, '--content', content], options, allowPositionals: true })
  const log = mock.method(console, 'log', (line: string) => printed.push(`${line}\n`))
  try {
    const [command = 'status', ...names] = positionals
    return { code: runPolicy(command, values, names), output: printed.join('') }
  } catch (error) {
    assert.ok(error instanceof CannotRun || error instanceof FaultsFound, String(error))
    return { code: error instanceof FaultsFound ? 1 : 2, output: printed.join('') + error.message }
  } finally {
    log.mock.restore()
  }
}

/** Runs the command as a user does. */
function runAsUser(...words: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/policy/policy.ts', ...words], { encoding: 'utf8' })
  return { code: status, output: stdout + stderr }
}

const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().map((file) => [file, /\.\w+$/.test(file) ? readFileSync(join(folder, file), 'latin1') : ''])

test('without a command it says what is in force, what differs and where from, how to publish it, and whether anybody is asked again', () => {
  const content = recordedPolicy({ [policyFile]: policy(firstVersion, changedText), 'register/services/google-analytics.yaml': set('purposes', 0, 'Selling maps') })
  const { code, output } = run(content)
  assert.equal(code, 0, output)
  for (const says of ['privacy-policy\n  in force    2026-11-23, since 2026-11-23', 'words added 1, removed 1; links changed 0', 'Cookies: in the text', 'version: 2026-11-25', 'npm run policy -- publish privacy-policy', 'Visitors will be asked again:', '"analytics": purpose Selling maps', 'terms-and-conditions\n  in force    2026-11-23'])
    assert.ok(output.includes(says), `${says} is not in\n${output}`)
})

test('publishing says first what it would do, and writes nothing; with --yes it writes the text’s head and its records', () => {
  const content = recordedPolicy({ [policyFile]: policy(firstVersion, changedText) })
  const before = filesIn(content)
  const dry = run(content, 'publish', 'privacy-policy', '--effective', '2026-12-25', '--change', 'A no is called simple.', '--material', 'yes')
  assert.equal(dry.code, 0, dry.output)
  assert.match(dry.output, /version 2026-11-25, in effect from 2026-12-25 on, noted on every page until then[\s\S]*Would write:[\s\S]*versions\/2026-11-25\.html[\s\S]*Nothing is written yet/)
  assert.deepEqual(filesIn(content), before)
  const done = run(content, 'publish', 'privacy-policy', '--effective', '2026-12-25', '--change', 'A no is called simple.', '--material', 'yes', '--yes')
  assert.equal(done.code, 0, done.output)
  assert.match(readFileSync(join(content, policyFile), 'utf8'), /^---\ndescription: How we treat information about you\.\nversion: 2026-11-25\neffective: 2026-12-25\nchanges:\n {2}- A no is called simple\.\nmaterial: true\n---\n/)
  assert.ok(existsSync(join(content, 'rules/privacy-policy/versions/2026-11-25.html')))
  assert.match(run(content).output, /announced {3}2026-11-25, from 2026-12-25 on, noted on every page/)
})

test('a page that explained what changed does not go on to explain the next change, for which another is named', () => {
  const content = recordedPolicy({ 'rules/privacy-policy/why.md': '---\ndescription: Why.\n---\n\n# Why\n', 'rules/privacy-policy/why-2.md': '---\ndescription: Why.\n---\n\n# Why, again\n', [policyFile]: policy(`${laterVersion}\nexplained: why.md`, changedText) })
  freeze(content, '2026-11-24')
  const publishNext = (day: string, words: string, ...more: string[]) => {
    change(content, { [policyFile]: (text) => text.replace(/a no is .* a yes/, `a no is ${words} a yes`) })
    const { code, output } = run(content, '--date', day, 'publish', 'privacy-policy', '--effective', day, '--change', `No is ${words}.`, '--material', 'no', '--yes', ...more)
    assert.equal(code, 0, output)
    return readFileSync(join(content, policyFile), 'utf8')
  }
  assert.match(publishNext('2026-11-25', 'just as simple as', '--explained', 'why-2.md'), /^explained: why-2\.md$/m)
  assert.doesNotMatch(publishNext('2026-11-26', 'quite as simple as'), /explained/)
  change(content, { [policyFile]: (text) => text.replace('quite as simple as a yes', 'rather as simple as a yes') })
  const again = (explained: string) => refusalOf(content, ['--date', '2026-11-27', 'publish', 'privacy-policy', '--effective', '2026-11-27', '--change', 'Rather.', '--material', 'no', ...(explained === '' ? [] : ['--explained', explained])])
  assert.match(again('why.md'), /^--explained: this page explained version 2026-11-24 {2}take out --explained, or name the page that explains this change$/)
  change(content, { [policyFile]: (text) => text.replace('\nchanges:', '\nexplained: why.md\nchanges:') })
  assert.match(again(''), /the text names "explained: why\.md", which explained version 2026-11-24: take the line out, or name another page with --explained$/)
  assert.match(again('index.md'), /^--explained: "index\.md" is this document itself {2}name a page of its own, like what-changed\.md, or take out --explained$/)
})

const whyPages = { 'rules/privacy-policy/why.md': '---\ndescription: Why.\n---\n\n# Why\n', 'rules/privacy-policy/why-2.md': '---\ndescription: Why.\n---\n\n# Why, again\n' }
const quickly = ['publish', 'privacy-policy', '--effective', '2026-11-25', '--change', 'Quick.', '--material', 'no']

test('a page that the text names for the change that is published is not passed over: no record could be given one afterwards', () => {
  const content = recordedPolicy({ ...whyPages, [policyFile]: policy(`${firstVersion}\nexplained: why.md`, changedText) })
  const before = filesIn(content)
  for (const words of [quickly, [...quickly, '--yes']]) assert.deepEqual(run(content, ...words), { code: 2, output: 'privacy-policy: the text names "explained: why.md": add --explained why.md, or take the line out' })
  change(content, { [policyFile]: (text) => text.replace('explained: why.md', 'explained: wyh.md') })
  assert.match(refusalOf(content, quickly), /the text names "explained: wyh\.md"/)
  change(content, { [policyFile]: (text) => text.replace('explained: wyh.md', 'explained: why.md') })
  assert.deepEqual(filesIn(content), before)
  const { code, output } = run(content, ...quickly, '--explained', 'why.md', '--yes')
  assert.equal(code, 0, output)
  assert.doesNotMatch(output, /out of the text/)
  assert.match(readFileSync(join(content, 'rules/privacy-policy/versions.yaml'), 'utf8'), /^ {2}explained: \/rules\/privacy-policy\/why\/$/m)
})

test('the line that names the page of the last change, or another page than is asked for, is said to go out of the text before it goes', () => {
  const content = recordedPolicy({ ...whyPages, [policyFile]: policy(`${laterVersion}\nexplained: why.md`, changedText) })
  freeze(content, '2026-11-24')
  change(content, { [policyFile]: (text) => text.replace('as simple as', 'as quick as') })
  for (const words of [quickly, [...quickly, '--explained', 'why-2.md']]) assert.match(run(content, ...words).output, /\n\nWould take out of the text:\n {2}explained: why\.md\n\nNothing is written yet/)
  assert.match(run(content, ...quickly, '--yes').output, /\n\nTaken out of the text:\n {2}explained: why\.md\n$/)
  assert.doesNotMatch(readFileSync(join(content, policyFile), 'utf8'), /explained/)
})

test('what was to be confirmed of the day and the page of the last text is not asked of the one that is published', () => {
  const noted = `${laterVersion.replace(/2026-11-24/g, '2026-11-24 # confirm: the day')}\nexplained: why.md # confirm: your page`
  const content = recordedPolicy({ 'rules/privacy-policy/why.md': '---\ndescription: Why.\n---\n\n# Why\n', [policyFile]: policy(noted, changedText) })
  freeze(content, '2026-11-24')
  change(content, { [policyFile]: (text) => text.replace('as simple as', 'as quick as') })
  const { code, output } = run(content, 'publish', 'privacy-policy', '--effective', '2026-11-25', '--change', 'Quick.', '--material', 'no', '--yes')
  assert.equal(code, 0, output)
  assert.match(readFileSync(join(content, policyFile), 'utf8'), /^---\ndescription: .*\nversion: 2026-11-25\neffective: 2026-11-25\nchanges:\n {2}- Quick\.\n---\n/)
})

test('publishing what has a fault, or is asked for wrongly, writes nothing and says why in plain words', () => {
  const content = recordedPolicy({ [policyFile]: policy(firstVersion, changedText) })
  const before = filesIn(content)
  const whole = ['--effective', '2026-11-25', '--change', 'More.', '--material', 'no', '--yes']
  for (const [words, says] of [
    [['publish'], 'say which document: privacy-policy, terms-and-conditions'],
    [['publish', 'privacy-polcy', ...whole], 'did you mean "privacy-policy"'],
    [['publish', 'privacy-policy', '--yes'], 'say --effective DAY'],
    [['publish', 'privacy-policy', '--effective', '2026-02-31', '--change', 'More.', '--material', 'no'], 'is not a day'],
    [['publish', 'privacy-policy', '--effective', '2026-11-01', '--change', 'More.', '--material', 'no', '--yes'], '--effective 2026-11-01 is before the version, 2026-11-25  write 2026-11-25 or a later day'],
    [['publish', 'privacy-policy', '--effective', '2026-11-25', '--change', 'More.', '--material', 'yes', '--yes'], '--effective: a material change is announced 30 days ahead'],
    [['publish', 'privacy-policy', ...whole.map((word) => (word === 'More.' ? 'The first text.' : word))], '--change: this is what was said of version 2026-11-23'],
    [['publish', 'privacy-policy', ...whole, '--change', 'x'.repeat(301)], '--change: changes[2] is 301 characters long'],
    [['publish', 'privacy-policy', ...whole, '--explained', 'why.md'], '--explained: "why.md" is no page of this site'],
    [['publish', 'privacy-policy', '--correction'], '--correction: this is more than a mended misspelling'],
    [['publish', 'privacy-policy', '--correction'], 'remove --correction, and the build gives'],
    [['publish', 'terms-and-conditions', ...whole], 'terms-and-conditions: nothing differs from version 2026-11-23, so there is nothing to publish'],
    [['publish', 'terms-and-conditions', '--correction'], 'terms-and-conditions: nothing differs from version 2026-11-23, so there is nothing to correct'],
    [['publish', 'privacy-policy', '--correction', '--change', 'More.'], 'a correction has no day'],
    [['diff', 'privacy-policy', '2020-01-01'], 'has no version "2020-01-01"'],
    [['check'], 'say --published DIR'],
  ] as const) {
    const message = refusalOf(content, words)
    assert.ok(message.includes(says), `${says} is not in\n${message}`)
    assert.doesNotMatch(message, /index\.md:/)
  }
  assert.deepEqual(filesIn(content), before)
})

test('what is wrong in the text, and not in what was asked, is told of its line', () => {
  const content = recordedPolicy({ [policyFile]: policy(firstVersion, `${changedText}\n\n::nothing`) })
  assert.match(refusalOf(content, ['publish', 'privacy-policy', '--effective', '2026-11-25', '--change', 'More.', '--material', 'no']), /rules\/privacy-policy\/index\.md:\d+:\d+ {2}.*::nothing/)
})

test('publishing overwrites nothing that is published by its front matter and not recorded yet: it names it and what records it', () => {
  const publish = (content: string) => run(content, 'publish', 'privacy-policy', '--effective', '2026-11-25', '--change', 'More.', '--material', 'no', '--yes')
  const content = recordedPolicy({ [policyFile]: policy(laterVersion, changedText) })
  const before = filesIn(content)
  for (const { code, output } of [publish(content), run(content, 'publish', 'privacy-policy', '--correction', '--yes')]) {
    assert.equal(code, 2)
    assert.match(output, /version 2026-11-24 is published by its front matter and not recorded yet[\s\S]*npm run policy -- freeze[\s\S]*lines version, effective and changes/)
  }
  assert.deepEqual(filesIn(content), before)
  run(content, 'freeze')
  change(content, { [policyFile]: (text) => text.replace('as simple as', 'as quick as') })
  assert.equal(publish(content).code, 0)
  assert.deepEqual(['2026-11-23', '2026-11-24', '2026-11-25'].map((name) => existsSync(join(content, `rules/privacy-policy/versions/${name}.html`))), [true, true, true])
  const corrected = recordedPolicy({ [policyFile]: policy(`${firstVersion}\ncorrection: true`, mendedText) })
  assert.match(publish(corrected).output, /version 2026-11-23\.1 is published by its front matter[\s\S]*its line correction out of the file/)
  change(corrected, { [policyFile]: policy('', changedText) })
  assert.equal(publish(corrected).code, 0)
})

test('what is announced on every page is not replaced in silence: status gives its weight, and publish asks for it', () => {
  const material = policy('version: 2026-11-24\neffective: 2026-12-24\nmaterial: true\nchanges: [Simple.]', changedText)
  const content = recordedPolicy({ [policyFile]: material })
  freeze(content, '2026-11-24')
  change(content, { [policyFile]: (text) => text.replace('as simple as', 'as quick as') })
  assert.match(run(content).output, /publish privacy-policy --effective 2026-12-25 --change "\.\.\." --material yes/)
  const before = filesIn(content)
  const publish = (effective: string, weight: string) => refusalOf(content, ['publish', 'privacy-policy', '--effective', effective, '--change', 'Quick.', '--material', weight])
  assert.match(publish('2026-11-25', 'no'), /version 2026-11-24 is announced on every page and takes effect on 2026-12-24\..*its announcement would disappear\. Say --material yes/)
  assert.equal(publish('2026-12-25', 'no'), 'nothing was refused')
  assert.match(publish('2026-12-24', 'no'), /its announcement would disappear/)
  assert.equal(publish('2026-12-25', 'yes'), 'nothing was refused')
  assert.deepEqual(filesIn(content), before)
})

test('an example publishes nothing', () => {
  const content = recordedPolicy({ [policyFile]: policy(firstVersion, changedText), 'site.yaml': set('example', true) })
  const before = filesIn(content)
  assert.match(run(content, 'publish', 'privacy-policy', '--effective', '2026-11-25', '--change', 'More.', '--material', 'no', '--yes').output, /an example publishes nothing/)
  assert.match(run(content, 'freeze').output, /an example publishes nothing/)
  assert.deepEqual(filesIn(content), before)
})

test('freezing records what was published by its front matter, and says when there is nothing to record', () => {
  const content = recordedPolicy({ [policyFile]: policy(laterVersion, changedText) })
  assert.match(run(content, 'freeze').output, /privacy-policy: version 2026-11-24 is recorded/)
  assert.equal(run(content, 'freeze').output, 'Every version is recorded.\n')
  assert.match(run(content, 'diff', 'privacy-policy').output, /from 2026-11-23 to 2026-11-24[\s\S]*\[-easy-\] ?\{\+simple\+\}/)
})

/** Why a command refuses. */
function refusalOf(content: string, words: readonly string[]): string {
  const { code, output } = run(content, ...words)
  return code === 0 ? 'nothing was refused' : output
}

test('a command that does not exist is told the nearest, with exit 2 and no stack trace', () => {
  const { code, output } = runAsUser('polish')
  assert.deepEqual([code, output], [2, '"polish" is not known; did you mean "publish"?\n'])
})

test('an output that is closed before all is printed, as by head, ends the command without a stack trace', async () => {
  const started = spawn(process.execPath, ['--import', 'tsx', 'scripts/policy/policy.ts', 'diff', 'privacy-policy'], { stdio: ['ignore', 'pipe', 'pipe'] })
  started.stdout.destroy()
  let errors = ''
  started.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const [code] = (await once(started, 'close')) as [number | null]
  assert.deepEqual([code, errors], [0, ''])
})

test('what is no content folder is not held against anything, and a word too many is not passed over', () => {
  const content = recordedPolicy()
  const elsewhere = mkdtempSync(join(tmpdir(), 'avow-elsewhere-'))
  process.on('exit', () => rmSync(elsewhere, { recursive: true, force: true }))
  for (const [folder, words, says] of [
    [content, ['check', '--published', elsewhere], `--published ${elsewhere}: this is no content folder, there is no site.yaml in it; name the folder "content" of the site`],
    [elsewhere, ['check', '--published', content], `--content ${elsewhere}: this is no content folder`],
    [elsewhere, ['freeze'], `--content ${elsewhere}: this is no content folder`],
    [content, ['publish', 'privacy-policy', 'foo'], 'publish takes DOCUMENT, not "foo"; leave that out, or put words that belong together in quotes'],
    [content, ['freeze', 'foo'], 'freeze takes no name, not "foo"'],
    [content, ['diff', 'a', 'b', 'c', 'd', 'e'], 'diff takes DOCUMENT FROM TO, not "d e"'],
    [content, ['status', 'privacy-policy'], 'status takes no name'],
  ] as const) assert.ok(refusalOf(folder, words).includes(says), `${says} is not in\n${refusalOf(folder, words)}`)
  assert.equal(runAsUser('freeze', 'foo', '--content', content).code, 2)
  assert.equal(runAsUser('check', '--content', content, '--published', elsewhere).code, 2)
})

test('an option of another command is not passed over: it is refused with exit 2, and the command that takes it is named', () => {
  const content = recordedPolicy({ [policyFile]: policy(laterVersion, changedText) })
  const before = filesIn(content)
  for (const [words, says] of [
    [['freeze', '--change', 'x'], 'freeze takes no --change; publish does'],
    [['freeze', '--effective', '2026-12-25', '--correction'], 'freeze takes no --effective; publish does\nfreeze takes no --correction; publish does'],
    [['diff', 'privacy-policy', '--yes'], 'diff takes no --yes; publish does'],
    [['--material', 'no'], 'status takes no --material; publish does'],
    [['publish', 'privacy-policy', '--reworded'], 'publish takes no --reworded; revise does'],
    [['revise', '--published', content], 'revise takes no --published; check does'],
  ] as const) assert.deepEqual(run(content, ...words), { code: 2, output: says })
  assert.deepEqual(filesIn(content), before)
})

/** Two checkouts: what is published, and a change of it. */
function twoCheckouts(published: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'avow-change-'))
  cpSync(published, copy, { recursive: true })
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
  return copy
}

test('the next change waits until what is published is recorded, and says so', () => {
  const published = recordedPolicy({ [policyFile]: policy(laterVersion, changedText) })
  const next = twoCheckouts(published)
  assert.equal(refusalOf(next, ['check', '--published', published]), 'nothing was refused')
  for (const again of [policy(laterVersion, `${changedText}\n\nAnd more.`), policy('version: 2026-11-25\neffective: 2026-11-25\nchanges: [And more.]', `${changedText}\n\nAnd more.`)]) {
    change(next, { [policyFile]: again })
    assert.match(refusalOf(next, ['check', '--published', published]), /waits {2}version 2026-11-24 is published and not recorded yet/)
  }
  freeze(published)
  change(next, { [policyFile]: policy(laterVersion, changedText) })
  freeze(next)
  change(next, { [policyFile]: policy('version: 2026-11-25\neffective: 2026-11-25\nchanges: [And more.]', `${changedText}\n\nAnd more.`) })
  assert.equal(run(next, 'check', '--published', published).output, 'Nothing that was published is lost, and nothing waits to be recorded.\n')
})

test('what is published and not recorded yet keeps its day, its sentences and its place, too', () => {
  const published = smallPolicy()
  const next = twoCheckouts(published)
  const held = () => refusalOf(next, ['check', '--published', published])
  assert.equal(held(), 'nothing was refused')
  for (const [from, to] of [['The first text.', 'Another claim.'], ['effective: 2026-11-23', 'effective: 2026-12-25'], ['changes:', 'material: true\nchanges:']] as const) {
    change(next, { [policyFile]: policy(firstVersion.replace(from, to), firstText) })
    assert.match(held(), /waits {2}version 2026-11-23 is published and not recorded yet/, to)
  }
  rmSync(join(next, 'rules/privacy-policy'), { recursive: true })
  assert.match(held(), /missing-document {2}the document "privacy-policy" is gone/)
  change(next, { 'rules/privacy/index.md': policy(firstVersion, firstText.replace('within a month', 'within a year')) })
  assert.match(held(), /missing-document {2}the document "privacy-policy" is gone/)
})

test('a new version of a day more than a week ago is refused, and told which day to write; one that is published or recorded is not', () => {
  const published = recordedPolicy()
  const next = twoCheckouts(published)
  const version = (day: string) => ({ [policyFile]: policy(`version: ${day}\neffective: ${day}\nchanges: [We say more.]`, changedText) })
  const held = (day: string, against = published) => refusalOf(next, ['check', '--published', against, '--date', day])
  change(next, version('2026-11-24'))
  assert.equal(held('2026-12-01'), 'nothing was refused')
  assert.match(held('2026-12-02'), /rules\/privacy-policy\/index\.md:3:10 {2}back-dated {2}version 2026-11-24 is new, and its day is more than 7 days ago {2}write the day of publication, version: 2026-12-02/)
  assert.equal(held('2026-12-02', twoCheckouts(next)), 'nothing was refused')
  freeze(next)
  assert.match(held('2026-12-02'), /back-dated {2}version 2026-11-24 is new/, 'a record that comes with it proves nothing')
  assert.equal(held('2026-12-02', twoCheckouts(next)), 'nothing was refused')
  assert.match(held('2026-11-23'), /version-order {2}2026-11-24 is new, and its day, 2026-11-24, has not come yet/)
  const corrected = twoCheckouts(published)
  change(corrected, { [policyFile]: policy(`${firstVersion}\ncorrection: true`, mendedText) })
  assert.equal(refusalOf(corrected, ['check', '--published', published, '--date', '2026-12-25']), 'nothing was refused')
})

test('a correction that was recorded with another day is refused as a correction, and told how to record it anew', () => {
  const published = recordedPolicy()
  const next = twoCheckouts(published)
  const held = (day: string) => refusalOf(next, ['check', '--published', published, '--date', day])
  change(next, { [policyFile]: policy(`${firstVersion}\ncorrection: true`, mendedText) })
  freeze(next, '2026-11-24')
  assert.equal(held('2026-12-01'), 'nothing was refused')
  for (const [day, says] of [['2026-12-02', 'back-dated  correction 2026-11-23.1 is new, and its day is more than 7 days ago'], ['2026-11-23', 'version-order  2026-11-23.1 is new, and its day, 2026-11-24, has not come yet']] as const) {
    const message = held(day)
    assert.ok(message.includes(`${says}  take its record out, the entry in versions.yaml and versions/2026-11-23.1.html, and write "correction: true" again`), message)
    assert.doesNotMatch(message, /version: 2026/)
  }
})

test('a change that takes a published record away, rewrites it with hashes that fit, or deletes the document is refused', () => {
  const published = recordedPolicy()
  const rewritten = smallPolicy({ [policyFile]: policy(firstVersion, changedText) })
  freeze(rewritten, '2026-11-23')
  assert.match(refusalOf(rewritten, ['check', '--published', published]), /altered-record {2}the record of 2026-11-23 is not the published one/)
  const emptied = smallPolicy()
  assert.match(refusalOf(emptied, ['check', '--published', published]), /altered-record/)
  const deleted = recordedPolicy()
  rmSync(join(deleted, 'rules/privacy-policy'), { recursive: true })
  assert.match(refusalOf(deleted, ['check', '--published', published]), /missing-document {2}the document "privacy-policy" is gone/)
})

test('a document is published also while another waits to be: a change of the register can show in both', () => {
  const content = recordedPolicy({ [policyFile]: policy(firstVersion, changedText), 'rules/terms-and-conditions/index.md': policy(firstVersion, '# Terms\n\nRead, and enjoy it.') })
  const publish = (name: string) => run(content, 'publish', name, '--effective', '2026-11-25', '--change', 'More.', '--material', 'no', '--yes')
  assert.equal(publish('privacy-policy').code, 0)
  assert.equal(publish('terms-and-conditions').code, 0)
  assert.match(run(content).output, /terms-and-conditions\n {2}in force {4}2026-11-25/)
})
