// What Lighthouse says of the policy and the terms with the question open: https://developer.chrome.com/docs/lighthouse
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../browsers.ts'
import { CannotRun } from '../command.ts'
import { servePreview } from '../preview/server.ts'
import { buildSite, builtSite } from '../../tests/sites.ts'
import { median } from './cpu.ts'

/**
 * The version that runs on Node 20. It is fetched when it is measured and is no dependency: with what it needs it has 200 packages and
 * 186 MB, which every deploy would install for a figure that is looked at now and then.
 */
const lighthouse = 'lighthouse@12.8.2'

/** What it scores, each from 0 to 100. */
export const scored = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** The scores of a page, as a phone would have them; the middle of several runs, since one alone wavers with what else a machine does. */
export interface LighthouseScores {
  page: string
  scores: Record<(typeof scored)[number], number>
  /** The lowest and the highest score of performance. */
  range: readonly [number, number]
}

interface Report {
  categories: Record<(typeof scored)[number], { score: number }>
}

const pages = ['/rules/privacy-policy/', '/rules/terms-and-conditions/']

/** Measures the site of an owner (`example: false`), on a slow phone and a slow line as Lighthouse simulates them. @throws CannotRun */
export async function lighthouseScores(folder: string, rounds: number, say: (text: string) => void): Promise<LighthouseScores[]> {
  const found = findBrowser('chromium')
  if (!found) throw new CannotRun('npm run bench needs a browser; npm test finds or installs one')
  say('lighthouse: building the site')
  await buildSite('owned')
  mkdirSync(folder, { recursive: true })
  const preview = await servePreview(builtSite('owned'), 0)
  try {
    const all: LighthouseScores[] = []
    for (const page of pages) {
      // The first run waits for what the preview compresses, which a host has ready.
      await reportOf(preview.address + page, folder, found.path)
      const reports: Report[] = []
      for (let round = 1; round <= 2 * rounds - 1; round += 1) {
        say(`lighthouse: ${page}, ${round} of ${2 * rounds - 1}`)
        reports.push(await reportOf(preview.address + page, folder, found.path))
      }
      const of = (category: (typeof scored)[number]) => reports.map(({ categories }) => Math.round(categories[category].score * 100))
      const performance = of('performance')
      all.push({ page, scores: { performance: median(performance), accessibility: median(of('accessibility')), 'best-practices': median(of('best-practices')), seo: median(of('seo')) }, range: [Math.min(...performance), Math.max(...performance)] })
    }
    return all
  } finally {
    await preview.close()
  }
}

/** One run. */
async function reportOf(address: string, folder: string, browser: string): Promise<Report> {
  const file = join(folder, 'lighthouse.json')
  const flags = `--headless=new${process.getuid?.() === 0 ? ' --no-sandbox' : ''}`
  const said = await output('npx', ['--yes', lighthouse, address, '--quiet', '--output=json', `--output-path=${file}`, `--only-categories=${scored.join(',')}`, `--chrome-flags=${flags}`], { ...process.env, CHROME_PATH: browser })
  if (said !== undefined) throw new CannotRun(`${lighthouse} did not run:\n${said}`)
  return JSON.parse(readFileSync(file, 'utf8')) as Report
}

/** What a command said, where it failed. */
function output(command: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
    child.on('error', ({ message }) => resolve(message))
    child.on('close', (code) => resolve(code === 0 ? undefined : said.trim()))
  })
}
