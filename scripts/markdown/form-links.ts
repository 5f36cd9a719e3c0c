// What a form leads to, and whether a page prints it: held against the pages and files that the site has.
import { join } from 'node:path'
import type { Fault } from '../register/fault.ts'
import { shownPath } from '../register/files.ts'
import type { Register } from '../register/load.ts'
import type { Step } from '../register/yaml.ts'
import type { Addresses } from './addresses.ts'
import type { LinkToPlace } from './context.ts'
import { quoted, type Problem } from './problem.ts'
import { followed, placesIn } from './site-links.ts'

/** What is wrong with the links of the forms; those to a place in a page are looked up when all pages are read. `texts` are the pages as HTML. */
export function readFormLinks(content: string, { forms }: Register, addresses: Addresses, texts: readonly string[]): { faults: Fault[]; fragments: LinkToPlace[] } {
  const found = { faults: [] as Fault[], fragments: [] as LinkToPlace[] }
  for (const { id, sent, promotion } of forms) {
    const path = `register/forms/${id}.yaml`
    const file = shownPath(join(content, path))
    const placeOf = placesIn(content, path)
    const report = (at: readonly Step[], problem: Problem) => found.faults.push({ file, ...placeOf(at), ...problem })
    const links: Link[] = [
      ...sent.files.map(({ file: to }, index) => ({ at: ['sent', 'files', index, 'file'], to, judge: notAFile })),
      ...sent.links.map(({ to }, index) => ({ at: ['sent', 'links', index, 'to'], to })),
      ...(promotion ? [{ at: ['promotion', 'stop'], to: promotion.stop, judge: notAPageToStopOn }] : []),
    ]
    for (const { at, to, judge } of links) {
      const followedTo = followed(to, addresses)
      const led = 'url' in followedTo ? (judge?.(followedTo.url, addresses) ?? followedTo) : followedTo
      if ('url' in led) found.fragments.push({ file, ...placeOf(at), ...led })
      else report(at, led)
    }
    if (!texts.some((html) => html.includes(` id="form-${id}" `))) report(['title'], { rule: 'form-unprinted', message: 'no page prints this form, and the policy says that there is one', fix: `write ::form{id="${id}"} on a line of its own in a page, or delete this file` })
  }
  return found
}

/** A link of a form, and what else has to be true of what it leads to. */
interface Link {
  at: Step[]
  to: string
  judge?: (url: string, addresses: Addresses) => Problem | undefined
}

// GDPR Art. 7(3): on a page that only thanks, or that is for machines, nobody can take a consent back.
function notAPageToStopOn(url: string, { pages }: Addresses): Problem | undefined {
  return [...pages.values()].includes(url) ? undefined : { rule: 'form-stop', message: `${quoted(url)} is no page on which anybody can take this back`, fix: 'write the address of the page that says how, or holds a form for it, like /contact/' }
}

function notAFile(url: string): Problem | undefined {
  return url.endsWith('/') ? { rule: 'form-file', message: `${quoted(url)} is a page, and no file to load`, fix: 'write the address of a file; or put the page under links:, as label: and to:' } : undefined
}
