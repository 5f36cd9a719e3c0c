import { block, text, wrong } from '../values.ts'

/** One text that visitors read. The named places, `{date}`, stand in it, and nothing else in braces. */
export function word(...places: string[]) {
  const what = places.length === 0 ? 'the text that visitors read' : `the text that visitors read; ${places.map((place) => `{${place}}`).join(', ')} stands in it, filled by the site`
  return text(what).superRefine((value, context) => {
    const found = [...value.matchAll(/\{([^{}]*)\}/g)]
    const unknown = found.filter(([, place = '']) => !places.includes(place))
    for (const [whole] of unknown) {
      const known = places.length === 0 ? 'no place in braces can stand here' : `known: ${places.map((name) => `{${name}}`).join(', ')}`
      context.addIssue({ code: 'custom', message: wrong(`has an unknown place ${JSON.stringify(whole)}`, known), params: { rule: 'unknown-place' } })
    }
    const isHalf = unknown.length === 0 && /[{}]/.test(value.replace(/\{[^{}]*\}/g, ''))
    if (isHalf) context.addIssue({ code: 'custom', message: wrong('has a brace without its other half', 'write {place} whole, or no brace'), params: { rule: 'unknown-place' } })
    // A mistyped place is lost too; one fault is enough for it.
    const mistyped = isHalf || found.length > places.filter((name) => value.includes(`{${name}}`)).length
    for (const place of mistyped ? [] : places.filter((name) => !value.includes(`{${name}}`)))
      context.addIssue({ code: 'custom', message: wrong(`has lost its place {${place}}`, `write {${place}} where the site fills it in`), params: { rule: 'missing-place' } })
  })
}

/** A title and a text, in which these places stand. */
export function titled(...places: string[]) {
  return block({ title: word(), text: word(...places) }, 'a title and a text')
}
