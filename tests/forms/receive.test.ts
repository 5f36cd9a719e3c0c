import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formsOfHost, mostBytesOf, receive, type Outcome, type PostedForm } from '../../scripts/forms/receive.ts'
import { trapName } from '../../layouts/forms/addresses.ts'
import { isEmail, isPhone } from '../../assets/forms/values.ts'
import { loadRegister } from '../../scripts/register/load.ts'
import { mostOfForm } from '../../scripts/register/schema/form.ts'

const { register } = loadRegister('content')
assert.ok(register)
const forms = formsOfHost(register)
const urlencoded = 'application/x-www-form-urlencoded'

const complete = { 'form-name': 'contact', 'topic-2': '', subject: 'A question', email: 'visitor@mail.test', name: '', message: 'Hello.\r\nGood bye.' }
const ordered = { 'form-name': 'order', name: 'N', email: 'visitor@mail.test', address: 'A street\r\nA town', handbook: '2', poster: '' }

const post = (fields: Record<string, string>, type = urlencoded): Outcome => receive({ type, body: Buffer.from(new URLSearchParams(fields).toString()) }, forms)
const mostBytes = mostBytesOf(forms)
const postBytes = (body: string | Buffer, type = urlencoded): Outcome => receive({ type, body: Buffer.from(body as string, 'latin1') }, forms)

function assertRefused(outcome: Outcome, status: number, says: RegExp): void {
  assert.ok('reasons' in outcome, JSON.stringify(outcome))
  assert.equal(outcome.status, status)
  assert.match(outcome.reasons.join(' '), says)
}

test('what is complete is taken, with its labels, and what was left empty is left out', () => {
  assert.deepEqual(post(complete), {
    taken: {
      form: 'contact',
      title: 'Write to us',
      answers: [
        { name: 'subject', label: 'What is it about?', value: 'A question' },
        { name: 'email', label: 'Your e-mail address', value: 'visitor@mail.test' },
        { name: 'message', label: 'Your message', value: 'Hello.\r\nGood bye.' },
      ],
    },
  })
  assert.ok('taken' in post(ordered))
})

test('all that is wrong is said at once', () => {
  const outcome = post({ 'form-name': 'contact', subject: '', email: 'nobody' })
  assertRefused(outcome, 422, /“What is it about\?” is missing\. “Your e-mail address” is not what the form takes there\./)
})

const refused: [what: string, outcome: () => Outcome, status: number, says: RegExp][] = [
  ['a required field that is missing', () => post({ ...complete, email: ' ' }), 422, /“Your e-mail address” is missing/],
  ['a text that is too long', () => post({ ...complete, message: 'x'.repeat(5001) }), 422, /longer than 5000/],
  ['an answer that cannot be chosen', () => post({ ...complete, subject: 'Another' }), 422, /What is it about/],
  ['a field that the form does not have', () => post({ ...complete, admin: '1' }), 422, /no field “admin”/],
  ['a form that there is not', () => post({ ...complete, 'form-name': 'contacts' }), 404, /no form/],
  ['no form at all', () => post({ email: 'visitor@mail.test' }), 404, /no form/],
  ['JSON', () => postBytes('{"form-name":"contact"}', 'application/json'), 415, /urlencoded/],
  ['parts, as for files', () => post(complete, 'multipart/form-data; boundary=x'), 415, /urlencoded/],
  ['no type', () => post(complete, ''), 415, /urlencoded/],
  ['bytes that are no UTF-8', () => postBytes(Buffer.from([0x66, 0x3d, 0xff])), 400, /UTF-8/],
  ['percent signs that are no UTF-8', () => postBytes('form-name=contact&message=%ff'), 400, /UTF-8/],
  ['half a percent sign', () => postBytes('form-name=contact&message=100%'), 400, /UTF-8/],
  ['10,000 fields', () => postBytes(Array.from({ length: 10_000 }, (_each, index) => `a${index}=`).join('&').slice(0, mostBytes)), 413, /fields/],
  ['a body over the limit', () => postBytes(`form-name=contact&message=${'x'.repeat(mostBytes)}`), 413, /bytes/],
  ['a field sent twice', () => postBytes('form-name=contact&email=a@b.test&email=c@d.test'), 400, /“email” was sent twice/],
  ['the name of a form sent twice', () => postBytes('form-name=order&form-name=contact'), 400, /sent twice/],
  ['a header in an e-mail address', () => post({ ...complete, email: 'a@b.test\r\nBcc: c@d.test' }), 422, /signs that nobody can see/],
  ['two e-mail addresses', () => post({ ...complete, email: 'a@b.test,c@d.test' }), 422, /e-mail/],
  ['a line break in one line', () => post({ ...complete, name: 'A\nB' }), 422, /Your name/],
  ['a sign that steers a terminal', () => post({ ...complete, message: '\u001b[2J' }), 422, /Your message/],
  ['line breaks alone, in one line', () => post({ ...complete, name: '\r\n\r\n' }), 422, /Your name/],
  ['spaces alone, and too many', () => post({ ...complete, name: ' '.repeat(201) }), 422, /longer than 200/],
  ['a sign that turns the text around', () => post({ ...complete, name: 'A\u202eB' }), 422, /Your name/],
  ['an order of nothing', () => post({ ...ordered, handbook: '0' }), 422, /Nothing is ordered/],
  ['half a thing', () => post({ ...ordered, handbook: '1.5' }), 422, /Handbook/],
  ['less than nothing', () => post({ ...ordered, handbook: '-1' }), 422, /Handbook/],
  ['a consent that is no yes', () => post({ 'form-name': 'blog-by-email', email: 'a@b.test', consent: 'no' }), 422, /not what the form takes/],
]
for (const [what, outcome, status, says] of refused) test(`${what} is refused with ${status} and the reason`, () => assertRefused(outcome(), status, says))

test('a field named like something that every object has is a field like any other', () => {
  assertRefused(postBytes('form-name=__proto__'), 404, /no form/)
  assertRefused(postBytes('form-name=contact&constructor=1&subject=A+question&email=a@b.test'), 422, /“constructor”/)
})

test('what fills in the field that people do not see is dropped, and told nothing', () => {
  assert.deepEqual(post({ ...complete, 'topic-2': 'https://spam.test' }), { dropped: 'contact' })
})

test('the consent to promotional mail is taken where it is ticked, and nothing is missing where it is not', () => {
  const asked = { 'form-name': 'partner-portal', company: 'C', name: 'N', email: 'a@b.test' }
  const answers = (outcome: Outcome) => ('taken' in outcome ? outcome.taken.answers.map(({ name }) => name) : outcome)
  assert.deepEqual(answers(post(asked)), ['company', 'name', 'email'])
  assert.deepEqual(answers(post({ ...asked, promotion: 'yes' })), ['company', 'name', 'email', 'promotion'])
})

test('markup in a value stays the text that it is', () => {
  const outcome = post({ ...complete, message: '<script>alert(1)</script>' })
  assert.ok('taken' in outcome && outcome.taken.answers.some(({ value }) => value === '<script>alert(1)</script>'))
})

test('browsers send a line break as two signs; it counts as the one that was typed', () => {
  assert.ok('taken' in post({ ...ordered, address: 'x\r\n'.repeat(200) }))
  assertRefused(post({ ...ordered, address: 'x\r\n'.repeat(201) }), 422, /longer than 400/)
})

const askedFor = { kind: 'line' as const, required: false, longest: 200, options: [] }
const large: PostedForm = { id: 'large', title: 'Large', post: 'host-forms', fields: [], items: [] }

/** Posts a form filled in as far as it can be: the longest texts, of the signs that take the most room. */
function postFull(form: PostedForm): Outcome {
  const filledIn = ({ name, kind, longest, options }: PostedForm['fields'][number]) => [name, kind === 'choice' ? (options[0] ?? '') : kind === 'tick' ? 'yes' : '\u6f22'.repeat(longest)]
  const pairs = [['form-name', form.id], [trapName, ''], ...form.fields.map(filledIn), ...form.items.map(({ name }) => [name, '999']), ...(form.promotion ? [['promotion', 'yes']] : [])]
  return receive({ type: urlencoded, body: Buffer.from(new URLSearchParams(pairs).toString()) }, [form])
}

test('a form is taken however much is filled in of what it asks', () => {
  const forms: [string, PostedForm][] = [
    ['two long texts in Chinese', { ...large, fields: ['one', 'two'].map((name) => ({ ...askedFor, name, label: name, kind: 'lines', longest: 5000 })) }],
    ['an order of 120 things', { ...large, items: Array.from({ length: 120 }, (_each, index) => ({ name: `thing-${index}x`, title: 'A thing' })) }],
    ['one tick', { ...large, id: 'l'.repeat(64), fields: [{ ...askedFor, name: 'n'.repeat(64), label: 'Yes', kind: 'tick', longest: 3 }], promotion: { label: 'Mail' } }],
  ]
  for (const [what, form] of forms) assert.ok('taken' in postFull(form), `${what}: ${JSON.stringify(postFull(form)).slice(0, 200)}`)
})

test('a line break takes two signs where it is sent, and no more room than the sign that it counts as', () => {
  const form: PostedForm = { ...large, fields: [{ ...askedFor, name: 'text', label: 'Text', kind: 'lines', longest: 5000 }] }
  const body = Buffer.from(new URLSearchParams({ 'form-name': 'large', text: `a${'\r\n'.repeat(4998)}b` }).toString())
  assert.ok('taken' in receive({ type: urlencoded, body }, [form]))
})

test('no post is read that is larger than a megabyte, as the register limits how large a form is', () => {
  const { characters, fields } = mostOfForm
  const largest: PostedForm = { ...large, fields: Array.from({ length: fields }, (_each, index) => ({ ...askedFor, name: `n${index}`.padEnd(64, 'x'), label: 'Text', longest: characters / fields })) }
  assert.ok(mostBytesOf([largest]) < 1024 * 1024)
  assert.ok('taken' in postFull(largest))
})

test('where no form is declared, no post is read that is larger than the name of one', () => {
  assert.ok(mostBytesOf([]) < 4096)
})

test('the page and who takes the post hold the same of an address and a telephone number', () => {
  const isTaken = (outcome: Outcome) => 'taken' in outcome
  for (const email of ['a@b.test', 'a.b+c@d.e.test', 'nobody', 'a@b', 'a@b.test,c@d.test', 'a@b .test', '"a"@b.test', '<a@b.test>']) assert.equal(isTaken(post({ ...complete, email })), isEmail(email), email)
  const asked = { 'form-name': 'partner-portal', company: 'C', name: 'N', email: 'a@b.test' }
  for (const phone of ['+31 20 123 45 67', '(020) 123-45.67/8', '12', 'call me', '++31 20', '020 123 x4']) assert.equal(isTaken(post({ ...asked, phone })), isPhone(phone), phone)
})
