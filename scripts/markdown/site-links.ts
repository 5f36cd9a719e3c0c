// The links that site.yaml sets on every page, and its redirects: held against the addresses that the site has.
import { join } from 'node:path'
import type { Fault } from '../register/fault.ts'
import { readTextFile, shownPath } from '../register/files.ts'
import type { Register } from '../register/load.ts'
import { nearest } from '../register/nearest.ts'
import { readYaml, type Step } from '../register/yaml.ts'
import { resolveLink, type Addresses } from './addresses.ts'
import { outputOf } from './outputs.ts'
import { type LinkToPlace } from './context.ts'
import { quoted, type Problem } from './problem.ts'

/** What is wrong with the links of site.yaml; those to a place in a page are looked up when all pages are read. `files` are the site's files besides pages. */
export function readSiteLinks(content: string, { site }: Register, addresses: Addresses, files: readonly string[]): { faults: Fault[]; fragments: LinkToPlace[] } {
  const file = shownPath(join(content, 'site.yaml'))
  const found = { faults: [] as Fault[], fragments: [] as LinkToPlace[] }
  const placeOf = placesIn(content, 'site.yaml')
  const report = (at: readonly Step[], problem: Problem) => found.faults.push({ file, ...placeOf(at), ...problem })
  const redirected = site.redirects.map(({ from }) => from)
  // A redirect to a redirect would be one more round trip, or a circle.
  const withoutRedirects: Addresses = { pages: addresses.pages, others: new Set([...addresses.others].filter((address) => !redirected.includes(address))) }

  const lists = Object.entries({ navigation: site.navigation, documents: site.documents, redirects: site.redirects })
  const links: { at: Step[]; to: string }[] = [...lists.flatMap(([list, entries]) => entries.map(({ to }, index) => ({ at: [list, index, 'to'], to }))), { at: ['policy'], to: site.policy }]
  for (const link of links) {
    const led = followed(link.to, withoutRedirects)
    if ('url' in led) found.fragments.push({ file, ...placeOf(link.at), ...led })
    else report(link.at, led)
  }
  const taken = [...addresses.pages.values(), ...files].map(outputOf)
  redirected.forEach((from, index) => {
    const at = ['redirects', index, 'from']
    if ([from, `${withoutSlash(from)}/`].map(outputOf).some((output) => taken.includes(output))) report(at, { rule: 'address-twice', message: `${quoted(from)} is a page of this site`, fix: 'remove this redirect, or rename the page' })
    if (redirected.slice(0, index).map(withoutSlash).includes(withoutSlash(from))) report(at, { rule: 'address-twice', message: `${quoted(from)} is redirected twice`, fix: 'keep one of the two' })
  })
  return found
}

/** Where a link of a YAML file leads: a page and a place in it, or what is wrong with it. It is printed as it stands, so it has to be whole. */
export function followed(to: string, addresses: Addresses): Pick<LinkToPlace, 'url' | 'fragment'> | Problem {
  const resolved = resolveLink(to, 'site.yaml', addresses)
  if (typeof resolved !== 'string') return resolved.rule === 'dead-link' ? { ...resolved, fix: addressMeant(to, addresses) } : resolved
  if (resolved !== to) return { rule: 'link', message: `${quoted(to)} is not the whole address`, fix: `write ${resolved}` }
  const [url = '', fragment = ''] = resolved.split('#')
  return { url, fragment }
}

/** What to write for a dead link: in YAML an address, where a text would name the file. */
function addressMeant(to: string, { pages, others }: Addresses): string {
  const near = nearest(to, [...pages.values(), ...others])
  return near ? `did you mean "${near}"?` : 'write the address of a page of this site, like /cookies/'
}

/** Where the values of a YAML file of the content folder stand. */
export function placesIn(content: string, path: string): (path: readonly Step[]) => Pick<Fault, 'line' | 'column'> {
  const file = shownPath(join(content, path))
  const text = readTextFile(join(content, path), file)
  const yaml = typeof text === 'string' ? readYaml(file, text) : []
  return Array.isArray(yaml) ? () => ({ line: 1, column: 1 }) : yaml.placeOf
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '')
}
