import { addressOfTag, type Link, type Run, type Words } from './words.ts'

/** Tags inside a line of words; any other ends a passage. */
const inLine = /^<\/?(?:a|span|sup|sub)\b/i

/** The passages of a block of raw HTML: what stands between its tags. */
export function passagesInHtml(html: string): Words[] {
  const passages: Words[] = []
  let texts: string[] = []
  let [runs, links]: [Run[], Link[]] = [[], []]
  let link: Omit<Link, 'to'> | undefined
  let length = 0
  const add = (written: number, text: string) => {
    runs.push({ at: length, written })
    texts.push(text.replace(/\s/g, ' '))
    length += text.length
  }
  const end = () => {
    if (texts.some((text) => text.trim() !== '')) passages.push({ text: texts.join(''), runs, links, struck: [] })
    ;[texts, runs, links, link, length] = [[], [], [], undefined, 0]
  }

  let from = 0
  for (const { 0: tag, index } of closedComments(html).matchAll(/<!--[^]*?-->|<[^<>]*>/g)) {
    add(from, html.slice(from, index))
    from = index + tag.length
    const address = addressOfTag(tag)
    if (address !== undefined) link = { from: length, address }
    else if (/^<\/a\b/i.test(tag) && link) links.push({ ...link, to: length })
    if (/^<br\b/i.test(tag)) add(index, ' ')
    else if (!inLine.test(tag) && !tag.startsWith('<!--')) end()
  }
  add(from, html.slice(from))
  end()
  return passages
}

/** A text with comments that never end made to be none: looking for the end of each anew takes minutes. `raw-html` reports them. */
function closedComments(text: string): string {
  const end = text.lastIndexOf('-->') + 1
  return text.slice(0, end) + text.slice(end).replaceAll('<!--', '    ')
}
