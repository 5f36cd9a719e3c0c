import type { StateBlock } from 'markdown-it'
import { didYouMean } from '../register/nearest.ts'
import type { Register } from '../register/load.ts'
import { claimId, contextOf, report, type Context } from './context.ts'
import { quoted, type Problem } from './problem.ts'
import { directives, type AttributeKind } from './directives.ts'

/** Recognises a line that begins with `::` and a name, and draws the directive it names. */
export function directiveRule(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  const line = state.getLines(startLine, startLine + 1, state.blkIndent, false).trim()
  if (!/^::\s*[\p{L}_]/u.test(line)) return false
  if (silent) return true
  const token = state.push('html_block', '', 0)
  token.map = [startLine, startLine + 1]
  token.meta = { directive: true }
  token.content = drawn(line, startLine, contextOf(state.env))
  state.line = startLine + 1
  return true
}

function drawn(line: string, lineNumber: number, context: Context): string {
  const fault = (near: string, problem: Omit<Problem, 'rule'>) => {
    report(context, lineNumber, near, { rule: 'directive', ...problem })
    return ''
  }
  const match = /^::([^\s{]+)\s*(?:\{(.*)\})?$/u.exec(line)
  if (!match?.[1]) return fault(line, { message: `${quoted(line)} is not a directive`, fix: 'write ::name or ::name{key="value"} on a line of its own' })
  const [, name, written = ''] = match
  const directive = Object.hasOwn(directives, name) ? directives[name] : undefined
  if (!directive) return fault(name, { message: `there is no directive ${quoted(`::${name}`)}`, fix: didYouMean(name, Object.keys(directives)) })

  const attributes: Partial<Record<AttributeKind, string>> = {}
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
    if (!names.includes(value)) return fault(value, { message: `no ${kind} is called ${quoted(value)}`, fix: didYouMean(value, names) })
    attributes[kind] = value
  }
  if (!context.register) return ''
  const markup = directive.draw(context.register, attributes).markup
  for (const [, id = ''] of markup.matchAll(/\sid="([^"]*)"/g)) claimId(context, id, lineNumber)
  return markup
}

function* attributesIn(written: string): Generator<[string, string | undefined]> {
  for (const [, key, quoted, bare, stray] of written.matchAll(/([\w-]+)=(?:"([^"]*)"|([^\s"]+))|(\S+)/g)) {
    if (stray !== undefined) yield [stray, undefined]
    else if (key !== undefined) yield [key, quoted ?? bare]
  }
}

function namesOf(kind: AttributeKind, register: Register): string[] {
  return (kind === 'category' ? register.categories : register.services).map(({ id }) => id)
}
