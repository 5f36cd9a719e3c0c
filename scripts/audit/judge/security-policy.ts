// The Content-Security-Policy that was sent, against the origins that the register declares: equal sets.
// https://www.w3.org/TR/CSP3/
import type { Declaration, OriginUse } from '../declare/declaration.ts'
import type { Finding } from './findings.ts'
import { isWithin, plainSource } from './policy-sources.ts'

/** What is allowed besides the declared origins, by directive: the site itself, and its one small script, by its hash. */
const ownSources = /^'(self|none|sha256-[A-Za-z0-9+/=]+|report-sample)'$/

/** Directives for which services declare origins. */
const declaredUses = ['script', 'connect', 'img', 'frame'] as const

/** Directives for which no service declares anything. Where one is not written, what it falls back to holds; and without that, everything is allowed. */
const otherNames = ['style-src', 'font-src', 'media-src', 'object-src', 'worker-src', 'manifest-src', 'form-action', 'base-uri', 'frame-ancestors']

/** Sources that reach no host, of what is shown or read and not run. */
const reachesNobody = (name: string, source: string) => /^(data|blob):$/.test(source) && /^(img|connect|font|media|style|manifest)-src/.test(name)

/** https://www.w3.org/TR/CSP3/#directive-fallback-list */
const fallbacks: Record<string, readonly string[]> = { 'worker-src': ['child-src', 'script-src', 'default-src'], 'frame-src': ['child-src', 'default-src'], 'script-src-elem': ['script-src', 'default-src'], 'script-src-attr': ['script-src', 'default-src'], 'style-src-elem': ['style-src', 'default-src'], 'style-src-attr': ['style-src', 'default-src'], 'form-action': [], 'base-uri': [], 'frame-ancestors': [] }

/** A policy, by its directives. */
type Policy = ReadonlyMap<string, readonly string[]>
type Common = Pick<Finding, 'state' | 'page' | 'action' | 'by'>

/** The findings on the policies that a page was sent; several policies all hold. */
export function judgeSecurityPolicy(page: string, policies: readonly string[], { entries }: Declaration): Finding[] {
  const common = { state: 'served', page, action: 'read', by: undefined }
  if (policies.length === 0) return [{ ...common, verdict: 'csp-wider', about: 'Content-Security-Policy', said: `${page} is sent without a security policy, so a page may contact anybody`, place: undefined, fix: 'have the host send the _headers that the build makes' }]
  const directives = policies.flatMap((policy) => policy.split(',')).map(directivesOf)
  return [...declaredUses.flatMap((use) => judgeDirective(use, directives, { entries }, common)), ...otherDirectives(directives, entries, common)]
}

/** No service declares fonts, styles or frames' parents: other hosts have no place there. Forms may be posted to their receivers, and scripts in elements are scripts. */
function otherDirectives(policies: readonly Policy[], entries: Declaration['entries'], common: Common): Finding[] {
  const declaredFor: Record<string, string[]> = {
    'form-action': entries.flatMap((entry) => (entry.kind === 'form' && entry.receiver !== 'self' ? [plainSource(entry.receiver)] : [])),
    'script-src-elem': entries.flatMap((entry) => (entry.kind === 'origin' && entry.uses.includes('script') ? [plainSource(entry.origin)] : [])),
  }
  const written = policies.flatMap((policy) => [...policy.keys()]).filter((name) => /-src(-elem|-attr)?$/.test(name) && !declaredUses.some((use) => name === `${use}-src`))
  return [...new Set([...otherNames, ...written])]
    .filter((name) => isJudgedByItself(name, policies))
    .flatMap((name) => widerSources(name, policies).filter((source) => !declaredFor[name]?.some((origin) => isWithin(source, origin))).map((source): Finding => ({ ...common, verdict: 'csp-wider', about: `${name} ${source}`, ...widerText(name, source, policies), place: undefined })))
}

/** Where every policy leaves a directive to another one, that one is judged. */
function isJudgedByItself(name: string, policies: readonly Policy[]): boolean {
  return policies.some((policy) => policy.has(name)) || policies.every((policy) => sourcesFor(name, policy) === undefined)
}

function judgeDirective(use: OriginUse, policies: readonly Policy[], { entries }: Pick<Declaration, 'entries'>, common: Common): Finding[] {
  const directive = `${use}-src`
  const declared = entries.flatMap((entry) => (entry.kind === 'origin' && entry.uses.includes(use) ? [entry] : []))
  const wider = widerSources(directive, policies).filter((source) => !declared.some(({ origin }) => isWithin(source, plainSource(origin))))
  const narrower = declared.filter(({ origin }, index) => !isAllowed(directive, plainSource(origin), policies) && declared.findIndex((other) => other.origin === origin) === index)
  return [
    ...wider.map((source): Finding => ({ ...common, verdict: 'csp-wider', about: `${directive} ${source}`, ...widerText(directive, source, policies, `; if it is intended, declare it under origins: ${use}:`), place: undefined })),
    ...narrower.map((entry): Finding => ({ ...common, verdict: 'csp-narrower', about: entry.id, said: `the register declares ${entry.origin} for ${directive}, and the security policy does not allow it`, place: entry.place, fix: 'build and deploy again; the header is made from the register' })),
  ]
}

function widerText(directive: string, source: string, policies: readonly Policy[], otherwise = ''): Pick<Finding, 'said' | 'fix'> {
  const isWritten = policies.some((policy) => sourcesFor(directive, policy) !== undefined)
  if (!isWritten) return { said: `the security policy does not say ${directive}, so it allows everything there`, fix: 'have the host send the _headers that the build makes' }
  return { said: `the security policy allows ${source} for ${directive}, and no service of the register declares it`, fix: `remove it from the header${otherwise}` }
}

/** What all policies allow for a directive besides the site itself; `*` where none of them says anything. */
function widerSources(directive: string, policies: readonly Policy[]): string[] {
  const sent = policies.map((policy) => sourcesFor(directive, policy))
  const written = sent.every((sources) => sources === undefined) ? ['*'] : sent.flatMap((sources) => sources ?? [])
  return [...new Set(written)].filter((source) => isAllowed(directive, source, policies) && !ownSources.test(source) && !reachesNobody(directive, source))
}

function isAllowed(directive: string, source: string, policies: readonly Policy[]): boolean {
  return policies.map((policy) => sourcesFor(directive, policy)).every((sources) => sources === undefined || sources.some((each) => isWithin(source, each)))
}

/** `undefined` where a policy says nothing of it, and so allows everything. */
function sourcesFor(directive: string, policy: Policy): readonly string[] | undefined {
  const holding = [directive, ...(fallbacks[directive] ?? ['default-src'])].find((name) => policy.has(name))
  return holding === undefined ? undefined : policy.get(holding)
}

function directivesOf(policy: string): Policy {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/))
  // Of a directive that is written twice, the first holds.
  return new Map(parts.toReversed().flatMap(([name = '', ...sources]): [string, string[]][] => (name === '' ? [] : [[name.toLowerCase(), sources.map(plainSource).filter((source) => source !== "'none'")]])))
}
