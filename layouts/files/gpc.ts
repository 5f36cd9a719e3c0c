import type { Register } from '../../scripts/register/load.ts'

/** `/.well-known/gpc.json`: that the Global Privacy Control signal is honoured, as assets/boot.ts does. https://w3c.github.io/gpc/ */
export function gpcFile({ site }: Register): string {
  return `${JSON.stringify({ gpc: true, lastUpdate: site.globalPrivacyControl.since })}\n`
}
