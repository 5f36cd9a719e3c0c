import type { Register } from '../../scripts/register/load.ts'
import type { Category } from '../../scripts/register/schema/categories.ts'
import type { Trace } from '../../scripts/register/schema/service.ts'
import { lifetimeText, longestOf } from '../duration.ts'
import { html, type Html } from '../html.ts'
import { needsYes, receivingNames } from '../register/services.ts'
import { fill, inARow } from '../words.ts'

/** One question that people come with, its answer in a line, and where there is more. */
interface Answer {
  question: string
  answer: string
  more: { label: string; to: string }
}

/**
 * The five questions that people come to a policy with, each answered in a line made of the register. No part of the text.
 * `asked` are the categories that visitors are asked about, `ids` the places of the page that can be linked.
 */
export function glance(register: Register, asked: readonly Category[], ids: readonly string[]): Html {
  const { glance: words } = register.words
  return html`<section class="glance" aria-labelledby="glance">
<h2 id="glance">${words.title}</h2>
<dl>
${answers(register, asked, ids).map(({ question, answer, more }) => html`<div><dt>${question}</dt><dd>${answer} <a href="${more.to}">${more.label}</a></dd></div>
`)}</dl>
</section>
`
}

function answers(register: Register, asked: readonly Category[], ids: readonly string[]): Answer[] {
  const { glance: words } = register.words
  const place = (...wanted: string[]) => `#${wanted.find((id) => ids.includes(id)) ?? 'text'}`
  return [
    { question: words.what, answer: whatIsCollected(register, asked.map(({ title }) => title)), more: { label: words.whatMore, to: place('information-we-receive', 'purposes') } },
    { question: words.who, answer: whoReceivesIt(register), more: { label: words.whoMore, to: place('recipients') } },
    { question: words.howLong, answer: howLong(register), more: { label: words.howLongMore, to: place('retention') } },
    { question: words.refuse, answer: howToRefuse(register, asked), more: { label: words.refuseMore, to: '/cookies/' } },
    { question: words.mine, answer: fill(words.mineAnswer, { email: register.controller.email }), more: { label: words.mineMore, to: place('rights') } },
  ]
}

/** What is always collected, and for what else after a yes. */
function whatIsCollected(register: Register, purposes: readonly string[]): string {
  const { services, forms } = register
  const { glance: words } = register.words
  const always = [...(services.some(({ logs }) => logs) ? [words.logs] : []), ...(forms.length > 0 ? [words.forms] : [])]
  return [...(always.length > 0 ? [fill(words.always, { what: inARow(always, register) })] : [words.nothing]), ...(purposes.length > 0 ? [fill(words.afterYes, { purposes: inARow(purposes, register) })] : [])].join(' ')
}

/** By the names that its controls have; where nobody is asked, there is nothing to refuse. */
function howToRefuse({ words: { glance, banner, page, consent } }: Register, asked: readonly Category[]): string {
  return asked.length === 0 ? consent.none : fill(glance.refuseAnswer, { refuse: banner.refuseAll, settings: page.cookieSettings })
}

function whoReceivesIt(register: Register): string {
  const { services, controller } = register
  const { glance: words } = register.words
  const always = receivingNames(services.filter((service) => !needsYes(service, register)))
  const later = receivingNames(services.filter((service) => needsYes(service, register))).filter((name) => !always.includes(name))
  const sentences = [fill(words.receivers, { names: inARow([controller.name, ...always], register) }), ...(later.length > 0 ? [fill(words.receiversAfterYes, { names: inARow(later, register) })] : [])]
  // Some names of companies end with a point of their own.
  return sentences.map((sentence) => sentence.replace(/\.\.$/, '.')).join(' ')
}

/** The longest time of anything in the browser, and of anything that others keep. */
function howLong(register: Register): string {
  const { services, forms } = register
  const { glance: words } = register.words
  const lifetimes = services.flatMap(({ traces }) => traces.map(({ lifetime }) => lifetime))
  const inBrowser = longestOf(lifetimes.filter((lifetime) => lifetime !== 'unlimited'))
  const elsewhere = longestOf([...services, ...forms].flatMap(({ retention }): Trace['lifetime'][] => (retention.period ? [retention.period] : [])))
  return [...(inBrowser ? [fill(words.inBrowser, { longest: lifetimeText(inBrowser, register) })] : []), ...(lifetimes.includes('unlimited') ? [words.untilDeleted] : []), ...(elsewhere ? [fill(words.elsewhere, { longest: lifetimeText(elsewhere, register) })] : [])].join(' ')
}
