// Where the pages around a document stand.
import type { Edition, PolicyDocument } from './document.ts'

/** The last part of a comparison's address: an edition's name, or what is in force or unpublished at the time. */
export type DiffEnd = Edition | 'in-force' | 'unpublished'

/** The address of a comparison, which stays good: `/rules/privacy-policy/diff/2016-05-01/2026-11-23/`. */
export function diffAddress({ url }: Pick<PolicyDocument, 'url'>, before: Edition, after: DiffEnd): string {
  return `${url}diff/${before.name}/${typeof after === 'string' ? after : after.name}/`
}

/** The list of all versions of a document. */
export function listAddress({ url }: Pick<PolicyDocument, 'url'>): string {
  return `${url}versions/`
}

/** The feeds of a document, or of all of them. */
export function feedAddresses(document?: Pick<PolicyDocument, 'url'>): { atom: string; json: string } {
  const folder = document?.url ?? '/rules/'
  return { atom: `${folder}feed.xml`, json: `${folder}feed.json` }
}
