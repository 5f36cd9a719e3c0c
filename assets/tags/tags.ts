// Google's tags in basic consent mode: not one byte goes to Google before a yes.
import config from 'consent:tags'

interface Page {
  dataLayer?: unknown[]
  [disabled: `ga-disable-${string}`]: boolean
}

const page = window as unknown as Page
const types = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'functionality_storage', 'personalization_storage', 'security_storage']
let begun = false
const configured: string[] = []

/** Queues the consent and the tags of the granted categories, then fetches Google's script, once for all ids. */
export function load(granted: readonly string[]): void {
  const ids = config.tags.filter(({ id, categories }) => isOn(categories, granted) && !configured.includes(id))
  if (ids.length === 0) return
  if (!begun) gtag('consent', 'default', states([]))
  gtag('consent', 'update', states(granted))
  const isPersonal = states(granted)['ad_personalization'] === 'granted'
  gtag('set', { allow_google_signals: isPersonal, allow_ad_personalization_signals: isPersonal })
  if (!begun) gtag('js', new Date())
  for (const { id, cookies } of ids) {
    configured.push(id)
    gtag('config', id, cookies)
  }
  if (!begun) fetchScript(ids[0]!.id)
  begun = true
}

/** Stops what is no longer granted, as far as a page can: Google's script stays until the page is left. */
export function stop(granted: readonly string[]): void {
  for (const { id, categories } of config.tags) if (id.startsWith('G-') && !isOn(categories, granted)) page[`ga-disable-${id}`] = true
  if (begun) gtag('consent', 'update', states(granted))
}

function isOn(categories: readonly string[], granted: readonly string[]): boolean {
  return categories.some((id) => granted.includes(id))
}

function states(granted: readonly string[]): Record<string, string> {
  const on = granted.flatMap((id) => config.grants[id] ?? [])
  return Object.fromEntries(types.map((type) => [type, on.includes(type) ? 'granted' : 'denied']))
}

// Google's script recognises a command by its being an `arguments` object; an array would be another command.
// https://github.com/google/data-layer-helper
const gtag: (...command: unknown[]) => void = function () {
  page.dataLayer ??= []
  page.dataLayer.push(arguments)
}

function fetchScript(id: string): void {
  const script = document.createElement('script')
  script.async = true
  script.src = `https://www.googletagmanager.com/gtag/js?id=${id}`
  document.head.append(script)
}
