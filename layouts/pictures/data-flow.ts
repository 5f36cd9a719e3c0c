import type { Form, Register, Service } from '../../scripts/register/load.ts'
import { html, nothing, type Html } from '../html.ts'
import { mailSenderOf } from '../forms/receivers.ts'
import { needsYes, receiversOf } from '../register/services.ts'
import { countryName, fill, inARow } from '../words.ts'
import { drawing, inLines, tall, together } from './drawing.ts'

/** One line from a visitor's browser to those who receive what goes over it. */
interface Lane {
  name: string
  /** Whether it is off until the visitor says yes. */
  isAsked: boolean
  receivers: Receiver[]
}

/** Who receives it, and in which country; without one it goes nowhere. */
interface Receiver {
  name: string
  country?: string
}

/** One of the ways in which a site gets to know something: from its logs, by what is kept, by services, from what is told. */
interface Way {
  title: string
  lanes: Lane[]
}

const lineHeight = 18
const gap = 14
/** So many letters fit before an arrow, and behind it, on a small phone, also when somebody sets letters apart (WCAG 2.2, 1.4.12). */
const [mostBefore, mostBehind, mostInHeading] = [14, 15, 26]

/** What goes where: the ways of collecting, the categories, who receives it, in which country. What is off without a yes is drawn dashed. */
export function dataFlow(register: Register): Html {
  const { words } = register
  const ways = waysOf(register).filter(({ lanes }) => lanes.length > 0)
  let y = 0
  const parts = ways.map(({ title, lanes }) => {
    y += gap
    const heading = inLines(title, mostInHeading).map((line) => html`<text class="heading" y="${tall((y += lineHeight))}">${line}</text>\n`)
    const bundles = bundlesOf(lanes).map((bundle) => {
      const markup = bundleAt(y, bundle)
      y += heightOf(bundle)
      return markup
    })
    return html`${heading}${bundles}`
  })
  const says = ways.map(({ title, lanes }) => [...(lanes.every(({ name }) => name === title) ? [] : [`${title}.`]), ...lanes.map((lane) => laneInWords(lane, register))].join(' '))
  return drawing({ id: 'data-flow', title: words.pictures.flow, says: says.join(' '), legend: words.pictures.flowLegend, height: y + gap, parts: html`${parts}` })
}

function laneInWords({ name, isAsked, receivers }: Lane, register: Register): string {
  const { lane, laneAsked, laneStays, laneStaysAsked } = register.words.pictures
  // Only the visitor's own browser is in no country.
  if (receivers.every(({ country }) => country === undefined)) return fill(isAsked ? laneStaysAsked : laneStays, { what: name })
  return fill(isAsked ? laneAsked : lane, { what: name, receivers: inARow(receivers.map(({ name, country }) => `${name} (${country})`), register) })
}

/** Lanes that lead to the same receivers, which are then named once. */
interface Bundle {
  lanes: Lane[]
  lines: Line[]
}

function bundlesOf(lanes: readonly Lane[]): Bundle[] {
  const bundles = new Map<string, Bundle>()
  for (const lane of lanes) {
    const names = namesOf(lane.receivers)
    const bundle = bundles.get(names) ?? { lanes: [], lines: lane.receivers.flatMap(linesOf) }
    bundle.lanes.push(lane)
    bundles.set(names, bundle)
  }
  return [...bundles.values()]
}

function namesOf(receivers: readonly Receiver[]): string {
  return receivers.map(({ name }) => name).join('\n')
}

/** Its name, in as many lines as it needs, and its line below. */
function laneHeight({ name }: Lane): number {
  return inLines(name, mostBefore).length * lineHeight + 24
}

function heightOf({ lanes, lines }: Bundle): number {
  return Math.max(lanes.reduce((height, lane) => height + laneHeight(lane), 0), heightOfLines(lines) + gap)
}

function heightOfLines(lines: readonly Line[]): number {
  return lines.reduce((height, { space }) => height + space + lineHeight, 0)
}

interface Line {
  text: string
  isQuiet: boolean
  /** What is left free above it: each receiver stands apart from the one before. */
  space: number
}

function linesOf({ name, country }: Receiver, index: number): Line[] {
  const lines = (text: string, isQuiet: boolean) => inLines(text, mostBehind).map((line, at) => ({ text: line, isQuiet, space: !isQuiet && at === 0 && index > 0 ? 6 : 0 }))
  return [...lines(name, false), ...(country === undefined ? [] : lines(country, true))]
}

/** Each lane under its name, all together to one arrow, and behind it the receivers. */
function bundleAt(top: number, bundle: Bundle): Html {
  let bottom = top
  const lanes = bundle.lanes.map((lane) => {
    bottom += laneHeight(lane)
    return { ...lane, y: bottom - 6 }
  })
  const [first, last] = [lanes[0]?.y ?? top, lanes.at(-1)?.y ?? top]
  const middle = (first + last) / 2
  const firstLine = Math.max(top + gap, middle - heightOfLines(bundle.lines) / 2) + 13
  const isAsked = lanes.every((lane) => lane.isAsked)
  // One alone goes straight to its arrow.
  const isOne = lanes.length === 1
  return html`${lanes.map(({ name, isAsked: isLaneAsked, y }) => html`${together(isLaneAsked, html`${inLines(name, mostBefore).map((line, index, { length }) => html`<text class="quiet" y="${tall(y - 12 - (length - 1 - index) * lineHeight)}">${line}</text>`)}<circle cx="${tall(5)}" cy="${tall(y)}" r="${tall(4)}"/><line x1="${tall(9)}" x2="${isOne ? '42%' : '38%'}" y1="${tall(y)}" y2="${tall(y)}"/>`)}
`)}${isOne ? nothing : together(isAsked, html`<line x1="38%" x2="38%" y1="${tall(first)}" y2="${tall(last)}"/><line x1="38%" x2="42%" y1="${tall(middle)}" y2="${tall(middle)}"/>`)}<svg x="42%" y="${tall(middle - 5)}" width="${tall(10)}" height="${tall(10)}" viewBox="0 0 10 10"><path d="M1 1l7 4l-7 4"/></svg>
${bundle.lines.map(({ text, isQuiet }, index) => html`<text${isQuiet ? html` class="quiet"` : ''} x="47%" y="${tall(firstLine + heightOfLines(bundle.lines.slice(0, index + 1)) - lineHeight)}">${text}</text>
`)}`
}

function waysOf(register: Register): Way[] {
  const { services, forms, words } = register
  const isOwn = ({ provider }: Service) => provider === 'this site'
  // What takes forms, or sends mail, gets what visitors tell: our pages load nothing of it.
  const isLoaded = (service: Service) => !isOwn(service) && !service.logs && !service.posts && !service.sendsMail
  const { pictures } = words
  return [
    { title: pictures.logs, lanes: lanesOf(services.filter(({ logs }) => logs), register) },
    { title: pictures.kept, lanes: byCategory(services.filter((service) => isOwn(service) && service.traces.length > 0), register).map((lane) => ({ ...lane, receivers: [{ name: pictures.stays }] })) },
    { title: pictures.loaded, lanes: byCategory(services.filter(isLoaded), register) },
    { title: pictures.told, lanes: formLanes(forms, register) },
  ]
}

function lanesOf(services: readonly Service[], register: Register): Lane[] {
  return services.map((service) => ({ name: service.name, isAsked: needsYes(service, register), receivers: inCountries(receiversOf(service), register) }))
}

/** A lane for each category: a visitor decides about all of its services at once. */
function byCategory(services: readonly Service[], register: Register): Lane[] {
  return register.categories.flatMap(({ id, title, switchable }) => {
    const own = services.filter(({ category }) => category === id)
    return own.length === 0 ? [] : [{ name: title, isAsked: switchable, receivers: inCountries(own.flatMap(receiversOf), register) }]
  })
}

function formLanes(forms: readonly Form[], register: Register): Lane[] {
  const byReceivers = new Map<string, { titles: string[]; receivers: Receiver[] }>()
  for (const form of forms) {
    const receivers = formReceivers(form, register)
    const names = namesOf(receivers)
    const lane = byReceivers.get(names) ?? { titles: [], receivers }
    lane.titles.push(form.title)
    byReceivers.set(names, lane)
  }
  return [...byReceivers.values()].map(({ titles, receivers }) => ({ name: fill(register.words.pictures.forms, { count: String(titles.length) }), isAsked: false, receivers }))
}

function formReceivers(form: Form, register: Register): Receiver[] {
  const services = [register.services.find(({ id }) => id === form.post), mailSenderOf(form, register)].flatMap((service) => service ?? [])
  return inCountries([register.controller, ...services.flatMap(receiversOf), ...form.recipients], register)
}

/** Each receiver once, with the name of the country. */
function inCountries(receivers: readonly { name: string; country: string }[], register: Register): Receiver[] {
  const first = receivers.filter(({ name }, index) => receivers.findIndex((other) => other.name === name) === index)
  return first.map(({ name, country }) => ({ name, country: countryName(country, register) }))
}
