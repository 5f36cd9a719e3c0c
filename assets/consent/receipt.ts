// The receipt: what the visitor chose, as a file of theirs. Nothing of it leaves the browser.
import texts from 'consent:receipt'
import type { Consent } from './consent.ts'
import type { shownFor } from './save.ts'

/** Offers the receipt as a download. What finds the texts of an answer is handed over: what two files import is a third one to fetch. */
export function download(consent: Consent, textsOf: typeof shownFor): void {
  const file = new Blob([`${JSON.stringify(receiptOf(consent, new Date(), textsOf), null, 2)}\n`], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `consent-receipt-${new Date().toISOString().slice(0, 10)}.json`
  link.click()
  // Some browsers read the file only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function receiptOf({ look, signal }: Consent, now: Date, textsOf: typeof shownFor): unknown {
  const choice = look()
  const date = (seconds: number) => new Date(seconds * 1000).toISOString()
  const shown = (hash?: string) => (hash ? { sha256: hash, address: `${location.origin}/consent/${hash}.json` } : null)
  return {
    controller: texts.controller,
    site: location.origin,
    choice: Object.entries(choice.answers).map(([category, [yes, revision, at, end]]) => ({
      category,
      title: texts.titles[category] ?? category,
      answer: yes ? 'yes' : 'no',
      given: date(at),
      until: date(end),
      revision,
      texts: shown(textsOf(choice, category)),
    })),
    globalPrivacyControl: signal,
    revision: texts.revision,
    written: now.toISOString(),
  }
}
