import { at, type Finding } from './finding.ts'
import type { Passage, Section } from './sections.ts'

/** An address where visitors could once say no. */
export interface RetiredOptOut {
  /** The address without `https://` and `www.`; everything below it is meant too. */
  address: string
  /** Why it is of no use any more. */
  why: string
  /** What to link instead. */
  instead: string
  /** Where that is said. */
  source: string
}

const naiEnded = {
  why: 'the Network Advertising Initiative ended its opt-out pages on 15 September 2025',
  instead: 'https://globalprivacycontrol.org/',
  source: 'https://www.mondaq.com/unitedstates/advertising-marketing-branding/1707358/nai-opt-out-tool-sunset-and-cppa-gpc-receipt-confirmation',
}

const myAdCenter = { instead: 'https://myadcenter.google.com/', source: 'https://policies.google.com/technologies/ads' }

/** Addresses that must not be offered to somebody who wants to say no. The page of the NAI for televisions is still there. */
export const retiredOptOuts: readonly RetiredOptOut[] = [
  { address: 'optout.networkadvertising.org', ...naiEnded },
  { address: 'networkadvertising.org/choices', ...naiEnded },
  { address: 'networkadvertising.org/managing', ...naiEnded },
  { address: 'networkadvertising.org/consumer/opt_out.asp', ...naiEnded },
  { address: 'thenai.org/opt-out/browser-opt-out', ...naiEnded },
  { address: 'adssettings.google.com', why: 'Google’s Ad Settings became My Ad Center', ...myAdCenter },
  { address: 'google.com/settings/ads', why: 'Google’s Ads Settings became My Ad Center', ...myAdCenter },
  { address: 'google.com/settings/u/0/ads', why: 'Google’s Ads Settings became My Ad Center', ...myAdCenter },
  { address: 'google.com/ads/preferences', why: 'Google’s Ads Preferences became My Ad Center', ...myAdCenter },
  { address: 'google.com/privacy_ads.html', why: 'this was the opt-out from the DoubleClick cookie, which is part of My Ad Center now', ...myAdCenter },
  { address: 'google.com/policies/technologies/ads', why: 'Google’s policies moved', instead: 'https://policies.google.com/technologies/ads', source: 'https://policies.google.com/technologies/ads' },
  { address: 'google.com/policies/privacy/partners', why: 'Google’s policies moved', instead: 'https://policies.google.com/technologies/partner-sites', source: 'https://marketingplatform.google.com/about/analytics/terms/us/' },
]

/** Links and words with the address of a retired opt-out. */
export function retiredAddresses(sections: readonly Section[]): Finding[] {
  const passages = sections.flatMap(({ heading, passages }) => (heading ? [heading, ...passages] : passages))
  return passages.flatMap((passage) => {
    // A link whose words are its address is one mention.
    const found = new Map(mentionsIn(passage).map((mention) => [`${mention.from} ${mention.retired.address}`, mention]))
    return [...found.values()].map(({ from, retired: { address, why, instead } }) =>
      at(passage.placeOf(from), 'retired-opt-out', `nobody can say no at ${address} any more: ${why}`, `link ${instead} instead, or leave it out: ::opt-outs prints those of the register`),
    )
  })
}

function mentionsIn({ text, links }: Passage): { from: number; retired: RetiredOptOut }[] {
  const inWords = [...text.matchAll(/\S+/g)].filter(([word]) => word.length < 500 && word.includes('.')).map((word) => ({ from: word.index, address: word[0] }))
  return [...links, ...inWords].flatMap(({ from, address }) => {
    const retired = retiredBy(address)
    return retired ? { from, retired } : []
  })
}

function retiredBy(written: string): RetiredOptOut | undefined {
  const plain = written.slice(0, 500).toLowerCase().replace(/^[^\p{L}\p{N}/]{1,10}/u, '').replace(/^(?:https?:)?\/\//, '').replace(/^www\./, '')
  return retiredOptOuts.find(({ address }) => plain.startsWith(address) && !/[\w-]/.test(plain.charAt(address.length)))
}
