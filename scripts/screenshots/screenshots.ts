// npm run screenshots: pictures of every state of the site, for looking at after a change of its look.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright'
import { build } from '../build.ts'
import { ensureChromium } from '../browsers.ts'
import { CannotRun, isStarted, requireFolder, runCommand } from '../command.ts'
import { servePreview } from '../preview/server.ts'
import { didYouMean } from '../register/nearest.ts'
import { pagesOf } from './paper.ts'
import { refuse, shots, type Shot } from './shots.ts'

const usage = `npm run screenshots -- [options]   takes a picture of every state of the site, at each width and in each kind of colours

  --content DIR   the content folder (content)
  --only NAMES    some of the states, with commas between them: ${shots.slice(0, 4).map(({ name }) => name).join(', ')}, ...
  --out DIR       where the pictures go (.cache/screenshots)
  --help          this text

index.html in that folder shows them all.`

const widths = [360, 768, 1280] as const
const colours: readonly { name: string; options: BrowserContextOptions }[] = [
  { name: 'light', options: { colorScheme: 'light' } },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'forced', options: { forcedColors: 'active' } },
]

if (isStarted(import.meta.filename))
  await runCommand(usage, { content: { type: 'string', default: 'content' }, only: { type: 'string' }, out: { type: 'string', default: join('.cache', 'screenshots') } }, async ({ content, only, out }) => {
    requireFolder('--content', content)
    const wanted = wantedShots(only)
    const site = join('.cache', `screenshots-${process.pid}`)
    const found = ensureChromium((line) => console.error(line))
    try {
      await build({ content, out: site, draft: false })
      const preview = await servePreview(site, 0)
      const browser = await chromium.launch({ ...(found.own ? {} : { executablePath: found.path }), chromiumSandbox: process.getuid?.() !== 0 })
      mkdirSync(out, { recursive: true })
      const files = await takeAll({ browser, address: preview.address, refused: await refusedIn(browser, preview.address), out }, wanted)
      writeFileSync(join(out, 'index.html'), overview(files))
      await browser.close()
      await preview.close()
      console.log(`${files.length} pictures in ${out}: open ${join(out, 'index.html')}`)
      return 0
    } finally {
      rmSync(site, { recursive: true, force: true })
    }
  })

function wantedShots(only: string | undefined): readonly Shot[] {
  const names = only?.split(',').map((name) => name.trim())
  const unknown = names?.find((name) => !shots.some((shot) => shot.name === name))
  if (unknown !== undefined) throw new CannotRun(`--only ${unknown === '' ? '""' : unknown}: there is no such state; ${didYouMean(unknown, shots.map(({ name }) => name))}`)
  return shots.filter(({ name }) => names?.includes(name) ?? true)
}

/** Where pictures are taken: the site, the state of a browser that has refused, and the folder that they go to. */
interface Studio {
  browser: Browser
  address: string
  refused: Awaited<ReturnType<BrowserContext['storageState']>>
  out: string
}

async function takeAll(studio: Studio, wanted: readonly Shot[]): Promise<string[]> {
  const files: string[] = []
  for (const [index, shot] of wanted.entries()) {
    console.error(`${index + 1} of ${wanted.length}: ${shot.name}`)
    for (const { name, options } of colours) for (const width of widths) files.push(await take(studio, shot, width, name, options))
    if (shot.isPrinted) files.push(...(await print(studio, shot)))
  }
  return files
}

async function take(studio: Studio, shot: Shot, width: number, colour: string, options: BrowserContextOptions): Promise<string> {
  const file = `${shot.name}-${width}-${colour}.png`
  const page = await visit(studio, shot, { ...options, viewport: { width, height: width < 600 ? 740 : 900 } })
  await page.screenshot({ path: join(studio.out, file), fullPage: shot.isWhole ?? false })
  await page.context().close()
  return file
}

/** Prints a page as PDF, and shows each sheet of it as a picture. */
async function print(studio: Studio, shot: Shot): Promise<string[]> {
  const page = await visit(studio, shot, {})
  const pdf = await page.pdf({ path: join(studio.out, `${shot.name}.pdf`), format: 'A4', margin: { top: '18mm', right: '18mm', bottom: '18mm', left: '18mm' } })
  await page.context().close()
  return (await pagesOf(pdf)).map((image, index) => {
    const file = `${shot.name}-paper-${String(index + 1).padStart(2, '0')}.png`
    writeFileSync(join(studio.out, file), image)
    return file
  })
}

async function visit({ browser, address, refused }: Studio, { address: path, isAnswered, isWhole, act }: Shot, options: BrowserContextOptions) {
  const context = await browser.newContext({ ...options, ...(isAnswered ? { storageState: refused } : {}), reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(address + path, { waitUntil: 'networkidle' })
  await act?.(page)
  // A picture of the whole page shows what is fetched only when somebody comes near.
  if (isWhole) await page.evaluate("document.querySelectorAll('img').forEach((image) => (image.loading = 'eager'))")
  await page.waitForLoadState('networkidle')
  // What comes in slowly is all there: only motion that visitors did not ask to be spared is left out.
  await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished))')
  return page
}

/** What a browser keeps once its visitor has refused, and was told so. */
async function refusedIn(browser: Browser, address: string): Promise<Studio['refused']> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(address)
  await refuse(page)
  const state = await context.storageState()
  await context.close()
  return state
}

/** A page with all pictures, each under its name. */
function overview(files: readonly string[]): string {
  const figures = files.map((file) => `<figure><a href="${file}"><img src="${file}" alt="" width="320" loading="lazy"></a><figcaption>${file}</figcaption></figure>`)
  return `<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Screenshots</title>\n<style>body{display:flex;flex-wrap:wrap;gap:1rem;align-items:start;font:14px sans-serif}img{border:1px solid #888}figure{margin:0}</style>\n${figures.join('\n')}\n</html>\n`
}
