// Finds a browser for the tests, or gets one. What is found here is what playwright.config and the audit use.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, firefox } from 'playwright'
import { CannotRun, isStarted, runCommand } from './command.ts'

/** The engines that the tests can drive. */
export type Engine = 'chromium' | 'firefox'

/** A browser on this machine. */
export interface Browser {
  path: string
  /** Whether it is Playwright's own build, which Playwright starts without being told the path. */
  own: boolean
}

const variables: Record<Engine, string> = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' }

// Chromium without its windows, as Playwright's own smaller build is: a page in it costs a third of what it costs in the whole.
const headlessShell = '/usr/bin/chromium-headless-shell'

const usualPlaces: Record<Engine, readonly string[]> = {
  chromium: [
    headlessShell,
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

/** What the search sees of a machine, and what it may do there; tests put another in its place. */
export interface Machine {
  environment: NodeJS.ProcessEnv
  exists: (path: string) => boolean
  /** Where Playwright keeps its own build of an engine, whether or not it is there. */
  playwrightPath: (engine: Engine) => string
  /** The version that a browser says of itself: "Mozilla Firefox 153.7.0esr". */
  versionOf: (path: string) => string
  /** Whether packages of Debian can be installed here and now. */
  installsDebianPackages: boolean
  /** Runs a command and tells whether it went well. */
  run: (command: string, parameters: readonly string[]) => boolean
}

const thisMachine: Machine = {
  environment: process.env,
  exists: existsSync,
  playwrightPath: (engine) => (engine === 'chromium' ? chromium : firefox).executablePath(),
  versionOf: remembered((path) => spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? ''),
  installsDebianPackages: process.getuid?.() === 0 && isDebian(),
  run: (command, parameters) => spawnSync(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0,
}

/**
 * The browser of an engine: named by an environment variable, Playwright's own, or the system's; `undefined` where there is none.
 * @throws CannotRun when the variable names a file that does not exist.
 */
export function findBrowser(engine: Engine, machine: Machine = thisMachine): Browser | undefined {
  const named = machine.environment[variables[engine]]
  if (named) {
    if (!machine.exists(named)) throw new CannotRun(`${variables[engine]} names ${named}, and there is no such file`)
    return { path: named, own: false }
  }
  const own = playwrightBuild(engine, machine)
  if (own) return { path: own, own: true }
  const inPath = (machine.environment['PATH'] ?? '').split(delimiter).flatMap((folder) => names[engine].map((name) => join(folder, name)))
  const path = [...usualPlaces[engine], ...inPath].find((candidate) => machine.exists(candidate) && (engine !== 'firefox' || canBeDriven(machine.versionOf(candidate))))
  return path === undefined ? undefined : { path, own: false }
}

/**
 * Chromium with all that belongs to its windows, such as the back/forward cache, which its smaller builds lack;
 * `undefined` where there is none. @throws CannotRun as `findBrowser` does.
 */
export function findWholeChromium(machine: Machine = thisMachine): Browser | undefined {
  return findBrowser('chromium', { ...machine, exists: (path) => !/headless[-_]shell/.test(path) && machine.exists(path) })
}

/** Playwright drives a stock Firefox by WebDriver BiDi, with a command (network.addDataCollector) that came with this version. */
const oldestFirefox = 143

function canBeDriven(version: string): boolean {
  return Number(/\d+/.exec(version)?.[0] ?? 0) >= oldestFirefox
}

function remembered(find: (path: string) => string): (path: string) => string {
  const known = new Map<string, string>()
  return (path) => {
    const found = known.get(path) ?? find(path)
    known.set(path, found)
    return found
  }
}

/** Finds Chromium or installs it: by Playwright, else by Debian's packages where that is allowed. @throws CannotRun with three ways out. */
export function ensureChromium(say: (line: string) => void, machine: Machine = thisMachine): Browser {
  const found = findBrowser('chromium', machine)
  if (found) return found
  say('No Chromium on this machine: Playwright installs one (once, about 110 MB).')
  const byPlaywright = machine.run(process.execPath, [join('node_modules', 'playwright', 'cli.js'), 'install', 'chromium', '--only-shell']) && findBrowser('chromium', machine)
  if (byPlaywright) return byPlaywright
  if (machine.installsDebianPackages) {
    say("Playwright could not get one: installing Debian's packages chromium and chromium-headless-shell.")
    const install = (...packages: string[]) => machine.run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages])
    // Older releases have the first alone.
    const byDebian = machine.run('apt-get', ['update', '-q']) && (install('chromium', 'chromium-headless-shell') || install('chromium')) && findBrowser('chromium', machine)
    if (byDebian) return byDebian
  }
  throw new CannotRun(
    'There is no browser for the tests. Do one of these:\n  npx playwright install chromium\n  install Chromium or Chrome with your system\n  set CHROMIUM_PATH to a Chromium that is already there',
  )
}

function playwrightBuild(engine: Engine, machine: Machine): string | undefined {
  const full = machine.playwrightPath(engine)
  if (machine.exists(full)) return full
  if (engine === 'firefox') return undefined
  const shell = headlessShellBeside(full)
  return shell !== undefined && machine.exists(join(shell, 'INSTALLATION_COMPLETE')) ? shell : undefined
}

/** Playwright's smaller build, which `--only-shell` puts beside the full one; Playwright finds the program in it. */
function headlessShellBeside(full: string): string | undefined {
  const match = /^(.*)[/\\]chromium-(\d+)[/\\]/.exec(full)
  return match ? join(match[1] ?? '', `chromium_headless_shell-${match[2]}`) : undefined
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*\bdebian\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

if (isStarted(import.meta.filename))
  await runCommand('node --import tsx scripts/browsers.ts   finds the browsers for the tests, or installs Chromium', {}, async () => {
    const browser = ensureChromium(console.log)
    console.log(`chromium: ${browser.path}`)
    console.log(`firefox: ${findBrowser('firefox')?.path ?? `none of version ${oldestFirefox} or later on this machine, its tests are left out`}`)
    return 0
  })
