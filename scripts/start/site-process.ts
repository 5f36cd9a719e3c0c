// The process that builds and serves while somebody writes. It is replaced whenever code changes, so that no old module lives on.
import { createServer } from 'node:http'
import { build } from '../build.ts'
import { isDraftContext } from '../eleventy.ts'
import { emptyMemory } from '../prepare.ts'
import { openPort } from '../preview/ports.ts'
import { readHostRules, type HostRules } from '../preview/rules.ts'
import { answerFor, send } from '../preview/server.ts'
import { FaultsFound } from '../register/fault.ts'
import { withLiveReload } from './live-page.ts'
import type { Rebuild, Report } from './messages.ts'

const [, , content = '', out = ''] = process.argv
const memory = emptyMemory()
let rules: HostRules | undefined
let version = 0
let building = Promise.resolve()

const server = createServer((request, response) => {
  if (rules) send(request, response, withLiveReload(answerFor(out, rules, request.url ?? '/'), versionText()))
})
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
    const { pages } = await build({ content, out, draft: isDraftContext(process.env['CONTEXT']) }, memory)
    rules = await readHostRules(out)
    version += 1
    tell({ state: 'built', port, version: versionText(), pages, seconds: (performance.now() - began) / 1000 })
  } catch (error) {
    tell(error instanceof FaultsFound ? { state: 'faults', faults: error.faults } : { state: 'broken', text: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

function versionText(): string {
  return `${process.pid}-${version}`
}

function tell(report: Report): void {
  process.send?.(report)
}
