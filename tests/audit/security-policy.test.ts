// What the security policies that a page was sent allow together, against the register.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeSecurityPolicy } from '../../scripts/audit/judge/security-policy.ts'
import { declared, form, origin } from './fixtures/tiny-site.ts'

const whole = "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const declaration = declared({ entries: [origin('analytics', 'https://tag.example', ['script']), form('hello', [], 'https://inbox.example')] })
const told = (...policies: readonly string[]) => judgeSecurityPolicy('/', policies, declaration).map(({ verdict, about }) => `${verdict} ${about}`)

for (const [name, policies, findings] of [
  ['a host that one policy names and another allows by its scheme is allowed', [`${whole}; script-src https:`, `${whole}; script-src https://tag.example https://evil.example`], ['csp-wider script-src https://evil.example']],
  ['a host that one policy names and another allows by a part of its name is allowed', [`${whole}; script-src https://tag.example https://*.evil.example`, `${whole}; script-src https://tag.example https://a.evil.example`], ['csp-wider script-src https://a.evil.example']],
  ['what one policy allows and another lacks is not allowed', [`${whole}; script-src https://tag.example https://*.evil.example https://a.example/x/ http://b.example`, `${whole}; script-src https://tag.example https://evil.example data: https://a.example:8443/x/ https://b.example:81`], []],
  ['two policies in one header both hold', [`${whole}; script-src https://tag.example, default-src *`], []],
  ['scripts, workers and objects that stand in an address are run', [`${whole}; script-src https://tag.example; script-src-elem https://tag.example data:; object-src data:; worker-src blob:; frame-src blob:`], ['csp-wider frame-src blob:', 'csp-wider object-src data:', 'csp-wider worker-src blob:', 'csp-wider script-src-elem data:']],
  ['what is shown and stands in an address reaches nobody', [`${whole}; script-src https://tag.example; img-src 'self' data: blob:; connect-src blob:; font-src data:; media-src blob:`], []],
  ['a word, a scheme and a host are the same in capitals', [`${whole.replace("'none'", "'Self'")}; script-src 'SHA256-AbC=' HTTPS://Tag.Example`], []],
  ['a page below a declared origin is a part of it', [`${whole}; script-src tag.example/a.js`], ['csp-narrower analytics/origin/https://tag.example']],
  ['everything that is not named is allowed', ["script-src https://tag.example; connect-src 'self'; img-src 'self'; frame-src 'none'"], ['style-src', 'font-src', 'media-src', 'object-src', 'manifest-src', 'form-action', 'base-uri', 'frame-ancestors'].map((directive) => `csp-wider ${directive} *`)],
  ['what falls back to something that is written is judged there, once', [`${whole.replace("'none'", '*')}; script-src https://tag.example; connect-src 'self'; img-src 'self'; frame-src 'self'`], ['csp-wider default-src *']],
  ['workers come from where scripts do', [`${whole}; script-src https://tag.example`], []],
  ['a second policy narrows the first, whatever that leaves out', ['script-src *', `${whole}; script-src https://tag.example`], []],
  ['a host that one policy names and another allows with everything is allowed', [whole.replace("form-action 'self'", 'form-action https://other.example'), 'script-src *; form-action *'], ['csp-narrower analytics/origin/https://tag.example', 'csp-wider form-action https://other.example']],
  ['forms go to their receivers', [`${whole.replace("form-action 'self'", "form-action 'self' https://inbox.example")}; script-src https://tag.example`], []],
  ['of a directive that is written twice the first holds', [`form-action *; ${whole}; script-src https://tag.example`], ['csp-wider form-action *']],
] as const)
  test(`${name}: ${findings.join(', ') || 'nothing'}`, () => assert.deepEqual(told(...policies), findings))
