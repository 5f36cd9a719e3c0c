// The few bytes inside every page that run before its first paint: what would otherwise flash or move. They only mark the
// root element; styles do the rest. One hash in the Content-Security-Policy allows exactly this text.
const { cookie } = document
const root = document.documentElement.dataset
const display = /(?:^|; )display(?:_kept)?=(\w+)\.(\w+)/.exec(cookie)

root['script'] = ''
if (display) [, root['theme'], root['size']] = display
if (!cookie.includes('cc_cookie=')) root['ask'] = ''
if (cookie.includes('outcome')) root['told'] = ''
if ((navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true) root['signal'] = ''

export {}
