import { defineConfig, devices } from 'playwright/test'
import { findBrowser, findWholeChromium, type Engine } from '../scripts/browsers.ts'
import { hosts } from './sites.ts'

// Firefox first: its tests run one after the other, and beside them all of Chromium's.
const engines = (['firefox', 'chromium'] as const).filter((engine) => findBrowser(engine))

/** The built sites: all tests in Chromium, and in Firefox those whose outcome a browser decides. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './build-sites.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  // Half of a test is waiting, for the network to be quiet or for a time to pass.
  workers: 3,
  // Long enough for a busy machine; what passes does not wait for it.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['./engines-reporter.ts']],
  use: { contextOptions: { reducedMotion: 'reduce' }, ignoreHTTPSErrors: true },
  projects: engines.flatMap((engine) => [
    {
      name: engine,
      // What Firefox cannot be told through WebDriver BiDi: colour scheme, forced colours, no JavaScript, print.
      testIgnore: ['**/*.whole-chromium.spec.ts', ...(engine === 'firefox' ? ['**/*.chromium.spec.ts', '**/signal.spec.ts'] : [])],
      // One worker: to start a Firefox takes as long as three of its tests.
      ...(engine === 'firefox' ? { grep: /@each-engine/, workers: 1 } : { grepInvert: /@only-where-all-runs/ }),
      use: { ...devices[engine === 'chromium' ? 'Desktop Chrome' : 'Desktop Firefox'], ...launching(engine) },
    },
    ...(engine === 'chromium' && findWholeChromium() ? [{ name: 'whole chromium', testMatch: '**/*.whole-chromium.spec.ts', use: { ...devices['Desktop Chrome'], ...launching(engine, {}, true) } }] : []),
    // Firefox has Global Privacy Control itself; for Chromium the tests put in what its extensions do.
    ...(engine === 'firefox' ? [{ name: 'firefox with its own signal', testMatch: '**/signal.spec.ts', workers: 1, use: { ...devices['Desktop Firefox'], ...launching(engine, { 'privacy.globalprivacycontrol.enabled': true, 'privacy.globalprivacycontrol.functionality.enabled': true }) } }] : []),
  ]),
})

function launching(engine: Engine, preferences: Record<string, boolean> = {}, isWhole = false) {
  const browser = isWhole ? findWholeChromium() : findBrowser(engine)
  const args = engine === 'chromium' ? ['--host-resolver-rules=MAP *.avow.test 127.0.0.1'] : []
  const firefoxUserPrefs: Record<string, string | boolean> = engine === 'firefox' ? { 'network.dns.localDomains': Object.values(hosts).join(','), ...preferences } : {}
  // Of its own builds of Chromium, Playwright takes the smaller one where it is not told otherwise.
  if (!browser || browser.own) return { ...(isWhole ? { channel: 'chromium' } : {}), launchOptions: { args, firefoxUserPrefs } }
  return {
    // Playwright drives a stock Firefox by WebDriver BiDi, under this name.
    ...(engine === 'firefox' ? { channel: 'moz-firefox' } : {}),
    launchOptions: { args, firefoxUserPrefs, executablePath: browser.path, ...(engine === 'chromium' && process.getuid?.() === 0 ? { chromiumSandbox: false } : {}) },
  }
}
