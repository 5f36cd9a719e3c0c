// What every browser test starts from: the built sites with their real headers, and a stand-in for Google.
import { test as base, type BrowserContext, type Page } from 'playwright/test'
import { selfSignedCertificate } from '../scripts/preview/certificate.ts'
import { servePreview, type Preview } from '../scripts/preview/server.ts'
import { standInForGoogle, type StandIn } from './stand-in.ts'
import { builtSite, hosts, type SiteName } from './sites.ts'

interface PerWorker {
  /** A site that is somebody's, over https at www.avow.test. */
  owned: Preview
  example: Preview
  /** The owned site after its register grew. */
  grown: Preview
}

interface PerTest {
  google: StandIn
  /** What went wrong on any page: console errors, uncaught errors, violations of the security policy. */
  complaints: string[]
}

export const test = base.extend<PerTest, PerWorker>({
  owned: [async ({}, use) => serveAt('owned', use), { scope: 'worker' }],
  grown: [async ({}, use) => serveAt('grown', use), { scope: 'worker' }],
  example: [async ({}, use) => serve('example', use), { scope: 'worker' }],
  google: async ({ context }, use) => use(await standInForGoogle(context)),
  complaints: async ({ context }, use) => use(complaintsOf(context)),
})

/** For a test in which each browser itself decides what a visitor is spared: cookies, storage, what the security policy stops, focus, layout. */
export const inEachEngine = { tag: '@each-engine' }

/** Marks a test that shows once more, in another way, what another one shows: it runs where all tests run (`npm run test:engines`, on every push). */
export const onlyWhereAllRuns = { tag: '@only-where-all-runs' }

export { expect } from 'playwright/test'

async function serve(name: SiteName, use: (preview: Preview) => Promise<void>): Promise<void> {
  const preview = await servePreview(builtSite(name), 0)
  await use(preview)
  await preview.close()
}

/** Serves a built site over https at www.avow.test. */
export async function serveAt(name: SiteName, use: (preview: Preview) => Promise<void>): Promise<void> {
  const preview = await servePreview(builtSite(name), 0, await selfSignedCertificate(Object.values(hosts)))
  await use({ ...preview, address: preview.address.replace('localhost', hosts.www) })
  await preview.close()
}

function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = []
  const listen = (page: Page) => {
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
  }
  context.pages().forEach(listen)
  context.on('page', listen)
  return complaints
}
