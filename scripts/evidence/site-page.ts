// The page of evidence as a page of the site, and its data for machines.
import { evidenceAddress } from '../../layouts/evidence/addresses.ts'
import { pageLayout } from '../../layouts/page/page.ts'
import type { Page, View } from '../../layouts/page/view.ts'
import { evidenceText } from '../../layouts/evidence/text.ts'
import type { PublishedEvidence } from './published.ts'

/** The addresses that the page has besides its own. */
export const evidenceFiles = [`${evidenceAddress}stand-in.json`, `${evidenceAddress}live.json`]

/** The page as the site lists it. */
export function evidenceListing({ words }: View['register']): Page {
  return { url: evidenceAddress, path: '', title: words.evidence.title, description: words.evidence.description, hasTitle: false, version: undefined, headings: [], listed: true }
}

/** The whole page; `isThisBuild` where it is known whether this build is the one that was audited. */
export function evidenceSitePage(evidence: PublishedEvidence, view: Omit<View, 'page'>, stylesheet: string, isThisBuild: boolean | undefined): string {
  const page = evidenceListing(view.register)
  const markup = pageLayout({ ...view, page }, evidenceText({ ...evidence, isThisBuild, isOneReport: false }, view.register)).markup
  return markup.replace('</head>', `<link rel="stylesheet" href="${stylesheet}">\n</head>`)
}

/** The data of each audit, by address. */
export function evidenceData({ standIn, live }: PublishedEvidence): Map<string, string> {
  const [standInFile = '', liveFile = ''] = evidenceFiles
  const text = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`
  return new Map([...(standIn ? [[standInFile, text(standIn)] as const] : []), ...(live ? [[liveFile, text(live)] as const] : [])])
}
