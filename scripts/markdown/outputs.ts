// Which file each address is written to. Two that want one file, or a folder where a file must be, would stop the writer half-way.
import type { Fault } from '../register/fault.ts'

/** Somebody who wants an address: a page, an image, or the site itself. */
export interface Claim {
  /** The file that wants it, as an editor knows it; absent for what the site makes itself. */
  file?: string
  address: string
}

/** Folders of the site whose names nobody else may take. */
const reserved = ['/assets/', '/__start/']

/** The file that an address is written to, in the letters that all systems tell apart: `/Cookies/` is `/cookies/index.html`. */
export function outputOf(address: string): string {
  return (address.endsWith('/') ? `${address}index.html` : address).toLowerCase()
}

/** A fault for every claim that another has already, or that needs a folder where another has a file. */
export function sharedOutputs(claims: readonly Claim[]): Fault[] {
  const owners = new Map<string, Claim>()
  const faults: Fault[] = []
  for (const claim of claims) {
    const output = outputOf(claim.address)
    const folders = output.split('/').slice(1, -1).map((_part, index, parts) => `/${parts.slice(0, index + 1).join('/')}`)
    const owner = owners.get(output) ?? folders.map((folder) => owners.get(folder)).find((found) => found !== undefined)
    const isReserved = claim.file !== undefined && reserved.some((folder) => output.startsWith(folder))
    if (!owner && !isReserved) owners.set(output, claim)
    else if (claim.file !== undefined)
      faults.push({
        file: claim.file,
        line: 1,
        column: 1,
        rule: 'address-twice',
        message: `${owner?.file ?? 'the site itself'} has the address ${owner?.address ?? reserved.find((folder) => output.startsWith(folder))} already`,
        fix: 'rename one of the two',
      })
  }
  return faults
}
