// What the forms say to visitors, held against the register as the pages are.
import { join } from 'node:path'
import { placesIn } from '../../markdown/site-links.ts'
import type { Fault } from '../../register/fault.ts'
import { shownPath } from '../../register/files.ts'
import type { Register } from '../../register/load.ts'
import type { Step } from '../../register/yaml.ts'
import { contradictedClaims } from './claims.ts'
import type { Place, Section } from './sections.ts'
import { sentencesOf } from './sentences.ts'

/** What the texts of the forms say against the register. English only, as of pages. */
export function formFaults(content: string, register: Register): Fault[] {
  if (!/^en(?:-|$)/i.test(register.site.language)) return []
  return register.forms.flatMap((form) => {
    const path = `register/forms/${form.id}.yaml`
    const placeOf = placesIn(content, path)
    const sections = textsIn(form, []).map(({ at, text }) => sectionOf(text, placeOf(at)))
    return contradictedClaims(sections, register).map((found) => ({ file: shownPath(join(content, path)), ...found }))
  })
}

/** Every text in a value of YAML, and where it stands; notes are for editors alone. */
function textsIn(value: unknown, at: readonly Step[]): { at: readonly Step[]; text: string }[] {
  if (typeof value === 'string') return [{ at, text: value.replace(/\s+/g, ' ') }]
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, [...at, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => (key === 'note' ? [] : textsIn(each, [...at, key])))
}

function sectionOf(text: string, place: Place): Section {
  return { heading: undefined, passages: [{ text, kind: 'prose', isQuoted: false, links: [], struck: [], sentences: sentencesOf(text), placeOf: () => place }], directives: [] }
}
