// What a source of a security policy stands for. https://www.w3.org/TR/CSP3/#match-url-to-source-expression

/** A source that stands for addresses, in its parts; of what is not written there is none. */
interface Addresses {
  scheme: string | undefined
  /** Absent of a scheme that stands alone. */
  host: string | undefined
  port: string | undefined
  path: string
}

/** A source as it is compared: case counts in a path, in a hash and in a nonce alone. */
export function plainSource(written: string): string {
  if (written.startsWith("'")) return written.replace(/^'([a-z-]+'$|(sha\d+|nonce)-)/i, (start) => start.toLowerCase())
  const [, place = '', path = ''] = /^((?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?[^/]*)(.*)$/i.exec(written) ?? []
  return place.toLowerCase() + path
}

/** Whether everything that one source stands for another one allows; both as `plainSource` gives them. */
export function isWithin(narrow: string, wide: string): boolean {
  if (narrow === wide) return true
  // Words in quotes stand for no address.
  if ([narrow, wide].some((source) => source.startsWith("'"))) return false
  const [inner, outer] = [addressesOf(narrow), addressesOf(wide)]
  const schemes = schemesOf(inner)
  // `*` reaches hosts, whatever the port: no data and nothing that the page made itself.
  if (wide === '*') return schemes.every((scheme) => scheme in defaultPorts)
  return narrow !== '*' && schemes.every((scheme) => schemesOf(outer).includes(scheme)) && (outer.host === undefined || (isHostWithin(inner.host, outer.host) && isPortWithin(inner, outer) && isPathWithin(inner.path, outer.path)))
}

function addressesOf(source: string): Addresses {
  const [, alone] = /^([a-z][a-z0-9+.-]*):$/.exec(source) ?? []
  if (alone !== undefined) return { scheme: alone, host: undefined, port: undefined, path: '' }
  const [, scheme, host = '', port, path = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^:/]*)(?::(\d+|\*))?(\/.*)?$/.exec(source) ?? []
  return { scheme, host, port, path }
}

const defaultPorts: Record<string, string> = { http: '80', https: '443', ws: '80', wss: '443' }

/** https://www.w3.org/TR/CSP3/#match-schemes: what is written without encryption allows it, too. A page's own scheme is what a source without one has. */
function schemesOf({ scheme = 'https' }: Addresses): readonly string[] {
  return { http: ['http', 'https'], ws: ['ws', 'wss', 'http', 'https'], wss: ['wss', 'https'] }[scheme] ?? [scheme]
}

function isHostWithin(inner: string | undefined, outer: string): boolean {
  if (inner === undefined) return false
  return outer === '*' || inner === outer || (outer.startsWith('*.') && inner.endsWith(outer.slice(1)))
}

function isPortWithin({ scheme = 'https', port = defaultPorts[scheme] }: Addresses, outer: Addresses): boolean {
  const outerPort = outer.port ?? defaultPorts[outer.scheme ?? 'https']
  // https://www.w3.org/TR/CSP3/#match-ports: what goes on without encryption may go on with it.
  return outerPort === '*' || port === outerPort || (outerPort === '80' && port === '443')
}

function isPathWithin(inner: string, outer: string): boolean {
  return outer === '' || inner === outer || (outer.endsWith('/') && (inner === '' ? '/' : inner).startsWith(outer))
}
