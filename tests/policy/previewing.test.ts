import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FaultsFound } from '../../scripts/register/fault.ts'
import { set } from '../content-folder.ts'
import { change, firstVersion, policy, policyFile, prepared, recordedPolicy } from './policy-content.ts'
import { analytics, announced, changedText } from './publishing-support.ts'

test('a preview shows what is not published yet, with what would change, and whether visitors would be asked again', async () => {
  const folder = recordedPolicy({ [policyFile]: policy(firstVersion, changedText) })
  const site = await prepared(folder, undefined, true)
  const bar = site.viewOf(policyFile).around?.bar.markup ?? ''
  assert.match(bar, /Not published yet\.[\s\S]*href="\/rules\/privacy-policy\/diff\/2026-11-23\/unpublished\/"[\s\S]*version: 2026-11-25[\s\S]*Visitors will not be asked again/)
  assert.match(site.htmlOf(policyFile), /as simple as/)
  assert.ok(site.made.has('/rules/privacy-policy/diff/2026-11-23/unpublished/'))
  change(folder, { [analytics]: set('purposes', 0, 'Selling maps') })
  const wider = await prepared(folder, undefined, true)
  assert.match(wider.viewOf(policyFile).around?.bar.markup ?? '', /Visitors will be asked again[\s\S]*Statistics/)
  await assert.rejects(prepared(folder), FaultsFound)
})

test('the preview of a complete publication says that it is not published yet, what it becomes, and whether visitors are asked again', async () => {
  const folder = recordedPolicy({ [policyFile]: announced, [analytics]: set('purposes', 0, 'Selling maps') })
  const bar = (await prepared(folder, undefined, true)).viewOf(policyFile).around?.bar.markup ?? ''
  assert.match(bar, /Not published yet\.[\s\S]*version of <time datetime="2026-11-24">[\s\S]*in effect from <time datetime="2027-01-15">[\s\S]*href="\/rules\/privacy-policy\/2026-11-24\/"[\s\S]*diff\/2026-11-23\/2026-11-24\/[\s\S]*Visitors will be asked again[\s\S]*Statistics/)
})
