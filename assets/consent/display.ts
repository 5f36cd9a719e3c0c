// Theme and text size: the control, and the two cookies that hold what was set.
import texts from 'consent:display'
import type { Consent } from './consent.ts'

/** Opens the control under its button, or closes it. `remember` keeps a yes or no to remembering. */
export function toggleDisplay(consent: Consent, remember: (category: string, yes: boolean) => Promise<void>): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-consent=display]')) {
    const isOpen = button.getAttribute('aria-expanded') === 'true'
    button.setAttribute('aria-expanded', String(!isOpen))
    const next = button.nextElementSibling
    if (next?.matches('form.display')) next.toggleAttribute('hidden', isOpen)
    else button.after(control(consent, (yes) => remember(texts.rememberedBy, yes)))
  }
}

function control(consent: Consent, remember: (yes: boolean) => Promise<void>): HTMLFormElement {
  const { words } = texts
  const form = document.createElement('form')
  form.className = 'display'
  form.autocomplete = 'off'
  const { theme = 'system', size = 'normal' } = document.documentElement.dataset
  form.append(radios(words.theme, 'theme', words.themes, theme), radios(words.size, 'size', words.sizes, size))
  const said = document.createElement('p')
  said.setAttribute('role', 'status')
  const box = texts.rememberedBy ? checkbox(texts.remember) : undefined
  if (box) form.append(box.label, note(words.session))
  form.append(said)

  const isRemembered = () => consent.look().granted.includes(texts.rememberedBy)
  const follow = () => box && (box.input.checked = isRemembered())
  const apply = () => {
    const chosen = new FormData(form)
    const [theme, size] = [String(chosen.get('theme')), String(chosen.get('size'))]
    Object.assign(document.documentElement.dataset, { theme, size })
    said.textContent = keep(`${theme}.${size}`, isRemembered()) ? '' : words.notKept
  }
  form.addEventListener('change', ({ target }) => {
    if (target !== box?.input) return apply()
    void remember(box.input.checked).then(() => {
      apply()
      follow()
    })
  })
  addEventListener('choice', follow)
  follow()
  return form
}

/** Keeps a setting until the browser is closed, and longer where that was allowed. False where the browser keeps no cookies. */
function keep(value: string, isRemembered: boolean): boolean {
  const rest = `=${value};path=/;samesite=lax${location.protocol === 'https:' ? ';secure' : ''}`
  document.cookie = `display${rest}`
  if (isRemembered) document.cookie = `display_kept${rest};max-age=${texts.seconds}`
  return document.cookie.includes(`display=${value}`)
}

function radios(legend: string, name: string, options: Record<string, string>, chosen: string): HTMLFieldSetElement {
  const fields = document.createElement('fieldset')
  fields.append(Object.assign(document.createElement('legend'), { textContent: legend }))
  for (const [value, text] of Object.entries(options)) {
    const input = Object.assign(document.createElement('input'), { type: 'radio', name, value })
    input.defaultChecked = value === chosen
    fields.append(labelled(input, text))
  }
  return fields
}

function checkbox(text: string): { label: HTMLLabelElement; input: HTMLInputElement } {
  const input = Object.assign(document.createElement('input'), { type: 'checkbox' })
  return { input, label: labelled(input, text) }
}

function labelled(input: HTMLInputElement, text: string): HTMLLabelElement {
  const label = document.createElement('label')
  label.append(input, text)
  return label
}

function note(text: string): HTMLParagraphElement {
  return Object.assign(document.createElement('p'), { textContent: text })
}
