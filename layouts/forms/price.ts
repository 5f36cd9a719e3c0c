import type { Register } from '../../scripts/register/load.ts'
import { localeOf } from '../words.ts'

/** A price in the site's language: `12.50` and `EUR` are "€12.50". */
export function priceText(price: string, currency: string, { site }: Register): string {
  return new Intl.NumberFormat(localeOf(site.language), { style: 'currency', currency }).format(Number(price))
}
