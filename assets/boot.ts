// The one script on every page: reads the choice, loads the tags it grants, fetches the banner only when there is something to ask.
import config from 'consent:config'
import { grantedBy } from './consent/choice.ts'

const signal = (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true
const granted = grantedBy(document.cookie, config, signal)

if (granted) load(granted)
else ask('show')

document.addEventListener('click', (event) => {
  const control = event.target instanceof Element ? event.target.closest('[data-consent]') : null
  if (!control) return
  event.preventDefault()
  ask('settings')
})

function load(categories: string[]): void {
  if (config.tags.some(({ category }) => categories.includes(category))) void import('./tags/tags.ts').then(({ loadTags }) => loadTags(config, categories))
}

function ask(what: 'show' | 'settings'): void {
  void import('./consent/choices.ts').then(({ openChoices }) => openChoices(config, what, () => load(grantedBy(document.cookie, config, signal) ?? [])))
}
