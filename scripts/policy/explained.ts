// The page that explains the changes of a version: where it is, and whether it explained another version before.
import type { Edition } from '../../layouts/policy/document.ts'
import { resolveLink, type Addresses } from '../markdown/addresses.ts'
import type { FrontMatter } from '../markdown/front-matter.ts'
import type { ReadPage } from '../markdown/pages.ts'
import type { Fault } from '../register/fault.ts'
import { editionName, type DocumentRecords, type VersionRecord } from './records.ts'

/** What a text names as the page that explains its changes. */
export type Explained = Pick<FrontMatter, 'explained'>

/** Makes a fault of a key of the front matter. */
export type MakeFault = (key: string, rule: string, message: string, fix: string) => Fault

/** The address of the page that a text names; `undefined` where that is no page of this site. */
export function explainedAddress({ explained }: Explained, { path }: ReadPage, addresses: Addresses): string | undefined {
  const found = explained === undefined ? undefined : resolveLink(explained, path, addresses)
  return typeof found === 'string' && [...addresses.pages.values()].includes(found) ? found : undefined
}

/** The version that the named page explained already: its reasons are not those of the next change. */
export function explainedVersion(text: Explained, { published }: Pick<DocumentRecords, 'published'>, page: ReadPage, addresses: Addresses): string | undefined {
  // Where the page is gone, its old address still names it.
  const address = explainedAddress(text, page, addresses) ?? text.explained
  return published.findLast(({ record }) => record.explained !== undefined && movedAddress(record.explained, record, page.url) === address)?.record.version
}

/** What is wrong with the page that a new version names. */
export function explainedFaults(text: Explained, page: ReadPage, fault: MakeFault, addresses: Addresses): Fault[] {
  if (text.explained === undefined) return []
  const address = explainedAddress(text, page, addresses)
  if (address === undefined) return [fault('explained', 'dead-link', `"${text.explained}" is no page of this site`, 'name a file, like what-changed.md')]
  const what = address === page.url ? 'this document itself' : address === '/404.html' ? 'the page for addresses that lead nowhere' : undefined
  return what === undefined ? [] : [fault('explained', 'explained', `"${text.explained}" is ${what}`, 'name a page of its own, like what-changed.md, or take out this line')]
}

/** Recorded versions whose pages link to an explanation that is gone; one that a redirect leads on from is not. */
export function lostExplanations(recorded: readonly Edition[], fault: MakeFault, addresses: Addresses): Fault[] {
  const lost = recorded.filter(({ explained }) => explained !== undefined && !isReached(explained, addresses))
  const firsts = lost.filter(({ explained }, index) => lost.findIndex((other) => other.explained === explained) === index)
  return firsts.map(({ version, explained }) => fault('version', 'dead-link', `version ${version} is explained by ${explained}, and there is no such page`, `restore it, or let a redirect in site.yaml lead from there to the page that explains it`))
}

/** An address inside the folder in which a text was published, where that folder is now. */
export function movedAddress(address: string | undefined, record: VersionRecord, url: string): string | undefined {
  const folder = record.address.slice(0, -(editionName(record).length + 1))
  return address?.startsWith(folder) ? `${url}${address.slice(folder.length)}` : address
}

function isReached(address: string, { pages, others }: Addresses): boolean {
  return [...pages.values()].includes(address) || others.has(address) || others.has(address.replace(/\/$/, ''))
}
