// The register as a whole: all faults in one run, what holds from a day on, what an owner has to fill in.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { ReadSite } from '../../scripts/prepare.ts'
import { loadRegister, registerTexts } from '../../scripts/register/load.ts'
import { both, contentWith, readChanged, readFolder, remove, replace, set, write, type Changes } from '../content-folder.ts'

const controller = 'register/controller.yaml'
const categories = 'register/categories.yaml'
const service = (name: string) => `register/services/${name}.yaml`
const display = service('display-preferences-kept')

const tenFaults: Changes = {
  [controller]: both(set('country', 'Netherlands'), set('email', 'nobody')),
  [categories]: both(set(2, 'title', 'Statistics'), (text) => text.replace('basis: consent', 'basis: consnt')),
  'site.yaml': both(set('address', 'http://example.net'), set('language', 'x y')),
  'words.yaml': replace('{date}', '{dat}'),
  [service('google-analytics')]: both(set('tag', 'ids', ['GTM-ABC1234']), set('traces', 0, 'lifetime', '2 years')),
  [service('google-remarketing')]: both(set('traces', 0, 'erasable', true), set('traces', 1, 'alsoSetBy', ['google-analitics'])),
}

test('ten faults in six files are all said in one run', () => {
  assert.deepEqual(
    readChanged(tenFaults).faults.map(({ file, rule }) => `${file} ${rule}`).sort(),
    [
      'register/categories.yaml unknown-value',
      'register/controller.yaml country',
      'register/controller.yaml wrong-value',
      'register/services/google-analytics.yaml duration',
      'register/services/google-analytics.yaml tag-id',
      'register/services/google-remarketing.yaml also-set-by-known',
      'register/services/google-remarketing.yaml erasable',
      'site.yaml address',
      'site.yaml language',
      'words.yaml unknown-place',
    ],
  )
})

test('when one file cannot be parsed, the faults of the others and those across files are still said', () => {
  const { faults } = readChanged({
    [controller]: 'name: [\n',
    [service('google-analytics')]: set('category', 'analitics'),
    [service('choice')]: remove('purposes'),
    [display]: set('traces', 0, 'name', 'cc_cookie'),
    [service('google-remarketing')]: set('traces', 0, 'erasable', true),
  })
  assert.deepEqual(faults.map(({ file, rule }) => `${file} ${rule}`), [
    'register/controller.yaml yaml',
    'register/services/choice.yaml missing',
    'register/services/google-analytics.yaml category-known',
    'register/services/google-remarketing.yaml erasable',
  ])
})

test('when the register has faults, those of the texts are said in the same run, and links to redirects are still known', () => {
  const { faults } = readChanged({
    [controller]: 'name: [\n',
    'page.md': '---\ntitle: x\ndescription: x\n---\n[x](nope.md) [y](/privacy)\n\n::tracez\n',
  })
  assert.deepEqual(faults.map(({ file, line, rule }) => `${file}:${line} ${rule}`), ['register/controller.yaml:1 yaml', 'page.md:7 directive', 'page.md:5 dead-link'])
})

test('a register with faults is not given to anybody', () => {
  assert.equal(readChanged({ [controller]: set('country', 'x') }).register, undefined)
})

test('a service that begins tomorrow is left out today, and is in from its day on', () => {
  const folder = contentWith({ [display]: set('from', '2027-03-01') })
  const namesOn = (day: string) => loadRegister(folder, day).register?.services.map(({ id }) => id)
  assert.equal(namesOn('2027-02-28')?.includes('display-preferences-kept'), false)
  assert.equal(namesOn('2027-03-01')?.includes('display-preferences-kept'), true)
  assert.equal(namesOn('2027-03-02')?.includes('display-preferences-kept'), true)
})

test('a cookie that begins tomorrow is left out today, while its service stays', () => {
  const folder = contentWith({ [display]: set('traces', 0, 'from', '2027-03-01') })
  const tracesOn = (day: string) => loadRegister(folder, day).register?.services.find(({ id }) => id === 'display-preferences-kept')?.traces.map(({ name }) => name)
  assert.deepEqual([tracesOn('2027-02-28'), tracesOn('2027-03-01')], [[], ['display_kept']])
})

test('what begins tomorrow is held to the rules today', () => {
  const { faults } = readChanged({ [display]: both(set('from', '2099-01-01'), set('category', 'preference')) })
  assert.deepEqual(faults.map(({ rule }) => rule), ['category-known'])
})

test('nothing in the register can be changed by who reads it', () => {
  const { register } = readChanged({})
  assert.ok(register)
  assert.deepEqual(notFrozen(register, 'register'), [])
})

test('services stand in the order of their categories, as visitors read them', () => {
  const { register } = readChanged({})
  const order = register?.categories.map(({ id }) => id) ?? []
  const positions = register?.services.map(({ category }) => order.indexOf(category)) ?? []
  assert.deepEqual(positions, positions.toSorted((a, b) => a - b))
})

test('while the site is the example, what an owner has to fill in is listed and is no fault', () => {
  const { faults, leftToFillIn } = readChanged({})
  assert.equal(faults.length, 0)
  assert.ok(leftToFillIn.length >= 10)
})

test('once the site is no example, every value that is left from it is a fault at its line', () => {
  const folder = contentWith({ 'site.yaml': replace('example: true', 'example: false') })
  const { faults } = loadRegister(folder, '2026-11-23')
  assert.deepEqual([...new Set(faults.map(({ rule }) => rule))], ['example-left'])
  const lines = faults.map(({ file, line }) => readFileSync(file, 'utf8').split('\n')[line - 1] ?? '')
  for (const mark of ['name: Example Company', 'email: privacy@example.com', 'address: https://www.example.com', 'OWNER/REPOSITORY', 'G-0000000000', 'AW-0000000000', 'DC-00000000', '# example:'])
    assert.ok(lines.some((line) => line.includes(mark)), mark)
  assert.deepEqual(lines.filter((line) => !/example|OWNER\/REPOSITORY|-0{8,}/i.test(line)), [])
})

const left: readonly [text: string, column: number | undefined][] = [
  ['Write to privacy@example.com.', 18],
  ['Visit example.com for more.', 7],
  ['[x](https://www.example.org/)', 17],
  ['Example Company is us.', 1],
  ['Our id is G-0000000000, as you see.', 11],
  ['For example: our company.', undefined],
  ['my-example.com is ours.', undefined],
  ['G-ABC1234567 is ours.', undefined],
]

for (const [text, column] of left)
  test(`"${text}" in a text ${column ? 'is left from the example, and once the site is none, a fault' : 'is not left from the example'}`, () => {
    const folder = contentWith({ 'page.md': `---\ntitle: x\ndescription: x\n---\n${text}\n` })
    const found = ({ faults, leftToFillIn }: ReadSite) => [...faults, ...leftToFillIn].filter(({ file }) => file === 'page.md').map((fault) => `${fault.line}:${fault.column} ${fault.rule}`)
    assert.deepEqual(found(readFolder(folder)), column ? [`5:${column} example`] : [])
    write(`${folder}/site.yaml`, replace('example: true', 'example: false'))
    assert.deepEqual(found(readFolder(folder)), column ? [`5:${column} example-left`, `5:${column} example`] : [])
  })

test('a list that is marked as an example is found like a single value', () => {
  const { leftToFillIn } = readChanged({ [service('google-analytics')]: replace('ids: [G-0000000000]', 'ids: [G-ABC1234567] # example: the id of your tag') })
  assert.deepEqual(
    leftToFillIn.filter(({ message }) => message.includes('G-ABC1234567')).map(({ fix }) => fix),
    ['write the id of your tag, and remove the note'],
  )
})

test('a site that is filled in has nothing left from the example', () => {
  const owned = (file: string) => readFileSync(`tests/sites/owned/${file}`, 'utf8')
  const filled = (text: string) => text.replace(/-0{8,}/g, '-1234567890').replace(/ # example:.*$/gm, '')
  const services = ['google-analytics', 'google-ads-measurement', 'google-remarketing', 'web-server-logs'].map((name) => [service(name), filled])
  const { faults, leftToFillIn } = readChanged({ ...Object.fromEntries(services), 'site.yaml': owned('site.yaml'), [controller]: owned(controller) })
  assert.deepEqual([faults, leftToFillIn.filter(({ rule }) => rule !== 'confirm')], [[], []])
})

test('what is for an owner to confirm is listed with its line, in YAML and in a text, and is no fault of a site that is theirs', () => {
  const owned = (file: string) => readFileSync(`tests/sites/owned/${file}`, 'utf8')
  const filled = (text: string) => text.replace(/-0{8,}/g, '-1234567890')
  const services = ['google-analytics', 'google-ads-measurement', 'google-remarketing'].map((name) => [service(name), filled])
  const page = '---\ndescription: x\n---\n\n# X\n\n<!-- confirm: the size -->\n'
  const { faults, leftToFillIn, read } = readChanged({ ...Object.fromEntries(services), 'site.yaml': owned('site.yaml'), [controller]: owned(controller), 'page.md': page })
  assert.deepEqual(faults, [])
  const confirmed = leftToFillIn.map(({ file, line, rule, fix }) => `${file}:${line} ${rule} ${fix}`)
  assert.ok(confirmed.includes('page.md:7 confirm see that it says the size, and remove the note'), confirmed.join('\n'))
  assert.ok(confirmed.some((line) => /google-analytics\.yaml:\d+ confirm .*data retention/.test(line)))
  assert.doesNotMatch(read.pages.get('page.md')?.html ?? '', /the size/)
})

test('what is for an owner to confirm is listed from the lines at the top of a text too, and so is what is left from the example there', () => {
  const page = '---\ndescription: Example Company. # confirm: what it is about\nversion: 2026-11-23 # confirm: the day\n---\n\n# X\n\nExample Company.\n'
  const { leftToFillIn } = readChanged({ 'page.md': page })
  const found = leftToFillIn.filter(({ file }) => file === 'page.md').map(({ line, column, rule, fix }) => `${line}:${column} ${rule} ${fix}`)
  assert.deepEqual(found, ['2:14 confirm see that it says what it is about, and remove the note', '3:10 confirm see that it says the day, and remove the note', '8:1 example write your own'])
})

test('a change of any file of the register is seen, one that only comes to lie there too', () => {
  const folder = contentWith({})
  const before = registerTexts(folder)
  write(`${folder}/register/services/new.yml`, '')
  assert.notEqual(registerTexts(folder), before)
})

function notFrozen(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.entries(value).flatMap(([key, part]) => notFrozen(part, `${path}.${key}`))
  return Object.isFrozen(value) ? inside : [path, ...inside]
}
