// A live site, visited as it is: with its own headers, and everything passes the wire on its way to where it is meant to go.
import { audit } from '../../scripts/audit/conduct.ts'
import { isFault, isUnproven } from '../../scripts/audit/judge/findings.ts'
import { reportLines } from '../../scripts/audit/report/terminal.ts'
import { servePreview } from '../../scripts/preview/server.ts'
import { builtSite, contentOf } from '../sites.ts'
import { expect, options, test } from './running.ts'

test('a live site is read by its sitemap, visited, and held against the register', async ({ running }) => {
  const preview = await servePreview(builtSite('example'), 0)
  try {
    const report = await audit({ ...options, base: preview.address, states: 'none,js-off,reject,only:preferences' }, running)
    expect(report.findings.filter((finding) => isFault(finding) || isUnproven(finding))).toEqual([])
    expect(report.states.map(({ name, pages }) => [name, pages])).toEqual([['none', ['/']], ['js-off', ['/']], ['reject', ['/']], ['only:preferences', ['/']]])
    const chosen = report.rows.find(({ entry }) => entry.id === 'choice/cookie/cc_cookie')
    expect(chosen?.cells.map(({ mark }) => mark)).toEqual(['-', '-', '+', '+'])
    expect(reportLines(report)[0]).toBe(`live: ${preview.address}`)
  } finally {
    await preview.close()
  }
})

test('a live site that was built from another register is told so', async ({ running }) => {
  const preview = await servePreview(builtSite('grown'), 0)
  try {
    const report = await audit({ ...options, content: contentOf('owned'), base: preview.address, states: 'js-off' }, running)
    expect(report.findings.filter(isFault).map(({ verdict, about }) => `${verdict} ${about}`)).toContain('policy-gap survey/cookie/survey')
  } finally {
    await preview.close()
  }
})
