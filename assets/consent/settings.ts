// The settings: one switch for each category, with everything behind it.
import texts from 'consent:settings'
import type { Consent } from './consent.ts'
import type { Deeds } from './dialogs.ts'

type Dialogs = typeof import('./dialogs.ts')

/** Opens the settings, with the switches as they stand now. */
export async function openSettings(consent: Consent, dialogs: Dialogs, deeds: Deeds): Promise<void> {
  const { words } = texts
  await Promise.all(texts.stylesheets.map(dialogs.stylesheet))
  const options = {
    title: words.title,
    closeIconLabel: words.close,
    acceptAllBtn: consent.signal ? words.acceptSignalled : words.acceptAll,
    acceptNecessaryBtn: words.refuseAll,
    savePreferencesBtn: words.save,
    sections: [{ description: texts.intro }, ...texts.sections.map(({ id, title, description }) => ({ title, description, linkedCategory: id }))],
  }
  const dialog = await dialogs.openSettings(consent, texts.language, options, deeds)
  if (!dialog) return
  if (!dialog.hasAttribute('tabindex')) mend(dialog, consent, dialogs)
  setSwitches(consent, dialogs)
  dialog.querySelector<HTMLElement>('.pm__close-btn')?.focus({ preventScroll: true })
}

function mend(dialog: HTMLElement, { config }: Consent, { switches }: Dialogs): void {
  // What is pressed while all lies under glass does not take the focus out of it. That also says that it is mended.
  dialog.tabIndex = -1
  // The library moves focus to an empty place, late, and scrolls back to it under the mouse of who was quick.
  dialog.querySelector('[tabindex="-1"]')?.removeAttribute('tabindex')
  dialog.querySelector('.pm__close-btn svg')?.setAttribute('aria-hidden', 'true')
  // The library makes a button of each title, which folds what stands behind the switch and looks like its name.
  for (const button of dialog.querySelectorAll<HTMLElement>('.pm__section-title[aria-expanded=false]')) {
    button.click()
    const title = document.createElement('p')
    title.className = button.className
    title.textContent = button.textContent
    button.replaceWith(title)
  }
  const requires = new Map(config.categories.map(({ id, requires }) => [id, requires]))
  // A yes to what requires another category is visibly a yes to both, a no to that a no to both.
  const takeAlong = (input: HTMLInputElement) => {
    for (const other of switches())
      if (other.checked !== input.checked && (input.checked ? requires.get(input.value) === other.value : requires.get(other.value) === input.value)) {
        other.checked = input.checked
        takeAlong(other)
      }
  }
  for (const input of switches()) {
    input.setAttribute('role', 'switch')
    input.setAttribute('aria-describedby', `${input.value}-desc`)
    input.addEventListener('change', () => takeAlong(input))
  }
}

function setSwitches(consent: Consent, { switches }: Dialogs): void {
  const { answers, asked } = consent.look()
  for (const { id, advertising, requires } of consent.config.categories) {
    const input = switches().find(({ value }) => value === id)
    if (!input) continue
    input.disabled = Boolean(advertising && consent.signal)
    const needed = switches().find(({ value }) => value === requires)
    input.checked = !input.disabled && !asked.includes(id) && answers[id]?.[0] === 1 && (!needed || needed.checked)
    if (input.disabled) sayOff(input)
  }
}

function sayOff(input: HTMLInputElement): void {
  const id = `${input.value}-signal`
  if (document.getElementById(id)) return
  const said = document.createElement('p')
  said.id = id
  said.className = 'pm__signal'
  said.textContent = texts.words.signal
  input.closest('.pm__section--toggle')?.querySelector('.pm__section-title-wrapper')?.after(said)
  input.setAttribute('aria-describedby', `${id} ${input.value}-desc`)
}
