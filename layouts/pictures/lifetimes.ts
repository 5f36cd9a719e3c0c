import type { Register } from '../../scripts/register/load.ts'
import type { Trace } from '../../scripts/register/schema/service.ts'
import type { Duration } from '../../scripts/register/time.ts'
import { lifetimeText, secondsOf } from '../duration.ts'
import { html, type Html } from '../html.ts'
import { needsYes } from '../register/services.ts'
import { fill, unbroken } from '../words.ts'
import { drawing, inLines, tall, together } from './drawing.ts'

/** What stays for one time: its names, and whether it is kept only after a yes. */
interface Bar {
  names: string[]
  lifetime: Trace['lifetime']
  isAsked: boolean
}

/** Of a letter's fifteen parts all are a multiple of three: each place in the picture is then written with one decimal. */
const lineHeight = 18
const head = 39
/** So many letters of a label fit on a phone, also when somebody sets letters apart (WCAG 2.2, 1.4.12). */
const mostLetters = 28
/** The marks of the scale. Less than an hour can hardly be told from the visit itself. */
const noTime: Duration = { iso: '', years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 }
const marks: readonly Duration[] = [{ ...noTime, days: 1 }, { ...noTime, months: 1 }, { ...noTime, years: 1 }]

/** How long: every lifetime of what is kept in the browser, and every period of those who receive data, on one scale. */
export function lifetimes(register: Register): Html {
  const { words } = register
  const groups = [{ title: words.pictures.inBrowser, bars: barsOf(register) }, { title: words.pictures.atReceivers, bars: retentionBars(register) }].filter(({ bars }) => bars.length > 0)
  const longest = Math.max(...groups.flatMap(({ bars }) => bars.map(({ lifetime }) => secondsOf(lifetime))).filter(Number.isFinite), 2 * 31_536_000)
  const at = (lifetime: Trace['lifetime']) => placeOf(secondsOf(lifetime), longest)
  let y = head
  const parts = groups.map(({ title, bars }) => {
    y += 12
    const heading = html`<text class="heading" y="${tall(y)}">${title}</text>\n`
    const drawn = bars.map((bar) => {
      const lines = inLines(unbroken(labelOf(bar, register)), mostLetters)
      const top = y
      y += lines.length * lineHeight + 21
      return barAt(top, lines, bar.isAsked, at(bar.lifetime))
    })
    y += 33
    return html`${heading}${drawn}`
  })
  const scale = marks.map((duration) => html`<line class="mark" x1="${at(duration)}%" x2="${at(duration)}%" y1="${tall(18)}" y2="${tall(y - 21)}"/><text class="quiet" x="${at(duration)}%" y="${tall(12)}" text-anchor="middle">${lifetimeText(duration, register)}</text>\n`)
  const says = groups.map(({ title, bars }) => `${title}: ${bars.map((bar) => labelOf(bar, register)).join('; ')}.`)
  return drawing({ id: 'lifetimes', title: words.pictures.lifetimes, says: says.join(' '), legend: words.pictures.lifetimesLegend, height: y, parts: html`${scale}${parts}` })
}

function barAt(top: number, lines: readonly string[], isAsked: boolean, width: number): Html {
  const y = top + lines.length * lineHeight + 9
  return html`${together(isAsked, html`${lines.map((line, index) => html`<text y="${tall(top + (index + 1) * lineHeight)}">${line}</text>`)}<line class="bar" x2="${width}%" y1="${tall(y)}" y2="${tall(y)}"/>`)}
`
}

function labelOf({ names, lifetime }: Bar, register: Register): string {
  return fill(register.words.pictures.lifetime, { names: names.join(', '), lifetime: lifetimeText(lifetime, register) })
}

/** Equal steps for equal factors: an hour, a day and a year are all to be told apart. */
function placeOf(seconds: number, longest: number): number {
  if (seconds === Infinity) return 100
  return Math.round(Math.max(1, (95 * Math.log(1 + seconds / 3600)) / Math.log(1 + longest / 3600)) * 10) / 10
}

/** The traces of each service that stay equally long, the shortest first. */
function barsOf(register: Register): Bar[] {
  const bars = register.services.flatMap((service) => service.traces.map(({ name, lifetime }): Bar => ({ names: [name], lifetime, isAsked: needsYes(service, register) })))
  return merged(bars)
}

function retentionBars(register: Register): Bar[] {
  const kept = [...register.services.map((service) => ({ name: service.name, retention: service.retention, isAsked: needsYes(service, register) })), ...register.forms.map(({ title, retention }) => ({ name: title, retention, isAsked: false }))]
  return merged(kept.flatMap(({ name, retention, isAsked }) => (retention.period ? [{ names: [name], lifetime: retention.period, isAsked }] : [])))
}

function merged(bars: readonly Bar[]): Bar[] {
  const found = new Map<string, Bar>()
  for (const bar of bars) {
    const key = `${secondsOf(bar.lifetime)} ${bar.isAsked}`
    const known = found.get(key)
    if (known) known.names.push(...bar.names.filter((name) => !known.names.includes(name)))
    else found.set(key, { ...bar, names: [...bar.names] })
  }
  return [...found.values()].toSorted((one, other) => secondsOf(one.lifetime) - secondsOf(other.lifetime))
}
