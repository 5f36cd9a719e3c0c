import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { withoutQuotations } from '../../scripts/check/prose/claims.ts'
import { contradictions } from '../../scripts/check/prose/contradictions.ts'
import { formFaults } from '../../scripts/check/prose/forms.ts'
import { proseFindings } from '../../scripts/check/prose/prose.ts'
import type { Fault } from '../../scripts/register/fault.ts'
import { loadRegister, type Register } from '../../scripts/register/load.ts'
import { both, contentWith, remove, set, withoutForms, type Changes } from '../content-folder.ts'

const registerWith = (changes: Changes): Register => {
  const { register, faults } = loadRegister(contentWith(changes))
  assert.ok(register, JSON.stringify(faults))
  return register
}
const without = (...services: string[]): Changes => Object.fromEntries(services.map((id) => [`register/services/${id}.yaml`, undefined]))

const advertising = ['google-ads-measurement', 'google-remarketing']
const google = [...advertising, 'google-analytics']

const ours = registerWith({})
const claims = (body: string, register = ours) =>
  proseFindings({ file: 'content/a.md', body, firstLine: 1, register, isPolicy: false, headingIds: [] }).faults
const rowOf = (name: string) => {
  const row = contradictions.find((each) => each.name === name)
  assert.ok(row, name)
  return row
}

/** For each row: what must be caught, what must not, and what the register must lose for the row to fall silent. */
const examples: Record<string, { against?: Changes; caught: string[]; fine: string[]; silentWithout: Changes | 'never' }> = {
  'no sharing for marketing': {
    caught: [
      'Information about our subscribers is not shared with third parties for marketing purposes.',
      'We don’t share your data with advertisers.',
      'We will never, ever give what we know about you to others for advertising.',
      'We share no data for advertising.',
      'No personal data are shared for marketing.',
      'Nothing is shared for advertising.',
    ],
    fine: [
      'We do not share data for advertising unless you say yes.',
      'We share data for advertising only after a yes.',
      'We never sell your data, for advertising or anything else.',
      'We do not give your e-mail address to advertisers.',
      'We share this with Google for advertising.',
      'The form is not for marketing, and what it sends we share with our printer.',
      'Our old policy said “not shared with third parties for marketing purposes”.',
    ],
    silentWithout: without(...advertising),
  },
  'anonymous data': {
    caught: ['We collect anonymous data about your visit.', 'Your visits are counted anonymously.', '## Anonymous information\n\nWe publish sums.', 'The statistics that we keep are fully anonymised.', 'We only anonymously record which pages are read.', 'You are not named and the data are anonymous.'],
    fine: [
      'These data are not anonymous.',
      'These are not really anonymous data.',
      '## Anonymous information\n\nSums name nobody. Data are not anonymous as long as a number tells one browser from others.',
      'The number is a pseudonym, rather than anonymous data.',
      'You may stay anonymous when you write to us.',
      'We accept anonymous complaints.',
      'Your internet address is anonymised before it is kept.',
      'Some call this "anonymous data".',
    ],
    silentWithout: { ...withoutForms, ...without(...google, 'web-server-logs') },
  },
  'browser settings as the way to refuse': {
    caught: [
      'You can reject cookies by changing your browser settings.',
      'You may opt out in the settings of your browser.',
      'Most browsers allow you to refuse cookies.',
      'You can set your browser to refuse all cookies.',
      'If you want to disable cookies, change your browser preferences.',
    ],
    fine: [
      'You can refuse cookies under “Cookie settings”, or by changing your browser settings.',
      'You can delete cookies in your browser settings.',
      'If your browser refuses cookies, your choice cannot be kept.',
      'You cannot refuse what is necessary by changing your browser settings.',
      'You can refuse cookies with one click, and your browser keeps the answer.',
      'You can refuse cookies in your browser settings.\n\n::consent',
    ],
    silentWithout: without(...google, 'display-preferences-kept'),
  },
  'the visitor must check for changes': {
    caught: [
      'It is your responsibility to check this page from time to time.',
      'You are responsible for regularly reviewing these terms.',
      'Please check this page periodically.',
      'We encourage you to review our privacy policy for changes.',
      'Regularly visit this page.',
      'Check back often.',
    ],
    fine: [
      'You need not check this page regularly.',
      'It is not your responsibility to check this page.',
      'We review this policy regularly.',
      'Check the address before you send this form.',
      'It is our responsibility to check what we write.',
    ],
    silentWithout: 'never',
  },
  'no cookies': {
    caught: ['We do not use cookies.', 'This site uses no cookies at all.', 'No cookies are used on this site.', 'We don’t set any cookies, here or elsewhere.', 'This is a cookie-free site.', 'There are no cookies on this site.'],
    fine: [
      'We do not use cookies until you say yes.',
      'We do not use cookies to recognise you on other sites.',
      'We do not use cookies other than those listed here.',
      'If your browser takes no cookies, nothing is kept.',
      'Our old page said: ‘we don’t use cookies’.',
    ],
    silentWithout: without(...google, 'choice', 'display-preferences', 'display-preferences-kept'),
  },
  'no forms': {
    caught: ['This site has no form.', 'There are no forms on this site.', 'We never ask for your name.', 'We do not collect personal data.', 'We do not ask you for your e-mail address.'],
    fine: ['This site has no form other than those listed here.', 'We do not ask for your name to sell it.', 'You need no form to read a page.', 'There is no login on this site.'],
    silentWithout: withoutForms,
  },
  'forms that there are not': {
    against: withoutForms,
    caught: ['What we get from you is what you write, in an e-mail or with a form.', 'These tables say what each form asks and why.', 'A form says at each field whether it is required.', 'Use the contact form.'],
    fine: ['You need no form to read a page.', 'There is no form of any kind.', 'This is a form of consent.', 'Write to us in the form of a letter.'],
    silentWithout: {},
  },
  'mail that nobody sends': {
    against: { ...withoutForms, 'site.yaml': set('mailSender', 'none') },
    caught: [
      'You will receive a confirmation.',
      'You get new articles by e-mail.',
      'We will send you a newsletter each month.',
      'Give us an address, and we write to you when one of these files has a fault.',
      'Send me new articles of the blog.',
      'We use it to send you new articles of the blog.',
      'The word is sent there.',
      'The articles are sent there.',
      'You get one e-mail that asks you to confirm.',
    ],
    fine: [
      'You get new articles by e-mail only if you asked for them.',
      'We answer by e-mail.',
      'You will receive the goods in a week.',
      'First we write to the address that you gave, and wait for your answer.',
      'We send you our answer by e-mail.',
      'We send our answer there.',
      'We do not send you news.',
      'No newsletter is sent.',
      'If you get an e-mail that asks for a password, it is not ours.',
    ],
    silentWithout: {},
  },
  'no statistics': {
    caught: ['We do not use Google Analytics.', 'This site uses no web analytics.', 'We never use any tracking tools on this site.'],
    fine: ['We do not use Google Analytics unless you accept it.', 'We do not use Google Analytics to advertise.', 'We use Google Analytics.'],
    silentWithout: without('google-analytics'),
  },
  'nothing to third parties': {
    caught: ['We do not share your data with third parties.', 'Your information is never disclosed to anyone else.', 'No personal data are given to other companies.', 'We share nothing with others.'],
    fine: [
      'We do not share your data with third parties except those named here.',
      'We do not share your data with third parties for longer than needed.',
      'We never sell your data to third parties.',
      'We do not give your name to callers.',
    ],
    silentWithout: { ...withoutForms, ...without(...google, 'web-server-logs') },
  },
  'nothing leaves Europe': {
    caught: ['No data leave the EU.', 'Your data do not leave the European Economic Area.', 'Nothing leaves Europe.', 'Data are only stored in the EU.', 'We do not transfer your data to countries outside the EEA.'],
    fine: ['No data leave the EU until you say yes.', 'Some data leave the EU.', 'Which data leave the European Economic Area?', 'No data leave the EEA except those listed here.', 'A host in the EU only costs more.'],
    silentWithout: { ...withoutForms, ...without(...google, 'web-server-logs') },
  },
  'consent by using the site': {
    caught: [
      'By continuing to use this site you accept cookies.',
      'By using our website, you hereby consent to this policy.',
      'If you continue to browse, we assume that you agree.',
      'Your continued use of the site constitutes acceptance: it means that you accept the policy.',
    ],
    fine: [
      'By using this site you do not agree to anything.',
      'Continuing to use this site does not mean that you agree.',
      'If you keep using the site we do not assume that you agree.',
      'By using this site you never consent to anything.',
      'By sending this form you accept the terms of the order.',
      'By choosing “Accept”, you agree.',
      'Many sites say “by using this site you accept cookies”.',
    ],
    silentWithout: 'never',
  },
}

test('every statement of the table has examples of what is caught and what is not', () => {
  assert.deepEqual(contradictions.map(({ name }) => name), Object.keys(examples))
})

for (const [name, { against, caught, fine, silentWithout }] of Object.entries(examples)) {
  const register = against ? registerWith(against) : ours
  const isOf = (message: string) => message.includes(rowOf(name).reason)

  test(`"${name}" is caught where the register says otherwise, and where it says nothing of the kind it is not`, () => {
    const silent = silentWithout === 'never' ? undefined : registerWith(silentWithout)
    for (const sentence of caught) {
      assert.equal(claims(sentence, register).filter(({ message }) => isOf(message)).length, 1, sentence)
      if (silent) assert.deepEqual(claims(sentence, silent).filter(({ message }) => isOf(message)), [], sentence)
    }
  })

  test(`what only looks like "${name}" is left alone`, () => {
    for (const sentence of fine) assert.deepEqual(claims(sentence, register).filter(({ message }) => isOf(message)), [], sentence)
  })
}

test('a contradiction is found over emphasis, links, broken lines, in headings, entries, cells and HTML, and not in quotations, code, comments and directives', () => {
  for (const body of ['We **do not** [use](a.md)\n_cookies_.', '# We do not use cookies', '- Cookies:\n- We do not use cookies', '| a | b |\n| - | - |\n| x | We do not use cookies |', '<p>We do not use\n<a href="a.md">cookies</a>.</p>', '<p>We do not use<br>cookies.</p>', 'A. <span>We do not use cookies</span>.'])
    assert.deepEqual(claims(body).map(({ rule }) => rule), ['contradiction'], body)
  for (const body of ['> We do not use cookies.', '> - We do not use cookies.', '`We do not use cookies.`', '```\nWe do not use cookies.\n```', '<!-- We do not use cookies. -->', 'A <!-- We do not use cookies. --> b.', '"We do not use cookies."', '[a](we-do-not-use-cookies.md)', '::we do not use cookies'])
    assert.deepEqual(claims(body), [], body)
})

test('a fault quotes the words, says why, and what to write instead, at the sentence', () => {
  const [fault, ...others] = claims('A first sentence. You can, if you like,\nreject cookies by changing your browser settings.\n')
  assert.deepEqual(others, [])
  assert.deepEqual(fault, {
    file: 'content/a.md',
    line: 1,
    column: 19,
    rule: 'contradiction',
    message: '"can, if you like, reject cookies by changing your browser settings": a browser that takes cookies has not consented to them (CJEU C-673/17, Planet49), and this site has switches of its own',
    fix: 'name the switches first: write "Cookie settings", or ::consent in the same section',
  })
})

test('switches that are named in another section excuse nothing', () => {
  assert.equal(claims('You can refuse cookies in your browser settings.\n\n## Next\n\n“Cookie settings” is at the foot.').length, 1)
})

test('what is in quotation marks is blank, and an apostrophe is no mark', () => {
  assert.equal(withoutQuotations('The users’ “own” data isn’t ‘it’s mine’ now'), `The users’ ${' '.repeat(5)} data isn’t ${' '.repeat(11)} now`)
  assert.equal(withoutQuotations(`We don't, the visitors' say, 'use it's' now`), `We don't, the visitors' say, ${' '.repeat(10)} now`)
})

test('texts in another language are not held against English patterns', () => {
  assert.deepEqual(claims('We do not use cookies.', registerWith({ 'site.yaml': set('language', 'nl') })), [])
  assert.equal(claims('We do not use cookies.', registerWith({ 'site.yaml': set('language', 'en-GB') })).length, 1)
})

test('what the forms say is held against the register, too, at its line', () => {
  const [blog, downloads] = ['register/forms/blog-by-email.yaml', 'register/forms/downloads.yaml']
  const noMail = both(remove('mailing'), remove('sent', 'mail'))
  const content = contentWith({ 'site.yaml': set('mailSender', 'none'), [blog]: noMail, [downloads]: noMail, 'register/forms/online-services.yaml': remove('promotion'), 'register/forms/partner-portal.yaml': remove('promotion') })
  const { register, faults } = loadRegister(content)
  assert.ok(register, JSON.stringify(faults))
  const lineAt = ({ file, line }: Fault) => `${file.slice(content.length + 1)} ${readFileSync(file, 'utf8').split('\n')[line - 1]?.trim()}`
  assert.deepEqual(formFaults(content, register).map(lineAt), [
    `${blog} purpose: We use it to ask you whether the address is yours, and then to send you new articles of the blog.`,
    `${blog} why: The articles are sent there.`,
    `${blog} label: Send me new articles of the blog. I can stop them at any time.`,
    `${downloads} why: The word is sent there.`,
  ])
  assert.deepEqual(formFaults('content', ours), [])
})
