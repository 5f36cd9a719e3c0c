// What the first 14 kB of a connection must hold: head, style, boot, and the HTML to the end of the first section.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** Compressed bytes of each part of a page's beginning. */
export interface PageBytes {
  html: number
  style: number
  boot: number
  total: number
}

/** The budget of that beginning: what a server sends before it waits for the first answer (RFC 6928: ten packets). */
export const firstFlight = 14_000

/** Bytes, brotli, of the beginning of a built page: to the end of the first section of its text, with its style and its script. What stands before the text has headings, too. */
export function bytesOfBeginning(site: string, page: string): PageBytes {
  const whole = readFileSync(join(site, page, 'index.html'), 'utf8')
  const text = whole.indexOf('<div class="reading">')
  if (text < 0) throw new Error(`${page} has no list of its sections`)
  const secondSection = whole.indexOf('<h2', whole.indexOf('<h2', text) + 1)
  const compressed = (text: string | Buffer) => brotliCompressSync(text).length
  const file = (pattern: RegExp) => readFileSync(join(site, pattern.exec(whole)?.[1] ?? ''))
  const html = compressed(whole.slice(0, secondSection))
  const style = compressed(file(/<link rel="stylesheet" href="\/([^"]+)"/))
  const boot = compressed(file(/<script type="module" src="\/([^"]+)"/))
  return { html, style, boot, total: html + style + boot }
}
