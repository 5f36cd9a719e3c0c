// The page of evidence.
import type { Register } from '../../scripts/register/load.ts'
import { html, nothing, type Html } from '../html.ts'
import { points, table } from '../table.ts'
import { day, fill, fillMarkup } from '../words.ts'
import type { Evidence, EvidenceCell, EvidenceFinding, EvidencePicture, EvidenceRow } from './evidence.ts'
import { serviceName, stateName } from './names.ts'
import { evidencePicture } from './picture.ts'

/** What is shown of the audits of a site. */
export interface EvidenceShown {
  /** The audit before a stand-in for Google, and the one of the live site; either may never have been made. */
  standIn: Evidence | undefined
  live: Evidence | undefined
  pictures: readonly EvidencePicture[]
  /** Whether this build is the one that was audited; `undefined` where that is not known. */
  isThisBuild: boolean | undefined
  /** Whether this is the report of one audit, which knows nothing of any other. */
  isOneReport: boolean
}

/** The text of the page of evidence: the result first, the picture, then what it rests on. */
export function evidenceText({ standIn, live, pictures, isThisBuild, isOneReport }: EvidenceShown, register: Register): Html {
  const { evidence: words } = register.words
  const audits = [live, standIn].flatMap((audit) => audit ?? [])
  const [newest] = audits
  const isTrue = newest && audits.every(({ faults, unproven }) => faults.length + unproven.length === 0)
  return html`<div class="panel${isTrue ? ' true' : audits.some(({ faults }) => faults.length > 0) ? ' untrue' : ''}">
<ul>
<li>${standIn ? html`${fillMarkup(words.standIn, { date: dayOf(standIn, register) })} ${result(standIn, register)}` : isOneReport ? words.noStandInHere : words.neverStandIn}</li>
<li>${live ? html`${fillMarkup(words.live, { address: html`${live.base}`, date: dayOf(live, register) })} ${result(live, register)}` : isOneReport ? words.noLiveHere : words.neverLive}</li>
</ul>
${isThisBuild === undefined ? nothing : html`<p><strong>${isThisBuild ? words.thisBuild : words.otherBuild}</strong></p>\n`}</div>
<p>${words.about}</p>
${newest ? html`${newest.isExample ? html`<p>${words.example}</p>\n` : nothing}${evidencePicture(newest, register)}${audits.map((audit) => auditPart(audit, register))}` : nothing}${picturesPart(pictures, register)}`
}

function dayOf({ ran }: Evidence, register: Register): Html {
  return day(ran.at.slice(0, 10), register)
}

/** The result of an audit in a sentence. */
function result({ faults, unproven, ...audit }: Evidence, { words: { evidence: words } }: Register): string {
  if (faults.length === 0 && unproven.length === 0) return isOfAll(audit) ? words.isTrue : fill(words.isTrueOfPart, countsOf(audit))
  return [...(faults.length > 0 ? [fill(words.differs, { count: String(faults.length) })] : []), ...(unproven.length > 0 ? [fill(words.unproven, { count: String(unproven.length) })] : [])].join(' ')
}

type Extent = Pick<Evidence, 'states' | 'statesLeftOut' | 'pages' | 'pagesLeftOut'>

function isOfAll(audit: Extent): boolean {
  const { states, allStates } = countsOf(audit)
  return states === allStates && audit.pagesLeftOut.length === 0
}

/** In how many of how many states and pages an audit looked. A state that two browsers were in is one. */
function countsOf({ states, statesLeftOut, pages, pagesLeftOut }: Extent): Record<'states' | 'allStates' | 'pages' | 'allPages', string> {
  const tried = states.map(({ name }) => name)
  return { states: String(new Set(tried).size), allStates: String(new Set([...tried, ...statesLeftOut.map(({ name }) => name)]).size), pages: String(pages.length), allPages: String(pages.length + pagesLeftOut.length) }
}

function auditPart(audit: Evidence, register: Register): Html {
  const { evidence: words } = register.words
  return html`<h2>${audit.isLive ? words.headingLive : words.headingStandIn}</h2>
${findings(audit.faults, words.faults, register)}${findings(audit.unproven, words.notTried, register)}<div class="marks">
${table(
    words.matrix,
    [words.entry, ...audit.states.map(({ name }) => stateName(name, register))],
    audit.rows.map((row, index) => [entryName(row, register, isNamedTwice(row, audit)), ...row.cells.map((cell) => markCell(cell, index, audit, register))]),
    { scrolls: true },
  )}</div>
${what(audit, register)}<h3>${words.seenHow}</h3>
${audit.rows.map((row, index) => rowEvidence(row, index, audit, register))}`
}

function findings(found: readonly EvidenceFinding[], heading: string, register: Register): Html {
  if (found.length === 0) return nothing
  return html`<h3>${heading}</h3>
<ul>${found.map(({ said, state, page }) => html`<li>${said}${state === '' || state === 'served' ? '' : html` (${stateName(state, register)}${page === '' ? '' : html`, <code>${page}</code>`})`}</li>`)}</ul>
`
}

/** The name of an entry, with that of its service where one is wanted. */
function entryName({ entry }: EvidenceRow, register: Register, withService: boolean): Html {
  const service = withService ? html`, ${serviceName(entry.services[0] ?? '', register)}` : nothing
  if (entry.kind !== 'form') return html`<code>${nameOf(entry)}</code>${service}`
  return html`${fill(register.words.evidence.form, { form: register.forms.find(({ id }) => id === entry.form)?.title ?? entry.form })}${service}`
}

function nameOf(entry: EvidenceRow['entry']): string {
  if (entry.kind === 'trace') return entry.name
  return entry.kind === 'origin' ? entry.origin : entry.form
}

/** Several services can use one address, and one name can stand for two things. */
function isNamedTwice({ entry }: EvidenceRow, { rows }: Evidence): boolean {
  return rows.filter((row) => row.entry.kind === entry.kind && nameOf(row.entry) === nameOf(entry)).length > 1
}

/** A mark that is read as words, and leads to what it rests on. */
function markCell({ mark, state }: EvidenceCell, index: number, { isLive }: Evidence, { words: { evidence: words } }: Register): Html {
  const text = { '.': words.marks.none, '+': words.marks.seen, '-': words.marks.allowed, '!': words.marks.fault, '?': words.marks.unknown }[mark]
  const sign = html`<span aria-hidden="true">${{ '.': '·', '+': '●', '-': '○', '!': '✕', '?': '?' }[mark]}</span><span class="hidden">${text}</span>`
  return mark === '+' || mark === '!' ? html`<a href="#${placeOf(index, isLive)}" title="${text}" data-state="${state}">${sign}</a>` : sign
}

function placeOf(index: number, isLive: boolean): string {
  return `${isLive ? 'live' : 'stand-in'}-${index + 1}`
}

function rowEvidence(row: EvidenceRow, index: number, { isLive }: Evidence, register: Register): Html {
  const { evidence: words } = register.words
  const seen = row.cells.filter(({ ways }) => ways.length > 0)
  if (seen.length === 0) return nothing
  // A browser that is led into a closed part opens it.
  return html`<details><summary>${entryName(row, register, true)}</summary>
<ul id="${placeOf(index, isLive)}">${seen.map(({ state, ways, pages, by }) => html`<li>${fill(words.inState, { state: stateName(state, register), ways: ways.join(', '), pages: pages.join(' ') })}${by.length === 0 ? '' : html` ${fill(words.startedBy, { scripts: by.join(', ') })}`}</li>`)}</ul>
</details>
`
}

function what(audit: Evidence, register: Register): Html {
  const { evidence: words } = register.words
  return html`${points([
    fill(words.browsers, { browsers: audit.engines.join(', ') }),
    fill(words.visited, countsOf(audit)),
    ...(audit.pagesLeftOut.length === 0 ? [] : [fill(words.leftOut, { pages: audit.pagesLeftOut.join(' ') })]),
    ...(audit.formsNotSent === undefined || audit.formsNotSent.length === 0 ? [] : [fill(words.formsLeftOut, { pages: audit.formsNotSent.join(' ') })]),
    ...audit.statesLeftOut.map(({ name, why }) => fill(words.stateLeftOut, { state: stateName(name, register), why })),
    ...(audit.policyVersion === undefined ? [] : [fillMarkup(words.version, { version: day(audit.policyVersion.slice(0, 10), register) })]),
    ...(audit.build === undefined ? [] : [fillMarkup(words.build, { hash: html`<code>${audit.build}</code>` })]),
    ...(audit.commit === undefined ? [] : [fillMarkup(words.commit, { commit: html`<code>${audit.commit}</code>` })]),
  ])}
`
}

function picturesPart(pictures: readonly EvidencePicture[], register: Register): Html {
  const { evidence: words } = register.words
  if (pictures.length === 0) return nothing
  return html`<h2>${words.pictures}</h2>
${pictures.map((picture) => shown(picture, register))}`
}

function shown({ state, name, src }: EvidencePicture, register: Register): Html {
  const { evidence: words } = register.words
  const what = name === 'settings' ? fill(words.settingsOf, { state: stateName(state, register) }) : stateName(state, register)
  return html`<figure class="shown"><img src="${src}" alt="${fill(words.pictureOf, { state: what })}" loading="lazy" width="1280" height="900"><figcaption>${what}</figcaption></figure>
`
}
