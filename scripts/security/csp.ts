import { createHash } from 'node:crypto'
import type { Register } from '../register/load.ts'
import { originKinds } from '../register/schema/service.ts'

/** A Content-Security-Policy: each directive with its sources. */
export type Policy = Record<string, readonly string[]>

/**
 * The policy that allows this site, and exactly the origins that its services declare. No eval, and of inline scripts only
 * the one of this text, which runs before the first paint. https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy({ services }: Pick<Register, 'services'>, inlineScript: string): Policy {
  const declared = Object.fromEntries(
    originKinds.map((kind) => [kind, [...new Set(services.flatMap(({ origins }) => origins?.[kind] ?? []))].sort()]),
  ) as Record<(typeof originKinds)[number], string[]>
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'", hashSource(inlineScript), ...declared.script],
    'style-src': ["'self'"],
    'img-src': ["'self'", ...declared.img],
    // What visitors fill in is posted to this site by its own script, too.
    'connect-src': orNone([...(services.some(({ posts }) => posts === 'host') ? ["'self'"] : []), ...declared.connect]),
    'frame-src': orNone(declared.frame),
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'", ...new Set(services.flatMap(({ posts }) => (posts === undefined || posts === 'host' ? [] : [new URL(posts).origin])))],
    'frame-ancestors': ["'none'"],
  }
}

/** A policy as the value of its header. */
export function policyText(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')
}

function hashSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}

function orNone(sources: readonly string[]): readonly string[] {
  return sources.length === 0 ? ["'none'"] : sources
}
