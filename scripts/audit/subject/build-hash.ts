// The name of a build: a hash of all of it but the evidence, which is published after the build was audited.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** SHA-256 of every file of a build, with its name, without the evidence. */
export function buildHash(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
  const hash = createHash('sha256')
  for (const file of files) {
    const name = file.slice(folder.length).split(sep).join('/')
    if (name.startsWith('/rules/evidence/')) continue
    hash.update(`${name}\n`).update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}
