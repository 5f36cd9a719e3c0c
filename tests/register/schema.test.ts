// What a register file cannot say: each wrong value is one fault at its line, in an editor's words.
import { test } from 'node:test'
import { assertFaults, remove, replace, set, type Change } from '../content-folder.ts'

/** A wrong value: in which file, how it comes there, and the fault. */
type Wrong = [what: string, change: Change, at: number | string, rule: string, ...says: string[]]

const analytics = 'register/services/google-analytics.yaml'
const logs = 'register/services/web-server-logs.yaml'
const controller = 'register/controller.yaml'
const categories = 'register/categories.yaml'
const [contact, order] = ['register/forms/contact.yaml', 'register/forms/order.yaml']

const tagId = (id: string) => set('tag', 'ids', [id])
const origin = (text: string) => set('origins', 'img', [text])
const option = (text: string) => set('fields', 0, 'options', 0, text)
const price = (text: string) => set('items', 0, 'price', text)
const lifetime = (value: unknown) => set('traces', 0, 'lifetime', value)

const wrongInFile: Readonly<Record<string, readonly Wrong[]>> = {
  [analytics]: [
    ['a lifetime is written in words', lifetime('2 years'), 'lifetime: 2 years', 'duration', '"2 years" is not a duration', 'write P2Y'],
    ['a lifetime lasts no time', lifetime('P0D'), 'lifetime: P0D', 'duration', '"P0D"', 'P13M'],
    ['a lifetime is a number', lifetime(13), 'lifetime: 13', 'wrong-value', 'lifetime is not a lifetime', 'P13M, session, or unlimited'],
    ['a lifetime is missing', remove('traces', 0, 'lifetime'), 'name: _ga', 'missing', 'traces[1].lifetime is missing', 'P13M'],
    ['a purpose of a cookie is missing', remove('traces', 0, 'purpose'), 'name: _ga', 'missing', 'traces[1].purpose is missing'],
    ['a purpose of a cookie is empty', set('traces', 0, 'purpose', '  '), 'purpose: "  "', 'empty', 'traces[1].purpose is empty'],
    ['a day is not in the calendar', set('provider', 'checkedOn', '2026-02-31'), 'checkedOn: 2026-02-31', 'date', '"2026-02-31" is not a date', 'YYYY-MM-DD'],
    ['a day is written the other way round', set('provider', 'checkedOn', '23-11-2026'), 'checkedOn: 23-11-2026', 'date', 'YYYY-MM-DD'],
    ['a Tag Manager container', tagId('GTM-ABC1234'), 'GTM-ABC1234', 'tag-id', 'GTM-ABC1234 is a Tag Manager container', 'cannot see', 'G-, AW- or DC-'],
    ['a container in small letters', tagId('gtm-abc1234'), 'gtm-abc1234', 'tag-id', 'Tag Manager container'],
    ['a GT- id', tagId('GT-ABC1234'), 'GT-ABC1234', 'tag-id', "Google's console", 'G-, AW- or DC-'],
    ['an AdSense publisher', tagId('ca-pub-1234567890'), 'ca-pub-1234567890', 'tag-id', 'advertising slots', 'IAB TCF', 'remove it'],
    ['a Universal Analytics id', tagId('UA-1234-1'), 'UA-1234-1', 'tag-id', '"UA-1234-1" is not the id of a Google tag'],
    ['an id whose digits are letters', tagId('AW-ABCDEFGH'), 'AW-ABCDEFGH', 'tag-id', 'AW- and digits'],
    ['an advertising slot as the kind of a tag', set('tag', 'kind', 'adsense'), 'kind: adsense', 'unknown-value', 'advertising slots', 'IAB TCF'],
    ['a kind of tag that is not offered', set('tag', 'kind', 'matomo'), 'kind: matomo', 'unknown-value', '"matomo"', 'write google'],
    ['a tag without ids', set('tag', 'ids', []), 'ids: []', 'wrong-value', 'tag.ids is an empty list'],
    ['an origin over http', origin('http://a.example.net'), 'http://a.example.net', 'origin', 'not an https origin'],
    ['an origin that is everything', origin('*'), '"*"', 'origin', '"*" is not an https origin'],
    ['an origin that is every https host', origin('https://*'), 'https://*', 'origin', '"https://*" is not one host'],
    ['an origin that is a whole top domain', origin('https://*.com'), 'https://*.com', 'origin', '"https://*.com" is not one host'],
    ['an origin with a path', origin('https://a.example.net/b'), 'https://a.example.net/b', 'origin', 'without a path'],
    ['an origin with a final slash', origin('https://a.example.net/'), 'https://a.example.net/', 'origin', 'without a path'],
    ['an origin without https://', origin('a.example.net'), 'a.example.net', 'origin', 'https://www.'],
    ['an origin that would end the header', origin('https://a.example.net; script-src *'), 'https://a.example.net; script-src *', 'origin', 'is not one host'],
    ['a host with https:// before it', set('traces', 0, 'host', 'https://example.net'), 'host: https://example.net', 'host', 'write self, or the host alone'],
    ['a kind of storage with a capital letter', set('traces', 0, 'kind', 'Cookie'), 'kind: Cookie', 'unknown-value', 'did you mean "cookie"?'],
    ['a yes that is not true', set('traces', 0, 'erasable', 'yes'), 'erasable: yes', 'wrong-value', 'write true or false'],
    ['a provider that is one word', set('provider', 'Google'), 'provider: Google', 'wrong-value', 'this site', 'privacyPage'],
    ['a privacy page over http', set('provider', 'privacyPage', 'http://policies.google.com/'), 'privacyPage: http://policies.google.com/', 'address', 'https://'],
    ['a transfer that is one word', set('transfer', 'US'), 'transfer: US', 'wrong-value', 'write none, or countries, basis and detail'],
    ['a country of three letters', set('transfer', 'countries', ['USA']), 'USA', 'country', '"USA"', 'two capital letters'],
    ['a basis that does not exist', set('transfer', 'basis', 'shield'), 'basis: shield', 'unknown-value', 'adequacy-decision', 'write one of these'],
    ['purposes that are no list', set('purposes', 'Counting'), 'purposes: Counting', 'wrong-value', 'purposes is not a list', '"- ..."'],
    ['a name that is a number', set('name', 2016), 'name: 2016', 'wrong-value', 'name is not text', 'put it in quotes: "2016"'],
    ['a disclosure that is one text', set('disclosures', 'We count.'), 'disclosures: We count.', 'wrong-value', 'disclosures is not a list'],
    ['disclosures without a sentence', set('disclosures', []), 'disclosures: []', 'wrong-value', 'disclosures is an empty list'],
    ['a disclosure whose page is named and not the day', set('disclosures', [{ text: 'We count.', source: 'https://example.org/a' }]), 'text: We count.', 'fact-sourced', 'disclosures[1] is proved by halves', 'all three, or none'],
    ['a disclosure that is proved without a page', set('disclosures', [{ text: 'We count.', evidence: 'read' }]), 'text: We count.', 'fact-sourced', 'is proved by halves'],
    ['a profile without words', set('profiling', [{ text: '' }]), 'text: ""', 'empty', 'profiling[1].text is empty'],
    ['a page of the provider without a name', set('provider', 'privacyPageName', ''), 'privacyPageName: ""', 'empty', 'provider.privacyPageName is empty'],
    ['a text longer than a page', set('purposes', 0, 'x'.repeat(4001)), 'x'.repeat(4001), 'too-long', '4,000'],
  ],
  [logs]: [
    ['a retention of the logs without words', set('retention', 'detail', ''), 'detail: ""', 'empty', 'retention.detail is empty'],
    ['an empty retention of the logs', set('retention', null), 'retention: null', 'wrong-value', 'retention is empty', 'period, detail'],
    ['no retention of the logs', remove('retention'), 'name: Web server logs', 'missing', 'retention is missing'],
    ['logs that hold nothing', set('logs', 'entries', []), 'entries: []', 'wrong-value', 'logs.entries is an empty list'],
  ],
  [controller]: [
    ['a country that is a word', set('country', 'Netherlands'), 'country: Netherlands', 'country', '"Netherlands"', 'like NL'],
    ['a country in small letters', set('country', 'nl'), 'country: nl', 'country', 'two capital letters'],
    ['a country that does not exist', set('country', 'QQ'), 'country: QQ', 'country', '"QQ"'],
    ['a code that stands for no country', set('country', 'ZZ'), 'country: ZZ', 'country', '"ZZ"'],
    ['a union of countries', set('country', 'EU'), 'country: EU', 'country', '"EU"'],
    ['an e-mail address without @', set('email', 'privacy at example'), 'email: privacy at example', 'wrong-value', '"privacy at example" is not an e-mail address'],
    ['an e-mail address that brings a header with it', set('email', 'a@example.org?bcc=b@example.org'), 'email: a@example.org?bcc=b@example.org', 'wrong-value', 'is not an e-mail address'],
    ['a data protection officer without an address', set('dataProtectionOfficer', { name: 'Ada' }), 'name: Ada', 'missing', 'dataProtectionOfficer.email is missing'],
    ['a representative that is only a name', set('representative', 'Ada'), 'representative: Ada', 'wrong-value', 'write the word none, or name and email'],
  ],
  [categories]: [
    ['a category whose name has capital letters', set(1, 'id', 'Preferences'), 'id: Preferences', 'name', 'lower-case letters'],
    ['a lawful basis that is misspelt', set(0, 'basis', 'legitimate-interest'), 'basis: legitimate-interest', 'unknown-value', 'did you mean "legitimate-interests"?'],
    ['categories that are no list', 'necessary: yes\n', 1, 'wrong-value', 'the file is not a list'],
    ['a Consent Mode type that is misspelt', set(2, 'grants', ['analytic_storage']), 'analytic_storage', 'unknown-value', 'did you mean "analytics_storage"?'],
  ],
  [contact]: [
    ['an answer to choose with two spaces in a row', option('A  question'), 'A  question', 'field-option', 'fields[1].options[1]', 'one space'],
    ['an answer to choose that ends in a space that no browser breaks', option('Other\u00a0'), 'Other', 'field-option', 'one space'],
    ['an answer to choose of two lines', option('Aye\nquestion'), 'Aye', 'field-option', 'one line'],
    ['an answer to choose with a sign that nobody can see', option('A\u0085question'), '"A\u0085question"', 'field-option', 'one line'],
    ['an answer to choose that is longer than what the form takes', option('x'.repeat(201)), 'x'.repeat(201), 'field-option', '200 characters'],
  ],
  [order]: [
    ['a currency that there is not', set('currency', 'KWX'), 'currency: KWX', 'currency', '"KWX" is not a currency', 'EUR'],
    ['a currency of the past', set('currency', 'DEM'), 'currency: DEM', 'currency', '"DEM"'],
    ['a currency in small letters', set('currency', 'eur'), 'currency: eur', 'currency', '"eur"', 'three capital letters'],
    ['a price with zeros before it', price('0012.40'), 'price: "0012.40"', 'wrong-value', 'items[1].price is not a price', 'without zeros before it'],
    ['a price without the two digits', price('1200'), 'price: "1200"', 'wrong-value', 'two digits after the point', '"1200.00"'],
  ],
  'site.yaml': [
    ['an address over http', set('address', 'http://www.example.net'), 'address: http://www.example.net', 'address', 'https://'],
    ['an address with a final slash', set('address', 'https://www.example.net/'), 'address: https://www.example.net/', 'address', 'no / at the end'],
    ['an address with a path', set('address', 'https://www.example.net/site'), 'address: https://www.example.net/site', 'address', 'no path'],
    ['a language that is a word', set('language', 'the english one'), 'language: the english one', 'language', 'like en'],
    ['a time zone that does not exist', set('timeZone', 'Europe/Atlantis'), 'timeZone: Europe/Atlantis', 'time-zone', 'Europe/Amsterdam'],
    ['an edit address without {path}', set('edit', 'https://github.com/a/b'), 'edit: https://github.com/a/b', 'address', '{path}', 'none'],
    ['a link to another site in the navigation', set('navigation', 0, 'to', 'https://example.net/'), 'to: https://example.net/', 'address', 'inside this site'],
    ['an example that is neither true nor false', set('example', 'no'), 'example: no', 'wrong-value', 'write true or false'],
  ],
}

for (const [file, wrongs] of Object.entries(wrongInFile))
  for (const [what, change, at, rule, ...says] of wrongs)
    test(`${file}: ${what} is a fault at its line`, () => {
      assertFaults({ [file]: change }, [{ file, at, rule, says }])
    })

/** A key that is misspelt: its line then, the key meant, where it is missed, and under which name. */
type Misspelt = [file: string, key: string, line: string, meant: string, enclosing: string, path: string]

const misspelt: readonly Misspelt[] = [
  [analytics, 'purposes:', 'purpose:', 'purposes', 'name: Google Analytics', 'purposes'],
  [analytics, 'role: processor', 'rol: processor', 'role', 'name: Google Ireland Limited', 'provider.role'],
  [controller, 'supervisoryAuthority:', 'supervisoryAuthoriti:', 'supervisoryAuthority', 'name: Example Company', 'supervisoryAuthority'],
  ['words.yaml', 'skip: Skip to the text', 'skp: Skip to the text', 'skip', 'skp: Skip to the text', 'page.skip'],
]

for (const [file, key, line, meant, enclosing, path] of misspelt)
  test(`${file}: for the misspelt key "${line}" the nearest known one is named, and the one that is missing`, () => {
    assertFaults({ [file]: replace(key, line) }, [
      { file, at: enclosing, rule: 'missing', says: [`${path} is missing`] },
      { file, at: line, rule: 'unknown-key', says: [`"${line.split(':')[0] ?? ''}"`, `did you mean "${meant}"?`] },
    ])
  })

test('for a key that is like no other, all known ones are named', () => {
  assertFaults({ [controller]: set('zzzzzz', 'x') }, [{ file: controller, at: 'zzzzzz: x', rule: 'unknown-key', says: ['"zzzzzz"', 'known: name, address, country'] }])
})

test('keys that every object has in JavaScript are unknown like others', () => {
  assertFaults({ [controller]: (text) => `${text}\nconstructor: x\n"__proto__": x\n` }, [
    { file: controller, at: 'constructor: x', rule: 'unknown-key', says: ['"constructor"'] },
    { file: controller, at: '"__proto__": x', rule: 'unknown-key', says: ['"__proto__"'] },
  ])
})
