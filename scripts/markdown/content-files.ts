// Which files of a content folder are pages and images, and which nobody reads.
import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Fault } from '../register/fault.ts'
import { shownPath } from '../register/files.ts'
import { imageEndings } from './addresses.ts'
import { isRecord } from './documents.ts'

/** Texts and images of a content folder, as paths inside it. */
export interface ContentFiles {
  pages: string[]
  images: string[]
  faults: Fault[]
}

/** What Eleventy would make a page of, wherever it lies. */
const eleventyForm = /\.(md|11ty\.[cm]?[jt]s)$/i

/** Finds the texts and images of a content folder; a file that nothing reads is a fault. */
export function filesOf(content: string): ContentFiles {
  const found: ContentFiles = { pages: [], images: [], faults: [] }
  const refuse = (path: string, rule: string, message: string, fix: string) => found.faults.push({ file: shownPath(join(content, path)), line: 1, column: 1, rule, message, fix })
  const sort = (path: string) => {
    const isPage = path.endsWith('.md')
    if (isPassedOver(path)) refuse(path, 'unknown-file', 'a folder of this name is passed over', 'give the folder a name that does not begin with _, and is not node_modules')
    else if (isLeftAlone(path)) {
      if (eleventyForm.test(path)) refuse(path, 'unknown-file', 'a page cannot lie here', 'move it beside the other texts, with a name that does not begin with a dot')
    } else if (!isPage && !imageEndings.includes(posix.extname(path).toLowerCase()))
      refuse(path, 'unknown-file', 'nothing reads this file', 'name a text .md, an image .png, .jpg, .svg, .webp or .avif, or move the file out of content/')
    else if (!/^[\w./~-]+$/.test(path)) refuse(path, 'file-name', 'the name of this file cannot stand in an address', 'name it and its folders with the letters a to z, digits and hyphens')
    else (isPage ? found.pages : found.images).push(path)
  }
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(content, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = posix.join(folder, entry.name)
      if (entry.isSymbolicLink() && !path.startsWith('register/')) refuse(path, 'link', 'a link to another file or folder is not followed', 'put the file itself here')
      else if (entry.name === '.eleventyignore') refuse(path, 'unknown-file', 'this file would make pages vanish without a word', 'delete it, and the pages that are not wanted')
      else if (entry.isDirectory()) walk(path)
      else sort(path)
    }
  }
  walk('')
  return found
}

/** Folders of which Eleventy makes no pages. https://www.11ty.dev/docs/ignores/ */
function isPassedOver(path: string): boolean {
  return !path.startsWith('register/') && path.split('/').slice(0, -1).some((name) => name.startsWith('_') || name === 'node_modules')
}

/** Files that are not for the pages: the register's, the records of versions, the evidence of audits, and those that systems and editors hide. */
function isLeftAlone(path: string): boolean {
  return path === 'site.yaml' || path === 'words.yaml' || path.startsWith('register/') || path.startsWith('evidence/') || isRecord(path) || path.split('/').some((name) => name.startsWith('.'))
}
