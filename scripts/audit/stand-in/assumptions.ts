// What is assumed of Google's tags where the audit has no network: the only place that says it, with the day on which it was
// collected. A live audit says where reality differs.

/** A cookie or storage item that a tag leaves. */
export interface AssumedTrace {
  storage: 'cookie' | 'localStorage'
  /** `{id}` stands for what follows the first hyphen of the tag's id. */
  name: string
  /** Seconds; a tag that follows `cookie_expires` takes that instead. */
  lifetime: number
  followsSettings: boolean
}

/** What a tag of a kind does with a yes. */
export interface AssumedTag {
  /** How its ids begin. */
  prefix: string
  /** The Consent Mode type without which it keeps nothing. */
  needs: string
  /** Whether `ga-disable-ID` stops it; Google knows it for Analytics alone. */
  canBeDisabled: boolean
  /**
   * Whether it sets its cookies again when the page is left, whatever it was told meanwhile. Assumed of what cannot be
   * disabled, because nothing says otherwise: the page after it has to erase again.
   */
  setsAgainWhenLeft: boolean
  traces: readonly AssumedTrace[]
  /** Where each hit goes, and how. */
  hits: readonly { address: string; by: 'beacon' | 'image' }[]
}

/** What another host of Google's leaves when it is contacted. */
export interface AssumedCookie {
  host: string
  name: string
  lifetime: number
}

const day = 86_400

/** Everything that is assumed. Sources: the pages that the register names for the same facts, and an observation of an Ads tag. */
export const assumptions = {
  /** https://support.google.com/analytics/answer/11397207, https://business.safety.google/adscookies/ (copies), Ads tag observed on 2026-10-07. */
  checkedOn: '2026-11-23',
  script: 'https://www.googletagmanager.com/gtag/js',
  /** The consent parameter of a hit: after `G1` a digit for ad_storage, then one for analytics_storage. */
  consentParameter: 'gcs',
  tags: [
    {
      prefix: 'G-',
      needs: 'analytics_storage',
      canBeDisabled: true,
      setsAgainWhenLeft: false,
      traces: [
        { storage: 'cookie', name: '_ga', lifetime: 730 * day, followsSettings: true },
        { storage: 'cookie', name: '_ga_{id}', lifetime: 730 * day, followsSettings: true },
      ],
      hits: [{ address: 'https://region1.google-analytics.com/g/collect', by: 'beacon' }],
    },
    {
      prefix: 'AW-',
      needs: 'ad_storage',
      canBeDisabled: false,
      setsAgainWhenLeft: true,
      traces: [
        { storage: 'cookie', name: '_gcl_au', lifetime: 90 * day, followsSettings: false },
        { storage: 'localStorage', name: '_gcl_ls', lifetime: Infinity, followsSettings: false },
      ],
      hits: [
        { address: 'https://www.google.com/ccm/collect', by: 'beacon' },
        { address: 'https://ad.doubleclick.net/ccm/s/collect', by: 'beacon' },
        { address: 'https://googleads.g.doubleclick.net/pagead/viewthroughconversion', by: 'image' },
      ],
    },
    { prefix: 'DC-', needs: 'ad_storage', canBeDisabled: false, setsAgainWhenLeft: true, traces: [{ storage: 'cookie', name: '_gcl_au', lifetime: 90 * day, followsSettings: false }], hits: [{ address: 'https://ad.doubleclick.net/activity', by: 'image' }] },
  ] satisfies AssumedTag[] as AssumedTag[],
  cookies: [{ host: 'doubleclick.net', name: 'test_cookie', lifetime: 15 * 60 }] satisfies AssumedCookie[] as AssumedCookie[],
}

/** What is assumed, as it is handed to the page. */
export type Assumptions = typeof assumptions
