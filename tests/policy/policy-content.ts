// Content folders with a small policy of their own, of a site that is somebody's, so that its texts are really published.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { missingRecords } from '../../scripts/policy/publish.ts'
import { writeAll } from '../../scripts/policy/freeze.ts'
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
export const laterVersion = 'version: 2026-11-24\neffective: 2026-11-24\nchanges:\n  - We say more.'

/** The day on which these sites are built, where nothing else is said. */
export const buildDay = '2026-11-25'

/** A content folder with the small policy, not recorded yet. */
export function smallPolicy(changes: Changes = {}): string {
  const folder = contentWith({})
  cpSync(join('tests', 'sites', 'owned'), folder, { recursive: true })
  fillInTagIds(folder)
  for (const file of ['versions.yaml', 'ids.yaml', 'versions/2016-05-01.html', 'what-changed-since-2016.md']) write(join(folder, 'rules/privacy-policy', file), undefined)
  change(folder, { [policyFile]: policy(firstVersion, firstText), 'rules/terms-and-conditions/index.md': policy(firstVersion, '# Terms\n\nRead and enjoy.'), ...changes })
  return folder
}

/** The same with its first version recorded, and then these changes. */
export function recordedPolicy(changes: Changes = {}): string {
  const folder = smallPolicy()
  freeze(folder, '2026-11-23')
  change(folder, changes)
  return folder
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
