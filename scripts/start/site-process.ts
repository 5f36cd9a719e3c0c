// The process that builds and serves while somebody writes. It is replaced whenever code changes, so that no old module lives on.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { buildInMemory } from '../build.ts'
import { isDraftContext } from '../eleventy.ts'
import { emptyMemory } from '../prepare.ts'
import { memorySource, type Source } from '../preview/files.ts'
import { emptyInbox, formsIn } from '../preview/forms.ts'
import { openPort } from '../preview/ports.ts'
import { readHostRules, type HostRules } from '../preview/rules.ts'
import { answerRequest, answering } from '../preview/server.ts'
import { FaultsFound } from '../register/fault.ts'
import { withLiveReload } from './live-page.ts'
import type { Rebuild, Report } from './messages.ts'

const [, , content = '', folder = ''] = process.argv
const memory = emptyMemory()
const inbox = emptyInbox()
const told = new Set<string>()
let served: { rules: HostRules; source: Source } | undefined
let version = 0
let building = Promise.resolve()

const server = createServer(
  answering(async (request) => {
    if (!served) throw new Error('nothing is built yet')
    return withLiveReload(await answerRequest(request, served.source, served.rules, inbox, (line) => console.log(line)), versionText())
  }),
)
const port = await openPort(server, 0)

process.on('message', ({ assets }: Rebuild) => {
  if (assets) delete memory.assets
  building = building.then(buildAndReport)
})
process.on('disconnect', () => process.exit())
building = building.then(buildAndReport)

async function buildAndReport(): Promise<void> {
  const began = performance.now()
  try {
    const { pages, texts, copies } = await buildInMemory({ content, draft: isDraftContext(process.env['CONTEXT']), showsUnpublished: true }, memory)
    served = { rules: await rulesFrom(texts), source: memorySource(texts, copies) }
    version += 1
    sayOfElsewhere(served.source)
    tell({ state: 'built', port, version: versionText(), pages, seconds: (performance.now() - began) / 1000 })
  } catch (error) {
    tell(error instanceof FaultsFound ? { state: 'faults', faults: error.faults } : { state: 'broken', text: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

/** Says once of each form that its posts leave this machine. */
function sayOfElsewhere(source: Source): void {
  for (const said of formsIn(source).elsewhere) {
    if (!told.has(said)) console.log(said)
    told.add(said)
  }
}

/** The host's parsers read files, so these two are written; everything else stays in memory. */
async function rulesFrom(texts: ReadonlyMap<string, string | Uint8Array>): Promise<HostRules> {
  mkdirSync(folder, { recursive: true })
  for (const name of ['_headers', '_redirects']) writeFileSync(join(folder, name), texts.get(`/${name}`) ?? '')
  return readHostRules(folder)
}

function versionText(): string {
  return `${process.pid}-${version}`
}

function tell(report: Report): void {
  process.send?.(report)
}
