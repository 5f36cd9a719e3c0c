// One browser for all audits of a worker; every state has a profile of its own in it anyway.
import { test as base } from 'playwright/test'
import type { AuditOptions, Running, StartEngine } from '../../scripts/audit/conduct.ts'
import { madeUpCertificate } from '../../scripts/audit/subject/stand-in.ts'
import { startEngine, type Engines } from '../../scripts/audit/visit/engines.ts'

/** What an audit in a test is asked to do, where the test says nothing else. */
export const options: AuditOptions = { content: 'content', dir: '_site', base: undefined, pages: '/', mostPages: 50, states: 'all', engines: ['chromium'], delay: 0, pageLimit: 30, submitsForms: false, userAgent: undefined, workers: 1, takesPictures: false, actions: [], say: () => {} }

export const test = base.extend<object, { running: Running }>({
  running: [
    async ({}, use) => {
      const certificate = await madeUpCertificate()
      const started = new Map<boolean, Engines>()
      const start: StartEngine = async (engine, _certificate, agent, isWhole = false) => {
        const browser = started.get(isWhole) ?? (await startEngine(engine, certificate.cert, agent, isWhole))
        started.set(isWhole, browser)
        return { ...browser, close: async () => {} }
      }
      await use({ certificate, start })
      for (const browser of started.values()) await browser.close()
    },
    { scope: 'worker' },
  ],
})

export { expect } from 'playwright/test'
