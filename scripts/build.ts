// npm run build: writes the site to a folder beside the output, and puts it in its place only when all of it is there.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Eleventy from '@11ty/eleventy'
import { CannotRun, isStarted, runCommand } from './command.ts'
import { configure, isDraftContext } from './eleventy.ts'
import { prepareSite, type BuildOptions, type Memory } from './prepare.ts'
import { dateOf } from './register/time.ts'

const usage = `npm run build -- [options]   writes the site

  --content DIR   the content folder (content)
  --out DIR       where the site goes (_site)
  --date DAY      the day to build for, YYYY-MM-DD (today)
  --draft         say on every page that it is a draft; so do Netlify's previews
  --help          this text`

/** Builds a site. The output folder keeps its last good state until the new one is whole. @throws FaultsFound */
export async function build(options: BuildOptions, memory?: Memory): Promise<{ pages: number }> {
  const fresh = `${options.out.replace(/[/\\]$/, '')}.new-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  try {
    const target = { ...options, out: fresh }
    const site = await prepareSite(target, memory)
    const eleventy = new Eleventy(options.content, fresh, { configPath: '', quietMode: true, config: configure(target, async () => site) })
    eleventy.disableLogger()
    await eleventy.write()
    replace(options.out, fresh)
    return { pages: site.pages.length }
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function replace(out: string, fresh: string): void {
  const old = `${fresh}-old`
  mkdirSync(dirname(out), { recursive: true })
  if (existsSync(out)) renameSync(out, old)
  renameSync(fresh, out)
  rmSync(old, { recursive: true, force: true })
}

if (isStarted(import.meta.filename))
  await runCommand(
    usage,
    {
      content: { type: 'string', default: 'content' },
      out: { type: 'string', default: '_site' },
      date: { type: 'string' },
      draft: { type: 'boolean', default: false },
    },
    async ({ content, out, date, draft }) => {
      if (date !== undefined && !dateOf(date)) throw new CannotRun(`--date ${date} is not a day; write YYYY-MM-DD`)
      if (!existsSync(content)) throw new CannotRun(`--content ${content}: there is no such folder`)
      const began = performance.now()
      const { pages } = await build({ content, out, day: date, draft: draft || isDraftContext(process.env['CONTEXT']) })
      console.log(`${pages} pages in ${out} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
      return 0
    },
  )
