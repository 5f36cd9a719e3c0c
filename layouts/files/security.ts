import type { Register } from '../../scripts/register/load.ts'

/** `/.well-known/security.txt` (RFC 9116). It expires within a year of the build, so that a forgotten site does not vouch for itself. */
export function securityFile({ site, controller }: Register, day: string): string {
  const expires = new Date(`${day}T00:00:00Z`)
  expires.setUTCDate(expires.getUTCDate() + 360)
  return [
    `Contact: mailto:${controller.email}`,
    `Expires: ${expires.toISOString()}`,
    `Preferred-Languages: ${site.language}`,
    `Canonical: ${site.address}/.well-known/security.txt`,
    '',
  ].join('\n')
}
