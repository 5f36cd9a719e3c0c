// npm run policy: what is in force, what changed, who is asked again; publishes a document and records it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CannotRun, isStarted, requireFolder, runCommand, type ExitCode } from '../command.ts'
import { readSite } from '../prepare.ts'
import { FaultsFound } from '../register/fault.ts'
import { loadRegister } from '../register/load.ts'
import { didYouMean } from '../register/nearest.ts'
import { dateOf, today } from '../register/time.ts'
import { faultsAgainstPublished } from './against-published.ts'
import { compareTexts } from './diff/compare.ts'
import { writeAll } from './freeze.ts'
import { comparisonLines, inBrackets, inColour } from './in-terminal.ts'
import { missingRecords, preparePublication, recordsNamed } from './publish.ts'
import { revise } from './revise.ts'
import { differenceLines, statusLines } from './status.ts'

const usage = `npm run policy -- [command] [options]   what is in force, what changed, publish it

  (no command)                        for each document: what is in force, what is announced, what differs from it;
                                      and whether visitors would be asked again, and why
  diff DOCUMENT [FROM] [TO]           what changed between two versions; TO is the text as it stands now where it is
                                      not given, FROM the version before it
  publish DOCUMENT --effective DAY --change "..." --material yes|no
                                      says what publishing would do; with --yes it does it: writes the front matter and
                                      the records. --change may stand more than once, and --explained FILE names a page,
                                      beside the text, that explains the changes
  publish DOCUMENT --correction       the same for a mended misspelling, which makes no new version
  freeze                              records every text that was published by its front matter alone
  revise                              records what visitors are asked about, where a category covers more than before,
                                      and the texts that they are asked with. --reworded: only words changed, nobody is asked
  check --published DIR               holds the content against what is published, another checkout of it: records may
                                      only be added, what is published must be recorded before it changes again, and a
                                      new version has the day of its publication, or one at most a week before

  --content DIR   the content folder (content)
  --date DAY      the day to work on, YYYY-MM-DD (today, in the site's time zone)
  --yes           write, where a command would otherwise only say what it would do
  --help          this text`

/** The options of every command. */
export const options = {
  content: { type: 'string', default: 'content' },
  date: { type: 'string' },
  effective: { type: 'string' },
  change: { type: 'string', multiple: true },
  material: { type: 'string' },
  explained: { type: 'string' },
  correction: { type: 'boolean', default: false },
  published: { type: 'string' },
  reworded: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const

/** What the options say. */
export interface Values {
  content: string
  date?: string | undefined
  effective?: string | undefined
  change?: string[] | undefined
  material?: string | undefined
  explained?: string | undefined
  correction: boolean
  published?: string | undefined
  reworded: boolean
  yes: boolean
}

/** A command: the names that stand behind it, and the options that it takes besides those that every command takes. */
interface Command {
  run: (values: Values, names: readonly string[]) => ExitCode
  takes: readonly string[]
  options: readonly (keyof Values)[]
}

const everyCommandTakes: readonly (keyof Values)[] = ['content', 'date']

/** What `npm run policy` can be told to do. */
const commands: Readonly<Record<string, Command>> = {
  status: { run: status, takes: [], options: [] },
  diff: { run: diff, takes: ['DOCUMENT', 'FROM', 'TO'], options: [] },
  publish: { run: publish, takes: ['DOCUMENT'], options: ['effective', 'change', 'material', 'explained', 'correction', 'yes'] },
  freeze: { run: freeze, takes: [], options: [] },
  revise: { run: record, takes: [], options: ['reworded'] },
  check: { run: check, takes: [], options: ['published'] },
}

/** Does what `npm run policy` is told to do, says what it did, and gives the exit code. @throws CannotRun, FaultsFound */
export function runPolicy(command: string, values: Values, names: readonly string[]): ExitCode {
  const known = Object.hasOwn(commands, command) ? commands[command] : undefined
  if (!known) throw new CannotRun(`"${command}" is not known; ${didYouMean(command, Object.keys(commands))}`)
  const unknown = names.slice(known.takes.length)
  if (unknown.length > 0) throw new CannotRun(`${command} takes ${known.takes.length === 0 ? 'no name' : known.takes.join(' ')}, not "${unknown.join(' ')}"; leave that out, or put words that belong together in quotes`)
  requireOwnOptions(command, known, values)
  if (values.date !== undefined && !dateOf(values.date)) throw new CannotRun(`--date ${values.date} is not a day; write YYYY-MM-DD`)
  requireContent('--content', values.content)
  return known.run(values, names)
}

/** Holds that no option is passed over in silence. @throws CannotRun that names the command to which one belongs. */
function requireOwnOptions(command: string, { options: own }: Command, values: Values): void {
  const others = (Object.keys(options) as (keyof Values)[]).filter((name) => values[name] !== undefined && values[name] !== false && !everyCommandTakes.includes(name) && !own.includes(name))
  const takers = (option: keyof Values) => Object.entries(commands).filter(([, other]) => other.options.includes(option)).map(([name]) => name)
  if (others.length > 0) throw new CannotRun(others.map((option) => `${command} takes no --${option}; ${takers(option).join(', ')} does`).join('\n'))
}

function requireContent(option: string, folder: string): void {
  requireFolder(option, folder)
  if (!existsSync(join(folder, 'site.yaml'))) throw new CannotRun(`${option} ${folder}: this is no content folder, there is no site.yaml in it; name the folder "content" of the site`)
}

function dayOf({ content, date }: Values): string {
  return date ?? today(loadRegister(content).site?.timeZone ?? 'UTC')
}

function say(lines: readonly string[]): void {
  for (const line of lines) console.log(line)
}

function status({ content, date }: Values): ExitCode {
  const site = readSite({ content, day: date, showsUnpublished: true })
  if (site.faults.length > 0) throw new FaultsFound(site.faults)
  say(statusLines(site, loadRegister(content, date, true).declared))
  return 0
}

function diff({ content, date }: Values, [name, from, to]: readonly string[]): ExitCode {
  const { path } = recordsNamed(content, name)
  const site = readSite({ content, day: date, showsUnpublished: true })
  const found = site.policies.find(({ document }) => document.path === path)
  if (!found || !site.register) throw new FaultsFound(site.faults)
  const { editions, unpublished } = found.document
  const texts = [...editions, ...(unpublished ? [{ name: 'now', html: unpublished.html }] : [])]
  const names = texts.map((text) => text.name)
  const at = (wanted: string) => {
    const index = names.indexOf(wanted)
    if (index < 0) throw new CannotRun(`${name} has no version "${wanted}"; ${didYouMean(wanted, names)}`)
    return index
  }
  const after = to === undefined ? texts.length - 1 : at(to)
  const before = from === undefined ? after - 1 : at(from)
  const [one, other] = [texts[before], texts[after]]
  if (!one || !other) throw new CannotRun(`${name} has one version, ${names.join(', ')}, and nothing to compare it with`)
  const compared = compareTexts(one.html, other.html, site.register.words.diff)
  say([`${name}: from ${one.name} to ${other.name}`, ...differenceLines(compared, one.name), ...compared.links.map((link) => `  link "${link.text}": ${link.before} -> ${link.after}`), '', ...comparisonLines(compared.html, process.stdout.isTTY ? inColour : inBrackets)])
  return 0
}

function publish(values: Values, [name]: readonly string[]): ExitCode {
  const { content, effective, change = [], material, explained, correction, yes } = values
  recordsNamed(content, name)
  if (!correction && (effective === undefined || change.length === 0 || !['yes', 'no'].includes(material ?? ''))) throw new CannotRun('say --effective DAY, --change "what changed, in one sentence" and --material yes or no; or --correction for a misspelling')
  if (correction && (effective !== undefined || change.length > 0 || material !== undefined || explained !== undefined)) throw new CannotRun('a correction has no day, no change and no weight of its own: leave out --effective, --change, --material and --explained')
  const day = dayOf(values)
  const { judged, files, explainedNoMore, site } = preparePublication(content, name, { effective: effective ?? day, changes: change, material: material === 'yes', explained, isCorrection: correction }, day)
  const { editions } = judged.document
  const [before, after] = [editions.at(-2), editions.at(-1)]
  const words = site.register?.words.diff
  say([`${name}: version ${after?.name}, in effect from ${after?.effective} on${after?.material ? ', noted on every page until then' : ''}`, ...(before && after && words ? differenceLines(compareTexts(before.html, after.html, words), before.name) : [])])
  if (yes && site.register?.site.example) throw new CannotRun('Nothing is written: site.yaml says "example: true", and an example publishes nothing.')
  if (yes) writeAll(content, files)
  say(['', yes ? 'Written:' : 'Would write:', ...files.map(({ path }) => `  ${content}/${path}`), ...(explainedNoMore === undefined ? [] : ['', yes ? 'Taken out of the text:' : 'Would take out of the text:', `  explained: ${explainedNoMore}`])])
  if (!yes) say(['', 'Nothing is written yet. Say it again with --yes to publish.'])
  return 0
}

function freeze({ content, date }: Values): ExitCode {
  if (loadRegister(content, date).site?.example) {
    say(['Nothing is recorded: site.yaml says "example: true", and an example publishes nothing.'])
    return 0
  }
  const missing = missingRecords(content, date)
  for (const { judged, files } of missing) {
    writeAll(content, files)
    say([`${judged.document.name}: version ${judged.document.editions.at(-1)?.name} is recorded`, ...files.map(({ path }) => `  ${content}/${path}`)])
  }
  if (missing.length === 0) say(['Every version is recorded.'])
  return 0
}

function record(values: Values): ExitCode {
  say(revise(values.content, dayOf(values), values.reworded))
  return 0
}

function check(values: Values): ExitCode {
  const { content, published } = values
  if (published === undefined) throw new CannotRun('say --published DIR, the content folder of what is published')
  requireContent('--published', published)
  const faults = faultsAgainstPublished(content, published, dayOf(values))
  if (faults.length > 0) throw new FaultsFound(faults)
  say(['Nothing that was published is lost, and nothing waits to be recorded.'])
  return 0
}

if (isStarted(import.meta.filename))
  await runCommand(
    usage,
    options,
    async (values, command = 'status', names) => runPolicy(command, values, names),
    'command',
  )
