import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { ensureChromium, findBrowser, findWholeChromium, type Machine } from '../scripts/browsers.ts'

const ownFull = join('/cache', 'ms-playwright', 'chromium-1248', 'chrome-linux64', 'chrome')
const ownShell = join('/cache', 'ms-playwright', 'chromium_headless_shell-1248')

/** A machine with some files on it; a command that runs well may put more there. */
function machineWith(files: string[], { environment = {}, root = false, installs = {}, version = 'Mozilla Firefox 153.7.0esr' }: { environment?: NodeJS.ProcessEnv; root?: boolean; installs?: Record<string, string>; version?: string } = {}) {
  const commands: string[] = []
  const machine: Machine = {
    environment,
    exists: (path) => files.includes(path),
    playwrightPath: (engine) => (engine === 'chromium' ? ownFull : '/cache/ms-playwright/firefox-1/firefox/firefox'),
    versionOf: () => version,
    installsDebianPackages: root,
    run: (command, parameters) => {
      const line = [command.split('/').at(-1), ...parameters].join(' ')
      commands.push(line)
      const installed = Object.entries(installs).find(([part]) => `${line}!`.includes(part))
      if (installed) files.push(installed[1])
      return installed !== undefined || line.includes('update')
    },
  }
  return { machine, commands }
}

test('a browser that is named is taken, also where others are', () => {
  const { machine } = machineWith(['/my/chromium', ownFull, '/usr/bin/chromium'], { environment: { CHROMIUM_PATH: '/my/chromium' } })
  assert.deepEqual(findBrowser('chromium', machine), { path: '/my/chromium', own: false })
})

test('a named browser that is not there is said, and no other is taken in silence', () => {
  const { machine } = machineWith(['/usr/bin/chromium'], { environment: { CHROMIUM_PATH: '/my/typo' } })
  assert.throws(() => findBrowser('chromium', machine), /CHROMIUM_PATH names \/my\/typo, and there is no such file/)
})

test("Playwright's own build comes before the system's, its smaller one too", () => {
  assert.deepEqual(findBrowser('chromium', machineWith([ownFull, '/usr/bin/chromium']).machine), { path: ownFull, own: true })
  assert.deepEqual(findBrowser('chromium', machineWith([join(ownShell, 'INSTALLATION_COMPLETE'), '/usr/bin/chromium']).machine), { path: ownShell, own: true })
})

test("a half installed build of Playwright's is not taken", () => {
  assert.deepEqual(findBrowser('chromium', machineWith([ownShell, '/usr/bin/chromium']).machine), { path: '/usr/bin/chromium', own: false })
})

test('the system is searched: usual places, then the folders of PATH', () => {
  assert.equal(findBrowser('firefox', machineWith(['/usr/bin/firefox-esr']).machine)?.path, '/usr/bin/firefox-esr')
  assert.equal(findBrowser('chromium', machineWith([join('/snap/bin', 'chromium')], { environment: { PATH: '/bin:/snap/bin' } }).machine)?.path, join('/snap/bin', 'chromium'))
  assert.equal(findBrowser('firefox', machineWith([]).machine), undefined)
})

test('a Firefox that is too old to be driven is passed over', () => {
  assert.equal(findBrowser('firefox', machineWith(['/usr/bin/firefox-esr'], { version: 'Mozilla Firefox 140.12.0esr' }).machine), undefined)
})

test('where there is none, Playwright installs one, and Debian is left alone', () => {
  const { machine, commands } = machineWith([], { root: true, installs: { 'install chromium --only-shell': join(ownShell, 'INSTALLATION_COMPLETE') } })
  assert.equal(ensureChromium(() => {}, machine).own, true)
  assert.equal(commands.length, 1)
})

test('where there is a smaller Chromium beside the whole one, pages are tested in the smaller, and what it lacks in the whole', () => {
  const both = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell']
  assert.equal(findBrowser('chromium', machineWith(both).machine)?.path, '/usr/bin/chromium-headless-shell')
  assert.equal(findWholeChromium(machineWith(both).machine)?.path, '/usr/bin/chromium')
})

test('a smaller Chromium alone is not taken for the whole one', () => {
  assert.equal(findWholeChromium(machineWith(['/usr/bin/chromium-headless-shell']).machine), undefined)
  assert.equal(findWholeChromium(machineWith([join(ownShell, 'INSTALLATION_COMPLETE')]).machine), undefined)
})

test("where Debian has no smaller Chromium, the whole one is installed alone", () => {
  const { machine, commands } = machineWith([], { root: true, installs: { 'recommends chromium!': '/usr/bin/chromium' } })
  assert.equal(ensureChromium(() => {}, machine).path, '/usr/bin/chromium')
  assert.equal(commands.at(-1), 'apt-get install -y -q --no-install-recommends chromium')
})

test("where Playwright cannot, root on Debian gets Debian's package, and is told", () => {
  const said: string[] = []
  const { machine, commands } = machineWith([], { root: true, installs: { 'apt-get install': '/usr/bin/chromium' } })
  assert.equal(ensureChromium((line) => said.push(line), machine).path, '/usr/bin/chromium')
  assert.equal(commands.length, 3)
  assert.deepEqual(
    said.map((line) => line.split(':')[0]),
    ['No Chromium on this machine', 'Playwright could not get one'],
  )
})

test('where nothing helps: three ways out, and nothing of Debian without root', () => {
  const { machine, commands } = machineWith([])
  assert.throws(() => ensureChromium(() => {}, machine), /npx playwright install chromium\n.*install Chromium or Chrome with your system\n.*set CHROMIUM_PATH/)
  assert.equal(commands.length, 1)
})
