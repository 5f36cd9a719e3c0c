// From saving a file to seeing it in an open page, on a site of 300 pages.
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { findBrowser } from '../browsers.ts'
import { CannotRun } from '../command.ts'
import { median } from './cpu.ts'
import { writePages } from './generated-pages.ts'
import { copyProject, type ProjectCopy } from './project-copy.ts'

const pageCount = 300

/** Milliseconds from saving to seeing, for one kind of file. */
export interface SavingTime {
  what: string
  milliseconds: number
  budget: number
}

/** What is edited, and what shows it: the file, the text that changes, and how the page is read. */
const edits = [
  { what: 'Markdown', file: 'content/contact.md', from: '# Contact', page: '/contact/', budget: 500 },
  { what: 'YAML', file: 'content/words.yaml', from: 'skip: Skip to the text', page: '/contact/', budget: 1500 },
  { what: 'code', file: 'layouts/page/foot.ts', from: '<p>${site.title}', page: '/contact/', budget: 3000 },
] as const

/** Medians of some rounds, measured in a copy of the project with a real browser. */
export async function savingTimes(rounds: number, say: (text: string) => void): Promise<SavingTime[]> {
  const found = findBrowser('chromium')
  if (!found) throw new CannotRun('npm run bench needs a browser; npm test finds or installs one')
  const project = copyProject()
  writePages(join(project.folder, 'content', 'generated'), pageCount)
  const start = project.run('scripts/start/start.ts', '--port', '0')
  const browser = await chromium.launch({ ...(found.own ? {} : { executablePath: found.path }), chromiumSandbox: process.getuid?.() !== 0 })
  try {
    const address = await firstMatch(start.stdout, /http:\/\/localhost:\d+/)
    const page = await browser.newPage()
    const times: SavingTime[] = []
    for (const { what, file, from, page: path, budget } of edits) {
      await page.goto(address + path)
      const samples: number[] = []
      for (let round = 1; round <= rounds; round += 1) {
        say(`saving: ${what}, ${round} of ${rounds}`)
        samples.push(await timeToSee(page, project, file, from, `${what} ${round}`))
      }
      times.push({ what, milliseconds: median(samples), budget })
    }
    return times
  } finally {
    await browser.close()
    start.kill('SIGINT')
    await new Promise((resolve) => start.on('exit', resolve))
    project.remove()
  }
}

async function timeToSee(page: Page, project: ProjectCopy, file: string, from: string, mark: string): Promise<number> {
  const before = project.read(file)
  const began = performance.now()
  project.edit(file, from, `${from} ${mark}`)
  await page.getByText(mark).first().waitFor({ state: 'attached' })
  const time = performance.now() - began
  project.write(file, before)
  await page.getByText(mark).first().waitFor({ state: 'detached' })
  return time
}

function firstMatch(output: NodeJS.ReadableStream | null, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    output?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const match = pattern.exec(text)
      if (match) resolve(match[0])
    })
    output?.on('end', () => reject(new Error(`npm start ended: ${text}`)))
  })
}
