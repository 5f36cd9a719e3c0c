// The icons for what takes no SVG, drawn from the mark: /favicon.ico for browsers and feed readers, and the one that phones put on their
// first screen. Both are asked for at these addresses, so that no page has to name them.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { FaultsFound } from './register/fault.ts'

/** A file of the site: its path in it, and what it holds. */
export interface IconFile {
  path: string
  contents: Uint8Array
}

const small = 32
const large = 180
/** Of the large one, what is left free on each side: phones cut off its corners. */
const free = 34

const ico = 'favicon.ico'
const touch = 'apple-touch-icon.png'

/** Where the icons stand. */
export const iconAddresses: readonly string[] = [`/${ico}`, `/${touch}`]

let drawn: { from: string; files: Promise<readonly IconFile[]> } | undefined
let started: Promise<unknown> | undefined

/** The file of the mark. */
export const markFile = 'assets/images/icon.svg'

/** The icons, from the mark's SVG and the colour of the ground (`#fdfdfb`). They are drawn once in a process. @throws FaultsFound for a mark that is no SVG */
export function iconFiles(mark: string, ground: string): Promise<readonly IconFile[]> {
  const from = `${ground} ${mark}`
  if (drawn?.from !== from) drawn = { from, files: draw(mark, ground) }
  return drawn.files
}

async function draw(mark: string, ground: string): Promise<readonly IconFile[]> {
  await (started ??= initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'))))
  const inside = large - 2 * free
  const onGround = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${large} ${large}"><rect width="${large}" height="${large}" fill="${ground}"/>${mark.replace('<svg ', `<svg x="${free}" y="${free}" width="${inside}" height="${inside}" `)}</svg>`
  return [
    { path: ico, contents: icoOf(png(mark, small), small) },
    { path: touch, contents: png(onGround, large) },
  ]
}

function png(svg: string, width: number): Uint8Array {
  return picture(svg, width).render().asPng()
}

function picture(svg: string, width: number): InstanceType<typeof Resvg> {
  try {
    return new Resvg(svg, { fitTo: { mode: 'width', value: width } })
  } catch (error) {
    // It throws what its parser says, as a text.
    throw new FaultsFound([{ file: markFile, line: 1, column: 1, rule: 'mark', message: `this cannot be drawn: ${String(error).replace(/^Error: /, '')}`, fix: 'write an SVG of paths, such as your drawing program exports as "plain SVG"' }])
  }
}

/** A square PNG as a file of icons with one in it. https://en.wikipedia.org/wiki/ICO_(file_format) */
function icoOf(image: Uint8Array, size: number): Uint8Array {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(image.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, image])
}
