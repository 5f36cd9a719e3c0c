// What every browser test starts from: the built sites with their real headers, and a stand-in for Google.
import { test as base, type BrowserContext } from 'playwright/test'
import { servePreview, type Preview } from '../scripts/preview/server.ts'
import { builtSite } from './sites.ts'

/** What left for hosts other than the site's own. */
export interface StandIn {
  requests: URL[]
}

interface PerWorker {
  owned: Preview
  example: Preview
}

export const test = base.extend<{ google: StandIn }, PerWorker>({
  owned: [async ({}, use) => serve('owned', use), { scope: 'worker' }],
  example: [async ({}, use) => serve('example', use), { scope: 'worker' }],
  google: async ({ context }, use) => use(await standInForGoogle(context)),
})

export { expect } from 'playwright/test'

async function serve(name: 'owned' | 'example', use: (preview: Preview) => Promise<void>): Promise<void> {
  const preview = await servePreview(builtSite(name), 0)
  await use(preview)
  await preview.close()
}

/** Answers for every host but ours. Its gtag reads the queue, follows the consent and sets `_ga`, as Google's does. */
async function standInForGoogle(context: BrowserContext): Promise<StandIn> {
  const standIn: StandIn = { requests: [] }
  await context.route(
    (url) => url.hostname !== 'localhost',
    async (route) => {
      standIn.requests.push(new URL(route.request().url()))
      await route.fulfill({ contentType: 'text/javascript', body: gtagStandIn })
    },
  )
  return standIn
}

const gtagStandIn = `
  const commands = (window.dataLayer ?? []).filter((command) => Object.prototype.toString.call(command) === '[object Arguments]').map((command) => [...command])
  const granted = Object.assign({}, ...commands.filter(([name]) => name === 'consent').map(([, , types]) => types))
  if (granted.analytics_storage === 'granted') document.cookie = '_ga=GA1.1.1.1; path=/; max-age=3600'
`
