// What is missing or wrong in a form, field by field, in the order of the page.
import words from 'forms:words'
import { isEmail, isPhone, sentValue } from './values.ts'

/** A field as the browser has it. */
export type Input = HTMLInputElement | HTMLTextAreaElement

/** One thing to mend: where, and what to say. */
export interface Fault {
  /** The field; of answers to choose from, the first. */
  input: Input
  /** What the fault is shown in: the field's own box. */
  box: HTMLElement
  text: string
}

/** The faults of a form. An order of nothing is one. */
export function faultsIn(form: HTMLFormElement): Fault[] {
  const inputs = [...form.querySelectorAll<Input>('.field :is(input, textarea)')]
  const firsts = inputs.filter((input, index) => input.type !== 'radio' || inputs.findIndex(({ name }) => name === input.name) === index)
  const faults = firsts.flatMap((input) => {
    const text = textFor(input)
    const box = input.closest<HTMLElement>('.field')
    return text && box ? [{ input, box, text }] : []
  })
  const items = firsts.filter(({ dataset }) => dataset['price'] !== undefined)
  const [first] = items
  const box = first?.closest<HTMLElement>('.field')
  if (!first || !box || faults.some(({ input }) => items.includes(input as HTMLInputElement)) || items.some(({ value }) => Number(value) > 0)) return faults
  return [{ input: first, box, text: words.nothingOrdered }, ...faults]
}

function textFor(input: Input): string {
  const { validity, type } = input
  const value = sentValue(input.value, input instanceof HTMLTextAreaElement)
  const label = labelOf(input)
  const say = (text: string) => text.replace('{label}', label).replace('{most}', `${input.maxLength}`)
  if (validity.valueMissing || (input.required && type !== 'checkbox' && type !== 'radio' && value === '')) return say(type === 'radio' ? words.notChosen : type === 'checkbox' ? words.notTicked : words.missing)
  if (validity.tooLong || (input.maxLength >= 0 && value.length > input.maxLength)) return say(words.tooLong)
  if (type === 'email' && value !== '' && !isEmail(value)) return say(words.notAnEmail)
  if (type === 'tel' && value !== '' && !isPhone(value)) return say(words.notAPhone)
  return input.getAttribute('inputmode') === 'numeric' && value !== '' && !/^\d+$/.test(value) ? say(words.notANumber) : ''
}

/** The words of a field without the word that says whether it is required. */
function labelOf(input: Input): string {
  const labels = input.type === 'radio' ? [input.closest('fieldset')?.querySelector('legend')] : [...(input.labels ?? [])]
  const [label] = labels
  const copy = label?.cloneNode(true) as HTMLElement | undefined
  copy?.querySelector('.need')?.remove()
  return copy?.textContent.trim() ?? input.name
}
