// The audit of the real build, content/ as it is: red when the policy is not true. `npm run audit` visits every
// page and every state.
import { audit } from '../../scripts/audit/conduct.ts'
import { exitCodeOf } from '../../scripts/audit/report/report.ts'
import { reportLines } from '../../scripts/audit/report/terminal.ts'
import { pageOf } from '../forms/filling.ts'
import { builtSite } from '../sites.ts'
import { expect, options, test } from './running.ts'

/** Apart, so that they run beside one another. */
for (const states of ['none,js-off,reject', 'accept+withdraw'])
  test(`the site does what its register says: ${states}`, async ({ running }) => {
    test.slow()
    const { actions: _all, ...everything } = options
    const report = await audit({ ...everything, dir: builtSite('example'), states, pages: '/' }, running)
    expect(exitCodeOf(report), reportLines(report).join('\n')).toBe(0)
    expect(report.states.map(({ notReached }) => notReached)).toEqual(states.split(',').map(() => undefined))
  })

test('what is typed into each field of each form reaches its declared receiver, and nobody else', async ({ running }) => {
  test.slow()
  const report = await audit({ ...options, dir: builtSite('example'), states: 'none', pages: Object.values(pageOf).join(','), actions: ['type'] }, running)
  expect(exitCodeOf(report), reportLines(report).join('\n')).toBe(0)
  const sent = report.rows.flatMap(({ entry, cells }) => (entry.kind === 'form' ? [[entry.form, ...cells.map(({ mark }) => mark)]] : []))
  expect(sent.toSorted()).toEqual(Object.keys(pageOf).toSorted().map((form) => [form, '+']))
})
