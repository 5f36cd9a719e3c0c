import { html, raw, type Html, type Printable } from '../html.ts'

/** A picture made of the register: what it shows, in words for those who do not see it, and how its signs are read. */
export interface Drawing {
  /** Its name in the page; no two of a page have one name. */
  id: string
  title: string
  /** The same facts, or where they stand, in words. */
  says: string
  /** How its signs are read. */
  legend: Printable
  /** In the same parts of a letter's size as the places in it. */
  height: number
  parts: Html
}

const partsOfALetter = 15

/** A length from top to bottom, in fifteenths of a letter's size: where letters are larger, all of a picture is higher. */
export function tall(length: number): string {
  return `${Math.round((length / partsOfALetter) * 100) / 100}em`
}

/**
 * A picture as wide as the text around it. Its places from left to right are per cent and its letters as large as those beside it, so that
 * lines grow with the window and letters do not.
 */
export function drawing({ id, title, says, legend, height, parts }: Drawing): Html {
  return html`<figure class="picture">
<svg width="100%" height="${tall(height)}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-says">
<title id="${id}-title">${title}</title>
<desc id="${id}-says">${says}</desc>
${withLines(parts)}</svg>
<figcaption>${legend}</figcaption>
</figure>
`
}

/** What belongs together; what is off without a yes is drawn dashed. */
export function together(isAsked: boolean, parts: Html): Html {
  return isAsked ? html`<g class="asked">${parts}</g>` : parts
}

/** Without styles, too, a line is a line, and a dashed one dashed. */
function withLines(parts: Html): Html {
  return raw(parts.markup.replace(/<(line|path) /g, '<$1 stroke="currentColor" ').replace(/ class="asked"/g, ' class="asked" stroke-dasharray="5"'))
}

/** Text cut into lines of at most so many letters, between words. */
export function inLines(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line === undefined || line.length + 1 + word.length > most) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines
}
