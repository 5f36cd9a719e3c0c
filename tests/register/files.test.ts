// Files that cannot be read, or only with care: each is one plain fault with its line, or none at all.
import assert from 'node:assert/strict'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { assertFaults, contentWith, readChanged, readFolder, replace, type Change } from '../content-folder.ts'

const controller = 'register/controller.yaml'
const analytics = 'register/services/google-analytics.yaml'
const name = 'name: Example Company'

type Unreadable = [what: string, file: string, change: Change, at: number | string, rule: string, ...says: string[]]

const unreadable: readonly Unreadable[] = [
  ['a quote is never closed', controller, replace(name, 'name: "Example Company'), 'name: "Example Company', 'yaml', 'the quote that opens here is never closed'],
  ['a quote is never closed and the next line has quotes of its own', 'words.yaml', replace('text: "{controller} does not', 'text: "{controller} "does not'), 'text: "{controller} "does not exist, and nothing is sent to Google."', 'yaml', 'double quotes'],
  ['a bracket is never closed', analytics, replace('ids: [G-0000000000]', 'ids: [G-0000000000'), 'ids: [G-0000000000', 'yaml', 'the bracket that opens here is never closed'],
  ['a tab indents a line', controller, replace('  website:', '\twebsite:'), 25, 'tab', 'indent with spaces'],
  ['a key stands twice', controller, replace(name, `${name}\n"name": Another`), '"name": Another', 'duplicate-key', 'keep one of the two'],
  ['a value has a second colon', controller, replace(name, 'name: Example: the company'), 'name: Example: the company', 'yaml', 'a second ": "', 'double quotes'],
  ['a key has no colon', controller, replace(name, 'name Example Company'), 'name Example Company', 'yaml', 'write key: value'],
  ['a value begins with *', controller, replace(name, 'name: *Example'), 'name: *Example', 'yaml', 'begins with *', 'double quotes'],
  ['a value begins with &', controller, replace(name, 'name: &Example Company'), 'name: &Example Company', 'yaml', 'begins with &', 'double quotes'],
  ['a value begins with !', controller, replace(name, 'name: !Example Company'), 'name: !Example Company', 'yaml', 'begins with !', 'double quotes'],
  ['a value has a # inside', controller, replace(name, 'name: Number #1 in privacy'), 'name: Number #1 in privacy', 'yaml', '"#1 in privacy" is not read', 'double quotes'],
  ['a value begins with @', controller, replace(name, 'name: @Example'), 'name: @Example', 'yaml', 'cannot begin with this sign', 'double quotes'],
  ['a line is indented too little', controller, replace('  - 1000 AA', ' - 1000 AA'), '1000 AA Example Town', 'yaml', 'indent the lines of one block alike'],
  ['a second document begins', controller, (text) => `${text}---\nname: x\n`, 26, 'yaml', 'a second document', 'remove the line ---'],
  ['lists are nested a hundred thousand deep', controller, `name: ${'['.repeat(100_000)}`, 1, 'yaml', 'nested'],
  ['the file is empty', controller, '', 1, 'empty-file', 'this file is empty'],
  ['the file has nothing but comments', controller, '# nothing yet\n', 1, 'empty-file', 'this file is empty'],
  ['the file is a sentence', controller, 'Please fill in later.\n', 1, 'wrong-value', 'the file is not a block of keys', 'name, address, country'],
  ['a service file is a web page', 'register/services/x.yaml', '<!doctype html>\n<title>x</title>\n', 1, 'wrong-value', 'the file is not a block of keys', 'name, category, provider'],
  ['the file is saved in an old encoding', controller, Buffer.from('name: Soci\xe9t\xe9\n', 'latin1'), 1, 'not-utf-8', 'UTF-8'],
  ['the file is saved as UTF-16', controller, Buffer.from('\ufeffname: x\n', 'utf16le'), 1, 'not-text', 'plain text in UTF-8'],
  ['the file has NUL bytes', controller, 'name: a\0b\n', 1, 'not-text', 'plain text in UTF-8'],
  ['the file is larger than any text', controller, `# ${'x'.repeat(1024 * 1024)}\n`, 1, 'too-large', '1 MiB'],
  ['the file is gone', controller, undefined, 1, 'missing-file', 'restore it'],
]

for (const [what, file, change, at, rule, ...says] of unreadable)
  test(`when ${what}, that is the one fault`, () => {
    if (change === undefined) assert.deepEqual(readChanged({ [file]: change }).faults.map((fault) => `${fault.file}:${fault.line} ${fault.rule}`), [`${file}:${at} ${rule}`])
    else assertFaults({ [file]: change }, [{ file, at, rule, says }])
  })

test('a byte order mark and Windows line ends are read past, and lines are still counted right', () => {
  const asWindows = (text: string) => `\ufeff${text.replace('country: NL', 'country: nl').replaceAll('\n', '\r\n')}`
  assertFaults({ [controller]: asWindows }, [{ file: controller, at: 'country: nl', rule: 'country', says: ['"nl"'] }])
})

test('the line ends of an old Mac are read past, and lines are still counted right', () => {
  assertFaults({ [controller]: (text) => text.replace('country: NL', 'country: nl').replaceAll('\n', '\r') }, [{ file: controller, at: 'country: nl', rule: 'country', says: ['"nl"'] }])
})

test('a file with a byte order mark and Windows line ends and no fault is read as any other', () => {
  assert.deepEqual(readChanged({ [controller]: (text) => `\ufeff${text.replaceAll('\n', '\r\n')}` }).faults, [])
})

const strayFiles: readonly [file: string, rule: string, ...says: string[]][] = [
  ['register/services/matomo.yml', 'file-name', '"matomo.yml"', 'end it in .yaml'],
  ['register/services/Matomo.yaml', 'file-name', '"Matomo.yaml"', 'lower-case'],
  ['register/services/notes.txt', 'file-name', '"notes.txt"'],
  ['register/notes.txt', 'unknown-file', 'nothing reads this'],
  ['register/service', 'unknown-file', 'did you mean "services"?'],
]

for (const [file, rule, ...says] of strayFiles)
  test(`${file} is not passed over in silence`, () => {
    assertFaults({ [file]: 'name: x\n' }, [{ file, at: 1, rule, says }])
  })

test('what systems leave behind in a folder is passed over', () => {
  assert.deepEqual(readChanged({ 'register/services/.DS_Store': 'x', 'register/.gitkeep': '' }).faults, [])
})

test('a folder that is named like a service file is a fault', () => {
  const folder = contentWith({})
  mkdirSync(join(folder, 'register/services/x.yaml'))
  assert.deepEqual(readFolder(folder).faults.map(({ file, rule }) => `${file} ${rule}`), ['register/services/x.yaml not-a-file'])
})

test('a link to a file that is gone is a fault', () => {
  const folder = contentWith({})
  symlinkSync(join(folder, 'gone'), join(folder, 'register/services/x.yaml'))
  assert.deepEqual(readFolder(folder).faults.map(({ file, rule }) => `${file} ${rule}`), ['register/services/x.yaml missing-file'])
})
