// What takes too long costs its own time and no more, and is said in words; how far an audit is can be seen meanwhile.
import { auditSubject, type AuditOptions, type Running } from '../../scripts/audit/conduct.ts'
import { isFault, isUnproven } from '../../scripts/audit/judge/findings.ts'
import { progressOn } from '../../scripts/audit/report/progress.ts'
import { exitCodeOf, type Report } from '../../scripts/audit/report/report.ts'
import type { WireAnswer } from '../../scripts/audit/witness/wire.ts'
import { counted, origin, shown, tinySubject, type TinySite } from './fixtures/tiny-site.ts'
import { expect, options, test } from './running.ts'

const never = new Promise<WireAnswer>(() => {})
const elsewhere = 'https://elsewhere.test'
const withFrame = { entries: [counted, shown, origin('necessary', elsewhere)] }
const frameScript = (text: string): WireAnswer => ({ status: 200, headers: { 'content-type': 'text/html' }, body: `<!DOCTYPE html><title>frame</title><script>${text}</script>` })

/** On the page after the one that takes too long a cookie is set that nobody declared. */
const after: TinySite = { pages: { '/slow/': '<h1>Slow</h1>', '/after/': '<h1>After</h1>' }, script: "if (location.pathname === '/after/') document.cookie = 'stranger=1;path=/'" }

for (const [name, site] of [
  ['a page that never answers', { ...after, answer: ({ address }) => (address.pathname === '/slow/' ? never : undefined) }],
  ['a page with a frame that never loads', { ...after, ...withFrame, pages: { ...after.pages, '/slow/': `<iframe src="${elsewhere}/frame"></iframe>` }, answer: ({ address }) => (address.hostname === 'elsewhere.test' ? never : undefined) }],
] as [string, TinySite][])
  test(`${name} is said to be unproved, and the others are judged`, async ({ running }) => {
    const report = await reportOn(site, { pages: 'sitemap', pageLimit: 2 }, running)
    expect(report.findings.filter(isUnproven).map(({ said }) => said)).toEqual(['/slow/: "open" could not be tried: it took longer than 2 s (--page-limit)'])
    expect(new Set(report.findings.filter(isFault).map(({ about, page }) => `${about} ${page}`))).toEqual(new Set(['cookie stranger /after/']))
    expect([exitCodeOf(report), report.states[0]?.pages]).toEqual([2, ['/', '/policy/', '/after/']])
  })

test('where the first page never answers, the state was not reached', async ({ running }) => {
  const report = await reportOn({ answer: ({ address }) => (address.pathname === '/' ? never : undefined) }, { pageLimit: 1 }, running)
  expect([exitCodeOf(report), report.states[0]?.notReached]).toEqual([2, '/: open: it took longer than 1 s (--page-limit)'])
})

test('what is held open after the page has loaded is not waited for again and again', async ({ running }) => {
  const site: TinySite = { ...withFrame, script: `addEventListener('load', () => fetch('${elsewhere}/stream', { mode: 'no-cors' }))`, answer: ({ address }) => (address.pathname === '/stream' ? never : undefined) }
  const report = await reportOn(site, { actions: ['type', 'scroll', 'hide', 'prefer', 'settings', 'print'], pageLimit: 15 }, running)
  expect([exitCodeOf(report), report.states[0]?.pages]).toEqual([0, ['/']])
})

test('a frame that does not answer is told with the reason', async ({ running }) => {
  const report = await reportOn({ ...withFrame, body: `<iframe src="${elsewhere}/busy"></iframe>`, answer: ({ address }) => (address.pathname === '/busy' ? frameScript('addEventListener("load", () => setTimeout(() => { for (;;); }))') : undefined) }, {}, running)
  expect(report.findings.filter(isUnproven).map(({ said }) => said)).toContain('/: "open" could not be tried: a frame of elsewhere.test could not be looked at: it did not answer in 2 seconds')
  expect(exitCodeOf(report)).toBe(2)
})

for (const states of ['none', 'reject'])
  test(`a page that loops for ever costs its own time, and the one after it is judged: ${states}`, async ({ running }) => {
    const report = await reportOn({ ...after, pages: { '/slow/': '<form></form>', '/after/': '<input>' }, script: `${after.script}; if (location.pathname === '/slow/') addEventListener('load', () => setTimeout(() => { for (;;); }))` }, { states, pages: '/,/slow/,/after/', pageLimit: 4 }, running)
    expect(report.findings.filter(isUnproven).map(({ page }) => page)).toContain('/slow/')
    expect(report.findings.filter(isFault).map(({ about, page }) => `${about} ${page}`)).toContain('cookie stranger /after/')
    expect([exitCodeOf(report), report.states[0]?.notReached]).toEqual([2, undefined])
  })

test('where the first page loops for ever once it was answered, the state was not reached', async ({ running }) => {
  const report = await reportOn({ script: "if (stored()) addEventListener('load', () => setTimeout(() => { for (;;); }))" }, { states: 'returning:reject', pageLimit: 4 }, running)
  expect([exitCodeOf(report), report.states[0]?.notReached]).toEqual([2, '/: whether the question is shown cannot be told: it did not answer in 5 seconds'])
})

test('a terminal is told how many states and pages are done, in one line that goes in the end', async ({ running }) => {
  const written: string[] = []
  const terminal = { isTTY: true, columns: 60, write: (text: string) => written.push(text) }
  await reportOn({}, { states: 'none,js-off', pages: 'sitemap', say: progressOn(terminal, false) }, running)
  const [begins, ends] = ['\r\u001b[2K', written.at(-1)]
  expect(written.map((text) => text.replace(begins, ''))).toEqual([
    'chromium: 0 of 2 states, 1 pages; now none /',
    'chromium: 0 of 2 states, 2 pages; now none /policy/',
    'chromium: 1 of 2 states, 2 pages; now none',
    'chromium: 1 of 2 states, 3 pages; now js-off /',
    'chromium: 1 of 2 states, 4 pages; now js-off /policy/',
    '',
  ])
  expect(ends).toBe(begins)
})

function reportOn(site: TinySite, chosen: Partial<AuditOptions>, { certificate, start }: Running): Promise<Report> {
  return tinySubject(site).then((subject) => auditSubject({ ...subject, wire: { ...subject.wire, certificate } }, { ...options, states: 'none', ...chosen }, '2026-11-25', start))
}
