// Proof that the audit works: tiny sites that lie in one way each, and what the audit says of them.
import { auditSubject, type Running } from '../../scripts/audit/conduct.ts'
import { verdicts } from '../../scripts/audit/judge/findings.ts'
import { exitCodeOf, reportJson, type Report } from '../../scripts/audit/report/report.ts'
import { reportLines } from '../../scripts/audit/report/terminal.ts'
import { clean } from './fixtures/clean.ts'
import { lies, type Fixture } from './fixtures/lies.ts'
import { counted, form, hello, shown, tinySubject, type TinySite } from './fixtures/tiny-site.ts'
import { ahead, asked, plantedSite, stored } from './fixtures/ways.ts'
import { onlyWhereAllRuns } from '../fixtures.ts'
import { expect, options, test } from './running.ts'

/** So many of the sites that give one answer run in `npm test`; the others, which give it for the same reason in another way, only where everything runs. */
const alwaysRun = 4
const fixtures = [...lies, ...clean]
const isOneMore = (fixture: Fixture) => {
  const sharing = fixtures.flatMap(({ finds = {} }) => Object.values(finds)).filter((found) => found.startsWith(`${fixture.expected.join()} `)).length
  return !fixture.finds && sharing + fixtures.filter(({ expected, finds }) => !finds && expected.join() === fixture.expected.join()).indexOf(fixture) >= alwaysRun
}

for (const fixture of fixtures)
  test(`${[fixture.name, ...Object.keys(fixture.finds ?? {})].join('; ')}: ${fixture.expected.join(', ') || 'nothing'}`, isOneMore(fixture) ? onlyWhereAllRuns : {}, async ({ running }) => {
    test.slow(fixture.states.includes(','))
    const { expected, site, states, actions = [], finds } = fixture
    const { findings } = await reportOn(site, { states, actions }, running)
    // What a tiny site declares and does not do in the states that are tried is no part of its lie, unless it says so.
    const given = [...new Set(findings.map(({ verdict }) => verdict))].filter((verdict) => verdict !== 'not-testable' || expected.includes(verdict)).sort()
    expect(given, findings.map(({ verdict, said }) => `${verdict}: ${said}`).join('\n')).toEqual([...expected].sort())
    const found = findings.filter(({ verdict }) => expected.includes(verdict)).map(({ verdict, about }) => `${verdict} ${about}`)
    if (finds) expect([...new Set(found)].sort()).toEqual(Object.values(finds).sort())
  })

test('every kind of storage, every way of asking and every link ahead is seen', async ({ running }) => {
  const { findings } = await reportOn(plantedSite(), { states: 'none', actions: ['scroll', 'point', 'print', 'hide'] }, running)
  const found = new Set(findings.map(({ verdict, about }) => `${verdict} ${about}`))
  const expected = [
    ...Object.entries(stored).map(([name, { about }]) => [name, `undeclared ${about}`]),
    ...Object.entries(asked).map(([name, { at }]) => [name, `too-early analytics/origin/${at === 'socket' ? 'wss' : 'https'}://${at}.elsewhere.test`]),
    ...ahead.map((relation) => [`a ${relation}`, `hint ${relation} https://${relation}.elsewhere.test`]),
  ] as [string, string][]
  // Fixture, expected, got.
  expect(expected.map(([name, wanted]) => [name, wanted, found.has(wanted) ? wanted : 'nothing'])).toEqual(expected.map(([name, wanted]) => [name, wanted, wanted]))
  expect([...found].filter((each) => !each.startsWith('not-testable') && !expected.some(([, wanted]) => wanted === each))).toEqual([])
})

test('two audits of one site say the same, but for the times', async ({ running }) => {
  test.slow()
  const chosen = { states: 'none,accept', actions: ['scroll', 'hide'] }
  const texts = [await reportOn(plantedSite(), chosen, running), await reportOn(plantedSite(), chosen, running)].map((report) => reportJson({ ...report, ran: { at: '', seconds: 0 } }))
  expect(texts[1]).toBe(texts[0])
  expect(texts[0]).toContain('"undeclared"')
})

test('an audit of one state says which states nobody asked for, and its result speaks of one alone', async ({ running }) => {
  const report = await reportOn({}, { states: 'none', actions: [] }, running)
  const names = report.statesLeftOut.filter(({ why }) => why === 'it was not asked for').map(({ name }) => name)
  expect([names.includes('none'), names.includes('accept'), names.includes('bfcache')]).toEqual([false, true, true])
  expect(reportLines(report).at(-1)).toBe(`The site does what the register says in 1 of ${names.length + 1} states, on 1 of 2 pages; what was left out is not proved.`)
  expect(reportLines(report)).toContain(`left out: ${names.length} states (${names.slice(0, 5).join(', ')}, …), each because it was not asked for`)
})

test('forms of a live site that nobody asked to send are said to be left out, and nothing failed', async ({ running }) => {
  const report = await reportOn({ isLive: true, entries: [counted, shown, form('hello', ['email'])], body: hello('/policy/') }, { states: 'none', actions: ['type'] }, running)
  expect([exitCodeOf(report), report.formsNotSent]).toEqual([0, ['/']])
  expect(reportLines(report)).toContain('left out: the forms of 1 page (/): those of a live site are sent only with --submit-forms')
  expect(reportLines(report).at(-1)).toMatch(/, and no form was sent; what was left out is not proved\.$/)
})

test('every verdict has a fixture that gives it', () => {
  const given = new Set(lies.flatMap(({ expected }: Fixture) => expected))
  expect(Object.keys(verdicts).filter((verdict) => !given.has(verdict as keyof typeof verdicts))).toEqual([])
})

async function reportOn(site: TinySite, chosen: { states: string; actions: readonly string[] }, { certificate, start }: Running): Promise<Report> {
  const subject = await tinySubject(site)
  return auditSubject({ ...subject, wire: { ...subject.wire, certificate } }, { ...options, ...chosen }, '2026-11-25', start, site.exceptions)
}
