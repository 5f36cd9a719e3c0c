// A built site, served here under a made-up name; every other host is answered by the stand-in, and no network is needed.
import { generate } from 'selfsigned'
import type { Declaration } from '../declare/declaration.ts'
import { standInAnswer } from '../stand-in/stand-in.ts'
import type { WireOptions } from '../witness/wire.ts'
import { buildHash } from './build-hash.ts'
import { readBuiltSite } from './built-site.ts'
import { partsOfStyle, reportingIn } from './served.ts'
import type { Subject } from './subject.ts'

/** Names under .test are nobody's (RFC 6761); this one has a parent, so that cookies of the parent are real. */
export const standInHost = 'www.audit.test'

/** A built folder as a subject. @throws CannotRun where it is none. */
export async function builtSubject(folder: string, declaration: Declaration): Promise<Subject> {
  const site = await readBuiltSite(folder)
  const base = `https://${standInHost}`
  return {
    isLive: false,
    named: folder,
    base,
    declaration,
    pages: site.pages.map((path) => ({ path, html: site.textAt(path) ?? '', policies: policiesOf(site.headersAt(path)), reporting: reportingIn(site.headersAt(path)) })),
    unread: [],
    policyHtml: site.textAt(declaration.policy),
    styleParts: site.styles.flatMap((address) => partsOfStyle(address, site.textAt(address) ?? '', base)),
    wire: { certificate: await madeUpCertificate(), answer: async (request) => (request.address.hostname === standInHost ? site.answer(request) : standInAnswer(request)) },
    build: buildHash(folder),
    differences: [],
    remarks: [],
  }
}

/** A certificate for one run, kept nowhere, trusted by the browsers of the run alone. */
export async function madeUpCertificate(): Promise<WireOptions['certificate']> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: standInHost }], { keyType: 'ec', extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: standInHost }] }] })
  return { cert, key }
}

function policiesOf(headers: Readonly<Record<string, string>>): string[] {
  const policy = headers['content-security-policy']
  return policy === undefined ? [] : [policy]
}
