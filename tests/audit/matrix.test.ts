// What an audit says of each entry in each state.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Moment, Observation, Way } from '../../scripts/audit/evidence.ts'
import { matrixOf } from '../../scripts/audit/report/matrix.ts'
import { counted, declared } from './fixtures/tiny-site.ts'

const moment: Moment = { state: 'accept', page: '/', action: 'open', granted: ['necessary', 'analytics'], withdrawn: [], once: [] }
const set = (way: Way): Observation => ({ kind: 'trace', storage: 'cookie', name: '_count', host: 'www.audit.test', way, lifetime: undefined, by: undefined, moment })

/** How the counted cookie was seen. */
function waysOf(...observations: Observation[]): readonly string[] | undefined {
  const rows = matrixOf([{ engine: 'chromium', state: 'accept', pages: ['/'], notReached: undefined, observations, untried: [], unsent: [], screenshots: [] }], declared({}), [], 'www.audit.test')
  return rows.find(({ entry }) => entry.id === counted.id)?.cells[0]?.ways
}

test('of an item that is set and taken away again it makes no difference whether a look came before or after', () => {
  assert.deepEqual(waysOf(set('document.cookie'), set('kept')), waysOf(set('document.cookie')))
  assert.deepEqual(waysOf(set('document.cookie')), ['document.cookie'])
})

test('of what only lies there it is said that it lies there', () => assert.deepEqual(waysOf(set('kept')), ['kept']))
