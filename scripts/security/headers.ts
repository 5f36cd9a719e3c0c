// The file `_headers`, as Netlify and Cloudflare Pages read it: https://docs.netlify.com/routing/headers/
import type { Register } from '../register/load.ts'
import { contentSecurityPolicy, policyText } from './csp.ts'

/** Headers for every address that a path pattern fits. */
export interface HeaderRule {
  path: string
  headers: Record<string, string>
}

// Features that a legal text never needs. https://www.w3.org/TR/permissions-policy/
const refusedFeatures = ['accelerometer', 'autoplay', 'camera', 'display-capture', 'fullscreen', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb']

/** The rules of `_headers`. No header is set by two rules that fit one address: hosts combine such rules differently. */
export function headerRules(register: Register, draft: boolean, inlineScript: string): HeaderRule[] {
  return [
    {
      path: '/*',
      headers: {
        'Content-Security-Policy': policyText(contentSecurityPolicy(register, inlineScript)),
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Permissions-Policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Resource-Policy': 'same-origin',
        ...(register.site.example || draft ? { 'X-Robots-Tag': 'noindex' } : {}),
      },
    },
    // These files have a hash of their content in their name.
    { path: '/assets/*', headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } },
    { path: '/.well-known/gpc.json', headers: { 'Content-Type': 'application/json' } },
  ]
}

/** The text of `_headers`. */
export function headersFile(rules: readonly HeaderRule[]): string {
  return rules.map(({ path, headers }) => `${path}\n${Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`).join('')}`).join('\n')
}
