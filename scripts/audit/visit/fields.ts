// What people type into the fields of a page: in each something that nobody else writes.
import type { Locator, Page } from 'playwright'
import { canary, shortest, type Asked } from '../witness/canaries.ts'
import type { Visitor } from './visitor.ts'

/** What visitors type into; a field that no key reaches is not for them. */
export const typable = ':is(input:not([type=hidden], [tabindex="-1"], [type=checkbox], [type=radio], [type=submit], [type=image], [type=reset], [type=button], [type=file], [type=range], [type=color]), textarea, [contenteditable]:not([contenteditable=false]))'

/** What a field says of itself. */
interface Field {
  name: string
  type: string
  inputMode: string
  /** What it takes at least and at most; a field for a longer text has neither. */
  min: string | undefined
  max: string | undefined
  /** How many characters it takes; -1, or nothing, where it says no number. */
  maxLength: number | undefined
}

/** The fields of a form, those that stand elsewhere and name it too. */
export async function fieldsOf(form: Locator, page: Page): Promise<Locator> {
  const id = await form.getAttribute('id')
  const within = form.locator(typable)
  return id === null ? within : within.or(page.locator(typable).and(page.locator(`[form=${JSON.stringify(id)}]`)))
}

/** Types into fields, one after the other. */
export async function fillIn(places: Locator, visitor: Visitor, path: string): Promise<boolean> {
  const fields = places.filter({ visible: true })
  const asked = await fields.evaluateAll((found) => (found as unknown as Field[]).map(({ name = '', type = '', inputMode, min, max, maxLength }) => ({ name, type, inputMode, min, max, maxLength })))
  for (const [index, field] of asked.entries()) await typeInto(fields.nth(index), field, visitor, path)
  if (asked.length > 0) await fields.last().blur()
  return asked.length > 0
}

/** What is chosen in a field that takes no text of ours; it can be told from no other. */
const chosenValues: Readonly<Record<string, string>> = { time: '23:59', number: '1', 'datetime-local': '2099-12-31T23:59', month: '2099-12', week: '2099-W52' }

const typedInto: Readonly<Record<string, Asked>> = { email: 'address', tel: 'digits', date: 'day', url: 'link' }

async function typeInto(place: Locator, field: Field, { trip, untried }: Visitor, path: string): Promise<void> {
  const chosen = chosenIn(field)
  // What can only be read is given nothing, and takes no time.
  if (!(await place.isEditable())) return place.focus()
  if (chosen !== undefined) return place.fill(chosen)
  const { name, type, maxLength = -1 } = field
  const what = `the field ${name === '' ? 'without a name' : `"${name}"`}`
  const as = typedInto[type] ?? 'text'
  const longest = maxLength < 0 ? Infinity : maxLength
  const tooShort = () => void untried.push({ page: path, what: 'type', why: `${what} keeps too little of what is typed to tell it from anything else` })
  if (longest < shortest[as]) {
    await place.fill('1')
    return tooShort()
  }
  const typed = canary('typed', what, as, longest)
  trip.recorder.canaries.push(typed)
  if (type === 'date') return place.fill(typed.text)
  await place.pressSequentially(typed.text)
  const held = await place.evaluate((typedIn) => (typedIn as unknown as { value?: string; textContent: string }).value ?? (typedIn as unknown as { textContent: string }).textContent)
  if (held.includes(typed.text)) return
  // A script of the page made something else of it; what stood there before is nothing that was typed.
  if (lettersOf(held).length < shortest.text || !lettersOf(typed.text).includes(lettersOf(held))) return tooShort()
  trip.recorder.canaries.push({ ...typed, text: held })
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function chosenIn({ type, inputMode, min, max }: Field): string | undefined {
  if (inputMode === 'numeric' && type === 'text') return '1'
  const isLimited = Boolean(min) || Boolean(max)
  if (type === 'date' && isLimited) return max || min
  return type in chosenValues ? max || min || chosenValues[type] : undefined
}
