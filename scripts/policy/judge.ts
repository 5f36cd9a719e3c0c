// Whether each document is what was published: the text in force equals its record, a new one is complete, and what the
// register says through it takes effect when the text does.
import { parseFragment, serialize, type DefaultTreeAdapterMap } from 'parse5'
import { announcedAfter, inForceOn, type Edition, type PolicyDocument } from '../../layouts/policy/document.ts'
import { factToday } from '../markdown/directive-rule.ts'
import { documentOf } from '../markdown/documents.ts'
import type { FrontMatter } from '../markdown/front-matter.ts'
import type { ReadPage, ReadPages } from '../markdown/pages.ts'
import type { Fault } from '../register/fault.ts'
import type { Register } from '../register/load.ts'
import { daysAfter } from '../register/time.ts'
import { correctionRefused } from './correction.ts'
import { compareTexts, isSameText, type Comparison } from './diff/compare.ts'
import { explainedAddress, explainedFaults, explainedVersion, lostExplanations, movedAddress, type MakeFault } from './explained.ts'
import { mayBeMended } from './misspelling.ts'
import { editionName, type DocumentRecords, type VersionRecord } from './records.ts'
import { saidHash } from './text.ts'

/** What the judgement of all documents needs. */
export interface Basis {
  read: Pick<ReadPages, 'pages' | 'pageBy' | 'addresses'>
  records: ReadonlyMap<string, DocumentRecords>
  register: Register
  /** The register as it stands on another day. */
  registerOn: (day: string) => Register
  /** The days after this one on which what is declared changes. */
  turningDays: readonly string[]
  day: string
  /** Where pages are written, as an editor knows the file of one. */
  fileOf: (path: string) => string
}

/** A document, and what is wrong with it. */
export interface Judged {
  document: PolicyDocument
  /** The page as it reads when the newest text takes effect. */
  page: ReadPage
  faults: Fault[]
  /** What a text that is changed and not published yet lacks: a fault where a site is published, shown where one is previewed. */
  unpublishedFault: Fault | undefined
}

/** Complete front matter of a document. */
type Dated = FrontMatter & Required<Pick<FrontMatter, 'version' | 'effective' | 'changes'>>

/** The sentence among the lines to paste; it stands for one that an editor writes. */
const sentenceToWrite = 'Say in one sentence what changed.'

/** Pages that say something of versions and have none, because they are no documents; the day of its text any page may say. */
export function strayVersions({ pages }: Pick<ReadPages, 'pages'>, fileOf: Basis['fileOf']): Fault[] {
  const keys = ['effective', 'changes', 'material', 'correction', 'explained'] as const
  return [...pages.values()].flatMap(({ path, frontMatter, placeOf }) => {
    const key = documentOf(path) === undefined ? keys.find((each) => frontMatter?.[each] !== undefined) : undefined
    return key === undefined ? [] : [{ file: fileOf(path), ...placeOf([key]), rule: 'no-document', message: `"${key}" is for documents with versions, and this page is none`, fix: `write the text as content/rules/NAME/index.md, or remove this line` }]
  })
}

/** Judges every document. */
export function judgeDocuments(basis: Basis): Judged[] {
  return [...basis.records.values()].flatMap((records) => {
    const page = basis.read.pages.get(records.path)
    return page ? [judgeDocument(records, page, basis)] : []
  })
}

function judgeDocument(records: DocumentRecords, today: ReadPage, basis: Basis): Judged {
  const { day } = basis
  const url = today.url
  const recorded = records.published.map(({ record, html }) => recordedEdition(record, html, url))
  const faults: Fault[] = []
  const fault = (key: string, rule: string, message: string, fix: string): Fault => ({ file: basis.fileOf(records.path), ...today.placeOf([key]), rule, message, fix })
  faults.push(...lostExplanations(recorded, fault, basis.read.addresses))
  const dated = datedFrontMatter(today, fault, faults)
  const effective = dated?.effective ?? day
  const page = effective > day && today.frontMatter ? basis.read.pageBy(records.path, basis.registerOn(effective)) : today
  const verdict = dated ? verdictOn(dated, page, records, fault, basis) : { edition: undefined, faults: [], unpublished: undefined }
  faults.push(...verdict.faults)

  const editions = verdict.edition ? [...recorded, verdict.edition] : recorded
  const inForce = inForceOn(editions, day)
  const document: PolicyDocument = {
    name: records.name,
    path: records.path,
    url,
    title: page.title,
    description: page.description,
    editions,
    inForce,
    announced: announcedAfter(editions, day),
    unpublished: verdict.unpublished && { html: page.text, why: verdict.unpublished.message, lines: verdict.unpublished.lines ?? '' },
  }
  if (dated && verdict.faults.length === 0 && !verdict.unpublished) faults.push(...untimelyFacts(document, records, fault, basis))
  return { document, page, faults, unpublishedFault: verdict.unpublished }
}

function datedFrontMatter({ frontMatter }: ReadPage, fault: MakeFault, faults: Fault[]): Dated | undefined {
  if (!frontMatter) return undefined
  const { version, effective, changes, permalink } = frontMatter
  if (permalink !== undefined) faults.push(fault('permalink', 'address', 'a document has the address of its folder', 'remove this line'))
  const missing = Object.entries({ version: 'the day on which this text is published', effective: 'the day on which it takes effect', changes: 'what changed, one sentence each' }).filter(([key]) => frontMatter[key as 'version'] === undefined)
  faults.push(...missing.map(([key, what]) => fault(key, 'missing', `${key} is missing`, `a document in rules/ has versions: write ${key}, ${what}`)))
  if (version === undefined || effective === undefined || changes === undefined) return undefined
  if (changes.includes(sentenceToWrite)) faults.push(fault('changes', 'changes', 'nobody has said what changed yet', 'write it in one sentence, for those who read the document'))
  if (effective < version) faults.push(fault('effective', 'effective', `${effective} is before the version, ${version}`, `write ${version} or a later day: no text takes effect before it is published`))
  return { ...frontMatter, version, effective, changes }
}

interface Verdict {
  /** The newest text, where it is not recorded yet. */
  edition: Edition | undefined
  faults: Fault[]
  unpublished: Fault | undefined
}

/** What the text is beside the records: a version of them, a new one, a correction, or a change that nobody published. */
function verdictOn(dated: Dated, page: ReadPage, records: DocumentRecords, fault: MakeFault, basis: Basis): Verdict {
  const { version, effective, changes, correction = false, material = false } = dated
  const latest = records.published.at(-1)
  const before = latest?.record
  const isSame = latest !== undefined && isSameText(latest.html, page.text)
  const verdict = (found: Partial<Verdict>): Verdict => ({ edition: undefined, faults: [], unpublished: undefined, ...found })
  const refuse = (...refused: Parameters<MakeFault>) => verdict({ faults: [fault(...refused)] })

  if (before && version < before.version) return refuse('version', 'version-order', `${version} is before the newest version, ${before.version}`, `write a day after ${before.version}${before.effective > basis.day ? `; to mend the text in force while that one is announced, publish it anew with "effective: ${basis.day}", and announce the other one again the day after` : ''}`)
  if (before && version === before.version && isSame) return { ...verdict({}), faults: [...asRecorded(dated, before, page, fault, basis), ...(correction ? [fault('correction', 'nothing-corrected', 'this correction is recorded already, and nothing else has changed', 'remove this line')] : [])] }
  if (before && version === before.version && !correction) return verdict({ unpublished: unpublishedChange(latest, records, page, fault, basis) })
  const tooMuch = before && version === before.version ? correctionRefused(firstOf(version, records), page.text, basis.register.words.diff) : undefined
  if (tooMuch) return refuse('correction', 'correction', `this is more than a mended misspelling: ${tooMuch}`, `${mayBeMended}: remove this line, and the build gives the lines that publish a new version`)
  if (before && version === before.version) return verdict({ edition: { ...recordedEdition(before, page.text, page.url), ...named(version, (before.correction ?? 0) + 1, page, records, basis), corrected: basis.day, isRecorded: false }, faults: asRecorded(dated, before, page, fault, basis) })
  if (correction) return refuse('correction', 'correction', before ? `a correction keeps the version it mends, ${before.version}` : 'there is no version yet that could be corrected', before ? `write version: ${before.version}, or remove this line to publish a new version` : 'remove this line')
  if (before && JSON.stringify(changes) === JSON.stringify(before.changes)) return refuse('changes', 'changes', `this is what was said of version ${before.version}`, `say what changed since then`)
  const explainedBefore = explainedVersion(dated, records, page, basis.read.addresses)
  if (explainedBefore !== undefined) return refuse('explained', 'explained', `this page explained version ${explainedBefore}`, 'take out this line, or name the page that explains this change')
  if (isSame) return refuse('version', 'nothing-changed', `every word is as in version ${before?.version}`, `write version: ${before?.version}, with what was said of it: records do not change`)
  if (version > basis.day) return refuse('version', 'version-order', `${version} has not come yet`, `write the day of publication, ${basis.day}; the day on which it takes effect stands in "effective"`)
  return verdict({
    edition: { ...named(version, undefined, page, records, basis), version, corrected: undefined, effective, changes, material, explained: explainedAddress(dated, page, basis.read.addresses), html: page.text, isRecorded: false },
    faults: [...noticeFaults(dated, basis.register, fault), ...explainedFaults(dated, page, fault, basis.read.addresses)],
  })
}

/** What was published stands at its document's address, also where that is another one now. */
function recordedEdition(record: VersionRecord, html: string, url: string): Edition {
  const { version, correction, corrected, effective, changes, material, id } = record
  const name = editionName({ version, correction })
  return { name, version, corrected, effective, changes, material, explained: movedAddress(record.explained, record, url), address: `${url}${name}/`, id, html, isRecorded: true }
}

function named(version: string, correction: number | undefined, { url }: ReadPage, { name: document }: DocumentRecords, { register: { site } }: Basis): Pick<Edition, 'name' | 'address' | 'id'> {
  const name = editionName({ version, correction })
  return { name, address: `${url}${name}/`, id: `tag:${new URL(site.address).hostname},${version}:${document}/${name}` }
}

/** A record does not change: what the front matter says of a recorded version is what was published with it. */
function asRecorded(dated: Dated, record: VersionRecord, page: ReadPage, fault: MakeFault, { read }: Basis): Fault[] {
  const recorded = { ...record, explained: movedAddress(record.explained, record, page.url) }
  // What is no page is not the same as nothing; where a page is gone, its old address is what was said.
  const explained = explainedAddress(dated, page, read.addresses) ?? dated.explained
  const said = { effective: dated.effective, material: dated.material ?? false, changes: dated.changes, explained }
  const differing = (Object.keys(said) as (keyof typeof said)[]).filter((key) => JSON.stringify(said[key]) !== JSON.stringify(recorded[key]))
  return differing.map((key) =>
    recorded[key] === undefined
      ? fault(key, 'altered-record', `version ${record.version} was published without "${key}"`, 'remove this line; records do not change')
      : fault(key, 'altered-record', `version ${record.version} was published with another "${key}"`, `write what was published: ${key}: ${JSON.stringify(recorded[key])}; records do not change`),
  )
}

function noticeFaults({ version, effective, material }: Dated, { site }: Register, fault: MakeFault): Fault[] {
  if (!material) return []
  const day = daysAfter(version, site.noticeDays)
  return effective >= day ? [] : [fault('effective', 'notice', `a material change is announced ${site.noticeDays} days ahead, and ${effective} is earlier`, `write ${day} or a later day, or change noticeDays in site.yaml`)]
}

/** The text that was first published as a version, before its corrections. */
function firstOf(version: string, { published }: DocumentRecords): string {
  return published.find(({ record }) => record.version === version)?.html ?? ''
}

/** A text that differs from what was published under its version: what differs, and the lines that would publish it. */
function unpublishedChange({ record, html }: DocumentRecords['published'][number], records: DocumentRecords, page: ReadPage, fault: MakeFault, { day, read, register: { site, words } }: Basis): Fault {
  const { addedWords, removedWords, links, moved, sections } = compareTexts(html, page.text, words.diff)
  const where = sections.map(({ heading, origin }) => `"${heading}"${origin === 'text' ? '' : origin === 'register' ? ' (through the register)' : ' (text and register)'}`)
  const newest = day > record.version ? day : daysAfter(record.version, 1)
  // What was announced for a later day does not come earlier by a change of its text, and what is material is announced ahead.
  const earliest = page.frontMatter?.material ? daysAfter(newest, site.noticeDays) : newest
  const effective = record.effective > earliest ? record.effective : earliest
  const isSmall = correctionRefused(firstOf(record.version, records), page.text, words.diff) === undefined
  const explainedBefore = page.frontMatter && explainedVersion(page.frontMatter, records, page, read.addresses)
  const explaining = explainedBefore === undefined ? '' : `; take out "explained: ${page.frontMatter?.explained}", which explained version ${explainedBefore}`
  const tomorrow = newest === day ? '' : ` (versions are told apart by their day, so from ${newest} on)`
  return {
    ...fault('version', 'text-changed', `the text is not what was published as version ${record.version}: ${counted(addedWords, 'word')} added, ${removedWords} removed${links.length > 0 ? `, ${counted(links.length, 'link')} changed` : ''}${where.length > 0 ? `, in ${where.join(', ')}` : ''}${otherwise(moved)}`, `to publish it, put these lines in the place of the same ones at the top of the file, and say what changed${explaining}${tomorrow}${isSmall ? '; for a misspelling, add "correction: true" instead' : ''}`),
    lines: `version: ${newest}\neffective: ${effective}\nchanges:\n  - ${sentenceToWrite}`,
  }
}

/** What a change of markup does to words that stayed. */
function otherwise(moved: Comparison['moved']): string {
  const [first] = moved
  if (first) return `; the same words stand otherwise, ${JSON.stringify(first.after || 'plain words')} instead of ${JSON.stringify(first.before || 'plain words')}${moved.length > 1 ? `, and ${counted(moved.length - 1, 'part')} more` : ''}`
  return ''
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

/** The register says something on a day that the text in force on that day does not. */
function untimelyFacts({ editions, inForce, announced, path }: PolicyDocument, { published }: DocumentRecords, fault: MakeFault, basis: Basis): Fault[] {
  const newest = editions.at(-1)
  if (!newest || (basis.register.site.example && !newest.isRecorded)) return []
  const days = [basis.day, ...basis.turningDays]
  const early = days.filter((day) => day < newest.effective)
  const late = days.filter((day) => day > newest.effective && day > basis.day)
  const tooEarly = early.flatMap((day) => {
    const held = inForceOn(editions, day)
    const wrong = held === undefined || held === newest ? [] : factsThatDiffer(held.html, day === basis.day ? basis.register : basis.registerOn(day))
    return wrong.length === 0 ? [] : [fault('effective', 'fact-too-early', `${day === basis.day ? 'today' : `from ${day} on`} the register says otherwise than version ${held?.name}, which is in force until ${newest.effective}: ${wrong.map((fact) => `::${fact}`).join(', ')}`, `give what is new in content/register the line "from: ${newest.effective}", or let this version take effect ${day === basis.day ? 'today' : day}`)]
  })
  const changed = late.find((day) => saidHash(basis.read.pageBy(path, basis.registerOn(day)).text) !== saidHash(newest.html))
  const tooLate = changed === undefined ? [] : [{ ...fault('version', 'fact-unannounced', `from ${changed} on the register says more or less than this version does`, 'publish a version that takes effect on that day, with these lines'), lines: `version: ${basis.day > newest.version ? basis.day : daysAfter(newest.version, 1)}\neffective: ${changed}\nchanges:\n  - ${sentenceToWrite}` }]
  return [...tooEarly.slice(0, 1), ...(published.length === 0 && announced.length > 0 && !inForce ? [] : tooLate)]
}

/** The facts in a published text that a register states otherwise. */
function factsThatDiffer(html: string, register: Register): string[] {
  return factsIn(parseFragment(html)).filter(({ fact, inside }) => saidHash(inside) !== saidHash(factToday(fact, register))).map(({ fact }) => fact)
}

type Node = DefaultTreeAdapterMap['node']

function factsIn(node: Node): { fact: string; inside: string }[] {
  const fact = 'attrs' in node ? node.attrs.find(({ name }) => name === 'data-fact')?.value : undefined
  if (fact !== undefined && 'childNodes' in node) return [{ fact, inside: serialize(node) }]
  return 'childNodes' in node ? node.childNodes.flatMap(factsIn) : []
}

