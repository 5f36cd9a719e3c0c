// The pages that documents have besides their text: each version, the list of them, what changed between two, and the feeds.
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'
import { html, nothing, raw, type Html } from '../../layouts/html.ts'
import type { AroundText, Heading, Page } from '../../layouts/page/view.ts'
import { diffAddress, feedAddresses, listAddress, type DiffEnd } from '../../layouts/policy/addresses.ts'
import { announcement, printedAddress, printedFoot, versionBar } from '../../layouts/policy/bar.ts'
import { diffText, diffTitles } from '../../layouts/policy/diff.ts'
import { editionBefore, type Edition, type PolicyDocument } from '../../layouts/policy/document.ts'
import { glance } from '../../layouts/policy/glance.ts'
import { atomFeed, jsonFeed, type Feed } from '../../layouts/policy/feed.ts'
import { versionsList } from '../../layouts/policy/list.ts'
import { shownNameText } from '../../layouts/policy/names.ts'
import { unpublishedBar, upcomingBar } from '../../layouts/policy/unpublished.ts'
import { fill } from '../../layouts/words.ts'
import { askedCategories } from '../consent/asked.ts'
import { addressOfFile } from '../markdown/addresses.ts'
import type { Register } from '../register/load.ts'
import { compareTexts, createNewTextReader, type Comparison } from './diff/compare.ts'
import type { Judged } from './judge.ts'
import { editionNames, type DocumentRecords } from './records.ts'
import { sha256 } from './text.ts'

/** A page of the site that no file of the content folder holds. */
export interface MadePage {
  page: Page
  text: Html
  around: AroundText
}

/** A document's page as it stands on the day of the build: the text in force, and what stands around it. */
export interface ShownDocument {
  html: string
  headings: readonly Heading[]
  version: string | undefined
  around: AroundText
}

/** Comparisons that were made before, by the two texts; they cost most of what these pages cost. */
export type Comparer = (before: Edition, after: Pick<Edition, 'html'>) => Comparison

/** More comparisons than any site shows at once; those of texts that are being written come and go. */
const mostRemembered = 500

/** A comparer that remembers. */
export function createComparer(): (register: Register) => Comparer {
  const known = new Map<string, Comparison>()
  const readNew = createNewTextReader()
  return ({ words: { diff } }) => (before, after) => {
    const key = sha256(JSON.stringify([before.html, after.html, diff]))
    const found = known.get(key) ?? compareTexts(before.html, after.html, diff, readNew)
    if (known.size >= mostRemembered) known.clear()
    known.set(key, found)
    return found
  }
}

/** With more texts than these, only neighbours are compared besides each with the one in force; what was compared once stays. */
const allPairsAmong = 12

/** The pairs of texts that have a comparison of their own, as places in the list. */
export function comparedPairs(count: number): [number, number][] {
  const texts = Array.from({ length: count }, (_each, index) => index)
  return texts.flatMap((after) => texts.filter((before) => before < after && (after < allPairsAmong || before === after - 1)).map((before): [number, number] => [before, after]))
}

/** The addresses that a document's records and its text give, for links to them. */
export function madeAddresses(records: DocumentRecords): string[] {
  const url = addressOfFile(records.path)
  const names = editionNames(records)
  return [
    `${url}versions/`,
    ...names.flatMap((name) => [`${url}${name}/`, `${url}diff/${name}/in-force/`]),
    ...comparedPairs(names.length).map(([before, after]) => `${url}diff/${names[before]}/${names[after]}/`),
    ...Object.values(feedAddresses({ url })),
  ]
}

/** The document's own page. A preview says of a text that is not recorded that it is not published yet. */
export function shownDocument({ document, page }: Judged, asksAgain: readonly string[], isPreview: boolean, register: Register): ShownDocument {
  const { inForce, announced, unpublished, editions } = document
  const newest = editions.at(-1)
  const shown = inForce ?? announced[0]
  const isNewest = unpublished !== undefined || shown === undefined || shown === newest
  const headings = isNewest ? page.headings : headingsIn(shown.html)
  return {
    html: isNewest ? page.html : shown.html,
    headings,
    version: shown?.version,
    around: {
      bar: html`${unpublished ? unpublishedBar(document, unpublished, asksAgain, register) : isPreview && newest && !newest.isRecorded ? upcomingBar(document, newest, asksAgain, register) : ''}${shown ? versionBar(document, shown, register) : ''}${document.url === register.site.policy ? glance(register, askedCategories(register), headings.map(({ id }) => id)) : ''}`,
      printed: shown ? printedFoot(document, shown, register) : nothing,
      canonical: document.url,
      feed: feedLink(document, register),
      isRecord: false,
    },
  }
}

/** The pages of versions and comparisons. */
export function madePages({ document }: Judged, compare: Comparer, register: Register): MadePage[] {
  const { editions, inForce, unpublished } = document
  const page = (url: string, title: string, description: string, headings: readonly Heading[] = [], hasTitle = false, listed = false): Page => ({ url, path: document.path, title, description, version: undefined, headings, hasTitle, listed })
  const around = (canonical: string, isRecord: boolean, bar: Html = nothing, printed: Html = nothing): AroundText => ({ bar, printed, canonical, isRecord, feed: feedLink(document, register) })
  const comparison = (before: Edition, after: Edition | undefined, end: DiffEnd, changed: Comparison): MadePage => {
    const { title, description } = diffTitles(document, before, after, register)
    const url = diffAddress(document, before, end)
    return { page: page(url, title, description), text: diffText(document, before, after, changed, register), around: around(url, true, nothing, printedAddress(title, url, register)) }
  }
  const versions = editions.map((edition): MadePage => {
    const headings = headingsIn(edition.html)
    const title = headings[0]?.level === 1 ? headings[0].text : document.title
    return {
      page: page(edition.address, `${title} (${shownNameText(edition, register)})`, document.description, headings, headings[0]?.level === 1, true),
      text: raw(edition.html),
      around: around(document.url, true, versionBar(document, edition, register), printedFoot(document, edition, register)),
    }
  })
  const pairs = comparedPairs(editions.length).flatMap(([one, other]) => {
    const [before, after] = [editions[one], editions[other]]
    return before && after ? [comparison(before, after, after, compare(before, after))] : []
  })
  const toInForce = inForce ? editions.slice(0, editions.indexOf(inForce)).map((before) => comparison(before, inForce, 'in-force', compare(before, inForce))) : []
  const newest = editions.at(-1)
  const toUnpublished = unpublished && newest ? [comparison(newest, undefined, 'unpublished', compare(newest, unpublished))] : []
  const { versions: words } = register.words
  const list: MadePage = {
    page: page(listAddress(document), fill(words.listTitle, { document: document.title }), fill(words.listDescription, { document: document.title }), [], false, true),
    text: versionsList(document, register),
    around: around(listAddress(document), false, nothing, printedAddress(fill(register.words.versions.listTitle, { document: document.title }), listAddress(document), register)),
  }
  return [list, ...versions, ...pairs, ...toInForce, ...toUnpublished]
}

/** What every page says of material changes to come. */
export function announcements(documents: readonly PolicyDocument[], register: Register): Html {
  return html`${documents.flatMap((document) => document.announced.filter(({ material }) => material).map((coming) => announcement(document, coming, register)))}`
}

/** A reader of feeds loads the whole feed whenever it changes; what is older stands in the list of versions. */
const mostEntries = 20

/** The feeds, by address: one for each document, and one for all. */
export function feeds(documents: readonly PolicyDocument[], compare: Comparer, register: Register): Map<string, string> {
  const made = [feedOf(undefined, documents, compare, register), ...documents.map((document) => feedOf(document, [document], compare, register))].flatMap((feed) => feed ?? [])
  return new Map(made.flatMap((feed): [string, string][] => [[feedAddresses(feed.document).atom, atomFeed(feed)], [feedAddresses(feed.document).json, jsonFeed(feed)]]))
}

/** The feed of one document, or of all where `document` is undefined; none where nothing is published. */
function feedOf(document: PolicyDocument | undefined, documents: readonly PolicyDocument[], compare: Comparer, register: Register): Feed | undefined {
  const published = documents.flatMap((each) => each.editions.map((edition) => ({ document: each, edition })))
  // Of texts of one day the last one is the newest.
  const newestFirst = published.reverse().toSorted(({ edition: one }, { edition: other }) => (publishedOn(other) < publishedOn(one) ? -1 : publishedOn(other) > publishedOn(one) ? 1 : 0))
  const first = newestFirst.at(-1)?.edition
  const entries = newestFirst.slice(0, mostEntries).map((entry) => ({ ...entry, content: contentOf(entry.edition, editionBefore(entry.edition, entry.document), compare) }))
  return first && { document, entries, first, longer: documents.filter(({ editions }) => editions.some((edition) => !entries.some((entry) => entry.edition === edition))), register }
}

function contentOf(edition: Edition, before: Edition | undefined, compare: Comparer): string {
  return before ? compare(before, edition).short : edition.html
}

function publishedOn({ version, corrected }: Edition): string {
  return corrected ?? version
}

function feedLink(document: PolicyDocument, { site, words }: Register): AroundText['feed'] {
  return { address: feedAddresses(document).atom, title: fill(words.feed.title, { document: document.title, site: site.title }) }
}

type Node = DefaultTreeAdapterMap['node']

/** The headings of a published text. */
function headingsIn(markup: string): Heading[] {
  const found: Heading[] = []
  const look = (node: Node): void => {
    if ('tagName' in node && /^h[1-6]$/.test(node.tagName)) found.push({ level: Number(node.tagName.slice(1)), id: node.attrs.find(({ name }) => name === 'id')?.value ?? '', text: wordsOf(node) })
    if ('childNodes' in node) node.childNodes.forEach(look)
  }
  look(parseFragment(markup))
  return found
}

function wordsOf(node: Node): string {
  const text = (each: Node): string => ('value' in each ? each.value : 'childNodes' in each ? each.childNodes.map(text).join('') : '')
  return text(node).replace(/\s+/g, ' ').trim()
}
