// What the tags need of the register: ids, what a yes grants, and the lifetimes that the policy states.
import type { GoogleTag, TagsConfig } from '../../assets/consent/config.ts'
import type { Register, Service } from '../register/load.ts'
import { shortestSeconds } from '../register/time.ts'
import { askedCategories } from './asked.ts'

/** The settings of the tags. */
export function tagsConfig(register: Register): TagsConfig {
  return {
    tags: googleTags(register),
    grants: Object.fromEntries(askedCategories(register).filter(({ grants }) => grants.length > 0).map(({ id, grants }) => [id, grants])),
  }
}

/** Each Google tag once, with the categories that load it. In the example there is none: nothing can be sent to Google. */
export function googleTags({ site, services }: Pick<Register, 'site' | 'services'>): GoogleTag[] {
  if (site.example) return []
  const ids = [...new Set(services.flatMap(({ tag }) => tag?.ids ?? []))]
  return ids.map((id) => {
    const users = services.filter(({ tag }) => tag?.ids.includes(id))
    return { id, categories: [...new Set(users.map(({ category }) => category))], cookies: cookieFields(users) }
  })
}

// Without these Google keeps its cookies for two years, on the highest domain it can reach, and prolongs them at each visit:
// https://developers.google.com/analytics/devguides/collection/gtagjs/cookies-user-id
function cookieFields(users: readonly Service[]): GoogleTag['cookies'] {
  const lifetimes = users.flatMap(({ traces }) => traces.filter(({ kind, host }) => kind === 'cookie' && host === 'self').map(({ lifetime }) => shortestSeconds(lifetime)))
  return { cookie_expires: lifetimes.length === 0 ? 0 : Math.min(...lifetimes), cookie_domain: 'none', cookie_update: false, cookie_flags: 'SameSite=Lax;Secure' }
}
