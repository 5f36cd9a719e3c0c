// The real site, broken in several ways: the audit sees each and names it. Only the state that shows it is run, once for all that it shows.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { audit } from '../../scripts/audit/conduct.ts'
import { isFault, type Verdict } from '../../scripts/audit/judge/findings.ts'
import { copyProject, finished } from '../../scripts/bench/project-copy.ts'
import { builtSite, contentOf } from '../sites.ts'
import { expect, options, test } from './running.ts'

interface Broken {
  name: string
  states: string
  expected: Verdict
  /** What the finding is about, or a part of it. */
  about: string
  pages?: string
  actions?: readonly string[]
  /** Whether it would hide what else is broken in its state. */
  isApart?: true
  /** Changes the built site, or the register that it is held against. */
  breaks: (place: { site: string; content: string }) => void
}

let own: string
test.beforeAll(() => void (own = contentOf('owned')))

const broken: readonly Broken[] = [
  { name: 'a trace is taken out of the register', isApart: true, states: 'only:analytics', expected: 'undeclared', about: 'cookie _ga', breaks: ({ content }) => edit(join(content, 'register/services/google-analytics.yaml'), /  - name: _ga\n[\s\S]*?(?=  - name: _ga_\*)/, '') },
  { name: 'a lifetime in the register is shorter than what is set', states: 'only:analytics', expected: 'wrong-lifetime', about: 'google-analytics/cookie/_ga', breaks: ({ content }) => edit(join(content, 'register/services/google-analytics.yaml'), 'lifetime: P13M', 'lifetime: P30D') },
  { name: 'a pixel stands in a layout', states: 'js-off', expected: 'too-early', about: '<img> https://pixel.example', breaks: ({ site }) => edit(join(site, 'index.html'), '</body>', '<img src="https://pixel.example/p.gif" alt=""></body>') },
  { name: 'a host is connected to ahead', states: 'js-off', expected: 'hint', about: 'preconnect https://www.googletagmanager.com', breaks: ({ site }) => edit(join(site, 'index.html'), '<head>', '<head><link rel="preconnect" href="https://www.googletagmanager.com">') },
  { name: 'a tag is loaded before the choice', states: 'reject', expected: 'too-early', about: 'google-analytics/origin/https://www.googletagmanager.com', breaks: ({ site }) => editAsset(site, 'boot-', (code) => `document.head.append(Object.assign(document.createElement('script'), { src: 'https://www.googletagmanager.com/gtag/js' }));window.dataLayer=[];${code}`) },
  { name: 'a page counts visits by itself', states: 'reject', expected: 'undeclared', about: 'localStorage visits', breaks: ({ site }) => editAsset(site, 'boot-', (code) => `localStorage.setItem('visits', '1');${code}`) },
  { name: 'Global Privacy Control is not heard', states: 'gpc', expected: 'too-early', about: 'google-ads-measurement/origin/https://www.google.com', breaks: ({ site }) => editAssets(site, 'navigator.globalPrivacyControl', 'navigator.nothing') },
  { name: 'Google is told a yes to everything', states: 'only:analytics', expected: 'signal-mismatch', about: 'google-analytics/origin/https://*.google-analytics.com', breaks: ({ site }) => editAssets(site, '"denied"', '"granted"') },
  { name: 'the security policy is widened', states: 'js-off', expected: 'csp-wider', about: 'connect-src https://stats.example', breaks: ({ site }) => edit(join(site, '_headers'), 'connect-src', 'connect-src https://stats.example') },
  { name: 'the security policy is gone', isApart: true, states: 'js-off', expected: 'csp-wider', about: 'Content-Security-Policy', breaks: ({ site }) => edit(join(site, '_headers'), / {2}Content-Security-Policy.*\n/, '') },
  { name: 'a row is missing from the policy', states: 'js-off', expected: 'policy-gap', about: 'google-analytics/cookie/_ga_*', breaks: ({ site }) => edit(join(site, 'rules/privacy-policy/index.html'), /<tr role="row"><th scope="row" role="rowheader"><code>_ga_\*<\/code>.*\n/, '') },
  { name: 'a form asks what is not declared', states: 'none', expected: 'undeclared', about: 'host-forms/form/contact', pages: '/contact/', actions: ['type'], breaks: ({ site }) => edit(join(site, 'contact/index.html'), '<input type="hidden" name="form-name"', '<input name="birthday" aria-label="Birthday"><input type="hidden" name="form-name"') },
  { name: 'what is typed into a form is kept', states: 'none', expected: 'pii-leak', about: 'the field "email" on www.audit.test', pages: '/contact/', actions: ['type'], breaks: ({ site }) => editAsset(site, 'form-', (code) => `addEventListener('input', ({ target }) => localStorage.setItem('order', target.value));${code}`) },
  { name: 'what a form asks is missing from the policy', states: 'js-off', expected: 'policy-gap', about: 'host-forms/form/partner-portal', breaks: ({ site }) => edit(join(site, 'rules/privacy-policy/index.html'), 'Your telephone number', 'more') },
  { name: 'who receives data is not named', states: 'js-off', expected: 'policy-gap', about: 'party Netlify, Inc.', breaks: ({ site }) => edit(join(site, 'rules/privacy-policy/index.html'), /Netlify, Inc\./g, 'our host') },
]

/** All that one visit shows. */
const visitOf = ({ name, states, pages = '/', actions = [], isApart }: Broken) => [states, pages, actions.join(), isApart ? name : ''].join(' ')
const visits = [...new Set(broken.map(visitOf))].map((visit) => broken.filter((each) => visitOf(each) === visit))

for (const together of visits)
  test(together.map(({ name, expected, about }) => `${name}: ${expected}, ${about}`).join('; '), async ({ running }, { testId }) => {
    const place = { site: join('.cache', 'tests', testId, 'site'), content: join('.cache', 'tests', testId, 'content') }
    cpSync(builtSite('owned'), place.site, { recursive: true })
    cpSync(own, place.content, { recursive: true })
    const [{ states, pages = '/', actions = [] }] = together as [Broken]
    for (const { breaks } of together) breaks(place)
    const report = await audit({ ...options, dir: place.site, content: place.content, states, pages, actions }, running)
    const faults = report.findings.filter(isFault).map(({ verdict, about }) => `${verdict} ${about}`)
    expect(faults).toEqual(expect.arrayContaining(together.map(({ expected, about }) => `${expected} ${about}`)))
    rmSync(join('.cache', 'tests', testId), { recursive: true })
  })

/** Broken in its sources, and built again. */
const brokenCode: readonly (Omit<Broken, 'breaks'> & { file: string; from: string; to: string })[] = [
  { name: 'the second erase is forgotten', states: 'accept+withdraw', expected: 'after-withdrawal', about: 'google-ads-measurement/cookie/_gcl_au', file: 'assets/boot.ts', from: '  consent.erase(now.granted)\n', to: '' },
]

for (const { name, states, expected, about, file, from, to } of brokenCode)
  test(`${name}: ${expected}, ${about}`, async ({ running }) => {
    test.slow()
    const project = copyProject()
    try {
      project.edit(file, from, to)
      cpSync(own, join(project.folder, 'content'), { recursive: true })
      const built = await finished(project.run('scripts/build.ts'))
      expect(built.code, built.output).toBe(0)
      const report = await audit({ ...options, dir: join(project.folder, '_site'), content: own, states }, running)
      expect(report.findings.filter(isFault).map(({ verdict, about: found }) => `${verdict} ${found}`)).toContain(`${expected} ${about}`)
    } finally {
      project.remove()
    }
  })

test('the same site, not broken, has no finding', async ({ running }) => {
  test.slow()
  const states = 'js-off,reject,only:analytics,accept+withdraw'
  const report = await audit({ ...options, dir: builtSite('owned'), content: own, states }, running)
  expect(report.findings.filter(({ verdict }) => verdict !== 'not-testable')).toEqual([])
})

function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`${file} has no ${String(from)}`)
  writeFileSync(file, changed)
}

function editAsset(site: string, prefix: string, change: (code: string) => string): void {
  const folder = join(site, 'assets')
  const name = readdirSync(folder).find((file) => file.startsWith(prefix) && file.endsWith('.js'))
  if (!name) throw new Error(`no asset ${prefix}`)
  writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')))
}

/** Replaces a text in every script that has it. */
function editAssets(site: string, from: string, to: string): void {
  const folder = join(site, 'assets')
  const holding = readdirSync(folder).filter((file) => file.endsWith('.js') && readFileSync(join(folder, file), 'utf8').includes(from))
  if (holding.length === 0) throw new Error(`no script has ${from}`)
  for (const file of holding) writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replaceAll(from, to))
}
