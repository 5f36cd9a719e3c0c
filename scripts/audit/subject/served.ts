// The pages as they are served, read without a browser: what stands in them is fetched whatever a visitor chose.
import { parse, type DefaultTreeAdapterMap } from 'parse5'
import type { Served } from '../judge/judge.ts'

type Element = DefaultTreeAdapterMap['element']
type Node = DefaultTreeAdapterMap['node']

/** A page as it was served. */
export interface ServedPage {
  path: string
  html: string
  policies: readonly string[]
  /** The headers by which it orders reports, by name. */
  reporting: Readonly<Record<string, string>>
}

/** Headers that name hosts which a browser tells what went wrong. https://www.w3.org/TR/reporting-1/, https://www.w3.org/TR/network-error-logging/ */
const reportingHeaders = ['reporting-endpoints', 'report-to', 'nel', 'content-security-policy-report-only']

/** Those of the headers of an answer, which have names in small letters, that order reports. */
export function reportingIn(headers: Readonly<Record<string, string>>): ServedPage['reporting'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => reportingHeaders.includes(name)))
}

const aheadRelations = ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender']
/** Links that fetch what they name. */
const fetchingRelations = ['stylesheet', 'icon', 'apple-touch-icon', 'mask-icon', 'manifest']

/** Attributes by which an element fetches something, or has it told where a visitor goes. */
const fetching: Record<string, readonly string[]> = { script: ['src'], img: ['src', 'srcset'], iframe: ['src'], frame: ['src'], source: ['src', 'srcset'], video: ['src', 'poster'], audio: ['src'], track: ['src'], embed: ['src'], object: ['data'], input: ['src'], image: ['href', 'xlink:href'], use: ['href', 'xlink:href'], a: ['ping'], area: ['ping'] }

/** What stands in the pages that comes from other hosts than this one, or names them ahead. */
export function partsOf(pages: readonly ServedPage[], base: string): Pick<Served, 'hints' | 'parts' | 'receivers'> {
  const found = pages.flatMap(({ path, html }) => shownIn(html).flatMap((element) => lookAt(element, path, base)))
  return { hints: [...found.flatMap(({ hint }) => hint ?? []), ...pages.flatMap((page) => reportsOf(page, base))], parts: found.flatMap(({ part }) => part ?? []), receivers: found.flatMap(({ receiver }) => receiver ?? []) }
}

/** The other hosts to which a page has reports sent. */
function reportsOf({ path, policies, reporting }: ServedPage, base: string): Served['hints'] {
  const policyHeaders = [...policies.map((text): [string, string] => ['content-security-policy', text]), ...Object.entries(reporting)]
  return policyHeaders.flatMap(([relation, text]) => reportAddresses(text, `${base}${path}`).map((address) => ({ kind: 'hint' as const, relation, address, where: 'reports' as const, line: undefined, page: path })))
}

/** The addresses of other hosts in a header that orders reports: after `report-uri` of a policy, and in quotes in the others, where also groups have names. */
export function reportAddresses(text: string, base: string): string[] {
  const inPolicy = [...text.matchAll(/(?:^|[;,])\s*report-uri\s+([^;,]+)/gi)].map(([, addresses = '']) => addresses)
  const quoted = [...text.replaceAll('\\/', '/').matchAll(/"((?:https?:)?\/\/[^"]+)"/gi)].map(([, address = '']) => address)
  return [...inPolicy, ...quoted].flatMap((address) => addressesElsewhere(address, base))
}

type Found = { hint?: Served['hints'][number]; part?: Served['parts'][number]; receiver?: Served['receivers'][number] }

function lookAt(element: Element, page: string, base: string): Found[] {
  const { tagName, sourceCodeLocation } = element
  const line = sourceCodeLocation?.startLine ?? 0
  const value = (name: string) => element.attrs.find((attribute) => attribute.name === name || `${attribute.prefix ?? ''}:${attribute.name}` === name)?.value
  const srcdoc = value('srcdoc')
  const elsewhere = (text: string | undefined) => (text === undefined ? [] : addressesElsewhere(text, `${base}${page}`))
  if (tagName === 'link') {
    const relations = (value('rel') ?? '').toLowerCase().split(/\s+/)
    const addresses = elsewhere(value('href'))
    return [
      ...relations.filter((relation) => aheadRelations.includes(relation)).flatMap((relation) => addresses.map((address): Found => ({ hint: { kind: 'hint', relation, address, where: 'served', line, page } }))),
      ...(relations.some((relation) => fetchingRelations.includes(relation)) ? addresses.map((address): Found => ({ part: { page, line, tag: tagName, address } })) : []),
    ]
  }
  if (tagName === 'meta') return value('http-equiv')?.toLowerCase() === 'refresh' ? elsewhere(refreshedTo(value('content') ?? '')).map((address) => ({ part: { page, line, tag: tagName, address } })) : []
  if (tagName === 'script' && !isFetchedScript(value('type'))) return []
  // What a form would send is not fetched with the page; the button of a form can name another receiver than the form.
  const receivers = [...elsewhere(tagName === 'form' ? value('action') : undefined), ...elsewhere(value('formaction'))].map((address): Found => ({ receiver: { page, line, tag: tagName, address } }))
  const styles = [value('style'), tagName === 'style' ? textOf(element) : undefined].flatMap((text) => (text === undefined ? [] : addressesInStyles(text, `${base}${page}`)))
  return [...(fetching[tagName] ?? []).flatMap((name) => elsewhere(name === 'srcset' ? value(name)?.split(',').map((part) => part.trim().split(/\s+/)[0]).join(' ') : value(name))), ...styles].map((address): Found => ({ part: { page, line, tag: tagName, address } })).concat(receivers, tagName === 'iframe' && srcdoc !== undefined ? inFrame(srcdoc, line, page, base) : [])
}

/** Where a page has itself left for after some seconds; `url=` may be left out. https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps */
function refreshedTo(content: string): string | undefined {
  const [, ...written] = /^\s*[\d.]+[\s;,]\s*[;,]?\s*(?:url\s*=\s*)?(?:"([^"]*)|'([^']*)|(.*))/is.exec(content) ?? []
  return written.find((address) => address !== undefined)
}

/** The page that stands in an attribute of a frame, as part of the page that the frame is in. */
function inFrame(html: string, line: number, page: string, base: string): Found[] {
  return shownIn(html).flatMap((element) => lookAt(element, page, base)).map(({ hint, part, receiver }) => ({ ...(hint && { hint: { ...hint, line } }), ...(part && { part: { ...part, line } }), ...(receiver && { receiver: { ...receiver, line } }) }))
}

/** Whether a browser fetches a script of this type: one that waits for a yes is often written as a block of data. https://html.spec.whatwg.org/multipage/scripting.html#attr-script-type */
function isFetchedScript(type = ''): boolean {
  return /^(|module|(text|application)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript))$/i.test(type.trim())
}

/** The style sheets of the site itself that its pages name, as paths. */
export function stylesNamedIn(pages: readonly ServedPage[], base: string): string[] {
  const named = pages.flatMap(({ path, html }) => elementsOf(html).flatMap(({ tagName, attrs }) => {
    const value = (name: string) => attrs.find((attribute) => attribute.name === name)?.value ?? ''
    return tagName === 'link' && value('rel').toLowerCase().split(/\s+/).includes('stylesheet') && URL.canParse(value('href'), `${base}${path}`) ? [new URL(value('href'), `${base}${path}`)] : []
  }))
  return [...new Set(named.filter(({ origin }) => origin === base).map(({ pathname, search }) => pathname + search))]
}

/** What a style sheet of the site takes from other hosts, as parts of the pages. */
export function partsOfStyle(address: string, text: string, base: string): Served['parts'] {
  return addressesInStyles(text, `${base}${address}`).map((found) => ({ page: address, line: 1, tag: 'style', address: found }))
}

/** Addresses of other hosts that a style sheet fetches. */
function addressesInStyles(text: string, base: string): string[] {
  const written = [...text.matchAll(/url\(\s*["']?([^"')\s]+)/g), ...text.matchAll(/@import\s+["']([^"']+)/g)].map(([, address = '']) => address)
  return written.flatMap((address) => addressesElsewhere(address, base))
}

function addressesElsewhere(text: string, base: string): string[] {
  return text.split(/\s+/).flatMap((written) => {
    if (!URL.canParse(written, base)) return []
    const address = new URL(written, base)
    return ['http:', 'https:'].includes(address.protocol) && address.host !== new URL(base).host ? [address.href] : []
  })
}

/** The elements that a browser makes of a page. What stands in a template is none, unless it is the inside of an element. */
function shownIn(html: string): Element[] {
  return elementsOf(html, ({ attrs }) => attrs.some(({ name }) => name === 'shadowrootmode'))
}

function elementsOf(html: string, isEntered: (template: Element) => boolean = () => true): Element[] {
  const found: Element[] = []
  const look = (node: Node): void => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(look)
    if ('content' in node && isEntered(node)) look(node.content)
  }
  // What stands in <noscript> is fetched where scripts are off.
  look(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }))
  return found
}

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** What a page can do, as a text: two pages with the same one run the same code on the same kinds of elements. */
export function kindOfPage(html: string): string {
  const acting = elementsOf(html).flatMap(({ tagName, attrs }) => {
    const data = attrs.filter(({ name }) => name.startsWith('data-') && name !== 'data-fact').map(({ name }) => name)
    const source = attrs.find(({ name }) => name === 'src')?.value ?? ''
    const isActing = tagName === 'script' || tagName in fetching || ['form', 'field', 'style'].includes(elementKind(tagName))
    return isActing ? [`${elementKind(tagName)} ${source} ${data.join(' ')}`] : data.map((name) => `[${name}]`)
  })
  return [...new Set(acting)].sort().join('\n')
}

/** Whatever can be filled in is filled in alike. */
function elementKind(tagName: string): string {
  return ['input', 'textarea', 'select'].includes(tagName) ? 'field' : tagName
}

/** One page of each kind, the first of each. */
export function onePerKind(pages: readonly ServedPage[]): string[] {
  const kinds = new Map<string, string>()
  for (const { path, html } of pages) {
    const kind = kindOfPage(html)
    if (!kinds.has(kind)) kinds.set(kind, path)
  }
  return [...kinds.values()]
}
