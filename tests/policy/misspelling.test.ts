import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notMisspelt } from '../../scripts/policy/misspelling.ts'

const between = (before: string, after: string) => notMisspelt(before.split(' '), after.split(' '))

test('a change of what is promised is no misspelling, however few letters it takes', () => {
  for (const [before, after] of [
    ['we ask before we store', 'we ask after we store'],
    ['it is on', 'it is off'],
    ['we delete it', 'we sell it'],
    ['in the EU', 'in the US'],
    ['it is optional', 'it is required'],
    ['a lawful use', 'an unlawful use'],
    ['a legal use', 'an illegal use'],
    ['unused data', 'used data'],
    ['we include it', 'we exclude it'],
    ['deleted daily', 'deleted yearly'],
    ['we always ask', 'we sometimes ask'],
    ['We ask before we use cookies', 'We use cookies'],
    ['A and not B', 'B and not A'],
    ['a@b.com', 'x@b.com'],
    ['http://a.com', 'http://b.com'],
    ['1/2', '1-2'],
    ['5% of it', '5 of it'],
    ['in EUR', 'in USD'],
    ['sent to us', 'sent to US'],
    ['kept in Iceland', 'kept in Ireland'],
    ['it is shared', 'it is stored'],
    ['with consent, and consent only', 'with content, and consent only'],
    ['we opt-in', 'we opt-out'],
    ['your data', 'our data'],
    ['we may do it', 'we do it'],
    ['to the partners', 'to partners'],
    ['to partners', 'to other partners'],
  ] as const) assert.notEqual(between(before, after), undefined, `${before} -> ${after}`)
})

test('what was misspelt is mended: letters, exchanged letters, signs, capitals, a doubled word, an article', () => {
  for (const [before, after] of [
    ['we recieve it', 'we receive it'],
    ['a seperate adress', 'a separate address'],
    ['teh use', 'the use'],
    ['Teh use', 'The use'],
    ['come tommorow', 'come tomorrow'],
    ['a e-mail', 'an email'],
    ['we dont ask', "we don't ask"],
    ['cookies, and', 'cookies and'],
    ['javascript (30)', 'JavaScript 30.'],
    ['The the use', 'The use'],
    ['of the the use', 'of the use'],
    ['read policy', 'read the policy'],
    ['two cookie, one cookie', 'two cookies, one cookie'],
  ] as const) assert.equal(between(before, after), undefined, `${before} -> ${after}`)
})
