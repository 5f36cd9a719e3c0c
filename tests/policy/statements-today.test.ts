// The privacy policy in force: it has what the law asks for, and follows the register where services are deleted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { optOutsList } from '../../layouts/register/opt-outs.ts'
import { readFolder, contentRecorded, type Changes } from '../content-folder.ts'
import { elementsOf, wordsOf } from '../markdown/one-page.ts'

const file = 'rules/privacy-policy/index.md'
const services = (...names: string[]): Changes => Object.fromEntries(names.map((name) => [`register/services/${name}.yaml`, undefined]))
const withoutAdvertising = services('google-ads-measurement', 'google-remarketing')
const withoutGoogle = { ...withoutAdvertising, ...services('google-analytics') }
const withoutConsent = { ...withoutGoogle, ...services('display-preferences-kept') }

const everyState: Readonly<Record<string, Changes>> = {
  'as it is shipped': {},
  'without advertising': withoutAdvertising,
  'without statistics': services('google-analytics'),
  'without all three services of Google': withoutGoogle,
  'with nothing to ask about': withoutConsent,
}

/** The sections of the page by heading, with the words under each. */
function sectionsOf(html: string): Map<string, string> {
  const parts = html.split(/(?=<h[1-6][\s>])/).map((part) => /^<h[1-6][^>]*>([^]*?)<\/h[1-6]>([^]*)$/.exec(part))
  return new Map(parts.flatMap((part) => (part ? [[wordsOf(part[1] ?? ''), wordsOf(part[2] ?? '')] as const] : [])))
}

function pageWith(changes: Changes) {
  const { read, faults } = readFolder(contentRecorded(changes))
  assert.deepEqual(faults, [])
  const page = read.pages.get(file)
  assert.ok(page)
  return page
}

const shipped = pageWith({})

const seedHeadings = ['Introduction', 'Information We Receive', 'Web Server Logs', 'Cookies', 'Third Party Technologies', 'Information from you', 'Use Of And Access To Information Security and Confidentiality', 'Identifiable Information', 'Anonymous information', 'Other Information Supplied By You', 'Promotional Messages', 'Privacy Policy Changes']
const ofTheLaw = ['controller', 'purposes', 'recipients', 'transfers', 'retention', 'rights', 'object', 'withdrawal', 'complaint', 'required', 'profiling', 'children', 'security']

for (const [state, changes] of Object.entries(everyState)) {
  const page = pageWith(changes)

  test(`${state}, every section has words, and nothing on the page is empty`, () => {
    for (const [heading, words] of sectionsOf(page.html)) if (heading !== 'Privacy Policy') assert.ok(words.split(' ').length > 8, `${heading}: ${words}`)
    // Below a switch our script says how it stands.
    const withoutSwitches = page.html.replace(/<div class="switch" data-live>[^]*?<\/div>/g, '')
    const empty = elementsOf(withoutSwitches).filter((element) => ['p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'tbody'].includes(element.tagName) && wordsOf(element) === '')
    assert.deepEqual(empty.map(({ tagName }) => tagName), [])
  })

  test(`${state}, the same sections stand there under the same ids`, () => {
    assert.deepEqual(page.headings.map(({ id }) => id), shipped.headings.map(({ id }) => id))
  })
}

test('the sections of the policy of 2016 are there, in their order', () => {
  assert.deepEqual(shipped.headings.map(({ text }) => text).filter((text) => seedHeadings.includes(text)), seedHeadings)
})

test('each item of GDPR Art. 13 has its section', () => {
  const ids = shipped.headings.map(({ id }) => id)
  assert.deepEqual(ofTheLaw.filter((id) => !ids.includes(id)), [])
})

const advertisingWords = /advert|remarket|retarget|marketing partner|campaign|floodlight|doubleclick|\bads?\b|ad center|global privacy control|third-party vendor/i

test('while services advertise, what Google asks to be told is told: the features, the cookies used together, its page and ways to say no', () => {
  const words = sectionsOf(shipped.html).get('Third Party Technologies') ?? ''
  for (const told of [/conversion measurement of Google Ads and Floodlight/, /remarketing, a feature of Google Ads/, /Third-party vendors, including Google, may show our advertisements on sites across the Internet/, /first-party cookies and third-party cookies together/, /How Google uses information from sites or apps that use our services/, /My Ad Center/]) assert.match(words, told)
  assert.match(sectionsOf(shipped.html).get('Profiling and automated decisions') ?? '', /Google Remarketing/)
  assert.match(sectionsOf(shipped.html).get('Cookies') ?? '', /Global Privacy Control/)
})

test('both laws that ask for a yes are named where it is told what allows each use', () => {
  assert.match(sectionsOf(shipped.html).get('What data are used for, and what allows it') ?? '', /your consent \(GDPR Art\. 6\(1\)\(a\)\)[^]*ePrivacy Directive[^]*\(Art\. 5\(3\)\)/)
  assert.equal([...wordsOf(shipped.html).matchAll(/ePrivacy/g)].length, 1)
})

test('of every category whose services advertise, the pages of the advertising industry where a visitor can say no are shown', () => {
  const { register } = readFolder(contentRecorded({}))
  assert.ok(register)
  const advertising = register.categories.filter(({ grants }) => grants.includes('ad_storage') || grants.includes('ad_personalization'))
  assert.equal(advertising.length, 2)
  for (const { id } of advertising) for (const page of ['My Ad Center (Google)', 'YourOnlineChoices (European Interactive Digital Advertising Alliance)', 'WebChoices (Digital Advertising Alliance)']) assert.ok(optOutsList(register, id).markup.includes(page), `${id}: ${page}`)
})

for (const [state, changes] of Object.entries({ 'without advertising': withoutAdvertising, 'without all three services of Google': withoutGoogle }))
  test(`${state}, the policy has no word of advertising in its text, its links, its description and its changes`, () => {
    const { html, frontMatter } = pageWith(changes)
    // The cookies in which a visitor's theme and text size are kept are called so.
    const text = `${html}${JSON.stringify(frontMatter)}`.replace(/Display preferences|<code>display(?:_kept)?<\/code>|\bdisplay(?:_kept)?(?=[:,])/g, '')
    assert.equal(advertisingWords.exec(text)?.[0], undefined)
    assert.doesNotMatch(text, /display/i)
  })

test('without all three services of Google, the policy names Google nowhere', () => assert.doesNotMatch(pageWith(withoutGoogle).html, /google/i))

test('nothing of the register is typed: names, cookies, hosts, countries and lifetimes all come by directives', () => {
  const { register } = readFolder(contentRecorded({}))
  const { read } = readFolder(contentRecorded({ [file]: (text) => text.replace(/^::.*$/gm, '') }))
  const prose = wordsOf(read.pages.get(file)?.html ?? '')
  assert.ok(prose.length > 8000)
  const facts = register?.services.flatMap(({ name, provider, recipients, traces }) => [name, ...(provider === 'this site' ? [] : [provider.name, provider.name.split(/[ ,]/)[0] ?? '']), ...recipients.map((each) => each.name), ...traces.flatMap((trace) => [trace.name, trace.host])]) ?? []
  const known = ['Web server logs', 'self', 'id', 'display', 'order']
  for (const fact of new Set(facts.filter((each) => !known.includes(each)))) assert.ok(!new RegExp(`(?<![\\w])${fact.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`).test(prose), fact)
  assert.doesNotMatch(prose, /\b\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b|United States|Ireland|Netherlands/)
})

test('the policy ends with a link to the terms, and no link of it says "here"', () => {
  const links = elementsOf(shipped.html).filter(({ tagName }) => tagName === 'a').map(wordsOf)
  assert.equal(links.at(-1), 'Terms and Conditions')
  assert.deepEqual(links.filter((words) => /^(?:click )?here$/i.test(words)), [])
})
