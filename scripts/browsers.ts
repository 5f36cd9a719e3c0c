// Finds a browser for the tests, or gets one. What is found here is what playwright.config and the audit use.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, firefox } from 'playwright'

/** The engines that the tests can drive. */
export type Engine = 'chromium' | 'firefox'

/** A browser on this machine. */
export interface Browser {
  path: string
  /** Whether it is Playwright's own build, which Playwright starts without being told the path. */
  own: boolean
}

const variables: Record<Engine, string> = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' }

const usualPlaces: Record<Engine, readonly string[]> = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
}

const names: Record<Engine, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe', 'msedge.exe'],
  firefox: ['firefox-esr', 'firefox', 'firefox.exe'],
}

/**
 * The browser of an engine: named by an environment variable, Playwright's own, or the system's; `undefined` where there is none.
 * @throws TypeError when the variable names a file that does not exist.
 */
export function findBrowser(engine: Engine, environment: NodeJS.ProcessEnv = process.env): Browser | undefined {
  const named = environment[variables[engine]]
  if (named) {
    if (!existsSync(named)) throw new TypeError(`${variables[engine]} names ${named}, and there is no such file`)
    return { path: named, own: false }
  }
  const own = playwrightBuild(engine)
  if (own) return { path: own, own: true }
  const inPath = (environment['PATH'] ?? '').split(delimiter).flatMap((folder) => names[engine].map((name) => join(folder, name)))
  const path = [...usualPlaces[engine], ...inPath].find((candidate) => existsSync(candidate))
  return path === undefined ? undefined : { path, own: false }
}

/** Finds Chromium or installs it: by Playwright, else by Debian's packages where that is allowed. @throws Error with three ways out. */
export function ensureChromium(say: (line: string) => void): Browser {
  const found = findBrowser('chromium')
  if (found) return found
  say('No Chromium on this machine: Playwright installs one (once, about 110 MB).')
  if (ran(process.execPath, [join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium', '--only-shell'])) {
    const installed = findBrowser('chromium')
    if (installed) return installed
  }
  if (isDebian() && process.getuid?.() === 0) {
    say("Playwright could not get one: installing Debian's package chromium.")
    if (ran('apt-get', ['update', '-q']) && ran('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])) {
      const installed = findBrowser('chromium')
      if (installed) return installed
    }
  }
  throw new Error(
    'There is no browser for the tests. Do one of these:\n  npx playwright install chromium\n  install Chromium or Chrome with your system\n  set CHROMIUM_PATH to a Chromium that is already there',
  )
}

function playwrightBuild(engine: Engine): string | undefined {
  const full = (engine === 'chromium' ? chromium : firefox).executablePath()
  if (existsSync(full)) return full
  if (engine === 'firefox') return undefined
  const shell = headlessShellBeside(full)
  return shell !== undefined && existsSync(join(shell, 'INSTALLATION_COMPLETE')) ? shell : undefined
}

/** Playwright's smaller build, which `--only-shell` puts beside the full one; Playwright finds the program in it. */
function headlessShellBeside(full: string): string | undefined {
  const match = /^(.*)[/\\]chromium-(\d+)[/\\]/.exec(full)
  return match ? join(match[1] ?? '', `chromium_headless_shell-${match[2]}`) : undefined
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*\bdebian\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

function ran(command: string, parameters: readonly string[]): boolean {
  const { status } = spawnSync(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'] })
  return status === 0
}

if (process.argv[1] === import.meta.filename) {
  const browser = ensureChromium(console.log)
  console.log(`chromium: ${browser.path}`)
  console.log(`firefox: ${findBrowser('firefox')?.path ?? 'not on this machine, its tests are left out'}`)
}
