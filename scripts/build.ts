// npm run build: writes the site to a folder beside the output, and puts it in its place only when all of it is there.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import Eleventy from '@11ty/eleventy'
import { configure, isDraftContext } from './eleventy.ts'
import { prepareSite, type BuildOptions } from './prepare.ts'
import { dateOf } from './register/time.ts'

const usage = `npm run build -- [options]   writes the site

  --content DIR   the content folder (content)
  --out DIR       where the site goes (_site)
  --date DAY      the day to build for, YYYY-MM-DD (today)
  --draft         say on every page that it is a draft; so do Netlify's previews
  --help          this text`

/** Builds a site. The output folder keeps its last good state until the new one is whole. @throws FaultsFound */
export async function build(options: BuildOptions): Promise<{ pages: number }> {
  const fresh = `${options.out.replace(/[/\\]$/, '')}.new-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  try {
    const target = { ...options, out: fresh }
    const site = await prepareSite(target)
    const eleventy = new Eleventy(options.content, fresh, { configPath: '', quietMode: true, config: configure(target, async () => site) })
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

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      content: { type: 'string', default: 'content' },
      out: { type: 'string', default: '_site' },
      date: { type: 'string' },
      draft: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  if (values.date !== undefined && !dateOf(values.date)) throw new TypeError(`--date ${values.date} is not a day; write YYYY-MM-DD`)
  const began = performance.now()
  const { pages } = await build({ content: values.content, out: values.out, day: values.date, draft: values.draft || isDraftContext(process.env['CONTEXT']) })
  console.log(`${pages} pages in ${values.out} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  return 0
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main()
