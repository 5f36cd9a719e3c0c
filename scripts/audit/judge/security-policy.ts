// The Content-Security-Policy that was sent, against the origins that the register declares: equal sets.
// https://www.w3.org/TR/CSP3/
import type { Declaration, OriginUse } from '../declare/declaration.ts'
import type { Finding } from './findings.ts'

/** What is allowed besides the declared origins, by directive: the site itself, and its one small script, by its hash. */
const ownSources = /^'(self|none|sha256-[A-Za-z0-9+/=]+|report-sample)'$/

/** The findings on the policies that a page was sent; several policies all hold. */
export function judgeSecurityPolicy(page: string, policies: readonly string[], { entries }: Declaration): Finding[] {
  const common = { state: 'served', page, action: 'read', by: undefined }
  if (policies.length === 0) return [{ ...common, verdict: 'csp-wider', about: 'Content-Security-Policy', said: `${page} is sent without a security policy, so a page may contact anybody`, place: undefined, fix: 'have the host send the _headers that the build makes' }]
  const directives = policies.map(directivesOf)
  return [...(['script', 'connect', 'img', 'frame'] as const).flatMap((use) => judgeDirective(use, directives, { entries }, common)), ...otherDirectives(directives, entries, common)]
}

/** No service declares fonts, styles or frames' parents: other hosts have no place there. Forms may be posted to their receivers. */
function otherDirectives(policies: readonly Map<string, string[]>[], entries: Declaration['entries'], common: Pick<Finding, 'state' | 'page' | 'action' | 'by'>): Finding[] {
  const receivers = entries.flatMap((entry) => (entry.kind === 'form' ? [entry.receiver] : []))
  const names = [...new Set(policies.flatMap((policy) => [...policy.keys()]))].filter((name) => /-src(-elem|-attr)?$|^(form-action|frame-ancestors|base-uri)$/.test(name) && !['script-src', 'connect-src', 'img-src', 'frame-src'].includes(name))
  return names.flatMap((name) => {
    const sources = policies.flatMap((policy) => policy.get(name) ?? [])
    return [...new Set(sources)].filter((source) => !ownSources.test(source) && !/^(data|blob):$/.test(source) && !(name === 'form-action' && receivers.includes(source))).map((source): Finding => ({ ...common, verdict: 'csp-wider', about: `${name} ${source}`, said: `the security policy allows ${source} for ${name}, and no service of the register declares it`, place: undefined, fix: 'remove it from the header' }))
  })
}

function judgeDirective(use: OriginUse, policies: readonly Map<string, string[]>[], { entries }: Pick<Declaration, 'entries'>, common: Pick<Finding, 'state' | 'page' | 'action' | 'by'>): Finding[] {
  const directive = `${use}-src`
  const sent = policies.map((policy) => policy.get(directive) ?? policy.get('default-src') ?? ['*'])
  const declared = entries.flatMap((entry) => (entry.kind === 'origin' && entry.uses.includes(use) ? [entry] : []))
  const allowedBy = (source: string) => sent.every((sources) => sources.includes(source))
  const wider = [...new Set(sent.flat())].filter((source) => allowedBy(source) && !ownSources.test(source) && !declared.some(({ origin }) => origin === source))
  const narrower = declared.filter(({ origin }, index) => !allowedBy(origin) && declared.findIndex((other) => other.origin === origin) === index)
  return [
    ...wider.map((source): Finding => ({ ...common, verdict: 'csp-wider', about: `${directive} ${source}`, said: `the security policy allows ${source} for ${directive}, and no service of the register declares it`, place: undefined, fix: `remove it from the header; if it is intended, declare it under origins: ${use}:` })),
    ...narrower.map((entry): Finding => ({ ...common, verdict: 'csp-narrower', about: entry.id, said: `the register declares ${entry.origin} for ${directive}, and the security policy does not allow it`, place: entry.place, fix: 'build and deploy again; the header is made from the register' })),
  ]
}

function directivesOf(policy: string): Map<string, string[]> {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/))
  return new Map(parts.flatMap(([name = '', ...sources]): [string, string[]][] => (name === '' ? [] : [[name.toLowerCase(), sources.filter((source) => source !== "'none'")]])))
}
