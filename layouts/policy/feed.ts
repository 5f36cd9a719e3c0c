// The feeds: Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Ids never change, and the time of an
// entry is the day of its version, never that of a build.
import type { Register } from '../../scripts/register/load.ts'
import { html, raw, type Html } from '../html.ts'
import { dayText, fill } from '../words.ts'
import { feedAddresses, listAddress } from './addresses.ts'
import type { Edition, PolicyDocument } from './document.ts'
import { shownNameText } from './names.ts'

/** One entry: an edition with what changed, as markup. */
export interface FeedEntry {
  document: PolicyDocument
  edition: Edition
  /** The marked difference to the version before, without what is unchanged; the text itself for the first. */
  content: string
}

/** A feed of one document, or of all where `document` is undefined. */
export interface Feed {
  document: PolicyDocument | undefined
  /** The newest first. */
  entries: readonly FeedEntry[]
  /** The oldest edition of all, whether it still has an entry or not. */
  first: Edition
  /** The documents of which older editions have no entry any more. */
  longer: readonly PolicyDocument[]
  register: Register
}

/** The text of an Atom feed. */
export function atomFeed(feed: Feed): string {
  const { entries, register } = feed
  const { site, controller } = register
  const { atom } = feedAddresses(feed.document)
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${site.language}" xml:base="${site.address}/">
<id>${idOf(feed)}</id>
<title>${titleOf(feed)}</title>
${feed.longer.length > 0 ? html`<subtitle>${boundOf(feed)}</subtitle>\n` : ''}<updated>${timeOf(newestOf(entries))}</updated>
<author><name>${controller.name}</name></author>
<link rel="self" type="application/atom+xml" href="${site.address}${atom}"/>
<link rel="alternate" type="text/html" href="${site.address}${feed.document?.url ?? site.policy}"/>
${feed.longer.map((document) => html`<link rel="related" type="text/html" title="${listTitleOf(document, register)}" href="${site.address}${listAddress(document)}"/>\n`)}${entries.map(
  (entry) => html`<entry>
<id>${entry.edition.id}</id>
<title>${entryTitle(entry, register)}</title>
<published>${timeOf(entry.edition)}</published>
<updated>${timeOf(entry.edition)}</updated>
<link rel="alternate" type="text/html" href="${site.address}${entry.edition.address}"/>
${summaryElement(summaryOf(entry, register))}<content type="html">${withWholeLinks(entry, site.address)}</content>
</entry>
`,
)}</feed>
`.markup
}

/** The text of a JSON Feed. */
export function jsonFeed(feed: Feed): string {
  const { entries, register } = feed
  const { site, controller } = register
  const { json } = feedAddresses(feed.document)
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: titleOf(feed),
      ...(feed.longer.length > 0 ? { description: boundOf(feed) } : {}),
      home_page_url: `${site.address}${feed.document?.url ?? site.policy}`,
      feed_url: `${site.address}${json}`,
      language: site.language,
      authors: [{ name: controller.name }],
      items: entries.map((entry) => ({
        id: entry.edition.id,
        url: `${site.address}${entry.edition.address}`,
        title: entryTitle(entry, register),
        summary: summaryOf(entry, register) || undefined,
        content_html: withWholeLinks(entry, site.address),
        date_published: timeOf(entry.edition),
        date_modified: timeOf(entry.edition),
      })),
    },
    null,
    2,
  )}\n`
}

function titleOf({ document, register: { site, words } }: Feed): string {
  return document ? fill(words.feed.title, { document: document.title, site: site.title }) : fill(words.feed.all, { site: site.title })
}

/** What a feed says that has not every edition: where the others are. */
function boundOf({ entries, longer, register: { site, words } }: Feed): string {
  return fill(words.feed.bound, { count: String(entries.length), addresses: longer.map((document) => `${site.address}${listAddress(document)}`).join(' ') })
}

function listTitleOf({ title }: PolicyDocument, { words }: Register): string {
  return fill(words.versions.listTitle, { document: title })
}

/** The feed's own id takes the authority and day of its oldest edition's, so that it stays when the site's address changes. */
function idOf({ document, first }: Feed): string {
  const [, authority = 'tag:', name = ''] = /^(tag:[^:]*:)([^/]*)/.exec(first.id) ?? []
  return `${authority}${document ? name : 'rules'}`
}

function newestOf(entries: readonly FeedEntry[]): Edition | undefined {
  return entries[0]?.edition
}

/** Midnight, UTC, of the day on which an edition was published. */
function timeOf(edition: Edition | undefined): string {
  return `${edition?.corrected ?? edition?.version ?? '1970-01-01'}T00:00:00Z`
}

function entryTitle({ document, edition }: FeedEntry, register: Register): string {
  return fill(register.words.feed.entry, { document: document.title, version: shownNameText(edition, register) })
}

/** Of a first version nothing may be said, and an element without words says that something is missing. */
function summaryElement(summary: string): Html | string {
  return summary === '' ? '' : html`<summary>${summary}</summary>\n`
}

/** What changed, and where it takes effect later than it was published, from when on. */
function summaryOf({ edition }: FeedEntry, { site, words }: Register): string {
  if (edition.corrected !== undefined) return fill(words.versions.correction, { corrected: dayText(edition.corrected, site.language) })
  return [...(edition.effective > edition.version ? [fill(words.feed.effective, { effective: dayText(edition.effective, site.language) })] : []), ...edition.changes].join(' ')
}

/** A reader of feeds does not know where a link of this site begins. */
function withWholeLinks({ content, edition }: FeedEntry, address: string): string {
  return raw(content).markup.replace(/(\shref=")#/g, `$1${address}${edition.address}#`).replace(/(\s(?:href|src)=")\//g, `$1${address}/`).replace(/(<div[^>]*) data-fact="[^"]*"/g, '$1')
}
