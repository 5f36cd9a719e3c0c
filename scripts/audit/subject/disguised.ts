// Hosts that bear the site's name and are another party's: in the domain name system, an alias of that party's host.
import { resolveCname } from 'node:dns/promises'

/** Asks which host one is an alias of; tests hand in their own. */
export type AskAlias = (host: string) => Promise<string[]>

/** A host below the site's domain, and whose it is, or why that could not be found out. */
export type Disguised = { host: string; target: string } | { host: string; why: string }

/** Which of these hosts are the site's by their name alone. The site's own host is served by whoever hosts it, and is no such. */
export async function disguisedHosts(hosts: readonly string[], site: string, ask: AskAlias = resolveCname): Promise<Disguised[]> {
  const domain = site.replace(/^www\./, '')
  const isBelow = (host: string) => host === domain || host.endsWith(`.${domain}`)
  const asked = [...new Set(hosts)].filter((host) => host !== site && isBelow(host)).sort()
  const found = await Promise.all(asked.map(async (host) => ({ host, ...(await aliasOf(host, ask)) })))
  return found.flatMap(({ host, target, why }): Disguised[] => (why !== undefined ? [{ host, why }] : target !== undefined && !isBelow(target) ? [{ host, target }] : []))
}

/** An alias can lead to another one; more of them than this no resolver follows. */
const longestChain = 8

async function aliasOf(host: string, ask: AskAlias): Promise<{ target?: string; why?: string }> {
  let target: string | undefined
  try {
    for (let step = 0; step < longestChain; step += 1) target = (await ask(target ?? host))[0]?.toLowerCase() ?? target
  } catch (error) {
    // https://nodejs.org/api/dns.html#error-codes: a host that is no alias.
    if (!(error instanceof Error) || !('code' in error)) throw error
    if (error.code !== 'ENODATA' && error.code !== 'ENOTFOUND') return { why: error.message }
  }
  return target === undefined ? {} : { target }
}
