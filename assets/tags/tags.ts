// Google's tags in basic consent mode: not one byte goes to Google before a yes.
import config from 'consent:tags'

interface Page {
  dataLayer?: unknown[]
  [disabled: `ga-disable-${string}`]: boolean
}

const page = window as unknown as Page
const types = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'functionality_storage', 'personalization_storage', 'security_storage']
const configured: string[] = []
/** What Google was told last; nothing until there is a tag to load. */
let told: Record<string, string> | undefined

/** Queues the consent and the tags of the granted categories, then fetches Google's script, once for all ids. */
export function load(granted: readonly string[]): void {
  const ids = config.tags.filter(({ id, categories }) => isOn(categories, granted) && !configured.includes(id))
  const isFirst = !told
  if (isFirst && ids.length === 0) return
  if (isFirst) tell('default', states([]))
  const wanted = states(granted)
  if (JSON.stringify(wanted) !== JSON.stringify(told)) {
    tell('update', wanted)
    const isPersonal = wanted['ad_personalization'] === 'granted'
    gtag('set', { allow_google_signals: isPersonal, allow_ad_personalization_signals: isPersonal })
  }
  if (isFirst) gtag('js', new Date())
  for (const { id, cookies } of ids) {
    configured.push(id)
    gtag('config', id, cookies)
  }
  if (isFirst) fetchScript(ids[0]!.id)
}

/** Stops what is no longer granted, as far as a page can: Google's script stays until the page is left. Starts nothing. */
export function stop(granted: readonly string[]): void {
  if (!told) return
  for (const { id, categories } of config.tags) if (id.startsWith('G-') && configured.includes(id) && !isOn(categories, granted)) page[`ga-disable-${id}`] = true
  const [before, wanted] = [told, states(granted)]
  const left = Object.fromEntries(types.map((type) => [type, wanted[type] === 'granted' ? before[type]! : 'denied']))
  if (JSON.stringify(left) !== JSON.stringify(before)) tell('update', left)
}

function tell(how: 'default' | 'update', states: Record<string, string>): void {
  told = states
  gtag('consent', how, states)
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
