// What a stored choice is worth: only what is wholly as we write it is believed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judge } from '../../assets/consent/choice.ts'
import { bootConfig } from '../../scripts/consent/boot-config.ts'
import { loadRegister } from '../../scripts/register/load.ts'
import { contentOf } from '../sites.ts'
import { choiceOf, choiceValue, type Stored } from '../choices.ts'

const { register } = loadRegister(contentOf('owned'))
assert.ok(register)
const config = bootConfig(register)
const all = ['preferences', 'analytics', 'ad-measurement', 'remarketing']
const now = Date.now() / 1000
const judged = (cookies: string, { signal = false, at = now, under = config } = {}) => judge(cookies, under, signal, at)
const stored = (choice: Stored) => `cc_cookie=${choiceValue(choice)}`
const nothing = { answers: {}, granted: [], asked: all }

test('without a choice nothing is granted and everything is asked', () => {
  assert.deepEqual(judged(''), nothing)
  assert.deepEqual(judged('other=1; cc_cookiex=2'), nothing)
})

test('a refusal grants nothing and asks nothing', () => {
  const { granted, asked } = judged(`a=1; ${stored({})}; b=2`)
  assert.deepEqual({ granted, asked }, { granted: [], asked: [] })
})

test('a yes grants exactly what it was given to', () => {
  assert.deepEqual(judged(stored({ on: ['analytics'] })).granted, ['analytics'])
  assert.deepEqual(judged(stored({ on: all })).granted, all)
})

test('remarketing alone is not granted: it requires advertising measurement', () => {
  assert.deepEqual(judged(stored({ on: ['remarketing'] })).granted, [])
})

test('a choice holds for six months and a day more is too long', () => {
  assert.deepEqual(judged(stored({ on: ['analytics'], daysAgo: 180 })).granted, ['analytics'])
  const { granted, asked } = judged(stored({ on: ['analytics'], daysAgo: 182 }))
  assert.deepEqual({ granted, asked }, { granted: [], asked: all })
})

test('an answer that says that it holds for longer than the register allows is asked again', () => {
  const choice = choiceOf({ on: ['analytics'] })
  const at = Math.floor(now)
  choice.data.answers['analytics'] = [1, 1, at, at + 400 * 86_400]
  const { granted, asked } = judged(`cc_cookie=${encodeURIComponent(JSON.stringify(choice))}`)
  assert.deepEqual({ granted, asked }, { granted: [], asked: ['analytics'] })
})

test('a category that the visitor was not asked about is asked, and the other answers keep working', () => {
  const { granted, asked } = judged(stored({ on: ['analytics'], unasked: ['remarketing'] }))
  assert.deepEqual({ granted, asked }, { granted: ['analytics'], asked: ['remarketing'] })
})

test('where a category became wider, only a yes is asked again, and for it nothing is granted meanwhile', () => {
  const under = { ...config, revision: 2, categories: config.categories.map((category) => (category.id === 'analytics' ? { ...category, widened: 2 } : category)) }
  const yes = judged(stored({ on: ['analytics', 'preferences'] }), { under })
  assert.deepEqual([yes.granted, yes.asked], [['preferences'], ['analytics']])
  const no = judged(stored({ on: ['preferences'] }), { under })
  assert.deepEqual([no.granted, no.asked], [['preferences'], []])
  const given = judged(stored({ on: ['analytics'], revision: 2 }), { under })
  assert.deepEqual([given.granted, given.asked], [['analytics'], []])
})

test('Global Privacy Control keeps advertising off, whatever was chosen, asks nothing about it, and grants nothing', () => {
  assert.deepEqual(judged(stored({ on: all }), { signal: true }).granted, ['preferences', 'analytics'])
  assert.deepEqual(judged('', { signal: true }).asked, ['preferences', 'analytics'])
  assert.deepEqual(judged('', { signal: true }).granted, [])
})

const good = () => choiceOf({ on: ['analytics'] })
const damaged: Readonly<Record<string, string>> = {
  'an empty text': '',
  'a broken escape': '%E0%A4%A',
  'no JSON': 'yes',
  'JSON that is no object': 'null',
  'a number': '7',
  'a list': '[]',
  'an object without answers': '{"categories":[]}',
  'answers that are null': JSON.stringify({ categories: [], data: { answers: null } }),
  'answers of another type': JSON.stringify({ ...good(), data: { answers: { analytics: 'yes' } } }),
  'an answer that is neither yes nor no': JSON.stringify({ ...good(), data: { answers: { analytics: [2, 1, 1, 2] } } }),
  'an answer too long': JSON.stringify({ ...good(), data: { answers: { analytics: [1, 1, 1, 2, 3] } } }),
  'a yes that the list of categories does not have': JSON.stringify({ ...good(), categories: ['necessary'] }),
  'a yes in the list that no answer gave': JSON.stringify({ ...good(), categories: ['necessary', 'analytics', 'remarketing'] }),
  'an unknown category': JSON.stringify({ ...good(), categories: ['necessary', 'analytics', 'everything'] }),
  'an unknown answer': JSON.stringify({ ...good(), data: { answers: { ...good().data.answers, everything: [1, 1, 1, 2] } } }),
  'a prototype': `{"categories":["necessary","analytics"],"data":{"answers":{"__proto__":{"analytics":[1,1,1,9999999999]}}}}`,
  'a revision of the future': JSON.stringify(choiceOf({ on: ['analytics'], revision: 99 })),
  'a choice from next week': JSON.stringify(choiceOf({ on: ['analytics'], daysAgo: -7 })),
  'markup': '<script>alert(1)</script>',
  'three thousand letters': JSON.stringify({ ...good(), more: 'x'.repeat(3000) }),
}

for (const [what, value] of Object.entries(damaged))
  test(`${what} is no choice: nothing is granted, everything is asked, nothing is thrown`, () => {
    const { granted, asked } = judged(`cc_cookie=${value.startsWith('%') ? value : encodeURIComponent(value)}`)
    assert.deepEqual({ granted, asked }, { granted: [], asked: all })
  })

test('what was damaged was good before it', () => {
  assert.deepEqual(judged(`cc_cookie=${encodeURIComponent(JSON.stringify(good()))}`).granted, ['analytics'])
})

test('what a forged choice adds beside its answers grants nothing', () => {
  const forged = { ...choiceOf({}), data: { ...choiceOf({}).data, granted: all, asked: [] } }
  assert.deepEqual(judged(`cc_cookie=${encodeURIComponent(JSON.stringify(forged))}`).granted, [])
})

test('two choices of one name are none', () => {
  assert.deepEqual(judged(`${stored({ on: all })}; ${stored({})}`).granted, [])
})

test('a choice stamped a few hours ahead is believed: clocks differ', () => {
  assert.deepEqual(judged(stored({ on: ['analytics'], daysAgo: -0.2 })).granted, ['analytics'])
})
