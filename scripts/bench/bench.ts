// npm run bench: what a visitor pays, what a build costs, how long an editor waits. Ratios side by side in one run.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../build.ts'
import { CannotRun, isStarted, runCommand } from '../command.ts'
import { buildCosts, slope, type BuildCost } from './builds.ts'
import { bytesOfBeginning, firstFlight } from './bytes.ts'
import { consentCosts, documentedCost } from './consent.ts'
import { diffCosts } from './diffs.ts'
import { lighthouseScores, scored } from './lighthouse.ts'
import { savingTimes } from './saving.ts'

const usage = `npm run bench -- [options]   measures builds, bytes and waiting, against budgets

  --only PART     builds, bytes, consent, diffs, lighthouse or saving
  --rounds N      how often each is measured; the middle value counts (3)
  --help          this text

Exit 1 when a budget is exceeded.`

const pageCounts = [0, 100, 1000]
const mostOfBare = 1.5
/** A page among 1,000 may cost this much more than one among 100 and count as linear: the noise of a shared machine. */
const mostGrowth = 1.25

interface Line {
  text: string
  isOver: boolean
}

const measures: Record<string, (folder: string, rounds: number) => Line[] | Promise<Line[]>> = {
  builds: (folder, rounds) => buildLines(buildCosts(folder, pageCounts, rounds, say)),
  bytes: byteLines,
  consent: (_folder, rounds) => consentLines(rounds),
  diffs: (_folder, rounds) => diffLines(rounds),
  lighthouse: lighthouseLines,
  saving: (_folder, rounds) => savingLines(rounds),
}

if (isStarted(import.meta.filename))
  await runCommand(usage, { only: { type: 'string' }, rounds: { type: 'string', default: '3' } }, async ({ only, rounds }) => {
    const parts = Object.keys(measures)
    if (only !== undefined && !parts.includes(only)) throw new CannotRun(`--only ${only} is none of ${parts.join(', ')}`)
    const times = Number(rounds)
    if (!Number.isInteger(times) || times < 1) throw new CannotRun(`--rounds ${rounds} is not a number of rounds`)
    const folder = join('.cache', `bench-${process.pid}`)
    const lines: Line[] = []
    try {
      for (const part of parts.filter((name) => only === undefined || name === only)) lines.push(...(await measured(part, folder, times)))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    return lines.some(({ isOver }) => isOver) ? 1 : 0
  })

async function measured(part: string, folder: string, rounds: number): Promise<Line[]> {
  const lines = (await measures[part]?.(folder, rounds)) ?? []
  clearLine()
  for (const { text, isOver } of lines) console.log(`${text}${isOver ? '   OVER BUDGET' : ''}`)
  console.log('')
  return lines
}

function buildLines(costs: readonly BuildCost[]): Line[] {
  const bare = costs.find(({ contestant }) => contestant === 'bare Eleventy')
  const heading = `Build, CPU seconds     ${pageCounts.map((count) => `${count} pages`.padStart(11)).join('')}   ms a page   of bare Eleventy   a page, 100 to 1,000 : 0 to 100`
  return [
    { text: heading, isOver: false },
    ...costs.map(({ contestant, seconds, perPage }) => {
      const ratio = perPage / (bare?.perPage ?? Number.NaN)
      const growth = slope(seconds, 100, 1000) / slope(seconds, 0, 100)
      const cells = pageCounts.map((count) => (seconds.get(count) ?? Number.NaN).toFixed(2).padStart(11)).join('')
      const isOurs = contestant === 'this project'
      return { text: `${contestant.padEnd(23)}${cells}${perPage.toFixed(2).padStart(12)}${ratio.toFixed(2).padStart(19)}${growth.toFixed(2).padStart(20)}`, isOver: isOurs && (ratio > mostOfBare || growth > mostGrowth) }
    }),
  ]
}

async function byteLines(folder: string): Promise<Line[]> {
  const out = join(folder, 'site')
  await build({ content: 'content', out, draft: false })
  const { html, style, boot, total } = bytesOfBeginning(out, 'rules/privacy-policy')
  return [{ text: `The policy to the end of its first section, brotli bytes: HTML ${html} + style ${style} + boot ${boot} = ${total} of ${firstFlight}`, isOver: total > firstFlight }]
}

async function consentLines(rounds: number): Promise<Line[]> {
  const costs = await consentCosts(rounds, say)
  const documented = documentedCost()
  return [
    { text: `Consent, over the page alone; beside vanilla-cookieconsent ${documented.version} as documented, ${documented.bytes} bytes on every visit`, isOver: false },
    ...costs.map(({ what, figure, unit, budget }) => ({
      text: `${what.padEnd(58)}${figure.toFixed(0).padStart(7)} ${unit.padEnd(5)} of ${String(budget).padStart(6)}${unit === 'bytes' ? `${(figure / documented.bytes).toFixed(2).padStart(8)} of the library` : ''}`,
      isOver: figure > budget,
    })),
  ]
}

function diffLines(rounds: number): Line[] {
  return [
    { text: 'Difference of two texts of 10,000 words, CPU seconds     first   then      of   words as a whole', isOver: false },
    ...diffCosts(rounds, say).map(({ what, first, seconds, asAWhole, budget }) => ({
      text: `${what.padEnd(54)}${first.toFixed(2).padStart(8)}${seconds.toFixed(2).padStart(7)}${budget.toFixed(1).padStart(8)}${asAWhole.toFixed(2).padStart(9)}, ${(seconds / asAWhole).toFixed(2)} of it`,
      isOver: seconds > budget,
    })),
  ]
}

async function lighthouseLines(folder: string, rounds: number): Promise<Line[]> {
  const pages = await lighthouseScores(folder, rounds, say)
  return [
    { text: `Lighthouse, phone, question open  ${scored.map((name) => name.padStart(16)).join('')}`, isOver: false },
    ...pages.map(({ page, scores, range }) => ({ text: `${page.padEnd(34)}${scored.map((name) => String(scores[name]).padStart(16)).join('')}   performance ${range.join(' to ')}`, isOver: scored.some((name) => scores[name] < 100) })),
  ]
}

async function savingLines(rounds: number): Promise<Line[]> {
  const times = await savingTimes(rounds, say)
  return times.map(({ what, milliseconds, budget }) => ({ text: `Saved to seen, 300 pages, ${what.padEnd(9)}${milliseconds.toFixed(0).padStart(6)} ms of ${budget}`, isOver: milliseconds > budget }))
}

function say(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`)
}

function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}
