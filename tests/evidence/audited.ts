// An audit as its JSON has it, with each mark, a difference, and something that was not proved.
import type { Evidence, EvidenceRow, Mark } from '../../layouts/evidence/evidence.ts'

const states = ['none', 'js-off', 'gpc', 'reject', 'only:preferences', 'only:analytics', 'only:ad-measurement', 'only:remarketing', 'accept', 'accept+withdraw', 'accept+narrow', 'returning:accept', 'returning:reject', 'old-revision', 'expired', 'corrupt-cookie', 'cookies-blocked', 'two-tabs', 'bfcache']

/** One dot, which browsers know by what is in it. */
const dot = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** Pictures of a state. */
export const pictures = [
  { state: 'none', name: 'banner', image: dot },
  { state: 'none', name: 'settings', image: dot },
] as const

/** What a look at the site in all of its states could have given. */
export const audited: Evidence = {
  ran: { at: '2026-11-25T04:00:00.000Z', seconds: 90 },
  isLive: false,
  base: 'https://www.audit.test',
  build: '0'.repeat(64),
  commit: '1'.repeat(40),
  policyVersion: '2026-11-23',
  isExample: false,
  engines: ['Chromium 156'],
  states: states.map((name) => ({ name, engine: 'chromium', pages: ['/', '/cookies/'] })),
  statesLeftOut: [{ name: 'bfcache', why: 'this browser has none' }],
  pages: ['/', '/cookies/'],
  pagesLeftOut: ['/contact/'],
  rows: [
    row('choice', 'cc_cookie', '+', '-'),
    row('google-analytics', '_ga', '.', '+'),
    { ...row('google-analytics', '', '!', '?'), entry: { kind: 'origin', id: 'google-analytics/origin/https://region1.google-analytics.com', services: ['google-analytics'], categories: ['analytics'], origin: 'https://region1.google-analytics.com' } },
    row('a-service-that-is-gone', '_ga', '.', '-'),
    row('a-service-that-is-gone', 'a_cookie_with_a_name_that_is_long_and_has_no_place_to_break_it_anywhere', '.', '-'),
  ],
  faults: [{ verdict: 'too-early', about: 'https://region1.google-analytics.com', said: 'region1.google-analytics.com was contacted before anybody had said yes', state: 'none', page: '/' }],
  unproven: [{ verdict: 'not-tried', about: 'frame', said: 'a frame could not be looked at', state: 'accept', page: '/cookies/' }],
}

function row(service: string, name: string, ...marks: readonly Mark[]): EvidenceRow {
  const cells = states.map((state, index) => {
    const mark = marks[index % marks.length] ?? '.'
    const isSeen = mark === '+' || mark === '!'
    return { state, mark, pages: isSeen ? ['/'] : [], ways: isSeen ? ['document.cookie'] : [], by: isSeen ? ['https://www.googletagmanager.com/gtag/js:12'] : [] }
  })
  return { entry: { kind: 'trace', id: `${service}/cookie/${name}`, services: [service], categories: ['analytics'], name }, cells }
}
