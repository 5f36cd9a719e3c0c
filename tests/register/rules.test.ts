import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { rulesAcrossFiles } from '../../scripts/register/rules.ts'
import { assertFaults, both, readChanged, remove, set, type Changes } from '../content-folder.ts'

const categories = 'register/categories.yaml'
const [necessary, preferences, analytics] = [0, 1, 2]
const service = (name: string) => `register/services/${name}.yaml`
const [display, googleAnalytics, ads, remarketing] = [service('display-preferences'), service('google-analytics'), service('google-ads-measurement'), service('google-remarketing')]

/** A way to break one rule and no other: what is changed, and what the fault says where. */
interface Break {
  when: string
  changes: Changes
  file: string
  at: number | string
  says: readonly string[]
}

const choice = service('choice')
const logs = service('web-server-logs')
const form = (name: string) => `register/forms/${name}.yaml`
const withoutPromotion: Changes = Object.fromEntries(['online-services', 'partner-portal'].map((id) => [`register/forms/${id}.yaml`, remove('promotion')]))
const withoutMail: Changes = { 'site.yaml': set('mailSender', 'none'), 'register/forms/downloads.yaml': both(remove('sent', 'mail'), remove('mailing')), ...withoutPromotion }
const [contact, order, blog] = [form('contact'), form('order'), form('blog-by-email')]
const crm = `name: Customers
category: necessary
posts: https://forms.crm.example/take
provider: this site
purposes: [Taking orders]
data: [what you fill in]
transfer: none
retention:
  detail: Until we delete it.
from: 2027-12-01
`
const manyFields = (text: string, count: number, longest: number) => text.replace('sent:\n', `${Array.from({ length: count }, (_each, index) => `  - {name: x${index}x, label: x, kind: line, required: false, why: x, longest: ${longest}}\n`).join('')}sent:\n`)
const twice = '\n- id: "analytics"\n  title: Once more\n  purpose: Once more.\n  basis: consent\n  switchable: true\n'

const breaks: Readonly<Record<string, readonly Break[]>> = {
  'category-twice': [{ when: 'a category is declared twice', changes: { [categories]: (text) => text + twice }, file: categories, at: 'id: "analytics"', says: ['"analytics"', 'twice', 'keep one'] }],
  'consent-basis': [
    { when: 'a switch rests on a contract', changes: { [categories]: set(analytics, 'basis', 'contract') }, file: categories, at: 'basis: contract', says: ['"analytics"', 'contract', 'basis: consent'] },
    {
      when: 'what is always on rests on consent',
      changes: { [categories]: both(set(necessary, 'basis', 'consent'), remove(necessary, 'interest'), set(necessary, 'title', 'Always'), (text) => text.replace('basis: consent', 'basis: "consent"')) },
      file: categories,
      at: 'basis: "consent"',
      says: ['"necessary"', 'always on', 'switchable: true'],
    },
  ],
  'interest-named': [
    { when: 'an interest is not named', changes: { [categories]: remove(necessary, 'interest') }, file: categories, at: 'id: necessary', says: ['"necessary"', 'names none', 'add interest:'] },
    { when: 'an interest is named where consent is asked', changes: { [categories]: set(analytics, 'interest', 'knowing more') }, file: categories, at: 'interest: knowing more', says: ['"analytics"', 'rests on consent', 'remove interest:'] },
  ],
  'requires-known': [
    { when: 'a category requires one that does not exist', changes: { [categories]: set(preferences, 'requires', 'analitics') }, file: categories, at: 'requires: analitics', says: ['"analitics"', 'did you mean "analytics"?'] },
    { when: 'a category requires one that is always on', changes: { [categories]: set(preferences, 'requires', 'necessary') }, file: categories, at: 'requires: necessary', says: ['"necessary" is always on'] },
    { when: 'a category requires itself', changes: { [categories]: set(preferences, 'requires', 'preferences') }, file: categories, at: 'requires: preferences', says: ['"preferences"', 'known: analytics'] },
  ],
  'category-known': [{ when: 'a service names a category that does not exist', changes: { [googleAnalytics]: set('category', 'analitics') }, file: googleAnalytics, at: 'category: analitics', says: ['"analitics"', 'did you mean "analytics"?'] }],
  'pattern-too-wide': [
    { when: 'a name fits everything', changes: { [display]: set('traces', 0, 'name', '*') }, file: display, at: 'name: "*"', says: ['"*"', 'two letters'] },
    { when: 'a name fits almost everything', changes: { [display]: set('traces', 0, 'name', '_d*') }, file: display, at: 'name: _d*', says: ['"_d*"'] },
  ],
  'trace-twice': [
    { when: 'two services have one name', changes: { [display]: set('traces', 0, 'name', '_ga') }, file: googleAnalytics, at: 'name: _ga', says: ['"_ga"', 'display-preferences.yaml:', 'alsoSetBy'] },
    { when: 'two patterns tie', changes: { [display]: set('traces', 0, 'name', '_ga_*_x') }, file: googleAnalytics, at: 'name: _ga_*', says: ['"_ga_*"', '"_ga_*_x"', 'alsoSetBy'] },
  ],
  'party-and-host': [
    { when: 'a cookie of this site lies elsewhere', changes: { [display]: set('traces', 0, 'host', 'example.net') }, file: display, at: 'host: example.net', says: ['first-party', '"example.net"', 'host: self'] },
    { when: "another party's cookie lies here", changes: { [remarketing]: set('traces', 0, 'host', 'self') }, file: remarketing, at: 'host: self', says: ['third-party', '"self"', 'party: first'] },
  ],
  erasable: [
    { when: "a page is to erase another site's cookie", changes: { [remarketing]: set('traces', 0, 'erasable', true) }, file: remarketing, at: 'erasable: true', says: ['doubleclick.net', 'erasable: false'] },
    { when: 'a page is to erase a database', changes: { [display]: set('traces', 0, 'kind', 'indexedDB') }, file: display, at: 'erasable: true', says: ['no indexedDB', 'erasable: false'] },
  ],
  'also-set-by-known': [
    { when: 'a service that does not exist sets it too', changes: { [googleAnalytics]: set('traces', 0, 'alsoSetBy', ['gogle-remarketing']) }, file: googleAnalytics, at: 'gogle-remarketing', says: ['"gogle-remarketing"', 'did you mean "google-remarketing"?'] },
    { when: 'a service sets it too that has it already', changes: { [googleAnalytics]: set('traces', 0, 'alsoSetBy', ['google-analytics']) }, file: googleAnalytics, at: 'google-analytics', says: ['"google-analytics"', 'remove it'] },
  ],
  'tag-needs-consent-type': [{ when: 'a yes does not grant what a tag needs', changes: { [categories]: remove(analytics, 'grants') }, file: googleAnalytics, at: 'ids: [G-0000000000]', says: ['G-0000000000', 'analytics_storage', '"analytics"'] }],
  'tag-needs-origin': [{ when: "a tag's own script may not load", changes: { [googleAnalytics]: set('origins', 'script', ['https://www.google.com']) }, file: googleAnalytics, at: 'https://www.google.com', says: ['https://www.googletagmanager.com', 'origins: script:'] }],
  'tag-needs-switch': [
    {
      when: 'a tag would load without a yes',
      changes: { [googleAnalytics]: set('category', 'necessary'), [categories]: set(necessary, 'grants', ['analytics_storage']) },
      file: googleAnalytics,
      at: 'category: necessary',
      says: ['"necessary"', 'without a yes', 'can switch'],
    },
  ],
  'transfer-declared': [{ when: 'a provider outside the EEA gets data without a transfer', changes: { [service('web-server-logs')]: set('transfer', 'none') }, file: service('web-server-logs'), at: 'transfer: none', says: ['Netlify, Inc.', 'US', 'basis'] }],
  'fact-sourced': [
    { when: 'a fact about another company has no source', changes: { [ads]: remove('traces', 0, 'source') }, file: ads, at: 'name: _gcl_au', says: ['no source', 'source:'] },
    { when: 'the day on which a source was read is missing', changes: { [ads]: remove('traces', 0, 'checkedOn') }, file: ads, at: 'name: _gcl_au', says: ['no checkedOn', 'checkedOn:'] },
    { when: 'nobody says where it was read how long the host keeps its logs', changes: { [logs]: remove('retention', 'source') }, file: logs, at: 'detail: We do not know for how long our host keeps these logs. Ask us, and we ask our host.', says: ['no source', 'source: and the page that states it'] },
    { when: 'it is not said when that was read', changes: { [logs]: remove('retention', 'checkedOn') }, file: logs, at: 'detail: We do not know for how long our host keeps these logs. Ask us, and we ask our host.', says: ['no checkedOn'] },
  ],
  'required-in-use': [{ when: 'what a category requires is used by no service', changes: { [ads]: undefined }, file: remarketing, at: 'category: remarketing', says: ['"ad-measurement"', 'delete google-remarketing.yaml too'] }],
  'choice-declared': [
    { when: 'visitors are asked and their answer is not declared', changes: { [choice]: undefined }, file: service('display-preferences-kept'), at: 'category: preferences', says: ['cc_cookie', 'choice.yaml'] },
    { when: 'the answer could be switched off', changes: { [choice]: set('category', 'preferences') }, file: choice, at: 'category: preferences', says: ['always on'] },
    { when: 'nobody can tell how long an answer holds', changes: { [choice]: set('traces', 0, 'lifetime', 'unlimited') }, file: choice, at: 'lifetime: unlimited', says: ['P6M'] },
  ],
  'form-field-twice': [
    { when: 'two fields have one name', changes: { [contact]: (text) => text.replace('name: name\n', 'name: "email"\n') }, file: contact, at: 'name: "email"', says: ['"email"', 'another name'] },
    { when: 'a field has the name of a thing to order', changes: { [order]: (text) => text.replace('name: poster\n', 'name: "address"\n') }, file: order, at: 'name: "address"', says: ['"address"'] },
  ],
  'form-size': [
    { when: 'the fields of a form take more characters than can be sent', changes: { [contact]: (text) => manyFields(text, 11, 10_000) }, file: contact, at: 'name: subject', says: ['more than 100000', 'longest:', 'two forms'] },
    { when: 'a form has more fields than can be sent', changes: { [contact]: (text) => manyFields(text, 500, 1) }, file: contact, at: 'name: subject', says: ['504 fields', 'more than 500', 'two forms'] },
  ],
  'form-interest-named': [
    { when: 'a form rests on legitimate interests and names none', changes: { [contact]: remove('interest') }, file: contact, at: 'basis: legitimate-interests', says: ['names none', 'add interest:'] },
    { when: 'a form names an interest and rests on a contract', changes: { [contact]: set('basis', 'contract') }, file: contact, at: 'interest: answering those who write to us', says: ['rests on contract', 'remove interest:'] },
  ],
  'form-post-known': [
    { when: 'a form is posted to a service that does not exist', changes: { [contact]: set('post', 'host-form') }, file: contact, at: 'post: host-form', says: ['"host-form"', 'did you mean "host-forms"?'] },
    { when: 'a form is posted to a service that takes no posts', changes: { [contact]: set('post', 'choice') }, file: contact, at: 'post: choice', says: ['"choice" takes no posts', 'host-forms'] },
  ],
  'form-prices': [
    { when: 'prices have no currency', changes: { [order]: remove('currency') }, file: order, at: 'name: handbook', says: ['currency:', 'EUR'] },
    { when: 'a currency stands where nothing has a price', changes: { [contact]: set('currency', 'EUR') }, file: contact, at: 'currency: EUR', says: ['remove it'] },
  ],
  'form-whole-prices': [{ when: 'a price has hundredths that its currency has not', changes: { [order]: both(set('currency', 'JPY'), set('items', 0, 'price', '1200.00')) }, file: order, at: 'price: "9.50"', says: ['JPY has no hundredths', 'like "9.00"'] }],
  'form-mail-sender': [
    { when: 'a mail is promised and nobody sends one', changes: { ...withoutMail, [blog]: remove('mailing') }, file: blog, at: 'mail: You get one e-mail that asks you to confirm. After that you get each new article.', says: ['names nobody', 'mailSender:', 'delete the form'] },
    { when: 'mails are what a form is for and nobody sends one', changes: { ...withoutMail, [blog]: remove('sent', 'mail') }, file: blog, at: 'mailing: true', says: ['names nobody', 'delete this file', 'pages', 'mailSender:'] },
  ],
  'form-recipient-here': [{ when: 'a recipient is outside the EEA and nothing allows the transfer', changes: { [contact]: set('recipients', [{ name: 'Elsewhere Ltd', country: 'CN', why: 'It reads along.' }]) }, file: contact, at: 'country: CN', says: ['Elsewhere Ltd', 'service of its own'] }],
  'posts-always-on': [{ when: 'what takes forms could be switched off', changes: { [service('host-forms')]: set('category', 'preferences') }, file: service('host-forms'), at: 'category: preferences', says: ['whatever the visitor chose', 'always on'] }],
  'posts-in-use': [
    { when: 'forms are posted to a service that begins later', changes: { [service('host-forms')]: set('from', '2027-12-01') }, file: service('host-forms'), at: 'from: 2027-12-01', says: ['"contact"', 'nowhere', 'remove from:', 'post:'] },
    { when: 'one form is posted to a service that takes it elsewhere and begins later', changes: { [service('crm')]: crm, [order]: set('post', 'crm') }, file: service('crm'), at: 'from: 2027-12-01', says: ['"order"', 'remove from:'] },
  ],
  'order-kept': [{ when: 'an order is kept and nothing can be ordered', changes: { [order]: undefined, 'order.md': undefined, 'index.md': (text) => text.replace(' [an order](order.md),', '') }, file: service('order-kept'), at: 'name: order', says: ['no form', 'delete this file'] }],
  'mail-sender-known': [{ when: 'mail is sent by a service that does not exist', changes: { 'site.yaml': set('mailSender', 'ourselfs') }, file: 'site.yaml', at: 'mailSender: ourselfs', says: ['"ourselfs"', 'did you mean "ourselves"?'] }, { when: 'mail is sent by a service that does not say that it sends any', changes: { 'site.yaml': set('mailSender', 'google-analytics') }, file: 'site.yaml', at: 'mailSender: google-analytics', says: ['"google-analytics"', 'sendsMail: true'] }],
  'mail-sender-in-use': [{ when: 'the mails that forms promise are sent by a service that begins later', changes: { [service('mailer')]: crm.replace(/posts: .*/, 'sendsMail: true'), 'site.yaml': set('mailSender', 'mailer') }, file: service('mailer'), at: 'from: 2027-12-01', says: ['remove from:', 'mailSender:'] }],
}

test('the content that the project ships with breaks no rule', () => {
  assert.deepEqual(readChanged({}).faults, [])
})

test('every rule across files has a test that breaks it', () => {
  assert.deepEqual(Object.keys(breaks).sort(), rulesAcrossFiles.map(({ name }) => name).sort())
})

for (const [rule, cases] of Object.entries(breaks))
  for (const { when, changes, file, at, says } of cases) {
    test(`${rule}: when ${when}, that alone is a fault, at its line`, () => {
      assertFaults(changes, [{ file, at, rule, says }])
    })
  }

test('categories that require each other in a circle are a fault of each', () => {
  assertFaults({ [categories]: both(set(preferences, 'requires', 'analytics'), set(analytics, 'requires', 'preferences')) }, [
    { file: categories, at: 'requires: analytics', rule: 'requires-known', says: ['"preferences"', 'circle'] },
    { file: categories, at: 'requires: preferences', rule: 'requires-known', says: ['"analytics"', 'circle'] },
  ])
})

test('each of two mistyped services in one list is a fault', () => {
  const { faults } = readChanged({ [googleAnalytics]: set('traces', 0, 'alsoSetBy', ['chioce', 'web-server-lags']) })
  assert.deepEqual(faults.map(({ message }) => message), ['no service is called "chioce"', 'no service is called "web-server-lags"'])
})

/** What is needed by others: the answer by every switch, measurement by remarketing, and the host's form service by the forms. */
const needed = ['choice.yaml', 'google-ads-measurement.yaml', 'host-forms.yaml']

for (const name of readdirSync('content/register/services').filter((file) => !needed.includes(file)))
  test(`deleting ${name} is all it takes to stop using the service`, () => {
    const id = name.replace('.yaml', '')
    const { faults, register } = readChanged({ [`register/services/${name}`]: undefined })
    assert.deepEqual(faults, [])
    assert.ok(register?.services.every((service) => service.id !== id && service.traces.every(({ alsoSetBy }) => !alsoSetBy.includes(id))))
  })

test('a service that takes forms may begin later while no form is posted to it', () => {
  assert.deepEqual(readChanged({ [service('crm')]: crm }).faults, [])
})

test('a form whose own file has faults can still be what an order is kept for', () => {
  const { faults } = readChanged({ [order]: remove('purpose') })
  assert.deepEqual(faults.map(({ rule, message }) => `${rule} ${message}`), ['missing purpose is missing'])
})

test('a service whose own file has faults can still be named by others', () => {
  const { faults } = readChanged({ [remarketing]: remove('name') })
  assert.deepEqual(faults.map(({ rule, message }) => `${rule} ${message}`), ['missing name is missing'])
})
