import { generate } from 'selfsigned'
import type { Certificate } from './server.ts'

/** A certificate for tests and for looking: made on the spot, kept nowhere, trusted by nobody. */
export async function selfSignedCertificate(hosts: readonly string[]): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) }],
  })
  return { cert, key }
}
