import type { Register } from '../../scripts/register/load.ts'

/** `/.well-known/gpc.json`: whether the Global Privacy Control signal is honoured. https://w3c.github.io/gpc/ */
export function gpcFile({ site }: Register): string {
  const { honoured, since } = site.globalPrivacyControl
  return `${JSON.stringify({ gpc: honoured, lastUpdate: since })}\n`
}
