// Google's tags in basic consent mode: not one byte goes to Google before a yes.
import type { ConsentConfig } from '../consent/config.ts'

type Gtag = (...command: unknown[]) => void

const consentTypes = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'functionality_storage', 'personalization_storage', 'security_storage']
let loaded = false

/** Queues the consent, then loads the tags of the granted categories. A second call does nothing. */
export function loadTags(config: ConsentConfig, granted: readonly string[]): void {
  if (loaded) return
  loaded = true
  const types = config.categories.filter(({ id }) => granted.includes(id)).flatMap(({ grants }) => grants)
  const ids = [...new Set(config.tags.filter(({ category }) => granted.includes(category)).flatMap((tag) => tag.ids))]
  const personal = types.includes('ad_personalization')

  gtag('consent', 'default', Object.fromEntries(consentTypes.map((type) => [type, 'denied'])))
  gtag('consent', 'update', Object.fromEntries(types.map((type) => [type, 'granted'])))
  gtag('set', { allow_google_signals: personal, allow_ad_personalization_signals: personal })
  gtag('js', new Date())
  for (const id of ids) gtag('config', id)

  const script = document.createElement('script')
  script.async = true
  script.src = `https://www.googletagmanager.com/gtag/js?id=${ids[0]}`
  document.head.append(script)
}

// Google's script recognises a command by its being an `arguments` object; an array would be another command.
// https://github.com/google/data-layer-helper
const gtag: Gtag = function () {
  const page = window as unknown as { dataLayer?: unknown[] }
  page.dataLayer ??= []
  page.dataLayer.push(arguments)
}
