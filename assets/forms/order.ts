// An order adds itself up, and stays on the device until it is sent, where the register declares that.
import words from 'forms:words'
import { sentValue } from './values.ts'

/** The entry of the local storage that holds what is chosen in each form with an order, by the name of the form. */
const key = 'order'

/** Stands beside what is chosen while that is on its way. Nothing that can be ordered has this name (takenNames in scripts/register/schema/form.ts). */
const onItsWay = 'submit'

/** Follows the numbers of an order, where a form has one, and keeps them on the device until it is sent. Another tab may change them, too. */
export function keepOrder(form: HTMLFormElement, changedElsewhere: () => void): void {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('[data-price]')]
  if (inputs.length === 0) return
  const name = form.getAttribute('name') ?? ''
  const isKept = form.dataset['keeps'] !== undefined
  if (isKept) {
    fillIn(inputs, name)
    form.querySelector('[data-kept]')?.removeAttribute('hidden')
  }
  form.addEventListener('input', () => {
    tell(form, inputs)
    if (isKept) keep(name, Object.fromEntries(inputs.filter((input) => Number(countIn(input)) > 0).map((input) => [input.name, countIn(input)])))
  })
  // What another tab keeps is what holds: two tabs with one order would else take turns in overwriting each other.
  if (isKept)
    addEventListener('storage', ({ key: changed }) => {
      if (changed !== null && changed !== key) return
      for (const input of inputs) input.value = input.defaultValue
      fillIn(inputs, name)
      tell(form, inputs)
      changedElsewhere()
    })
  form.addEventListener('reset', () => setTimeout(tell, 0, form, inputs))
  tell(form, inputs)
}

/** Notes beside what is kept of the order in a form whether it is on its way. */
export function noteOrder(form: HTMLFormElement, isOnItsWay: boolean): void {
  const name = form.getAttribute('name') ?? ''
  const { [onItsWay]: _before, ...chosen } = readKept()[name] ?? {}
  if (form.dataset['keeps'] !== undefined && Object.keys(chosen).length > 0) keep(name, isOnItsWay ? { ...chosen, [onItsWay]: 'yes' } : chosen)
}

/** Takes off the device what is kept of the order in a form that was sent: on the page that follows it. One that somebody began since then, or never sent, stays. */
export function emptyOrder(name: string): void {
  if (readKept()[name]?.[onItsWay] !== undefined) keep(name, {})
}

/** How many are chosen, as it is sent; nothing where that is no number. */
function countIn({ value }: HTMLInputElement): string {
  return /^\d{1,3}$/.exec(sentValue(value, false))?.[0] ?? ''
}

/** Prices are counted in hundredths: sums of fractions are not exact. */
function tell(form: HTMLFormElement, inputs: readonly HTMLInputElement[]): void {
  const hundredths = inputs.reduce((sum, input) => sum + Number(countIn(input)) * Number((input.dataset['price'] ?? '').replace('.', '')), 0)
  const output = form.querySelector('[data-total]')
  const total = new Intl.NumberFormat(words.language, { style: 'currency', currency: form.dataset['currency'] ?? '' }).format(hundredths / 100)
  if (output) output.textContent = words.total.replace('{total}', total)
}

function keep(name: string, chosen: Readonly<Record<string, unknown>>): void {
  const { [name]: _before, ...others } = readKept()
  const kept = Object.keys(chosen).length === 0 ? others : { ...others, [name]: chosen }
  try {
    if (Object.keys(kept).length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
  } catch (error) {
    // Where the browser keeps nothing, the order lives as long as the page does.
    if (!(error instanceof DOMException)) throw error
  }
}

function fillIn(inputs: readonly HTMLInputElement[], name: string): void {
  const kept = readKept()[name] ?? {}
  for (const input of inputs) {
    const value = kept[input.name]
    if (typeof value === 'string' && /^\d{1,3}$/.test(value)) input.value = value
  }
}

/** What is kept of each form; what anybody else wrote there goes with the next change. */
function readKept(): Record<string, Readonly<Record<string, unknown>>> {
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return isObject(kept) ? Object.fromEntries(Object.entries(kept).flatMap(([name, chosen]) => (isObject(chosen) ? [[name, chosen]] : []))) : {}
  } catch (error) {
    // Another script may have written there, or the browser keeps nothing.
    if (error instanceof SyntaxError || error instanceof DOMException) return {}
    throw error
  }
}
