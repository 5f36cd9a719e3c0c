// An order adds itself up, and stays on the device until it is sent, where the register declares that.
import words from 'forms:words'

const key = 'order'

/** Follows the numbers of an order. Gives what empties what was kept of it; a form in which nothing is ordered has nothing to empty. */
export function keepOrder(form: HTMLFormElement): () => void {
  const inputs = [...form.querySelectorAll<HTMLInputElement>('[data-price]')]
  if (inputs.length === 0) return () => {}
  const isKept = form.dataset['keeps'] !== undefined
  if (isKept) {
    fillIn(inputs)
    form.querySelector('[data-kept]')?.removeAttribute('hidden')
  }
  const follow = () => {
    tell(form, inputs)
    if (isKept) keep(inputs)
  }
  form.addEventListener('input', follow)
  // What another tab keeps is what holds: two tabs with one order would else take turns in overwriting each other.
  if (isKept)
    addEventListener('storage', ({ key: changed }) => {
      if (changed !== null && changed !== key) return
      for (const input of inputs) input.value = input.defaultValue
      fillIn(inputs)
      tell(form, inputs)
    })
  form.addEventListener('reset', () => setTimeout(tell, 0, form, inputs))
  tell(form, inputs)
  return () => isKept && empty()
}

/** Prices are counted in hundredths: sums of fractions are not exact. */
function tell(form: HTMLFormElement, inputs: readonly HTMLInputElement[]): void {
  const hundredths = inputs.reduce((sum, { value, dataset }) => sum + (/^\d{1,3}$/.test(value) ? Number(value) : 0) * Number((dataset['price'] ?? '').replace('.', '')), 0)
  const output = form.querySelector('[data-total]')
  const total = new Intl.NumberFormat(words.language, { style: 'currency', currency: form.dataset['currency'] ?? '' }).format(hundredths / 100)
  if (output) output.textContent = words.total.replace('{total}', total)
}

function keep(inputs: readonly HTMLInputElement[]): void {
  const chosen = Object.fromEntries(inputs.filter(({ value }) => /^(?!0+$)\d{1,3}$/.test(value)).map(({ name, value }) => [name, value]))
  try {
    if (Object.keys(chosen).length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(chosen))
  } catch (error) {
    // Where the browser keeps nothing, the order lives as long as the page does.
    if (!(error instanceof DOMException)) throw error
  }
}

function fillIn(inputs: readonly HTMLInputElement[]): void {
  const kept = readKept()
  for (const input of inputs) {
    const value = kept[input.name]
    if (typeof value === 'string' && /^\d{1,3}$/.test(value)) input.value = value
  }
}

function readKept(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof kept === 'object' && kept !== null ? { ...kept } : {}
  } catch (error) {
    // Another script may have written there, or the browser keeps nothing.
    if (error instanceof SyntaxError || error instanceof DOMException) return {}
    throw error
  }
}

function empty(): void {
  try {
    localStorage.removeItem(key)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
