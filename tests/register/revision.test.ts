// What a yes covers, and when it has to be asked again.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bootConfig } from '../../scripts/consent/boot-config.ts'
import { askedTexts, askedTextsRecord } from '../../scripts/consent/texts.ts'
import { revise, unrecordedSoFar } from '../../scripts/policy/revise.ts'
import { loadRegister } from '../../scripts/register/load.ts'
import { assertFaults, both, contentWith, readFolder, remove, set, write, type Changes } from '../content-folder.ts'

const day = '2026-11-24'
const analytics = 'register/services/google-analytics.yaml'
const records = 'register/revisions.yaml'
const hotjar = (text: string) => text.replace('name: Google Analytics', 'name: Another counter').replace(/G-0{10}/, 'G-ANOTHER001').replaceAll('name: _ga', 'name: _other')

const wider: Readonly<Record<string, [Changes, string]>> = {
  'a service': [{ [analytics]: set('name', 'Google Analytics 360') }, 'service Google Analytics 360'],
  'a purpose': [{ [analytics]: set('purposes', 2, 'Recording clicks') }, 'purpose Recording clicks'],
  'a provider': [{ [analytics]: set('provider', 'country', 'NL') }, 'recipient Google Ireland Limited (NL)'],
  'a recipient': [{ [analytics]: set('recipients', 0, 'name', 'Somebody else') }, 'recipient Somebody else (US)'],
  'a cookie': [{ [analytics]: set('traces', 1, 'name', '_gb_*') }, 'trace cookie _gb_* (P13M)'],
  'a longer lifetime': [{ [analytics]: set('traces', 0, 'lifetime', 'P14M') }, 'trace cookie _ga (P14M)'],
  'an origin': [{ [analytics]: set('origins', 'img', 2, 'https://img.example.net') }, 'origin img https://img.example.net'],
}

for (const [what, [changes, says]] of Object.entries(wider))
  test(`${what} more stops the build, and says what it is and who will be asked again`, () => {
    assertFaults(changes, [{ file: records, at: 4, rule: 'scope-wider', says: [says, '"analytics"', 'asked again about it alone', 'npm run policy -- revise'] }])
  })

test('more permission to Google stops the build too, and a purpose that visitors read', () => {
  assertFaults({ 'register/categories.yaml': both(set(2, 'grants', 1, 'ad_storage'), set(2, 'purpose', 'To sell what we learn.')) }, [{ file: records, at: 4, rule: 'scope-wider', says: ['permission to Google ad_storage', 'purpose To sell what we learn.', '--reworded'] }])
})

test('a lifetime that is none is a fault in the record too', () => {
  assertFaults({ [records]: set(0, 'scope', 'analytics', 'traces', 'cookie _ga', '13 months') }, [{ file: records, at: 'cookie _ga: 13 months', rule: 'wrong-value', says: ['P13M'] }])
})

for (const [what, change] of Object.entries({ 'a purpose less': remove('purposes', 1), 'a cookie less': remove('traces', 1), 'a shorter lifetime': set('traces', 0, 'lifetime', 'P6M'), 'a more exact name': set('traces', 1, 'name', '_ga_ABC*'), 'an origin less': remove('origins', 'img', 1) }))
  test(`${what} asks nobody`, () => {
    assert.deepEqual(readFolder(contentWith({ [analytics]: change })).faults, [])
  })

test('the lines below the fault, pasted at the end of the record, mend it', () => {
  const folder = contentWith({ [analytics]: set('traces', 0, 'lifetime', 'P14M') })
  const [fault] = readFolder(folder, day).faults
  write(join(folder, records), (text) => text + (fault?.lines ?? ''))
  const { faults, register } = readFolder(folder, day)
  assert.deepEqual(faults, [])
  assert.deepEqual([register?.revisions.revision, register?.revisions.widened['analytics'], register?.revisions.widened['preferences']], [2, 2, 1])
})

test('the command records what became wider, keeps what stood there, and keeps the texts that are asked with', () => {
  const folder = contentWith({ [analytics]: set('purposes', 2, 'Recording clicks') })
  const before = readFileSync(join(folder, records), 'utf8')
  const said = revise(folder, day, false)
  assert.match(said.join('\n'), /revision 2, from 2026-11-24[^]*"analytics": visitors who said yes to it will be asked again\. New: Recording clicks/)
  assert.ok(readFileSync(join(folder, records), 'utf8').startsWith(before))
  const { register } = loadRegister(folder, day)
  assert.ok(register)
  const { hash, text } = askedTextsRecord(register)
  assert.equal(readFileSync(join(folder, 'register', 'asked', `${hash}.json`), 'utf8'), text)
  assert.match(text, /You said yes to “Statistics”\. New there: Recording clicks\./)
  assert.deepEqual(bootConfig(register).categories.map(({ id, widened }) => [id, widened]), [['preferences', 1], ['analytics', 2], ['ad-measurement', 1], ['remarketing', 1]])
})

for (const [what, [change, visitorsRead]] of Object.entries({
  'a cookie': [set('traces', 1, 'name', '_gb_*'), 'New there: cookie “_gb_*” (13 months).'],
  'a longer lifetime': [set('traces', 0, 'lifetime', 'P14M'), 'New there: cookie “_ga” (14 months).'],
  'nothing but an origin': [set('origins', 'img', 2, 'https://img.example.net'), 'New there: connections to img.example.net.'],
} as const))
  test(`who is asked again about ${what} reads it in words`, () => {
    const folder = contentWith({ [analytics]: change })
    revise(folder, day, false)
    const { register } = loadRegister(folder, day)
    assert.ok(register)
    assert.ok(askedTexts(register).again.news['analytics']?.again[0]?.text.includes(visitorsRead), JSON.stringify(askedTexts(register).again.news['analytics']))
  })

test('texts that visitors are asked with and nobody kept are said, until they are kept', () => {
  const folder = contentWith({ 'words.yaml': set('banner', 'title', 'Cookies?') })
  const said = () => {
    const { register, declared } = loadRegister(folder, day)
    assert.ok(register && declared)
    return unrecordedSoFar(folder, register, declared, day).map(({ rule }) => rule)
  }
  assert.deepEqual(said(), ['texts-unrecorded'])
  revise(folder, day, false)
  assert.deepEqual(said(), [])
})

test('what was taken away and comes back is asked about again: the record says that it was away', () => {
  const folder = contentWith({ [analytics]: set('purposes', 2, 'Recording clicks') })
  revise(folder, day, false)
  const withClicks = readFileSync(join(folder, analytics), 'utf8')
  write(join(folder, analytics), (text) => text.replace(/\n.*Recording clicks/, ''))
  const { register, declared } = loadRegister(folder, day)
  assert.ok(register && declared)
  assert.deepEqual(unrecordedSoFar(folder, register, declared, day).map(({ rule, message }) => [rule, message.split(' ')[0]]), [['scope-narrower', '"analytics"']])
  assert.match(revise(folder, day, false).join('\n'), /revision 3, [^]*"analytics": nobody is asked again/)
  const widenedNow = () => loadRegister(folder, day).register?.revisions.widened['analytics']
  assert.equal(widenedNow(), 2)
  write(join(folder, analytics), () => withClicks)
  assert.deepEqual(readFolder(folder, day).faults.map(({ rule }) => rule), ['scope-wider'])
  revise(folder, day, false)
  assert.equal(widenedNow(), 4)
})

test('categories that are gone cover nothing, and what they left is erased', () => {
  const folder = contentWith({ [analytics]: undefined, 'register/services/google-remarketing.yaml': undefined })
  revise(folder, day, false)
  const { register, faults } = loadRegister(folder, day)
  assert.deepEqual(faults, [])
  assert.ok(register)
  assert.ok(register.revisions.formerTraces.some(({ name }) => name === '_ga'))
  assert.ok(!bootConfig(register).categories.some(({ id }) => id === 'analytics'))
})

test('where only words changed, nobody is asked again', () => {
  const folder = contentWith({ [analytics]: set('purposes', 0, 'Counting visitors and visits') })
  revise(folder, day, true)
  const { register } = loadRegister(folder, day)
  assert.deepEqual([register?.revisions.revision, register?.revisions.widened['analytics']], [2, 1])
})

test('recorded twice, nothing is added', () => {
  const folder = contentWith({})
  revise(folder, day, false)
  const once = readFileSync(join(folder, records), 'utf8')
  revise(folder, day, false)
  assert.equal(readFileSync(join(folder, records), 'utf8'), once)
  assert.deepEqual(readdirSync(join(folder, 'register')).filter((name) => name.endsWith('.new')), [])
})

test('a service that begins later is asked for from its day on: recorded ahead, the build of that day goes through', () => {
  const folder = contentWith({ 'register/services/another.yaml': hotjar(readFileSync(join('content', analytics), 'utf8')) + 'from: 2027-01-15\n' })
  assert.deepEqual(readFolder(folder, day).faults.map(({ rule, message }) => [rule, message.startsWith('from 2027-01-15 on "analytics"')]), [['scope-wider', true]])
  revise(folder, day, false)
  const widenedOn = (date: string) => loadRegister(folder, date).register?.revisions.widened['analytics']
  assert.deepEqual([widenedOn(day), widenedOn('2027-01-14'), widenedOn('2027-01-15')], [1, 1, 2])
})

test('a missing record is a fault, and the command writes one', () => {
  const folder = contentWith({ [records]: undefined })
  assert.deepEqual(readFolder(folder, day).faults.map(({ file, rule }) => `${file} ${rule}`), [`${records} missing-file`])
  revise(folder, day, false)
  assert.deepEqual(readFolder(folder, day).faults, [])
})

test('entries out of order are a fault', () => {
  assertFaults({ [records]: set(0, 'revision', 3) }, [{ file: records, at: 'revision: 3', rule: 'revision-order', says: ['write 1'] }])
})

test('a service that has faults elsewhere is not recorded, and nothing is written', () => {
  const folder = contentWith({ [analytics]: remove('name') })
  const kept = () => [readFileSync(join(folder, records), 'utf8'), ...readdirSync(join(folder, 'register', 'asked'))]
  const before = kept()
  assert.throws(() => revise(folder, day, false), { name: 'FaultsFound' })
  assert.deepEqual(kept(), before)
})

test('what an earlier revision declared and nothing declares any more is erased from browsers', () => {
  const { register } = readFolder(contentWith({ [analytics]: undefined }), day)
  assert.ok(register)
  assert.ok(bootConfig(register).traces.some(([kind, names, ...keptBy]) => kind === 'cookie' && new RegExp(`^(?:${names})$`).test('_ga_ABC') && keptBy.length === 0))
})
