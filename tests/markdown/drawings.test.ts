// What each directive draws: pure functions from the register to HTML.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse, stringify } from 'yaml'
import { directives } from '../../scripts/markdown/directives.ts'
import type { Register } from '../../scripts/register/load.ts'
import { both, contentRecorded, readFolder, remove, set, withoutForms, type Changes } from '../content-folder.ts'
import { attributeOf, elementsOf, wordsOf, type Element } from './one-page.ts'

const shipped = registerWith({})
const service = (name: string) => `register/services/${name}.yaml`

const withoutAdvertising: Changes = { [service('google-ads-measurement')]: undefined, [service('google-remarketing')]: undefined }
const withoutGoogle: Changes = { ...withoutAdvertising, [service('google-analytics')]: undefined }

function registerWith(changes: Changes): Register {
  const { register, faults } = readFolder(contentRecorded(changes))
  assert.ok(register, JSON.stringify(faults))
  return register
}

function drawn(name: string, attributes: { category?: string; service?: string; id?: string } = {}, register = shipped): string {
  const directive = directives[name]
  assert.ok(directive)
  return directive.draw(register, attributes).markup
}

/** The words of a table, row by row, without its headings. */
function rowsOf(markup: string): string[][] {
  const isCell = (element: Element) => ['td', 'th'].includes(element.tagName) && attributeOf(element, 'scope') !== 'col'
  const rows = elementsOf(markup).filter(({ tagName }) => tagName === 'tr')
  return rows.map((row) => row.childNodes.flatMap((node) => ('tagName' in node && isCell(node) ? [wordsOf(node)] : []))).filter(({ length }) => length > 0)
}

const firstColumn = (markup: string) => rowsOf(markup).map(([heading]) => heading)
const linksOf = (markup: string) => elementsOf(markup).filter(({ tagName }) => tagName === 'a').map((link) => attributeOf(link, 'href'))
/** The terms of a list of facts, each with what is said of it. */
const factsOf = (markup: string) => elementsOf(markup).filter(({ tagName }) => tagName === 'dl').flatMap((list) => list.childNodes.flatMap((node) => ('tagName' in node ? [node.childNodes.flatMap((part) => ('tagName' in part ? [wordsOf(part)] : []))] : [])))
const servicesOf = (category: string) => shipped.services.filter((candidate) => candidate.category === category)

/** The texts of a picture whose lines are cut, joined again: a name may stand in two of them. */
const textsOf = (markup: string) => elementsOf(markup).filter(({ tagName }) => tagName === 'text').map(wordsOf).join(' ')
/** The names of the parts of a picture that have a class. */
const namesIn = (markup: string, name: string) => elementsOf(markup).filter((element) => element.tagName === 'g' && attributeOf(element, 'class') === name).map((part) => part.childNodes.flatMap((node) => ('tagName' in node && node.tagName === 'text' ? [wordsOf(node)] : [])).join(' ')).filter((text) => text !== '')
const pick = <Words extends object, Key extends keyof Words>(words: Words, keys: readonly Key[]) => Object.fromEntries(keys.map((key) => [key, words[key]])) as Pick<Words, Key>

/** What each directive draws, by its name. */
const drawings: Readonly<Record<string, Readonly<Record<string, () => void>>>> = {
  controller: {
    'names the owner, the address, the country in words, the contact and the authority': () => {
      const { controller } = shipped
      const words = wordsOf(drawn('controller'))
      for (const fact of [controller.name, ...controller.address, 'Netherlands', controller.email, controller.supervisoryAuthority.name, ...controller.supervisoryAuthority.address]) assert.ok(words.includes(fact), fact)
      assert.deepEqual(linksOf(drawn('controller')), [`mailto:${controller.email}`, controller.supervisoryAuthority.website])
    },
    'says none where there is no data protection officer, and who it is where there is one': () => {
      const officer = { name: 'Ada Lovelace', email: 'ada@example.org' }
      const owned = registerWith({ 'register/controller.yaml': set('dataProtectionOfficer', officer) })
      assert.match(wordsOf(drawn('controller')), /Data protection officer ?none/)
      assert.match(wordsOf(drawn('controller', {}, owned)), /Data protection officer ?Ada Lovelace ?ada@example\.org/)
    },
  },
  categories: {
    'lists every category in its order, with what allows it and who decides': () => {
      assert.deepEqual(firstColumn(drawn('categories')), shipped.categories.map(({ title }) => title))
      for (const [index, row] of rowsOf(drawn('categories')).entries()) assert.equal(row[3] === shipped.words.categories.alwaysOn, !shipped.categories[index]?.switchable)
    },
    'names the interest that is pursued, and the category that another one needs': () => {
      const [necessary] = rowsOf(drawn('categories', { category: 'necessary' }))
      assert.match(necessary?.[2] ?? '', /legitimate interests.*Our interest: offering a website/)
      const [remarketing] = rowsOf(drawn('categories', { category: 'remarketing' }))
      assert.match(remarketing?.[1] ?? '', /only together with “Advertising measurement”/)
    },
    'lists one category alone where it is named': () => assert.deepEqual(firstColumn(drawn('categories', { category: 'analytics' })), ['Statistics']),
  },
  services: {
    'lists every service with its provider, its purposes and its data': () => {
      const rows = rowsOf(drawn('services'))
      assert.deepEqual(rows.map(([name]) => name), shipped.services.map(({ name }) => name))
      const analytics = rows.find(([name]) => name === 'Google Analytics')
      assert.match(analytics?.[1] ?? '', /^Google Ireland Limited, Ireland; works for us/)
      assert.match(analytics?.[2] ?? '', /^Counting visits and visitors/)
      assert.match(analytics?.[3] ?? '', /the page you came from/)
    },
    'lists the services of one category': () => assert.deepEqual(firstColumn(drawn('services', { category: 'necessary' })), servicesOf('necessary').map(({ name }) => name)),
    'says so where a category has none': () => {
      assert.equal(wordsOf(drawn('services', { category: 'analytics' }, withoutAnalytics)), shipped.words.services.none)
    },
  },
  traces: {
    'lists under a category also what a service of another category declares and its own services set too': () => {
      assert.ok(firstColumn(drawn('traces', { category: 'remarketing' })).includes('_gcl_au'))
      assert.ok(!firstColumn(drawn('traces', { category: 'analytics' })).includes('_gcl_au'))
    },
    'keeps what a service in use sets too, while the service that it stands in begins later': () => {
      const later = registerWith({ [service('google-ads-measurement')]: set('from', '2099-01-01') })
      assert.ok(firstColumn(drawn('traces', {}, later)).includes('_gcl_au'))
      assert.ok(!firstColumn(drawn('traces', {}, later)).includes('Conversion'))
    },
    'lists every cookie with its kind, who sets it, what for and how long': () => {
      const rows = rowsOf(drawn('traces'))
      assert.deepEqual(rows.map(([name]) => name), shipped.services.flatMap(({ traces }) => traces.map(({ name }) => name)))
      assert.deepEqual(rows.find(([name]) => name === '_ga'), ['_ga', 'cookie', 'Google Analytics (Google Ireland Limited)', 'Tells visitors apart', '13 months'])
      assert.deepEqual(rows.find(([name]) => name === 'display')?.[4], 'until you close the browser')
      assert.deepEqual(rows.find(([name]) => name === '_gcl_ls')?.slice(1, 5), ['local storage', 'Google Ads and Floodlight measurement and Google Remarketing (Google Ireland Limited)', 'Holds the number of the advertisement that was clicked', 'until you delete it'])
    },
    'says of a cookie on another site that this one cannot delete it': () => {
      const row = rowsOf(drawn('traces')).find(([name]) => name === 'IDE')
      assert.equal(row?.[1], 'cookie, on doubleclick.net; this site cannot delete it')
    },
    'lists the cookies of one category': () => assert.deepEqual(firstColumn(drawn('traces', { category: 'analytics' })), servicesOf('analytics').flatMap(({ traces }) => traces.map(({ name }) => name))),
    'lists the cookies of one service': () => assert.deepEqual(firstColumn(drawn('traces', { service: 'choice' })), ['cc_cookie']),
    'lists nothing where category and service do not go together': () => assert.equal(wordsOf(drawn('traces', { category: 'analytics', service: 'choice' })), shipped.words.traces.none),
    'writes a lifetime of several parts in words': () => {
      const register = registerWith({ [service('choice')]: set('traces', 0, 'lifetime', 'P1Y6M') })
      assert.equal(rowsOf(drawn('traces', { service: 'choice' }, register))[0]?.[4], '1 year and 6 months')
    },
  },
  'traces-now': {
    'has a place for what is in the browser in each row, by kind and name, none for what other sites keep': () => {
      const places = elementsOf(drawn('traces-now')).filter((element) => attributeOf(element, 'data-found') !== undefined)
      assert.equal(places.length, rowsOf(drawn('traces')).length)
      assert.ok(places.some((place) => attributeOf(place, 'data-found') === 'cookie' && attributeOf(place, 'data-name') === '_ga_*'))
      assert.ok(places.some((place) => attributeOf(place, 'data-found') === '' && attributeOf(place, 'data-name') === 'IDE'))
    },
    'says what older services may have left, and that it is deleted': () => {
      assert.match(wordsOf(drawn('traces-now')), /may have left _gid, .*__utm\*.* deletes them/)
    },
  },
  consent: {
    'has a disabled switch for each category that can be switched, and only for those': () => {
      const switches = elementsOf(drawn('consent')).filter((element) => attributeOf(element, 'role') === 'switch')
      assert.deepEqual(switches.map((element) => attributeOf(element, 'data-consent')), ['on preferences', 'on analytics', 'on ad-measurement', 'on remarketing'])
      for (const element of switches) assert.deepEqual([attributeOf(element, 'aria-checked'), attributeOf(element, 'disabled')], ['false', ''])
    },
    'has the switch of one category, and a sentence where there is nothing to switch': () => {
      assert.match(drawn('consent', { category: 'analytics' }), /data-consent="on analytics"[^>]*>Statistics</)
      assert.match(wordsOf(drawn('consent', { category: 'necessary' })), /Always on/)
      assert.match(wordsOf(drawn('consent', { category: 'analytics' }, registerWith({ [service('google-analytics')]: undefined }))), /We use no such service/)
    },
    'says so where nothing needs consent': () => {
      const without = Object.fromEntries(['google-analytics', 'google-ads-measurement', 'google-remarketing', 'display-preferences-kept'].map((name) => [service(name), undefined]))
      assert.match(wordsOf(drawn('consent', {}, registerWith(without))), /Nothing on this site needs your consent/)
    },
  },
  recipients: {
    'lists each company once, with its country and all that it receives data for': () => {
      const names = firstColumn(drawn('recipients'))
      assert.equal(new Set(names).size, names.length)
      const google = rowsOf(drawn('recipients')).find(([name]) => name === 'Google LLC')
      assert.equal(google?.[1], 'United States')
      for (const { name } of shipped.services.filter(({ recipients }) => recipients.some((recipient) => recipient.name === 'Google LLC'))) assert.ok(google?.[2]?.includes(`${name}: `), name)
    },
    'says so where nobody receives data': () => assert.equal(wordsOf(drawn('recipients', {}, onlyThisSite())), shipped.words.recipients.none),
  },
  transfers: {
    'lists each service whose data leave the European Economic Area, where to and why that is allowed': () => {
      const rows = rowsOf(drawn('transfers'))
      assert.deepEqual(rows.map(([name]) => name), shipped.services.filter(({ transfer }) => transfer !== 'none').map(({ name }) => name))
      assert.match(rows.find(([name]) => name === 'Google Analytics')?.slice(1).join(' ') ?? '', /^United States a decision of the European Commission.*Data Privacy Framework.*Standard contractual clauses/)
    },
    'says so where no data leave': () => assert.equal(wordsOf(drawn('transfers', {}, onlyThisSite())), shipped.words.transfers.none),
  },
  retention: {
    'says of every service, form and consent to promotional messages how long data are kept, the period first': () => {
      const register = registerWith({ [service('google-analytics')]: both(set('retention', 'period', 'P14M'), set('retention', 'detail', 'Then they are deleted.')) })
      assert.deepEqual(rowsOf(drawn('retention', {}, register)).map(([name]) => name), [...register.services.map(({ name }) => name), ...register.forms.flatMap(({ title, promotion }) => (promotion ? [title, `${title}: promotional messages`] : [title]))])
      assert.equal(rowsOf(drawn('retention', {}, register)).find(([name]) => name === 'Google Analytics')?.[1], '14 months. Then they are deleted.')
    },
  },
  logs: {
    'says what the web server writes down, who keeps it, how long, and what the owner sees': () => {
      const words = wordsOf(drawn('logs'))
      const { logs, retention } = shipped.services.find(({ id }) => id === 'web-server-logs') ?? {}
      for (const fact of [...(logs?.entries ?? ['?']), logs?.seenByController ?? '?', 'Kept by Netlify, Inc. (United States).', retention?.detail ?? '?']) assert.ok(words.includes(fact), fact)
    },
    'says so where no logs are declared': () => assert.equal(wordsOf(drawn('logs', {}, onlyThisSite())), shipped.words.logs.none),
  },
  'opt-outs': {
    'lists each page once, with the services that it is for': () => {
      const pages = elementsOf(drawn('opt-outs')).filter(({ tagName }) => tagName === 'li').map(wordsOf)
      assert.ok(pages.includes('My Ad Center (Google), for Google Ads and Floodlight measurement and Google Remarketing'), pages.join('\n'))
      assert.equal(new Set(linksOf(drawn('opt-outs'))).size, pages.length)
    },
    'lists the pages of one category': () => assert.deepEqual(linksOf(drawn('opt-outs', { category: 'analytics' })), ['https://tools.google.com/dlpage/gaoptout']),
    'says so where there is none': () => assert.equal(wordsOf(drawn('opt-outs', { category: 'necessary' })), shipped.words.optOuts.none),
  },
  disclosures: {
    'prints what is to be told of each service, in its order, and where that comes from in no place': () => {
      const told = shipped.services.flatMap(({ name, disclosures }) => (disclosures ? [[name, disclosures.map(({ text }) => text).join(' ')]] : []))
      assert.deepEqual(factsOf(drawn('disclosures')), told)
      assert.ok(told.length >= 3)
      assert.doesNotMatch(drawn('disclosures'), /\d{4}-\d\d-\d\d|secondary/)
    },
    'links the page of a provider once, by its title, and by the name of the provider where no title is declared': () => {
      assert.match(drawn('disclosures'), />How Google uses information from sites or apps that use our services<\/a>/)
      assert.deepEqual(linksOf(drawn('disclosures')), ['https://policies.google.com/technologies/partner-sites'])
      const untitled = registerWith({ [service('google-analytics')]: remove('provider', 'privacyPageName') })
      assert.match(drawn('disclosures', { category: 'analytics' }, untitled), />Google Ireland Limited<\/a>/)
    },
    'tells of the services of one category': () => assert.deepEqual(factsOf(drawn('disclosures', { category: 'analytics' })).map(([name]) => name), ['Google Analytics']),
    'prints nothing at all where there is nothing to tell': () => {
      assert.equal(drawn('disclosures', { category: 'necessary' }), '')
      assert.equal(drawn('disclosures', {}, onlyThisSite()), '')
    },
    'links no page where this site itself has something to tell': () => {
      const own = registerWith({ [service('choice')]: set('disclosures', [{ text: 'We keep your choice.' }]) })
      assert.equal(wordsOf(drawn('disclosures', { category: 'necessary' }, own)), 'Your choice about cookies We keep your choice.')
    },
  },
  'global-privacy-control': {
    'names the categories that the signal keeps off, and no other': () => {
      const words = wordsOf(drawn('global-privacy-control'))
      assert.match(words, /Global Privacy Control signal.*“Advertising measurement” and “Remarketing”/)
      assert.doesNotMatch(words, /Statistics|Preferences/)
    },
    'prints nothing at all where it keeps nothing off': () => assert.equal(drawn('global-privacy-control', {}, registerWith(withoutAdvertising)), ''),
  },
  profiling: {
    'says which profile is made, what for, and that it waits for a yes': () => {
      const facts = factsOf(drawn('profiling'))
      assert.deepEqual(facts.map(([name]) => name), ['Google Analytics', 'Google Ads and Floodlight measurement', 'Google Remarketing'])
      const fact = facts.at(-1)
      for (const { text } of shipped.services.find(({ id }) => id === 'google-remarketing')?.profiling ?? [{ text: '?' }]) assert.ok(fact?.[1]?.includes(text), text)
      assert.match(fact?.[1] ?? '', /This is off until you say yes to “Remarketing”\.$/)
    },
    'says so plainly where none is made': () => assert.equal(wordsOf(drawn('profiling', {}, registerWith(withoutGoogle))), shipped.words.profiling.none),
    'promises no switch where there is none': () => {
      const always = registerWith({ ...withoutGoogle, [service('web-server-logs')]: set('profiling', [{ text: 'It sorts visitors.' }]) })
      assert.deepEqual(factsOf(drawn('profiling', {}, always)), [['Web server logs', 'It sorts visitors.']])
    },
  },
  rights: {
    'names every right, whom to write to and where to complain': () => {
      const words = wordsOf(drawn('rights'))
      for (const { title, text } of shipped.words.rights.list) assert.ok(words.includes(title) && words.includes(text), title)
      assert.deepEqual(linksOf(drawn('rights')), [`mailto:${shipped.controller.email}`, shipped.controller.supervisoryAuthority.website])
    },
  },
  authority: {
    'names the authority of the owner with its address and its page': () => {
      const { name, address, website } = shipped.controller.supervisoryAuthority
      const words = wordsOf(drawn('authority'))
      for (const fact of [name, ...address]) assert.ok(words.includes(fact), fact)
      assert.deepEqual(linksOf(drawn('authority')), [website])
    },
    'says the name that the authority has in its own language in that language, wherever it stands': () => {
      for (const directive of ['authority', 'controller', 'rights']) assert.match(drawn(directive), /The data protection authority of the Netherlands \(<span lang="nl">Autoriteit Persoonsgegevens<\/span>\)<\/a>/)
    },
  },
  law: { "names the country of the owner's law": () => assert.match(wordsOf(drawn('law')), /Netherlands/) },
  form: {
    'prints the form that it names, with every field and its reason, and what happens with what is sent': () => {
      const [form] = shipped.forms.filter(({ id }) => id === 'contact')
      const words = wordsOf(drawn('form', { id: 'contact' }))
      for (const { label, why } of form?.fields ?? []) assert.ok(words.includes(label) && words.includes(why), label)
      for (const fact of [form?.purpose ?? '?', form?.readBy ?? '?', form?.retention.detail ?? '?', form?.send ?? '?']) assert.ok(words.includes(fact), fact)
    },
  },
  forms: {
    'says of every form what it asks and why, what it is for, what allows it, how long it is kept and who receives it': () => {
      assert.deepEqual(firstColumn(drawn('forms')), [...shipped.forms.map(({ title }) => title), ...shipped.forms.flatMap(({ title, promotion }) => (promotion ? [title, `${title}: promotional messages`] : [title]))])
      const rows = rowsOf(drawn('forms')).filter(([name]) => name === 'Access to the partner portal')
      assert.match(rows[0]?.[1] ?? '', /Your company \(required\): Partners are companies\..*Your telephone number \(optional\): If you give it, we can call you back\..*news for partners\. \(optional; only with your consent, which you can take back\)/)
      assert.deepEqual(rows[1]?.slice(1, 3), ['We use it to decide whether we can work together, and to open the portal for you.', 'our legitimate interests (GDPR Art. 6(1)(f)). Our interest: finding out with which companies we can work together.'])
      assert.match(rows[1]?.[4] ?? '', /Those of us who look after partners\..*Netlify, Inc\. \(United States\), which takes the form in for us.*Automattic Inc\. \(Akismet\)/)
    },
    'says so where there is none': () => assert.equal(wordsOf(drawn('forms', {}, registerWith(withoutForms))), shipped.words.forms.none),
  },
  'data-flow': {
    'shows every way, category and receiver with the country, and draws dashed what needs a yes': () => {
      const markup = drawn('data-flow')
      const words = textsOf(markup)
      for (const title of [...Object.values(pick(shipped.words.pictures, ['logs', 'kept', 'loaded', 'told'])), 'Statistics', 'Remarketing', 'Google LLC', 'Netlify, Inc.', 'Ireland', 'United States', shipped.controller.name]) assert.ok(words.includes(title), title)
      assert.deepEqual(namesIn(markup, 'asked'), ['Preferences', 'Statistics', 'Advertising measurement', 'Remarketing'])
    },
    'says in words what it shows': () => {
      const [says = ''] = elementsOf(drawn('data-flow')).filter(({ tagName }) => tagName === 'desc').map(wordsOf)
      assert.match(says, /Statistics: to Google Ireland Limited \(Ireland\) and Google LLC \(United States\), only after you say yes\./)
      assert.match(says, /^Your visit\. Web server logs: to Netlify, Inc\. \(United States\)\./)
      assert.match(says, /Preferences: stays in your browser, only after you say yes\./)
    },
    'shows who sends mails beside what visitors tell, and not among what pages load': () => {
      const provider = { name: 'Mailer Ltd', country: 'IE', privacyPage: 'https://mailer.example/privacy', role: 'processor', source: 'https://mailer.example/terms', checkedOn: '2026-11-24', evidence: 'read' }
      const [mailer, sender] = [readFileSync('content/register/services/host-forms.yaml', 'utf8'), 'mailer']
      const file = { ...(parse(mailer) as object), name: 'Our mailer', provider, sendsMail: true, posts: undefined, recipients: undefined, transfer: 'none' }
      const [says = ''] = elementsOf(drawn('data-flow', {}, registerWith({ ...withoutGoogle, [service(sender)]: () => stringify(file), 'site.yaml': set('mailSender', sender) }))).filter(({ tagName }) => tagName === 'desc').map(wordsOf)
      assert.match(says, /Information from you\. [^]*Mailer Ltd \(Ireland\)/)
      assert.doesNotMatch(says, /Third party technologies/)
    },
    'shows nothing more of a service whose file is deleted': () => assert.doesNotMatch(drawn('data-flow', {}, registerWith(withoutGoogle)), /Google|Third party technologies/),
  },
  lifetimes: {
    'shows the lifetime of every trace and every period of the register, the longer further to the right': () => {
      const markup = drawn('lifetimes')
      const words = wordsOf(markup)
      for (const { traces } of shipped.services) for (const { name } of traces) assert.ok(words.includes(name), name)
      for (const part of ['13 months', '6 months', 'until you close the browser', 'Google Analytics: 2 months']) assert.ok(words.includes(part), part)
      const ends = [...markup.matchAll(/class="bar" x1="0" x2="([\d.]+)%"/g)].map(([, end]) => Number(end))
      const second = ends.findIndex((end, index) => index > 0 && end < (ends[index - 1] ?? 0))
      for (const part of [ends.slice(0, second), ends.slice(second)]) assert.deepEqual(part, part.toSorted((one, other) => one - other))
    },
  },
  contact: { 'names the owner and the address to write to': () => assert.equal(wordsOf(drawn('contact')), 'You reach Example Company at privacy@example.com.') },
}

test('every directive of the table is tested here', () => {
  assert.deepEqual(Object.keys(drawings), Object.keys(directives))
})

for (const [name, facts] of Object.entries(drawings)) for (const [fact, hold] of Object.entries(facts)) test(`::${name} ${fact}`, hold)

const withoutAnalytics = registerWith({ [service('google-analytics')]: undefined })

for (const name of Object.keys(directives))
  test(`::${name} says nothing more of a service whose file is deleted`, () => {
    assert.doesNotMatch(drawn(name, {}, withoutAnalytics), /Google Analytics|>_ga</)
  })

const named = (...keys: string[]) => both(...keys.map((key) => set(...key.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)), '<img src=x onerror=alert(1)>&"\'')))
const nasty = registerWith({
  'register/controller.yaml': named('name', 'address.0', 'supervisoryAuthority.name', 'supervisoryAuthority.address.0'),
  'register/categories.yaml': named('0.title', '0.purpose', '0.interest', '3.title'),
  [service('google-analytics')]: both(set('traces', 0, 'name', '<img/src/onerror>&'), named('name', 'provider.name', 'purposes.0', 'data.0', 'recipients.0.name', 'recipients.0.why', 'transfer.detail', 'transfer.fallback', 'retention.detail', 'optOuts.0.label', 'disclosures.0.text', 'provider.privacyPageName', 'traces.0.purpose')),
  [service('google-remarketing')]: named('profiling.0.text'),
  [service('web-server-logs')]: named('logs.entries.0', 'logs.seenByController'),
  'words.yaml': named('rights.list.0.title', 'rights.list.0.text'),
})

for (const name of Object.keys(directives))
  test(`::${name} prints what looks like HTML in the register as text`, () => {
    assert.deepEqual(elementsOf(drawn(name, {}, nasty)).filter(({ tagName }) => tagName === 'img'), [])
  })

function onlyThisSite(): Register {
  const others = ['google-analytics', 'google-ads-measurement', 'google-remarketing', 'web-server-logs']
  return registerWith({ ...withoutForms, ...Object.fromEntries(others.map((name) => [service(name), undefined])) })
}
