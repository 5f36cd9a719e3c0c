// The rules by which Netlify, Cloudflare Pages and others read `_headers` and `_redirects` in the same way.
// Where they differ: two rules that set one header are joined by one host and not by another; `!` is refused by one;
// a redirect hides a file at one and not at another; lines and rules are limited.
// https://developers.cloudflare.com/pages/configuration/headers/ https://docs.netlify.com/routing/redirects/
import type { Fault } from '../register/fault.ts'

const longestLine = 2000
const mostRules = 100

/** What is not portable in the text of a `_headers` file. */
export function headersFaults(text: string, file = '_headers'): Fault[] {
  const faults: Fault[] = []
  const fault = (line: number, message: string, fix: string) => faults.push({ file, line, column: 1, rule: 'portable', message, fix })
  const rules: { path: string; names: Map<string, number> }[] = []
  text.split('\n').forEach((written, index) => {
    if (written.trim() === '') return
    if (written.length >= longestLine) fault(index + 1, `the line has ${written.length} characters; ${longestLine} is too long for some hosts`, 'declare fewer origins')
    if (!/^\s/.test(written)) rules.push({ path: written.trim(), names: new Map() })
    else rules.at(-1)?.names.set(written.split(':')[0]?.trim().toLowerCase() ?? '', index + 1)
  })
  if (rules.length > mostRules) fault(1, `there are ${rules.length} rules; ${mostRules} is the most for some hosts`, 'join rules')
  rules.forEach((rule, index) => {
    for (const earlier of rules.slice(0, index))
      for (const [name, line] of rule.names)
        if (earlier.names.has(name) && canFitOneAddress(earlier.path, rule.path)) fault(line, `${name} is also set for ${earlier.path}, which fits the same addresses`, 'set a header in one rule only')
  })
  return faults
}

/** What is not portable in the text of a `_redirects` file; `exists` tells whether an address is a file of the site. */
export function redirectsFaults(text: string, exists: (address: string) => boolean, file = '_redirects'): Fault[] {
  return text.split('\n').flatMap((written, index) => {
    if (written.trim() === '' || written.startsWith('#')) return []
    const fault = (message: string, fix: string): Fault => ({ file, line: index + 1, column: 1, rule: 'portable', message, fix })
    const [from = '', to = '', status = ''] = written.trim().split(/\s+/)
    return [
      ...(status === '' ? [fault(`${from} has no status`, 'write 301 or 302 at the end')] : []),
      ...(status.includes('!') ? [fault(`${from} is forced with "!"`, 'write the status without "!"')] : []),
      ...(exists(from) ? [fault(`${from} is a page of the site, which the redirect would hide at some hosts`, 'remove the redirect')] : []),
      ...(isPageWithoutSlash(to.split('#')[0] ?? '') ? [fault(`${to} does not end in /`, 'write / at the end of the address')] : []),
    ]
  })
}

function isPageWithoutSlash(path: string): boolean {
  return path.startsWith('/') && !path.endsWith('/') && !path.endsWith('/:splat') && !/\.[a-z0-9]+$/.test(path)
}

function canFitOneAddress(first: string, second: string): boolean {
  const [one, other] = [first.split('/'), second.split('/')]
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const [a, b] = [one[index], other[index]]
    if (a === '*' || b === '*') return true
    if (a === undefined || b === undefined) return false
    if (a !== b && !a.startsWith(':') && !b.startsWith(':')) return false
  }
  return true
}
