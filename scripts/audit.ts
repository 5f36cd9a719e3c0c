// npm run audit: is the policy true? Compares what a browser sees of the site with what the register declares, in every state
// of consent.
import { accessSync, constants, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, constants as system } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import { audit, type AuditOptions } from './audit/conduct.ts'
import { changeLines, readEarlier } from './audit/report/compare.ts'
import { exitCodeOf, reportJson, type Report } from './audit/report/report.ts'
import { progressOn } from './audit/report/progress.ts'
import { reportLines } from './audit/report/terminal.ts'
import { CannotRun, isStarted, requireFolder, runCommand } from './command.ts'
import { evidenceOf, evidencePage, type Origin } from './evidence/evidence.ts'
import { publishEvidence } from './evidence/published.ts'
import { readSite } from './prepare.ts'
import { faultLine, FaultsFound } from './register/fault.ts'

const usage = `npm run audit -- [options]   is the policy true? Visits the site in every state of consent and holds what
                             it sees against the register

  --dir DIR            a built site, served here; other hosts are answered by a stand-in, no network is needed (_site)
  --base URL           a live site instead
  --content DIR        the content folder whose register is held against it (content)
  --pages WHICH        sitemap (all), sample:N, or /a/,/b/ (sitemap)
  --max-pages N        never more pages than this (50)
  --states NAMES       all, or some: none,reject,accept,... (all)
  --browsers NAMES     chromium, or chromium,firefox (chromium)
  --json FILE          writes the report as JSON, too
  --compare FILE       says only what is otherwise than in FILE, which --json wrote earlier
  --html FILE          writes it as one page, with pictures of what visitors were shown
  --publish            writes it into the content folder, and the site shows it at /rules/evidence/; commit it then
  --page-limit SECONDS how long one page may take; one that hangs is said not to be proved, the others are visited (30)
  --delay MS           on a live site: between two pages (250)
  --submit-forms       on a live site: send forms, too, with texts that nobody else writes
  --user-agent TEXT    is added to what the browser says of itself, so that a site's owner knows who visited
  --quiet              say the result alone
  --help               this text

Exit 0: nothing differs. 1: something does. 2: something was not proved: a state was not reached, a page failed.`

/** Every option. */
export const options = {
  dir: { type: 'string' },
  base: { type: 'string' },
  content: { type: 'string', default: 'content' },
  pages: { type: 'string', default: 'sitemap' },
  'max-pages': { type: 'string', default: '50' },
  states: { type: 'string', default: 'all' },
  browsers: { type: 'string', default: 'chromium' },
  json: { type: 'string' },
  compare: { type: 'string' },
  html: { type: 'string' },
  publish: { type: 'boolean', default: false },
  'page-limit': { type: 'string', default: '30' },
  delay: { type: 'string', default: '250' },
  'submit-forms': { type: 'boolean', default: false },
  'user-agent': { type: 'string' },
  quiet: { type: 'boolean', default: false },
} as const

type Values = Parameters<Parameters<typeof runCommand<typeof options>>[2]>[0]

/**
 * What the options ask for, and the report that they name to compare with. What is wrong in them is said before minutes of work, and not
 * after them. @throws CannotRun
 */
export function askedFor(values: Values): { chosen: Omit<AuditOptions, 'say'>; earlier: ReturnType<typeof readEarlier> | undefined } {
  if (values.dir !== undefined && values.base !== undefined) throw new CannotRun('say --dir or --base, not both: a built site or a live one')
  requireFolder('--content', values.content)
  for (const name of ['json', 'html'] as const) if (values[name] !== undefined) requireWritable(`--${name}`, values[name])
  // A page that says that the site does what its policy says is not to rest on a part that somebody chose.
  for (const [name, all] of [['states', 'all'], ['pages', 'sitemap']] as const)
    if (values.publish && values[name] !== all) throw new CannotRun(`--publish with --${name} ${values[name]}: what is published speaks of the whole site; leave out --${name}, or write --html FILE in the place of --publish`)
  requirePages(values.pages)
  for (const [name, example] of [['states', 'all, or some of them: none,reject,accept'], ['browsers', 'chromium, or chromium,firefox']] as const)
    if (values[name].split(',').some((each) => each.trim() === '')) throw new CannotRun(`--${name} "${values[name]}" lacks a name; write ${example}`)
  const chosen = {
    content: values.content,
    dir: values.dir ?? '_site',
    base: values.base,
    pages: values.pages,
    mostPages: numberIn('--max-pages', values['max-pages'], 1),
    states: values.states,
    engines: values.browsers.split(',').map((name) => name.trim()),
    pageLimit: numberIn('--page-limit', values['page-limit'], 1),
    delay: numberIn('--delay', values.delay),
    submitsForms: values['submit-forms'],
    userAgent: values['user-agent'],
    workers: availableParallelism(),
    takesPictures: values.html !== undefined || values.publish,
    mustBeWhole: values.publish,
  }
  return { chosen, earlier: values.compare === undefined ? undefined : readEarlier(values.compare) }
}

/** Holds that pages are named in a way that is known. @throws CannotRun */
function requirePages(pages: string): void {
  const isKnown = pages === 'sitemap' || /^sample:0*[1-9]\d*$/.test(pages) || pages.split(',').every((path) => path.trim().startsWith('/'))
  if (!isKnown) throw new CannotRun(`--pages ${pages.trim() === '' ? 'names no page' : `${pages} is not known`}; write sitemap, sample:N, or paths such as /a/,/b/`)
}

/** Holds that a file can be written, and leaves it as it is. @throws CannotRun */
function requireWritable(option: string, file: string): void {
  const folder = dirname(resolve(file))
  requireFolder(option, folder)
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isDirectory()) throw new CannotRun(`${option} ${file}: that is a folder; name a file in it, such as ${join(file, `audit.${option.slice(2)}`)}`)
  try {
    accessSync(found ? file : folder, constants.W_OK)
  } catch {
    throw new CannotRun(`${option} ${file}: you may not write there; change its rights, or name another place`)
  }
}

if (isStarted(import.meta.filename))
  await runCommand(usage, options, async (values) => {
    const { chosen, earlier } = askedFor(values)
    const say = progressOn(process.stderr, values.quiet)
    endOnSignals(say)
    const report = await audit({ ...chosen, say }).catch(nothingToHoldAgainst)
    // Whatever keeps a file from being written, what took minutes to find out has been said.
    console.log((earlier ? changeLines(report, earlier) : reportLines(report)).join('\n'))
    if (values.json !== undefined) writeFileSync(values.json, reportJson(report))
    if (values.html !== undefined || values.publish) await writeEvidence(values, report)
    return exitCodeOf(report)
  })

async function writeEvidence({ html: file, publish, content }: { html?: string | undefined; publish: boolean; content: string }, report: Report): Promise<void> {
  const { register, policies } = readSite({ content, showsUnpublished: true })
  if (!register) throw new CannotRun(`${content}: the register has faults; npm run check says which`)
  const evidence = evidenceOf(report, { commit: currentCommit(), policyVersion: policies.find(({ document }) => document.url === register.site.policy)?.document.inForce?.name })
  if (file !== undefined) writeFileSync(file, await evidencePage(evidence, report.pictures, register))
  if (!publish) return
  const [written, ...pictures] = publishEvidence(content, evidence, report.pictures)
  console.log(`\n${written}, with ${pictures.length} pictures: commit them, and the next build shows them at /rules/evidence/`)
}

/** A register with faults is no declaration: nothing was proved. */
function nothingToHoldAgainst(error: unknown): never {
  if (!(error instanceof FaultsFound)) throw error
  throw new CannotRun(`${error.faults.map(faultLine).join('\n')}\n\nThe register has faults, so there is nothing to hold the site against.`)
}

/** The commit of the project; `undefined` where there is no history, or something is not committed. */
function currentCommit(): Origin['commit'] {
  const git = (...words: string[]) => spawnSync('git', words, { encoding: 'utf8' })
  const [commit, changes] = [git('rev-parse', 'HEAD'), git('status', '--porcelain', '--untracked-files=no')]
  return commit.status === 0 && changes.stdout.trim() === '' ? commit.stdout.trim() : undefined
}

function numberIn(option: string, text: string, least = 0): number {
  if (!/^\d{1,6}$/.test(text)) throw new CannotRun(`${option} ${text} is not a number`)
  if (Number(text) < least) throw new CannotRun(`${option} ${text} is too little; write ${least} or more`)
  return Number(text)
}

/** Ctrl-C ends the audit at once: no report of half of it is written, and Playwright ends its browsers when the process exits. */
function endOnSignals(say: AuditOptions['say']): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      say(undefined)
      process.exit(128 + system.signals[signal])
    })
}
