// What a form leads to, and whether a page prints it: held against the pages and files that the site has.
import { join } from 'node:path'
import type { Fault } from '../register/fault.ts'
import { shownPath } from '../register/files.ts'
import type { Register } from '../register/load.ts'
import type { Step } from '../register/yaml.ts'
import type { Addresses } from './addresses.ts'
import type { LinkToPlace } from './context.ts'
import type { Problem } from './problem.ts'
import { followed, placesIn } from './site-links.ts'

/** What is wrong with the links of the forms; those to a place in a page are looked up when all pages are read. `texts` are the pages as HTML. */
export function readFormLinks(content: string, { forms }: Register, addresses: Addresses, texts: readonly string[]): { faults: Fault[]; fragments: LinkToPlace[] } {
  const found = { faults: [] as Fault[], fragments: [] as LinkToPlace[] }
  for (const { id, sent, promotion } of forms) {
    const path = `register/forms/${id}.yaml`
    const file = shownPath(join(content, path))
    const placeOf = placesIn(content, path)
    const report = (at: readonly Step[], problem: Problem) => found.faults.push({ file, ...placeOf(at), ...problem })
    const links: { at: Step[]; to: string }[] = [
      ...sent.files.map(({ file: to }, index) => ({ at: ['sent', 'files', index, 'file'], to })),
      ...sent.links.map(({ to }, index) => ({ at: ['sent', 'links', index, 'to'], to })),
      ...(promotion ? [{ at: ['promotion', 'stop'], to: promotion.stop }] : []),
    ]
    for (const { at, to } of links) {
      const led = followed(to, addresses)
      if ('url' in led) found.fragments.push({ file, ...placeOf(at), ...led })
      else report(at, led)
    }
    if (!texts.some((html) => html.includes(` id="form-${id}" `))) report(['title'], { rule: 'form-unprinted', message: 'no page prints this form, and the policy says that there is one', fix: `write ::form{id="${id}"} on a line of its own in a page, or delete this file` })
  }
  return found
}
