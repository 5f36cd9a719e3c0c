import type { StateBlock } from 'markdown-it'
import { didYouMean } from '../register/nearest.ts'
import type { Register } from '../register/load.ts'
import { claimId, contextOf, report, type Context } from './context.ts'
import { quoted, type Problem } from './problem.ts'
import { directives, type AttributeKind, type Directive, type DirectiveAttributes } from './directives.ts'

/** Recognises a line that begins with `::` and a name, and draws the directive it names. */
export function directiveRule(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const line = state.getLines(startLine, startLine + 1, state.blkIndent, false).trim()
  if (!/^::\s*[\p{L}_]/u.test(line)) return false
  if (silent) return true
  const token = state.push('html_block', '', 0)
  token.map = [startLine, startLine + 1]
  const drawn = drawLine(line, startLine, contextOf(state.env))
  token.meta = { directive: true, inVersion: drawn.inVersion }
  token.content = drawn.onPage
  state.line = startLine + 1
  return true
}

/** What a directive prints on the page, and in a version of its text. */
interface Drawn {
  onPage: string
  inVersion: string
}

const nothingDrawn: Drawn = { onPage: '', inVersion: '' }

function drawLine(line: string, lineNumber: number, context: Context): Drawn {
  const fault = (near: string, problem: Omit<Problem, 'rule'>) => {
    report(context, lineNumber, near, { rule: 'directive', ...problem })
    return nothingDrawn
  }
  const match = /^::([^\s{]+)\s*(?:\{(.*)\})?$/u.exec(line)
  if (!match?.[1]) return fault(line, { message: `${quoted(line)} is not a directive`, fix: 'write ::name or ::name{key="value"} on a line of its own' })
  const [, name, written = ''] = match
  const directive = Object.hasOwn(directives, name) ? directives[name] : undefined
  if (!directive) return fault(name, { message: `there is no directive ${quoted(`::${name}`)}`, fix: didYouMean(name, Object.keys(directives)) })

  const attributes: DirectiveAttributes = {}
  for (const [key, value] of attributesIn(written)) {
    const kind = directive.attributes.find((known) => known === key)
    if (value === undefined) return fault(key, { message: `${quoted(key)} is not an attribute`, fix: 'write key="value"' })
    if (kind !== undefined && attributes[kind] !== undefined) return fault(key, { message: `"${key}" stands twice`, fix: 'keep one of the two' })
    if (kind === undefined)
      return fault(key, {
        message: `"::${name}" has no attribute ${quoted(key)}`,
        fix: directive.attributes.length === 0 ? 'it takes none; remove it' : didYouMean(key, directive.attributes),
      })
    const names = context.register ? namesOf(kind, context.register) : [value]
    if (!names.includes(value)) return fault(value, { message: `no ${kind === 'id' ? 'form' : kind} is called ${quoted(value)}`, fix: didYouMean(value, names) })
    attributes[kind] = value
  }
  const { needs } = directive
  if (needs !== undefined && attributes[needs] === undefined) return fault(name, { message: `"::${name}" does not say which one`, fix: `write ::${name}{${needs}="..."}` })
  if (!context.register) return nothingDrawn
  const onPage = directive.draw(context.register, attributes).markup
  for (const [, id = ''] of onPage.matchAll(/\sid="([^"]*)"/g)) claimId(context, id, lineNumber)
  return { onPage, inVersion: markedFact(name, directive, attributes, context.register) }
}

/** A directive as a version keeps it: with its name beside it, so that it can be held against the register of another day. */
function markedFact(name: string, directive: Directive, attributes: DirectiveAttributes, register: Register): string {
  const { markup } = (directive.inVersion ?? directive.draw)(register, attributes)
  const fact = [name, ...Object.entries(attributes).map(([key, value]) => `${key}=${value}`)].join(' ')
  return directive.inVersion && markup === '' ? '' : `<div data-fact="${fact}">\n${markup}</div>\n`
}

/** What a fact of a version, named as `markedFact` names it, says by a register; nothing where there is no such directive any more. */
export function factToday(fact: string, register: Register): string {
  const [name = '', ...written] = fact.split(' ')
  const directive = Object.hasOwn(directives, name) ? directives[name] : undefined
  const attributes = Object.fromEntries(written.map((pair) => pair.split('=')))
  return directive ? (directive.inVersion ?? directive.draw)(register, attributes).markup : ''
}

function* attributesIn(written: string): Generator<[string, string | undefined]> {
  for (const [, key, quoted, bare, stray] of written.matchAll(/([\w-]+)=(?:"([^"]*)"|([^\s"]+))|(\S+)/g)) {
    if (stray !== undefined) yield [stray, undefined]
    else if (key !== undefined) yield [key, quoted ?? bare]
  }
}

function namesOf(kind: AttributeKind, register: Register): string[] {
  return { category: register.categories, service: register.services, id: register.forms }[kind].map(({ id }) => id)
}
