import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateOf, daysAfter, durationFromWords, durationOf, today } from '../../scripts/register/time.ts'

const noDurations = ['2 years', 'P', 'PT', 'P1DT', 'P0D', 'PT0S', 'P-1D', '-P1D', 'P1.5Y', 'P13', '13M', 'p13m', 'P1D1Y', 'P13M ', 'PT1D', 'P99999Y', '', 'session']

for (const text of noDurations)
  test(`${JSON.stringify(text)} is no duration`, () => {
    assert.equal(durationOf(text), undefined)
  })

test('a duration is taken apart, months before and minutes after the T', () => {
  assert.deepEqual(durationOf('P1Y2M3W4DT5H6M7S'), { iso: 'P1Y2M3W4DT5H6M7S', years: 1, months: 2, weeks: 3, days: 4, hours: 5, minutes: 6, seconds: 7 })
})

test('the parts that are not written are 0', () => {
  assert.deepEqual(durationOf('P13M'), { iso: 'P13M', years: 0, months: 13, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 })
})

const meant: readonly [written: string, meant: string | undefined][] = [
  ['2 years', 'P2Y'],
  ['13 months', 'P13M'],
  ['30 minutes', 'PT30M'],
  ['1 Day', 'P1D'],
  ['2weeks', 'P2W'],
  ['0 days', undefined],
  ['20000 years', undefined],
  ['two years', undefined],
  ['a year', undefined],
  ['1 year and a day', undefined],
]

for (const [written, duration] of meant)
  test(`"${written}" ${duration ? `was meant as ${duration}` : 'is not guessed at'}`, () => {
    assert.equal(durationFromWords(written), duration)
  })

const noDates = ['2026-02-31', '2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '01-05-2016', '2026-11-23T00:00:00Z', '2026-11-23 ', '']

for (const text of noDates)
  test(`${JSON.stringify(text)} is no day of the calendar`, () => {
    assert.equal(dateOf(text), undefined)
  })

test('29 February is a day in a leap year', () => {
  assert.equal(dateOf('2028-02-29')?.toISOString(), '2028-02-29T00:00:00.000Z')
})

test('today is a later day in Kiritimati than in Pago Pago, which is 25 hours behind', () => {
  const midnight = (timeZone: string) => dateOf(today(timeZone))?.getTime() ?? NaN
  assert.ok(midnight('Pacific/Kiritimati') > midnight('Pacific/Pago_Pago'))
})

test('days are counted by the calendar, over months, years and changes of the clock', () => {
  assert.deepEqual([daysAfter('2026-11-24', 30), daysAfter('2026-12-31', 1), daysAfter('2028-02-28', 1), daysAfter('2026-03-28', 2)], ['2026-12-24', '2027-01-01', '2028-02-29', '2026-03-30'])
})
