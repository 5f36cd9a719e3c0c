import assert from 'node:assert/strict'
import { renameSync } from 'node:fs'
import { test } from 'node:test'
import { replace, set } from '../content-folder.ts'
import { change, firstText, firstVersion, freeze, laterVersion, mendedText, policy, policyFile, prepared, recordedPolicy } from './policy-content.ts'
import { assertFault, changedText, faultsOf } from './publishing-support.ts'

/** A policy whose second version, which is recorded, is explained by a page of its own. */
function explainedPolicy(): string {
  const folder = recordedPolicy({ [policyFile]: policy(`${laterVersion}\nexplained: why.md`, changedText), 'rules/privacy-policy/why.md': '---\ndescription: Why.\n---\n\n# Why\n' })
  freeze(folder, '2026-11-24')
  return folder
}

const nextVersion = 'version: 2026-11-25\neffective: 2026-11-25\nchanges: [We say it twice.]'

test('where the text changes again, the page that explained the last change is to go', async () => {
  const folder = explainedPolicy()
  change(folder, { [policyFile]: (text) => `${text}\nMore.\n` })
  const { fix } = await assertFault(folder, 'text-changed', ['1 word added'])
  assert.match(fix, /take out "explained: why\.md", which explained version 2026-11-24/)
  change(folder, { [policyFile]: (text) => text.replace('why.md', 'why-2.md'), 'rules/privacy-policy/why-2.md': '---\ndescription: Why.\n---\n\n# Why, again\n' })
  assert.doesNotMatch((await assertFault(folder, 'text-changed', [])).fix, /explained/)
})

test('a page that explained one version cannot explain the next: it is to go, or to be another', async () => {
  const folder = explainedPolicy()
  const publish = (explained: string) => change(folder, { [policyFile]: policy(`${nextVersion}\n${explained}`, `${changedText}\n\nMore.`) })
  publish('explained: why.md')
  assert.equal((await assertFault(folder, 'explained', ['this page explained version 2026-11-24', 'take out this line, or name the page that explains this change'])).line, 6)
  publish('')
  assert.deepEqual(await faultsOf(folder), [])
  publish('explained: why-2.md')
  change(folder, { 'rules/privacy-policy/why-2.md': '---\ndescription: Why.\n---\n\n# Why, again\n' })
  assert.deepEqual(await faultsOf(folder), [])
})

test('a page that explained a version before the last one cannot explain the next either', async () => {
  const folder = explainedPolicy()
  change(folder, { [policyFile]: policy(nextVersion, `${changedText}\n\nMore.`) })
  freeze(folder)
  change(folder, { [policyFile]: policy('version: 2026-11-26\neffective: 2026-11-26\nchanges: [And again.]\nexplained: why.md', `${changedText}\n\nMore and more.`) })
  await assertFault(folder, 'explained', ['this page explained version 2026-11-24', 'take out this line'], '2026-11-26')
  change(folder, { [policyFile]: policy(`${nextVersion}\nexplained: why.md`, `${changedText}\n\nMore and more.`) })
  const { fix } = await assertFault(folder, 'text-changed', [], '2026-11-26')
  assert.match(fix, /take out "explained: why\.md", which explained version 2026-11-24/)
})

test('what changed is not explained by the document itself, nor by the page of addresses that lead nowhere', async () => {
  for (const [explained, says] of [
    ['index.md', '"index.md" is this document itself'],
    ['/rules/privacy-policy/', '"/rules/privacy-policy/" is this document itself'],
    ['../../404.md', '"../../404.md" is the page for addresses that lead nowhere'],
  ] as const) await assertFault(recordedPolicy({ [policyFile]: policy(`${laterVersion}\nexplained: ${explained}`, changedText) }), 'explained', [says, 'name a page of its own, like what-changed.md, or take out this line'])
})

test('what a recorded version was published without cannot be said of it afterwards, be it a page or a word that leads nowhere', async () => {
  const folder = recordedPolicy({ 'rules/privacy-policy/why.md': '---\ndescription: Why.\n---\n\n# Why\n' })
  for (const explained of ['why.md', 'wyh.md', '"nothing"']) {
    change(folder, { [policyFile]: policy(`${firstVersion}\nexplained: ${explained}`, firstText) })
    assert.equal((await assertFault(folder, 'altered-record', ['version 2026-11-23 was published without "explained"', 'remove this line; records do not change'])).line, 7)
    change(folder, { [policyFile]: policy(`${firstVersion}\nexplained: ${explained}\ncorrection: true`, mendedText) })
    await assertFault(folder, 'altered-record', ['remove this line'])
  }
})

test('a page that explained a recorded version is not deleted under its pages: it stays, or a redirect leads on from it', async () => {
  const folder = explainedPolicy()
  change(folder, { [policyFile]: policy(nextVersion, `${changedText}\n\nMore.`), 'rules/privacy-policy/why.md': undefined })
  await assertFault(folder, 'dead-link', ['version 2026-11-24 is explained by /rules/privacy-policy/why/, and there is no such page', 'restore it, or let a redirect in site.yaml lead from there'])
  for (const from of ['/rules/privacy-policy/why', '/rules/privacy-policy/why/']) {
    change(folder, { 'site.yaml': set('redirects', [{ from, to: '/contact/' }]) })
    assert.deepEqual(await faultsOf(folder), [])
  }
  freeze(folder)
  assert.match((await prepared(folder)).made.get('/rules/privacy-policy/2026-11-24/') ?? '', /href="\/rules\/privacy-policy\/why\/"/)
})

test('the newest version keeps naming the page that explained it, by its address, where a redirect leads on from it', async () => {
  const folder = explainedPolicy()
  change(folder, { 'rules/privacy-policy/why.md': undefined, 'site.yaml': set('redirects', [{ from: '/rules/privacy-policy/why', to: '/contact/' }]) })
  await assertFault(folder, 'altered-record', ['another "explained"', 'write what was published: explained: "/rules/privacy-policy/why/"'])
  change(folder, { [policyFile]: replace('why.md', '/rules/privacy-policy/why/') })
  assert.deepEqual(await faultsOf(folder), [])
})

test('a page that explains the changes is a whole page of this site, and moves with its document', async () => {
  await assertFault(recordedPolicy({ [policyFile]: policy(`${laterVersion}\nexplained: ../../contact.md#x`, changedText) }), 'dead-link', ['is no page of this site'])
  const folder = recordedPolicy({ [policyFile]: policy(`${laterVersion}\nexplained: why.md`, changedText), 'rules/privacy-policy/why.md': '---\ndescription: Why.\n---\n\n# Why\n' })
  freeze(folder)
  renameSync(`${folder}/rules/privacy-policy`, `${folder}/rules/privacy`)
  change(folder, { 'site.yaml': (text) => text.replaceAll('/rules/privacy-policy/', '/rules/privacy/'), 'index.md': (text) => text.replaceAll('rules/privacy-policy/', 'rules/privacy/'), '404.md': replace('rules/privacy-policy/', 'rules/privacy/') })
  const site = await prepared(folder)
  assert.match(site.viewOf('rules/privacy/index.md').around?.bar.markup ?? '', /href="\/rules\/privacy\/why\/"/)
})
