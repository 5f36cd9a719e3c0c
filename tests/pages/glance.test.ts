// The five questions above the policy, answered from the register.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { glance } from '../../layouts/policy/glance.ts'
import { askedCategories } from '../../scripts/consent/asked.ts'
import type { Register } from '../../scripts/register/load.ts'
import { contentRecorded, readFolder, withoutForms, type Changes } from '../content-folder.ts'
import { attributeOf, elementsOf, wordsOf } from '../markdown/one-page.ts'

const ids = ['controller', 'information-we-receive', 'purposes', 'recipients', 'retention', 'rights']
const service = (name: string) => `register/services/${name}.yaml`
const withoutGoogle: Changes = Object.fromEntries(['google-analytics', 'google-ads-measurement', 'google-remarketing'].map((name) => [service(name), undefined]))

function registerWith(changes: Changes): Register {
  const { register } = readFolder(contentRecorded(changes))
  assert.ok(register)
  return register
}

function markupOf(register: Register, places = ids): string {
  return glance(register, askedCategories(register), places).markup
}

/** Each question with its answer. */
const answersIn = (markup: string) => elementsOf(markup).filter(({ tagName }) => tagName === 'dd').map(wordsOf)
const linksIn = (markup: string) => elementsOf(markup).filter(({ tagName }) => tagName === 'a').map((link) => attributeOf(link, 'href'))

test('five questions are answered from what is declared, each with a link to more', () => {
  const markup = markupOf(registerWith({}))
  const [what, who, howLong, refuse, mine] = answersIn(markup)
  assert.match(what ?? '', /^What the web server writes down and what you send with a form\. After your yes, also for: Preferences, Statistics, Advertising measurement and Remarketing\./)
  assert.match(who ?? '', /^Example Company, Netlify, Inc\. and Automattic Inc\. \(Akismet\)\. Only after your yes: Google Ireland Limited and Google LLC\./)
  assert.match(howLong ?? '', /^In your browser up to 24 months\. A few things stay there until you delete them\. With us and others up to 3 years, where a time is set\./)
  assert.match(refuse ?? '', /^With one click on “Refuse all” when we ask, or later under “Cookie settings” at the foot of each page\./)
  assert.match(mine ?? '', /^Write to privacy@example\.com\./)
  assert.deepEqual(linksIn(markup), ['#information-we-receive', '#recipients', '#retention', '/cookies/', '#rights'])
})

test('how to refuse is said by the words that stand on the controls', () => {
  const renamed = registerWith({ 'words.yaml': (text) => text.replace('refuseAll: Refuse all', 'refuseAll: No to all').replace('cookieSettings: Cookie settings', 'cookieSettings: Choices') })
  assert.match(answersIn(markupOf(renamed))[3] ?? '', /“No to all” when we ask, or later under “Choices”/)
})

test('what is not declared is not said, and a place that is not there is not linked', () => {
  const markup = markupOf(registerWith({ ...withoutGoogle, ...withoutForms, [service('display-preferences-kept')]: undefined }), ['purposes'])
  const [what, who, , refuse] = answersIn(markup)
  assert.match(what ?? '', /^What the web server writes down\. What/)
  assert.match(who ?? '', /^Example Company and Netlify, Inc\. Who/)
  assert.match(refuse ?? '', /^Nothing on this site needs your consent\./)
  assert.deepEqual(linksIn(markup), ['#purposes', '#text', '#text', '/cookies/', '#text'])
})
