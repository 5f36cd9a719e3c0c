// The policy as it was built, read by who visits it: does it name everything that is declared, and nothing else?
import { parse, type DefaultTreeAdapterMap } from 'parse5'
import type { Declaration, TraceEntry } from '../declare/declaration.ts'
import type { Finding } from './findings.ts'

type Node = DefaultTreeAdapterMap['node']

/** The findings on the policy: entries and parties that it does not name, and cookies that it names and nobody declared. */
export function judgePolicyPage(html: string, { entries, parties, policy }: Declaration): Finding[] {
  const main = elementsIn(parse(html), 'main')[0] ?? parse(html)
  const said = inOneLine(textIn(main))
  const listed = elementsIn(main, 'table').flatMap(namesListed)
  const traces = entries.filter((entry): entry is TraceEntry => entry.kind === 'trace')
  const common = { state: 'served', page: policy, action: 'read', by: undefined }
  return [
    ...traces.filter(({ name }) => !listed.includes(name)).map((entry): Finding => ({ ...common, verdict: 'policy-gap', about: entry.id, said: `the policy does not list ${entry.storage} "${entry.name}"`, place: entry.place, fix: 'put the directive ::traces where the policy lists them, and build again' })),
    ...entries.flatMap((entry) => (entry.kind === 'form' ? entry.asked.filter((label) => !said.includes(inOneLine(label))).map((label): Finding => ({ ...common, verdict: 'policy-gap', about: entry.id, said: `the policy does not say that the form "${entry.form}" asks “${label}”`, place: entry.place, fix: 'put the directive ::forms where the policy says what visitors tell, and build again' })) : [])),
    ...parties.filter(({ name }, index) => !said.includes(name) && parties.findIndex((other) => other.name === name) === index).map(({ name, place }): Finding => ({ ...common, verdict: 'policy-gap', about: `party ${name}`, said: `the policy does not name ${name}, who receives data`, place, fix: 'put the directive ::recipients where the policy names who receives data, and build again' })),
    ...[...new Set(listed)].filter((name) => !traces.some((entry) => entry.name === name)).map((name): Finding => ({ ...common, verdict: 'policy-gap', about: `listed ${name}`, said: `the policy lists "${name}", and the register does not declare it`, place: undefined, fix: 'remove it from the text, or declare it: the directive ::traces lists what is declared' })),
  ]
}

/** What stands around a text or beside it, and is not what was published: no text of an editor's has these elements. */
const furniture = ['aside', 'figure', 'nav', 'section']

/** The text without what stands around it: a picture that names somebody does not say it in the policy. */
function textIn(node: Node): string {
  if ('tagName' in node && furniture.includes(node.tagName)) return ''
  return 'childNodes' in node ? node.childNodes.map(textIn).join('') : textOf(node)
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** The names in a table of cookies and storage items: its rows are headed by a name in code. */
function namesListed(table: Node): string[] {
  return elementsIn(table, 'tr').flatMap((row) => elementsIn(row, 'th').slice(0, 1).flatMap((head) => elementsIn(head, 'code').slice(0, 1).map(textOf)))
}

function elementsIn(node: Node, tag: string): Node[] {
  if (!('childNodes' in node)) return []
  return node.childNodes.flatMap((child) => [...('tagName' in child && child.tagName === tag ? [child] : []), ...elementsIn(child, tag)])
}

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
