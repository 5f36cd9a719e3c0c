// The few bytes inside every page that run before its first paint: what would otherwise flash or move. They only mark the
// root element; styles do the rest. One hash in the Content-Security-Policy allows exactly this text.
import type { FirstConfig } from './consent/config.ts'
import asked from 'consent:first'

const { cookie } = document
const root = document.documentElement.dataset
const display = /(?:^|; )display(?:_kept)?=(\w+)\.(\w+)/.exec(cookie)

root['script'] = ''
if (display) [, root['theme'], root['size']] = display
const signal = (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true
if (signal) root['signal'] = ''
if (!cookie.includes('cc_cookie=')) root['ask'] = ''
else if (asked.some(isOpen)) root['ask'] = 'again'
// A yes that does not count now, under the signal or before it is asked again, can be taken back all the same.
if (cookie.includes('%3A%5B1%2C')) root['yes'] = ''

/** Whether a category is still to be asked about, as far as a look tells: it is new, or its yes is older than its scope. */
function isOpen([id, widened, advertising]: FirstConfig[number]): boolean {
  const [, yes, revision] = new RegExp(`%22${id}%22%3A%5B(\\d)%2C(\\d+)`).exec(cookie) ?? []
  return !(signal && advertising) && (!yes || (yes === '1' && widened > Number(revision)))
}
