// Content folders with a small policy of their own, of a site that is somebody's, so that its texts are really published.
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { missingRecords } from '../../scripts/policy/publish.ts'
import { writeAll } from '../../scripts/policy/freeze.ts'
import { recordHash, type VersionRecord } from '../../scripts/policy/records.ts'
import { saidHash, sha256 } from '../../scripts/policy/text.ts'
import { daysAfter } from '../../scripts/register/time.ts'
import { emptyMemory, prepareSite, type PreparedSite } from '../../scripts/prepare.ts'
import { revise } from '../../scripts/policy/revise.ts'
import { contentWith, write, type Change, type Changes } from '../content-folder.ts'
import { fillInTagIds } from '../sites.ts'

export const policyFile = 'rules/privacy-policy/index.md'

/** The file of the policy with these lines at the top, behind its description, and this text. */
export function policy(frontMatter: string, text: string): string {
  return `---\ndescription: How we treat information about you.\n${frontMatter.trim()}\n---\n\n${text.trim()}\n`
}

export const firstVersion = 'version: 2026-11-23\neffective: 2026-11-23\nchanges:\n  - The first text.'
export const firstText = '# Privacy Policy\n\n## Cookies\n\nWe ask before we use cookies, and a no is as easy as a yes.\n\n::traces\n\n## Your rights\n\nWrite to us, and we answer within a month.\n\n::rights'
/** The first text with a misspelling mended: a comma less. */
export const mendedText = firstText.replace('Write to us, and', 'Write to us and')
export const laterVersion = 'version: 2026-11-24\neffective: 2026-11-24\nchanges:\n  - We say more.'

/** The day on which these sites are built, where nothing else is said. */
export const buildDay = '2026-11-25'

/** A content folder with the small policy, not recorded yet. */
export function smallPolicy(changes: Changes = {}): string {
  return contentWith(changes, small())
}

/** The same with its first version recorded, and then these changes. */
export function recordedPolicy(changes: Changes = {}): string {
  return contentWith(changes, recorded())
}

/** A policy with a first version, a correction of it, and a second version, all recorded. */
export function threeTexts(): string {
  return contentWith({}, three())
}

// To record takes longer than most tests do with what is recorded: each of these is made once, and copied.
const small = once(() => {
  const folder = contentWith({})
  cpSync(join('tests', 'sites', 'owned'), folder, { recursive: true })
  fillInTagIds(folder)
  for (const file of ['versions.yaml', 'ids.yaml', 'versions/2016-05-01.html', 'what-changed-since-2016.md']) write(join(folder, 'rules/privacy-policy', file), undefined)
  change(folder, { [policyFile]: policy(firstVersion, firstText), 'rules/terms-and-conditions/index.md': policy(firstVersion, '# Terms\n\nRead and enjoy.') })
  return folder
})
const recorded = once(() => {
  const folder = smallPolicy()
  freeze(folder, '2026-11-23')
  return folder
})
const three = once(() => {
  const folder = recordedPolicy({ [policyFile]: policy(`${firstVersion}\ncorrection: true`, mendedText) })
  freeze(folder, '2026-11-23')
  change(folder, { [policyFile]: policy(laterVersion, firstText.replace('as easy as', 'as simple as')) })
  freeze(folder, '2026-11-24')
  return folder
})

function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}

/** A policy with so many recorded versions, one a day from 1 January 2020 on, without a command for each. */
export function manyVersions(count: number): string {
  const days = Array.from({ length: count }, (_each, index) => daysAfter('2020-01-01', index))
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const on = (day: string) => (text: string) => text.replaceAll('2026-11-23', day)
  const content = smallPolicy()
  change(content, { [policyFile]: on(first), 'rules/terms-and-conditions/index.md': on(first) })
  freeze(content, first)
  const folder = join(content, 'rules/privacy-policy')
  const html = readFileSync(join(folder, 'versions', `${first}.html`), 'utf8')
  const records = parse(readFileSync(join(folder, 'versions.yaml'), 'utf8')) as VersionRecord[]
  for (const day of days.slice(1)) {
    const before = records.at(-1) as VersionRecord
    const text = day === last ? html : html.replace('as easy as', `as easy on ${day} as`)
    write(join(folder, 'versions', `${day}.html`), text)
    records.push({ ...before, version: day, effective: day, changes: [`A change of ${day}.`], address: before.address.replace(before.version, day), id: before.id.replaceAll(before.version, day), bytes: sha256(text), words: saidHash(text), previous: recordHash(before) })
  }
  write(join(folder, 'versions.yaml'), stringify(records, { lineWidth: 0 }))
  change(content, { [policyFile]: (text) => text.replaceAll(first, last).replace('The first text.', `A change of ${last}.`) })
  return content
}

/** Changes files of a content folder. */
export function change(folder: string, changes: Readonly<Record<string, Change>>): void {
  for (const [file, made] of Object.entries(changes)) write(join(folder, file), made)
}

/** Records what is published by its front matter, as the command does. */
export function freeze(folder: string, day = buildDay): void {
  for (const { files } of missingRecords(folder, day)) writeAll(folder, files)
}

/** Records what visitors are asked about, where a category covers more. */
export function reviseOn(folder: string, day = buildDay): void {
  revise(folder, day, false)
}

/** The site as a build would have it on a day. */
export function prepared(content: string, day = buildDay, showsUnpublished = false): Promise<PreparedSite> {
  return prepareSite({ content, day, draft: false, showsUnpublished }, emptyMemory())
}
