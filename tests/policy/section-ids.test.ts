import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readSite } from '../../scripts/prepare.ts'
import { buildDay, change, freeze, policy, policyFile, recordedPolicy, smallPolicy } from './policy-content.ts'

const version = (day: number) => `version: 2026-11-${day}\neffective: 2026-11-${day}\nchanges: [Sections of day ${day}.]`
const sections = (...headings: string[]) => `# Privacy Policy\n\n${headings.map((heading) => `## ${heading}\n\nWords of a section.`).join('\n\n')}`

/** The content of a policy whose sections were published under these headings, with a new text. */
function republished(before: string[], now: string): string {
  const folder = smallPolicy({ [policyFile]: policy(version(23), sections(...before)) })
  freeze(folder, '2026-11-23')
  change(folder, { [policyFile]: policy(version(24), now) })
  return folder
}

/** The ids of the headings, and where each anchor of a former one stands: "anchor before the words of the next heading". */
function idsOf(folder: string): { headings: Record<string, string>; anchors: Record<string, string>; faults: string[] } {
  const site = readSite({ content: folder, day: buildDay })
  const html = site.read.pages.get(policyFile)?.html ?? ''
  const headings = Object.fromEntries([...html.matchAll(/<h[1-6] id="([^"]*)">(.*?)<\/h/g)].map(([, id = '', words = '']) => [words, id]))
  const anchors = Object.fromEntries([...html.matchAll(/<div id="([^"]*)"><\/div>\s*(?:<div id="[^"]*"><\/div>\s*)*(?:<h[1-6] id="[^"]*">(.*?)<\/h)?/g)].map(([, id = '', words = 'nothing']) => [id, words]))
  return { headings, anchors, faults: site.faults.map(({ rule, message }) => `${rule} ${message}`) }
}

test('a heading that is reworded keeps the id under which its section was published', () => {
  const { headings } = idsOf(republished(['Cookies', 'Web Server Logs', 'Your rights'], sections('Cookies', 'Logs of the web server', 'Your rights')))
  assert.equal(headings['Logs of the web server'], 'web-server-logs')
})

test('a section that moved keeps its id, and so does everything around it', () => {
  const { headings } = idsOf(republished(['Cookies', 'Logs', 'Your rights'], sections('Your rights', 'Cookies', 'Logs')))
  assert.deepEqual([headings['Your rights'], headings['Cookies'], headings['Logs']], ['your-rights', 'cookies', 'logs'])
})

test('where several sections were reworded, each keeps its own id, in their order', () => {
  const { headings } = idsOf(republished(['How we use cookies', 'How we keep logs', 'How to reach us'], sections('How we use cookies today', 'How long we keep logs', 'How you reach us')))
  assert.deepEqual([headings['How we use cookies today'], headings['How long we keep logs'], headings['How you reach us']], ['how-we-use-cookies', 'how-we-keep-logs', 'how-to-reach-us'])
})

test('a section that is gone leaves an anchor where it stood', () => {
  const { headings, anchors } = idsOf(republished(['Cookies', 'Promotional Messages', 'Your rights'], sections('Cookies', 'Your rights')))
  assert.deepEqual(anchors, { 'promotional-messages': 'Cookies' })
  assert.equal(headings['Your rights'], 'your-rights')
})

test('a section that another one took the place of leads there', () => {
  const { headings, anchors } = idsOf(republished(['Cookies', 'Promotional Messages', 'Your rights'], sections('Cookies', 'Newsletters by post', 'Your rights')))
  assert.deepEqual(anchors, { 'promotional-messages': 'Newsletters by post' })
  assert.equal(headings['Newsletters by post'], 'newsletters-by-post')
})

test('where others took the place of two neighbours, the first leads to the first and the second to the second', () => {
  const { anchors } = idsOf(republished(['Cookies', 'Anonymous information', 'Other things', 'Your rights'], sections('Cookies', 'Totals', 'When we help', 'Your rights')))
  assert.deepEqual(anchors, { 'anonymous-information': 'Totals', 'other-things': 'When we help' })
})

test('a new section never takes the id of one that was published', () => {
  const folder = republished(['Cookies', 'Logs'], sections('What we leave in browsers {#cookies}', 'Logs', 'More about logs'))
  change(folder, { [policyFile]: policy(version(24), sections('What we leave in browsers {#cookies}', 'Logs', 'Something else')) })
  freeze(folder)
  change(folder, { [policyFile]: policy(version(25), sections('What we leave in browsers', 'Logs', 'Something else', 'Cookies')) })
  const { headings } = idsOf(folder)
  assert.equal(headings['What we leave in browsers'], 'cookies')
  assert.equal(headings['Cookies'], 'cookies-1')
})

test('an editor says by {#id} which section it is, whatever its words and place', () => {
  const { headings, anchors } = idsOf(republished(['Cookies', 'Logs'], sections('Logs', 'Was im Browser bleibt {#cookies}')))
  assert.equal(headings['Was im Browser bleibt'], 'cookies')
  assert.deepEqual(anchors, {})
})

test('an id of another section by hand would lead links astray: a fault that names both', () => {
  const { faults } = idsOf(republished(['Cookies', 'Logs'], sections('Cookies {#biscuits}', 'Logs')))
  assert.deepEqual(faults.filter((fault) => fault.startsWith('published-id')), ['published-id the section "Cookies" was published as #cookies, and {#biscuits} would take that address from it'])
  assert.match(idsOf(republished(['Cookies', 'Logs'], sections('Cookies', 'Our logs {#cookies}'))).faults.join('\n'), /#cookies/)
})

test('what is gone stays reachable two versions later, and is in the ledger with the version that left it out', () => {
  const folder = republished(['Cookies', 'Promotional Messages', 'Your rights'], sections('Cookies', 'Your rights'))
  freeze(folder)
  change(folder, { [policyFile]: policy(version(25), sections('All about cookies', 'Your rights', 'More')) })
  assert.deepEqual(idsOf(folder).anchors, { 'promotional-messages': 'All about cookies' })
  freeze(folder)
  assert.match(readFileSync(join(folder, 'rules/privacy-policy/ids.yaml'), 'utf8'), /- id: promotional-messages\n {2}heading: Promotional Messages\n {2}level: 2\n {2}removed: 2026-11-24\n {2}near: cookies/)
})

test('a place that is no heading stays reachable too', () => {
  const folder = smallPolicy({ [policyFile]: policy(version(23), `${sections('Cookies', 'Logs')}\n{#the-note}`) })
  freeze(folder, '2026-11-23')
  change(folder, { [policyFile]: policy(version(24), sections('Cookies', 'Logs')) })
  assert.deepEqual(idsOf(folder).anchors, { 'the-note': 'Logs' })
})

test('a text of which nothing was published has the ids of its own headings', () => {
  const folder = recordedPolicy()
  change(folder, { 'about.md': '---\ndescription: About us.\n---\n\n# About\n\n## Cookies\n' })
  assert.match(readSite({ content: folder, day: buildDay }).read.pages.get('about.md')?.html ?? '', /<h2 id="cookies">/)
})
