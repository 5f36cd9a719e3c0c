// What the browser's scripts need of the register, compiled into them. Nothing of it is read at run time from elsewhere.
import type { ConsentConfig } from '../../assets/consent/config.ts'
import type { Register } from '../register/load.ts'

const advertisingTypes = ['ad_storage', 'ad_user_data', 'ad_personalization']

/** The settings of banner and tags, from the register. In the example there is no tag: nothing can be sent to Google. */
export function consentConfig({ site, words, controller, categories, services }: Register): Omit<ConsentConfig, 'stylesheet'> {
  const asked = categories.filter(({ switchable }) => switchable).map(({ id }) => id)
  const providers = services.flatMap(({ category, provider }) => (provider === 'this site' || !asked.includes(category) ? [] : [provider.name]))
  const tagged = site.example ? [] : services.flatMap(({ category, tag }) => (tag ? [{ category, ids: tag.ids }] : []))
  return {
    language: site.language,
    title: words.banner.title,
    text: words.banner.text.replace('{controller}', controller.name).replace('{providers}', [...new Set(providers)].join(', ')),
    words: { label: words.banner.label, acceptAll: words.banner.acceptAll, refuseAll: words.banner.refuseAll, choose: words.banner.choose, save: words.banner.save, settings: words.banner.settings },
    categories: categories.map(({ id, title, purpose, switchable, requires, grants }) => ({
      id,
      title,
      purpose,
      switchable,
      ...(requires === undefined ? {} : { requires }),
      grants,
      advertising: grants.some((type) => advertisingTypes.includes(type)),
    })),
    tags: tagged,
  }
}
