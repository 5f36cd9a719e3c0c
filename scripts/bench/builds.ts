// What a build costs: this project, bare Eleventy with the same Markdown, markdown-it alone, in turn in one run.
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cpuSecondsOf, median } from './cpu.ts'
import { writePages } from './generated-pages.ts'

const contestants = ['this project', 'bare Eleventy', 'markdown-it alone'] as const
type Contestant = (typeof contestants)[number]

/** CPU seconds of one contestant for each number of pages, and the part that a page adds. */
export interface BuildCost {
  contestant: Contestant
  seconds: Map<number, number>
  /** Milliseconds of CPU that a page adds, over the whole range. */
  perPage: number
}

/** Medians of some rounds. `say` is called before each round, with what is about to be measured. */
export function buildCosts(folder: string, pageCounts: readonly number[], rounds: number, say: (text: string) => void): BuildCost[] {
  for (const count of pageCounts) makeContents(folder, count)
  const samples = new Map<string, number[]>()
  for (let round = 1; round <= rounds; round += 1)
    for (const count of pageCounts)
      for (const contestant of contestants) {
        say(`builds: round ${round} of ${rounds}, ${count} pages, ${contestant}`)
        const key = `${contestant} ${count}`
        samples.set(key, [...(samples.get(key) ?? []), cpuSecondsOf(commandOf(contestant, folder, count), process.cwd())])
      }
  return contestants.map((contestant) => {
    const seconds = new Map(pageCounts.map((count) => [count, median(samples.get(`${contestant} ${count}`) ?? [])]))
    return { contestant, seconds, perPage: slope(seconds, pageCounts.at(0) ?? 0, pageCounts.at(-1) ?? 0) }
  })
}

/** Milliseconds of CPU for each page between two numbers of pages. */
export function slope(seconds: ReadonlyMap<number, number>, from: number, to: number): number {
  return (((seconds.get(to) ?? Number.NaN) - (seconds.get(from) ?? Number.NaN)) / (to - from)) * 1000
}

function makeContents(folder: string, count: number): void {
  const ours = join(folder, `content-${count}`)
  cpSync('content', ours, { recursive: true })
  writePages(join(ours, 'generated'), count)
  writePages(join(folder, `pages-${count}`), count)
  // Eleventy stops where there is nothing to build; the project's own pages stand for the site around the generated ones.
  mkdirSync(join(folder, `bare-${count}`), { recursive: true })
  cpSync(join(folder, `pages-${count}`), join(folder, `bare-${count}`, 'generated'), { recursive: true })
  cpSync('content/accessibility.md', join(folder, `bare-${count}`, 'index.md'))
}

function commandOf(contestant: Contestant, folder: string, count: number): string[] {
  const out = join(folder, 'out')
  rmSync(out, { recursive: true, force: true })
  switch (contestant) {
    case 'this project':
      return [process.execPath, '--import', 'tsx', 'scripts/build.ts', '--content', join(folder, `content-${count}`), '--out', out]
    case 'bare Eleventy':
      return [process.execPath, resolve('node_modules/@11ty/eleventy/cmd.cjs'), '--config=scripts/bench/bare-eleventy.js', `--input=${join(folder, `bare-${count}`)}`, `--output=${out}`, '--quiet']
    case 'markdown-it alone':
      return [process.execPath, '--import', 'tsx', 'scripts/bench/markdown-alone.ts', join(folder, `pages-${count}`), out]
  }
}
