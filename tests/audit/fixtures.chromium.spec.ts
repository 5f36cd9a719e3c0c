// Proof that the audit works: tiny sites that lie in one way each, and what the audit says of them.
import { auditSubject, type Running } from '../../scripts/audit/conduct.ts'
import { verdicts } from '../../scripts/audit/judge/findings.ts'
import { clean } from './fixtures/clean.ts'
import { lies, type Fixture } from './fixtures/lies.ts'
import { tinySubject } from './fixtures/tiny-site.ts'
import { ways } from './fixtures/ways.ts'
import { expect, options, test } from './running.ts'

for (const fixture of [...lies, ...ways, ...clean])
  test(`${fixture.name}: ${fixture.expected.join(', ') || 'nothing'}`, async ({ running }) => {
    test.slow(fixture.states === 'all')
    const { verdictsGiven, said } = await verdictsOf(fixture, running)
    expect(verdictsGiven, said).toEqual([...fixture.expected].sort())
  })

test('every verdict has a fixture that gives it', () => {
  const given = new Set([...lies, ...ways].flatMap(({ expected }) => expected))
  expect(Object.keys(verdicts).filter((verdict) => !given.has(verdict as keyof typeof verdicts))).toEqual([])
})

async function verdictsOf({ site, states, expected, actions = [] }: Fixture, { certificate, start }: Running): Promise<{ verdictsGiven: string[]; said: string }> {
  const subject = await tinySubject(site)
  const report = await auditSubject({ ...subject, wire: { ...subject.wire, certificate } }, { ...options, states, actions }, '2026-11-25', start, site.exceptions)
  // What a tiny site declares and does not do in the states that are tried is no part of its lie, unless it says so.
  const noted = report.findings.filter(({ verdict }) => verdict !== 'not-testable' || expected.includes(verdict))
  return { verdictsGiven: [...new Set(noted.map(({ verdict }) => verdict))].sort(), said: report.findings.map(({ verdict, said }) => `${verdict}: ${said}`).join('\n') }
}
