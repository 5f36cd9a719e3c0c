// vanilla-cookieconsent, behind one function. No other file knows it.
import * as CookieConsent from 'vanilla-cookieconsent'
import type { ConsentConfig } from './config.ts'

let running: Promise<void> | undefined

/** Shows the question, or the settings; `onChoice` is called after every choice that is stored. */
export async function openChoices(config: ConsentConfig, what: 'show' | 'settings', onChoice: () => void): Promise<void> {
  running ??= run(config, onChoice)
  await running
  if (what === 'settings') CookieConsent.showPreferences()
}

async function run(config: ConsentConfig, onChoice: () => void): Promise<void> {
  await stylesheet(config.stylesheet)
  const { words } = config
  await CookieConsent.run({
    // The library takes every driven browser for a bot and hides from it; an auditor must see what a person sees.
    hideFromBots: false,
    categories: Object.fromEntries(config.categories.map(({ id, switchable }) => [id, { enabled: !switchable, readOnly: !switchable }])),
    onConsent: onChoice,
    language: {
      default: config.language,
      translations: {
        [config.language]: {
          consentModal: { label: words.label, title: config.title, description: config.text, acceptAllBtn: words.acceptAll, acceptNecessaryBtn: words.refuseAll, showPreferencesBtn: words.choose },
          preferencesModal: {
            title: words.settings,
            acceptAllBtn: words.acceptAll,
            acceptNecessaryBtn: words.refuseAll,
            savePreferencesBtn: words.save,
            sections: config.categories.map(({ id, title, purpose }) => ({ title, description: purpose, linkedCategory: id })),
          },
        },
      },
    },
  })
}

function stylesheet(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = address
    link.onload = () => resolve()
    link.onerror = () => reject(new Error(`${address} could not be loaded`))
    document.head.append(link)
  })
}
