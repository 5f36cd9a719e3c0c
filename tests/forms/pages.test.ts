import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse, type DefaultTreeAdapterMap } from 'parse5'
import { formInPage } from '../../layouts/forms/form.ts'
import { buildInMemory } from '../../scripts/build.ts'
import { emptyMemory } from '../../scripts/prepare.ts'
import { loadRegister } from '../../scripts/register/load.ts'
import { assertFaults, contentWith, readChanged, set, type Changes } from '../content-folder.ts'

type Element = DefaultTreeAdapterMap['element']
type Node = DefaultTreeAdapterMap['node']

const built = async (changes: Changes) => (await buildInMemory({ content: contentWith(changes), draft: false }, emptyMemory())).texts
const texts = await built({})
const pageAt = (address: string, from = texts) => String(from.get(address) ?? '')

const pages: Record<string, string> = { contact: '/contact/', 'data-request': '/data-request/', downloads: '/downloads/', 'online-services': '/online-services/', 'blog-by-email': '/blog-by-email/', 'blog-stop': '/blog-by-email/stop/', 'partner-portal': '/partner-portal/', order: '/order/' }

const { register } = loadRegister('content')
assert.ok(register)

test('the project ships with a form for each way of the old policy, and each is in a page', () => {
  assert.deepEqual(register.forms.map(({ id }) => id).sort(), Object.keys(pages).sort())
})

test('a form that rests on consent says how that is taken back, and no other form does', () => {
  for (const { id, basis } of register.forms) assert.equal(pageAt(pages[id] ?? '').includes('href="/rules/privacy-policy/#withdrawal"'), basis === 'consent', id)
  assert.match(pageAt('/rules/privacy-policy/'), /id="withdrawal"/)
})

test('the policy says how long a consent to promotional messages is kept, too', () => {
  const promoted = register.forms.filter(({ promotion }) => promotion)
  assert.ok(promoted.length > 0)
  for (const { promotion } of promoted) assert.ok((pageAt('/rules/privacy-policy/').split('id="retention"')[1] ?? '').split('<h2')[0]?.includes(promotion?.retention ?? '?'))
})

test('who sends the word of faults is a recipient of its form', async () => {
  const mailer = { 'site.yaml': set('mailSender', 'mailer'), 'register/services/mailer.yaml': readFileSync('content/register/services/host-forms.yaml', 'utf8').replace(/^posts: .*$/m, 'sendsMail: true').replace(/^name: .*$/m, 'name: Mailer').replace('name: Netlify, Inc.', 'name: Mailer Ltd.') }
  assert.match(pageAt('/downloads/', await built(mailer)), /Mailer Ltd\. \(United States\)/)
})

for (const form of register.forms)
  test(`the host's detection finds the form ${form.id} in the page, with every field, and the page that follows it`, () => {
    const [found, ...others] = elementsIn(parse(pageAt(pages[form.id] ?? ''))).filter(({ tagName, attrs }) => tagName === 'form' && attrs.some(({ name }) => name === 'data-netlify' || name === 'netlify'))
    assert.ok(found && others.length === 0)
    const valueOf = (element: Element, name: string) => element.attrs.find((attribute) => attribute.name === name)?.value
    assert.deepEqual(['name', 'method', 'action', 'data-netlify', 'netlify-honeypot'].map((name) => valueOf(found, name)), [form.id, 'post', `/sent/${form.id}/`, 'true', 'topic-2'])
    const inputs = elementsIn(found).filter(({ tagName }) => ['input', 'textarea', 'select'].includes(tagName))
    assert.deepEqual([...new Set(inputs.map((input) => valueOf(input, 'name')))].sort(), ['form-name', 'topic-2', ...form.fields.map(({ name }) => name), ...form.items.map(({ name }) => name), ...(form.promotion ? ['promotion'] : [])].sort())
    assert.deepEqual(inputs.filter((input) => valueOf(input, 'name') === 'form-name').map((input) => valueOf(input, 'value')), [form.id])
    assert.deepEqual(inputs.filter(({ attrs }) => attrs.some(({ name }) => name === 'checked')), [], 'nothing is ticked beforehand')
    const required = inputs.filter(({ attrs }) => attrs.some(({ name }) => name === 'required')).map((input) => valueOf(input, 'name'))
    assert.deepEqual([...new Set(required)], form.fields.filter((field) => field.required).map(({ name }) => name))
    assert.match(pageAt(`/sent/${form.id}/`), new RegExp(`<h1>${form.sent.title}</h1>`))
    assert.match(pageAt(`/sent/${form.id}/`), /<meta name="robots" content="noindex">/)
  })

test('at each form stands what it is for, what allows it, how long it is kept, who receives it, and the way to the policy', () => {
  const text = pageAt('/contact/')
  for (const says of ['We use what you write to answer you', 'our legitimate interests (GDPR Art. 6(1)(f)). Our interest: answering those who write to us.', '1 year. Counted from our last answer', 'Those of us who deal with your question.', 'your internet protocol (IP) address and what your browser says about itself', 'standard contractual clauses of the European Commission', 'Netlify, Inc. (United States), which takes the form in for us', 'Automattic Inc. (Akismet) (United States)', 'href="/rules/privacy-policy/"'])
    assert.ok(text.includes(says), says)
})

test('only pages with a form load what forms need', () => {
  const assetsOf = (address: string) => [...pageAt(address).matchAll(/\/assets\/(form-[^"]*)"/g)].length
  assert.deepEqual(['/contact/', '/cookies/', '/rules/privacy-policy/', '/sent/contact/'].map(assetsOf), [2, 0, 0, 0])
})

test('the files that a form leads to are linked after it, and each is there', () => {
  const [, file = ''] = /<a href="([^"]*)" download>/.exec(pageAt('/sent/downloads/')) ?? []
  assert.equal(file, '/register.json')
  assert.ok(texts.has(file))
})

test('the form that the editors’ page shows, one file and one line, is in the page, the policy, the tables, and the data', async () => {
  const [, file = '', survey = ''] = /`content\/(register\/forms\/survey\.yaml)`:\n\n```yaml\n([\s\S]*?)```/.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? []
  const grown = await built({ [file]: survey, 'cookies.md': (text) => `${text}\n\n::form{id="survey"}\n` })
  assert.match(pageAt('/cookies/', grown), /<textarea rows="6" id="survey-opinion" name="opinion" maxlength="5000" aria-describedby="survey-opinion-why" required>/)
  assert.match(pageAt('/rules/privacy-policy/', grown), /<th scope="row" role="rowheader">What do you think\?<\/th><td role="cell" data-label="What is asked, and why">Your opinion \(required\): It is what we want to know\.<\/td>/)
  assert.match(pageAt('/rules/privacy-policy/', grown), /6 months\. Counted from the day on which you send it\./)
  assert.match(pageAt('/sent/survey/', grown), /<p>We read it\.<\/p>/)
  const { forms } = JSON.parse(pageAt('/register.json', grown)) as { forms: { id: string }[] }
  assert.ok(forms.some(({ id }) => id === 'survey'))
})

const endpoint = `name: Our own inbox
category: necessary
posts: https://forms.inbox.example.net/take
provider:
  name: Inbox Ltd
  country: CH
  privacyPage: https://inbox.example.net/privacy
  role: processor
  source: https://inbox.example.net/
  checkedOn: 2026-11-25
  evidence: read
purposes: [Taking what you send]
data: [what you fill in]
transfer:
  countries: [CH]
  basis: adequacy-decision
  detail: Decision 2000/518/EC.
  source: https://inbox.example.net/
  checkedOn: 2026-11-25
  evidence: read
retention:
  detail: Until we delete it.
  source: https://inbox.example.net/
  checkedOn: 2026-11-25
  evidence: read
`

test('another endpoint, declared once, is where the form is posted, what the browser allows, who receives it, and in the policy', async () => {
  const changed = await built({ 'register/services/inbox.yaml': endpoint, 'register/forms/contact.yaml': set('post', 'inbox') })
  const form = /<form class="form" id="form-contact"[^>]*>/.exec(pageAt('/contact/', changed))?.[0] ?? ''
  assert.match(pageAt('/_headers'), /connect-src 'self' /)
  assert.match(form, /action="https:\/\/forms\.inbox\.example\.net\/take"/)
  assert.doesNotMatch(form, /netlify/)
  assert.match(pageAt('/_headers', changed), /form-action 'self' https:\/\/forms\.inbox\.example\.net;/)
  for (const address of ['/contact/', '/rules/privacy-policy/']) assert.match(pageAt(address, changed), /Inbox Ltd/)
  assert.match(pageAt('/_headers'), /form-action 'self';/)
})

test('a form says whether the host takes it: a program on the site’s own host does not count as the host', () => {
  const form = register.forms.find(({ id }) => id === 'order')
  assert.ok(form)
  const postedTo = (posts: string) => formInPage({ ...register, services: register.services.map((service) => (service.id === form.post ? { ...service, posts } : service)) }, form).markup
  assert.match(postedTo('host'), / action="\/sent\/order\/"[^>]* data-form="host">/)
  assert.match(postedTo(`${register.site.address}/functions/take`), / action="https:[^"]*\/functions\/take"[^>]* data-form="">/)
})

test('a form whose taker is not in the register is not printed: nobody who is not declared gets what it asks', () => {
  const form = register.forms.find(({ id }) => id === 'order')
  assert.ok(form)
  assert.throws(() => formInPage({ ...register, services: register.services.filter(({ posts }) => posts === undefined) }, form), /"order" is posted to "host-forms"/)
})

test('a price stands in the page as its currency has it, with its hundredths or without any', async () => {
  const inYen = (text: string) => text.replace('EUR', 'JPY').replace('"24.00"', '"1200.00"').replace('"9.50"', '"0.00"')
  const inYenPage = pageAt('/order/', await built({ 'register/forms/order.yaml': inYen }))
  assert.match(pageAt('/order/'), /Handbook, printed[^<]*€24\.00/)
  assert.match(inYenPage, /Handbook, printed[^<]*JP¥1,200 /)
  assert.match(inYenPage, /data-price="1200\.00"/)
})

test('the host’s form service is declared while a form is posted to it, and no longer', () => {
  const none = Object.fromEntries(register.forms.flatMap(({ id }) => [[`register/forms/${id}.yaml`, undefined], [`${(pages[id] ?? '').slice(1, -1)}.md`, id === 'contact' ? (text: string) => text.replace('::form{id="contact"}', '').replace(/\nYou can also use the form.*\n/, '') : undefined]]))
  const read = readChanged({ ...none, 'index.md': (text) => text.replace(/## What you can ask for[\s\S]*/, ''), 'blog-by-email/index.md': undefined, 'register/services/order-kept.yaml': undefined })
  assert.deepEqual(read.faults, [])
  assert.deepEqual(register.services.filter(({ posts }) => posts !== undefined).map(({ id }) => id), ['host-forms'])
  assert.deepEqual(read.register?.services.filter(({ posts }) => posts !== undefined), [])
  assert.match(read.read.pages.get('rules/privacy-policy/index.md')?.html ?? '', /This site has no forms\./)
})

test('what a form leads to is there, and each form is in a page: a fault at its line, where not', () => {
  assertFaults({ 'register/forms/downloads.yaml': (text) => text.replace('/register.json', '/price-list.pdf') }, [{ file: 'register/forms/downloads.yaml', at: 'file: /price-list.pdf', rule: 'dead-link', says: ['/price-list.pdf'] }])
  assertFaults({ 'register/forms/blog-by-email.yaml': (text) => text.replace('/blog-by-email/stop/', '/stop/') }, [{ file: 'register/forms/blog-by-email.yaml', at: 'to: /stop/', rule: 'dead-link', says: ['/stop/'] }])
  assertFaults({ 'register/forms/partner-portal.yaml': (text) => text.replace('stop: /contact/', 'stop: /contact') }, [{ file: 'register/forms/partner-portal.yaml', at: 'stop: /contact', rule: 'link', says: ['write /contact/'] }])
  assertFaults({ 'order.md': (text) => text.replace('::form{id="order"}', 'Soon.') }, [{ file: 'register/forms/order.yaml', at: 'title: Order', rule: 'form-unprinted', says: ['::form{id="order"}'] }])
})

test('a link of a form that leads nowhere is told how to be written where it stands: as an address, and not as a file', () => {
  const { faults } = readChanged({ 'register/forms/blog-by-email.yaml': (text) => text.replace('/blog-by-email/stop/', '/nowhere-at-all/'), 'register/forms/partner-portal.yaml': (text) => text.replace('stop: /contact/', 'stop: /contakt/') })
  assert.deepEqual(faults.map(({ rule, fix }) => [rule, fix]).sort(), [['dead-link', 'did you mean "/contact/"?'], ['dead-link', 'write the address of a page of this site, like /cookies/']])
})

test('promotional mail is stopped on a page that says how, and a file to load is no page', () => {
  const [portal, downloads] = ['register/forms/partner-portal.yaml', 'register/forms/downloads.yaml']
  for (const stop of ['/sent/contact/', '/register.json']) assertFaults({ [portal]: (text) => text.replace('stop: /contact/', `stop: ${stop}`) }, [{ file: portal, at: `stop: ${stop}`, rule: 'form-stop', says: [stop, 'like /contact/'] }])
  for (const file of ['/contact/', '/sent/contact/']) assertFaults({ [downloads]: (text) => text.replace('/register.json', file) }, [{ file: downloads, at: `file: ${file}`, rule: 'form-file', says: [file, 'under links:'] }])
})

test('an address that nobody confirms is kept for a time that is said', () => {
  assert.match((pageAt('/rules/privacy-policy/').split('id="retention"')[1] ?? '').split('<h2')[0] ?? '', /An address that nobody confirms is deleted after 14 days\./)
  assert.match(pageAt('/blog-by-email/'), /An address that nobody confirms is deleted after 14 days\./)
})

test('names that would break a form are refused', () => {
  const contact = 'register/forms/contact.yaml'
  for (const name of ['topic-2', 'id', 'reset', 'notice', 'email-why', 'email-2']) assertFaults({ [contact]: (text) => text.replace('name: message', `name: ${name}`) }, [{ file: contact, at: `name: ${name}`, rule: 'field-name', says: [`"${name}"`] }])
  const { faults } = readChanged({ 'register/forms/order.yaml': (text) => text.replace('name: poster', 'name: form-name') })
  assert.ok(faults.some(({ rule, message }) => rule === 'field-name' && message.includes('"form-name"')), JSON.stringify(faults))
})

test('what stands in a form is text, also where it looks like markup', async () => {
  const changed = await built({ 'register/forms/contact.yaml': (text) => text.replace('A question', '"<b>&\\"quoted\\""').replace('Your name', '<script>alert(1)</script>') })
  const page = pageAt('/contact/', changed)
  assert.match(page, /value="&lt;b&gt;&amp;&quot;quoted&quot;"/)
  assert.doesNotMatch(page, /<script>alert/)
})

test('the JSON Schema of forms is written, and each form names it', () => {
  for (const { id } of register.forms) assert.match(readFileSync(join('content/register/forms', `${id}.yaml`), 'utf8'), /^# yaml-language-server: \$schema=\.\.\/schema\/form\.json\n/)
})

function elementsIn(node: Node): Element[] {
  const own = 'tagName' in node ? [node] : []
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(elementsIn)] : own
}
