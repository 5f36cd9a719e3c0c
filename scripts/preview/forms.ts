// Posts of forms, as the host's form service takes them; what arrived is shown on a page of its own, to this machine alone.
import type { IncomingMessage } from 'node:http'
import { sentAddress } from '../../layouts/forms/addresses.ts'
import { leadsToMail } from '../../layouts/forms/receivers.ts'
import { html, type Html } from '../../layouts/html.ts'
import { formsOfHost, mostBytesOf, receive, type Message, type Outcome, type PostedForm } from '../forms/receive.ts'
import type { Source } from './files.ts'
import type { Answer } from './server.ts'

/** Where what arrived is shown. */
export const inboxAddress = '/__forms/'

/** What arrived while a site is served; it is kept in memory only. */
export interface Inbox {
  messages: { at: string; message: Message; receiver: string }[]
  /** How many posts were dropped because a program had filled in the field that people do not see. */
  dropped: number
}

/** The forms of a served site, and who takes their posts, by its own declaration. */
export interface FormsServed {
  forms: readonly PostedForm[]
  receiverOf: (form: string) => string
  /** The forms that browsers post to another address, from here as from the published site: sentences. */
  elsewhere: readonly string[]
}

/** What is read of `/register.json`; a site of before may lack some of it. */
interface Declaration {
  site?: { mailSender?: string }
  forms?: (PostedForm & Parameters<typeof leadsToMail>[0])[]
  services?: DeclaredService[]
}

interface DeclaredService {
  id: string
  name: string
  posts?: string
  provider: 'this site' | { name: string }
  recipients?: { name: string }[]
}

const mostKept = 100

/** An inbox with nothing in it. */
export function emptyInbox(): Inbox {
  return { messages: [], dropped: 0 }
}

/** The forms of a site by its own `/register.json`, which the build writes; none where it has no such file. */
export function formsIn(source: Source): FormsServed {
  const found = source('/register.json')
  if (!found || !('body' in found)) return { forms: [], receiverOf: () => '', elsewhere: [] }
  const { site, forms = [], services = [] } = JSON.parse(found.body.toString('utf8')) as Declaration
  return {
    forms: formsOfHost({ forms, services }),
    elsewhere: forms.flatMap(({ id, post }) => services.filter((service) => service.id === post && service.posts !== 'host').map(({ posts }) => `form ${id}: what is sent with it here goes to ${posts}, as on the published site, and does not come by here`)),
    receiverOf: (id) => {
      const form = forms.find((each) => each.id === id)
      const taker = services.find((service) => service.id === form?.post)
      const sender = form && leadsToMail(form) ? services.find((service) => service.id === site?.mailSender) : undefined
      return [...[...new Set([taker, sender])].flatMap((service) => (service ? [called(service)] : [])), ...[...(taker?.recipients ?? []), ...(form?.recipients ?? [])].map(({ name }) => name)].join('; ')
    },
  }
}

function called({ name, provider }: DeclaredService): string {
  return provider === 'this site' ? name : `${name}, ${provider.name}`
}

/** Answers a post: takes it and leads to the page that follows, or says what is wrong with it. */
export async function answerPost(request: IncomingMessage, source: Source, inbox: Inbox, headers: Record<string, string>, tell: (line: string) => void): Promise<Answer> {
  if (!isFromHere(request)) return page(403, 'Not taken', ['This post comes from a page of another site.'], headers)
  const { forms, receiverOf } = formsIn(source)
  const body = await bodyOf(request, mostBytesOf(forms))
  const outcome = receive({ type: request.headers['content-type'] ?? '', body }, forms)
  return outcomeAnswer(outcome, receiverOf, inbox, headers, tell)
}

/** The page that shows what arrived. */
export function inboxPage({ messages, dropped }: Inbox, source: Source, headers: Record<string, string>): Answer {
  const { elsewhere } = formsIn(source)
  const list = html`<p>Kept in memory until this command ends, and sent to nobody. Dropped as spam: ${dropped}.</p>
${elsewhere.length === 0 ? '' : html`<ul>${elsewhere.map((said) => html`<li>${said}</li>`)}</ul>`}
${messages.length === 0 ? html`<p>Nothing has arrived yet.</p>` : ''}${messages.toReversed().map(
    ({ at, message, receiver }) => html`<h2>${message.title}, ${at}</h2>
<p>On the published site this goes to: ${receiver}.</p>
<dl>${message.answers.map(({ label, value }) => html`<dt>${label}</dt><dd>${value.split(/\r?\n/).map((line, index) => (index === 0 ? line : html`<br>${line}`))}</dd>`)}</dl>
`,
  )}`
  return document(200, 'What the forms sent', list, headers)
}

function outcomeAnswer(outcome: Outcome, receiverOf: (form: string) => string, inbox: Inbox, headers: Record<string, string>, tell: (line: string) => void): Answer {
  if ('reasons' in outcome) {
    tell(`form: refused with ${outcome.status}: ${inTerminal(outcome.reasons.join(' '))}`)
    return page(outcome.status, 'Not sent', outcome.reasons, headers)
  }
  if ('dropped' in outcome) {
    inbox.dropped += 1
    tell(`form ${outcome.dropped}: dropped, the field that people do not see is filled in`)
    return seeOther(sentAddress(outcome.dropped), headers)
  }
  const { taken } = outcome
  const receiver = receiverOf(taken.form)
  inbox.messages.push({ at: new Date().toISOString(), message: taken, receiver })
  if (inbox.messages.length > mostKept) inbox.messages.shift()
  tell(`form ${taken.form}: ${taken.answers.map(({ name, value }) => `${name} = ${inTerminal(value)}`).join(', ')}; on the published site to ${receiver}; see ${inboxAddress}`)
  return seeOther(sentAddress(taken.form), headers)
}

/** What a stranger wrote, in one short line and without signs that steer a terminal. */
function inTerminal(value: string): string {
  const line = JSON.stringify(value.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/g, ' '))
  return line.length > 160 ? `${line.slice(0, 156)}..."` : line
}

/** Whether a post comes from a page of this very server; without either header it comes from no page at all. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers
  if (headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site') return false
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}

/** The body of a request, and no more of it than the limit and one byte. */
async function bodyOf(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length <= mostBytes + part.length) parts.push(part)
  }
  return Buffer.concat(parts).subarray(0, mostBytes + 1)
}

function seeOther(location: string, headers: Record<string, string>): Answer {
  return { status: 303, headers: { ...headers, location, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }, body: Buffer.from(`Go on to ${location}\n`) }
}

function page(status: number, title: string, reasons: readonly string[], headers: Record<string, string>): Answer {
  return document(status, title, html`<ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>\n<p>Go back to the form with your browser: what you typed is still there.</p>`, headers)
}

function document(status: number, title: string, text: Html, headers: Record<string, string>): Answer {
  const markup = html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"></head>
<body><main><h1>${title}</h1>
${text}</main></body></html>
`
  return { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body: Buffer.from(markup.markup) }
}
