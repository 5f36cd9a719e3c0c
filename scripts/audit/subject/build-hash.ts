// The name of a build: a hash of all of it but the evidence, which is published after the build was audited.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** Places in which pages say what an audit saw: `data-evidence` names the entry. Only text can stand in one, so that nothing that acts is left out. */
export const evidencePlaces = /(<span data-evidence="([^"<>]*)">)[^<]*(?=<\/span>)/g

/** SHA-256 of every file of a build, with its name, without the evidence. */
export function buildHash(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
  const hash = createHash('sha256')
  for (const file of files) {
    const name = file.slice(folder.length).split(sep).join('/')
    if (name.startsWith('/rules/evidence/')) continue
    hash.update(`${name}\n`).update(createHash('sha256').update(withoutEvidence(file)).digest())
  }
  return hash.digest('hex')
}

/** As Latin-1 every byte is kept, whatever they mean. */
function withoutEvidence(file: string): string | Uint8Array {
  return file.endsWith('.html') ? readFileSync(file, 'latin1').replace(evidencePlaces, '$1') : readFileSync(file)
}
