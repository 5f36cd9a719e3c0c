// The report for the terminal.
import { isFault, isUnproven, type Finding } from '../judge/findings.ts'
import { sourceText } from '../judge/traces.ts'
import { exitCodeOf, extentOf, type Report } from './report.ts'

/** The lines of a report. */
export function reportLines(report: Report): string[] {
  const { findings } = report
  const differing = findings.filter((finding) => isFault(finding) || isUnproven(finding))
  const noted = findings.filter((finding) => !differing.includes(finding))
  return [...head(report), '', ...matrixLines(report), '', ...differing.flatMap(findingLines), ...noteLines(noted), verdictLine(report)]
}

/** What was audited: the first lines of every report. */
export function head({ isLive, named, base, engines, states, pages, pagesLeftOut, statesLeftOut, formsNotSent, ran, isExample, remarks, build }: Report): string[] {
  return [
    isLive ? `live: ${base}` : `stand-in: ${named}, served here as ${base}; other hosts are answered by a stand-in for Google`,
    `${engines.join(', ')}; ${count(states.length, 'state')}, ${count(pages.length, 'page')}, ${Math.round(ran.seconds)} seconds${build === undefined ? '' : `; build ${build.slice(0, 12)}`}`,
    ...(pagesLeftOut.length === 0 ? [] : [`left out: ${count(pagesLeftOut.length, 'page')} (${some(pagesLeftOut)})`]),
    ...statesLeftOutLines(statesLeftOut),
    ...(formsNotSent.length === 0 ? [] : [`left out: the forms of ${count(formsNotSent.length, 'page')} (${some(formsNotSent)}): those of a live site are sent only with --submit-forms`]),
    ...(isExample ? ['This site says that it is an example: it loads no tag, and what its tags would do is not seen.'] : []),
    ...remarks,
  ]
}

/** One line for each reason: of an audit of one state, all others were left out for the same one. */
function statesLeftOutLines(leftOut: Report['statesLeftOut']): string[] {
  return [...new Set(leftOut.map(({ why }) => why))].map((reason) => {
    const names = leftOut.filter(({ why }) => why === reason).map(({ name }) => name)
    return names.length === 1 ? `left out: state "${names.join()}": ${reason}` : `left out: ${count(names.length, 'state')} (${some(names)}), each because ${reason}`
  })
}

function some(names: readonly string[]): string {
  return `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`
}

function matrixLines({ rows, states }: Report): string[] {
  const width = Math.max(...rows.map(({ entry }) => entry.id.length), 20)
  const tens = states.map((_state, index) => String(index + 1).padStart(2)).join(' ')
  return [
    ...states.map(({ name, notReached, pages }, index) => `${String(index + 1).padStart(2)} ${name.padEnd(24)} ${notReached === undefined ? count(pages.length, 'page') : 'not reached'}`),
    '',
    `${''.padEnd(width)} ${tens}`,
    ...rows.map(({ entry, cells }) => `${entry.id.padEnd(width)} ${cells.map(({ mark }) => mark.padStart(2)).join(' ')}`),
    '',
    '.  not allowed, and not seen    +  seen, and allowed    -  allowed, and not seen    !  a fault    ?  not reached',
  ]
}

/** A finding, with everything that helps to mend it. */
export function findingLines({ verdict, about, said, state, page, action, by, place, fix, yaml, alsoIn = [] }: Finding): string[] {
  const seen = [state === '' ? '' : `state ${state}`, page, action === '' ? '' : `when: ${action}`].filter((part) => part !== '').join(', ')
  return [
    `${verdict}  ${about}`,
    `  ${said}`,
    ...(seen === '' ? [] : [`  seen      ${seen}${alsoIn.length === 0 ? '' : `; also ${alsoIn.slice(0, 3).join('; ')}${alsoIn.length > 3 ? `; and ${alsoIn.length - 3} more` : ''}`}`]),
    ...(by ? [`  by        ${sourceText(by)}`] : []),
    ...(place ? [`  register  ${place.file}:${place.line}`] : []),
    `  to do     ${fix}`,
    ...(yaml === undefined ? [] : yaml.split('\n').map((line) => `            ${line}`)),
    '',
  ].map(clean)
}

/** A finding in one line. */
export function findingLine({ verdict, about, said }: Pick<Finding, 'verdict' | 'about' | 'said'>): string {
  return clean(`${verdict}  ${about}: ${said}`)
}

/** What a page names could be an escape code of the terminal. */
function clean(line: string): string {
  return line.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
}

function noteLines(noted: readonly Finding[]): string[] {
  const others = noted.filter(({ verdict }) => verdict !== 'not-testable')
  const untestable = noted.length - others.length
  return [
    ...others.map((finding) => `note: ${findingLine(finding)}`),
    ...(untestable === 0 ? [] : [`note: ${count(untestable, 'entry', 'entries')} of the register ${untestable === 1 ? 'was' : 'were'} not seen ("-" above); here that proves nothing`]),
    ...(noted.length === 0 ? [] : ['']),
  ]
}

/** The result in a sentence. */
export function verdictLine(report: Report): string {
  const [faults, unproven] = [report.findings.filter(isFault).length, report.findings.filter(isUnproven).length]
  if (exitCodeOf(report) === 0) return trueLine(report)
  const parts = [...(faults > 0 ? [`${count(faults, 'finding')}: the site and the register differ`] : []), ...(unproven > 0 ? [`${count(unproven, 'thing')} could not be tried, and what was not tried proves nothing`] : [])]
  return `${parts.join('; ')}.`
}

function trueLine(report: Report): string {
  const { states, pages, isWhole } = extentOf(report)
  if (isWhole && report.formsNotSent.length === 0) return 'The site does what the register says.'
  const extent = isWhole ? '' : ` in ${states[0]} of ${count(states[1], 'state')}, on ${pages[0]} of ${count(pages[1], 'page')}`
  return `The site does what the register says${extent}${report.formsNotSent.length === 0 ? '' : ', and no form was sent'}; what was left out is not proved.`
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
