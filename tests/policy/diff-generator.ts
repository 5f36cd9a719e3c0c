// Random legal texts and edits of them, the same for the same seed.

export type Random = () => number

/** Numbers from 0 to below 1 that depend on the seed alone (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** An element of a generated text, or a line of words of which some are marked up already. */
export type Part = { tag: string; attrs: string; inside: Part[] } | { words: string[] }

/** A text with everything that may stand in one. */
export function generateText(random: Random): Part[] {
  const parts: Part[] = [element('h1', [line(random, 3)], ' id="top"')]
  const sections = 2 + pick(random, 4)
  for (let section = 0; section < sections; section++) {
    parts.push(element(section % 3 === 2 ? 'h3' : 'h2', [line(random, 3)], ` id="section-${section}"`))
    const blocks = 1 + pick(random, 5)
    for (let block = 0; block < blocks; block++) parts.push(generateBlock(random, 0))
  }
  return parts
}

/** A copy of a text with a few edits, or many. */
export function mutateText(parts: readonly Part[], random: Random): Part[] {
  const copy = structuredClone(parts) as Part[]
  const edits = random() < 0.2 ? 30 : 1 + pick(random, 5)
  for (let edit = 0; edit < edits; edit++) mutateOnce(copy, random)
  return copy
}

/** The HTML of a text. */
export function htmlOf(parts: readonly Part[]): string {
  return parts.map((part) => ('words' in part ? part.words.join(' ') : `<${part.tag}${part.attrs}>${htmlOf(part.inside)}</${part.tag}>${inline.includes(part.tag) ? '' : '\n'}`)).join('')
}

const inline = ['td', 'th', 'li', 'dt', 'dd', 'summary', 'caption']
const vocabulary = 'we may use your personal data and information about you to provide the service that this website offers, improve it; or measure visits. Cookies are “small” files; our partners (for example) process them under Art. 6(1)(a) GDPR, state-of-the-art &amp; &lt;ins&gt; 日本語の文章です。 ข้อความ نص it’s non\u00A0breaking résumé soft\u00ADhyphen'.split(' ')
const targets = ['https://example.org/a', 'https://example.org/b', '#top', '/cookies/', 'mailto:a@example.org']

function pick(random: Random, below: number): number {
  return Math.floor(random() * below)
}

function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  return items[pick(random, items.length)] as Item
}

function element(tag: string, inside: Part[], attrs = ''): Part {
  return { tag, attrs, inside }
}

function line(random: Random, most: number): Part {
  return { words: Array.from({ length: 1 + pick(random, most) }, () => word(random)) }
}

function word(random: Random): string {
  const plain = () => oneOf(random, vocabulary)
  const several = () => Array.from({ length: 1 + pick(random, 3) }, plain).join(' ')
  const kind = random()
  if (kind < 0.75) return plain()
  if (kind < 0.82) return `<a href="${oneOf(random, targets)}"${idOf(random)}>${several()}</a>`
  if (kind < 0.86) return `<strong>${several()} <em>${plain()}</em></strong>`
  if (kind < 0.89) return `<code>${plain()}</code>${plain()}`
  if (kind < 0.91) return `<a href="${oneOf(random, targets)}"> ${plain()} <strong>${several()}</strong></a>`
  if (kind < 0.93) return `${plain()}<sup>${pick(random, 9)}</sup>`
  if (kind < 0.95) return `${plain()}<br>${plain()}`
  if (kind < 0.97) return `<span lang="ja">${plain()}</span>`
  return kind < 0.99 ? `<img src="/a.png" alt="${oneOf(random, ['a picture', '', 'logo'])}">` : `pre<wbr>fix<span class="x"></span>`
}

function many(random: Random, make: () => Part, most: number): Part[] {
  return Array.from({ length: 1 + pick(random, most) }, make)
}

function generateBlock(random: Random, depth: number): Part {
  const kind = random()
  const paragraph = () => element('p', [line(random, 30)])
  if (kind < 0.35 || depth > 2) return paragraph()
  if (kind < 0.6) return list(random, depth)
  if (kind < 0.68) return element('dl', many(random, () => element('div', [element('dt', [line(random, 3)]), element('dd', [line(random, 8)])]), 4), ' class="facts"')
  if (kind < 0.72) return element('dl', many(random, () => element('dt', [line(random, 3)]), 1).concat(many(random, () => element('dd', [line(random, 8)]), 2)))
  if (kind < 0.84) return table(random)
  if (kind < 0.88) return element('div', [table(random), ...(random() < 0.5 ? [paragraph()] : [])], ' data-fact="::traces"')
  if (kind < 0.91) return element('blockquote', many(random, () => generateBlock(random, depth + 1), 2), idOf(random))
  if (kind < 0.94) return element('pre', [{ words: ['\n\n', ...many(random, () => line(random, 5), 2).flatMap((part) => ('words' in part ? [...part.words, '\n'] : []))] }])
  if (kind < 0.97) return element('details', [element('summary', [line(random, 4)]), ...many(random, () => generateBlock(random, depth + 1), 2)])
  return kind < 0.985 ? element('p', []) : element('div', [], ` id="anchor-${pick(random, 1e9)}"`)
}

function list(random: Random, depth: number): Part {
  const entry = (): Part => {
    const kind = random()
    const inside = kind < 0.6 ? [line(random, 10)] : kind < 0.8 ? many(random, () => element('p', [line(random, 10)]), 2) : [line(random, 5), generateBlock(random, depth + 1)]
    return element('li', depth < 3 && random() < 0.2 ? [line(random, 6), list(random, depth + 1)] : inside)
  }
  return element(random() < 0.7 ? 'ul' : 'ol', many(random, entry, 5), idOf(random))
}

/** Were an element torn in two, its id would be there twice. */
function idOf(random: Random): string {
  return ` id="part-${pick(random, 1e9)}"`
}

function table(random: Random): Part {
  const columns = 1 + pick(random, 4)
  const row = (tag: string) => element('tr', Array.from({ length: columns }, (_, index) => element(index === 0 && tag === 'td' ? 'th' : tag, random() < 0.15 ? [] : random() < 0.2 ? [list(random, 2)] : [line(random, 5)], tag === 'th' ? ' scope="col"' : index === 0 ? ' scope="row"' : '')))
  const caption = random() < 0.7 ? [element('caption', [line(random, 3)])] : []
  const groups = random() < 0.2 ? [element('colgroup', [], ' class="x"')] : []
  const head = random() < 0.8 ? [element('thead', [row('th')])] : []
  return element('div', [element('table', [...caption, ...groups, ...head, element('tbody', many(random, () => row('td'), random() < 0.3 ? 14 : 5))])], `${idOf(random)} class="table" role="group" aria-label="Facts" tabindex="0"`)
}

/** Every list of parts that can lose one, gain one, or have two change places. */
function listsIn(parts: Part[], tag = ''): { parts: Part[]; tag: string }[] {
  return [{ parts, tag }, ...parts.flatMap((part) => ('words' in part ? [] : listsIn(part.inside, part.tag)))]
}

function mutateOnce(text: Part[], random: Random): void {
  const all = listsIn(text)
  const lines = all.flatMap(({ parts }) => parts.flatMap((part) => ('words' in part ? [part.words] : [])))
  const kind = random()
  if (kind < 0.55 && lines.length > 0) return mutateLine(oneOf(random, lines), random)
  if (kind < 0.62) return mutateColumns(all, random)
  const { parts, tag } = oneOf(random, kind < 0.8 ? all.slice(0, 1).concat(all.filter(({ tag }) => /^(ul|ol|tbody|dl)$/.test(tag))) : all)
  const place = pick(random, parts.length)
  const change = random()
  if (change < 0.35) parts.splice(place, 1)
  else if (change < 0.6 && parts[place]) parts.splice(pick(random, parts.length), 0, withoutIds(structuredClone(parts[place])), ...parts.splice(place, 1))
  else if (change < 0.75 && parts.length > 1) parts.push(...parts.splice(place, 1))
  else if (['', 'blockquote', 'li', 'td'].includes(tag)) parts.splice(place, 0, generateBlock(random, 1))
  else if (tag === 'ul' || tag === 'ol') parts.splice(place, 0, element('li', [line(random, 8)]))
  keepCaptionFirst(parts)
}

/** A copy keeps the ids of what it was copied from to itself. */
function withoutIds(part: Part): Part {
  if ('words' in part) return { words: [...part.words.map((word) => word.replace(/ id="[^"]*"/, '')), 'copy'] }
  return { ...part, attrs: part.attrs.replace(/ id="[^"]*"/, ''), inside: part.inside.map(withoutIds) }
}

/** The parser closes what stands in the wrong order in a table, and a box has one summary. */
function keepCaptionFirst(parts: Part[]): void {
  const order = ['summary', 'caption', 'colgroup', 'thead']
  const tagOf = (part: Part | undefined) => (part && 'tag' in part ? part.tag : '')
  if (!parts.some((part) => order.includes(tagOf(part)))) return
  const rank = (part: Part) => (order.indexOf(tagOf(part)) + order.length + 1) % (order.length + 1)
  const rest = parts.filter((part, index) => !order.includes(tagOf(part)) || parts.findIndex((other) => tagOf(other) === tagOf(part)) === index)
  const first = rest.filter((part) => order.includes(tagOf(part))).sort((one, other) => rank(one) - rank(other))
  parts.splice(0, parts.length, ...first, ...rest.filter((part) => !order.includes(tagOf(part))))
}

function mutateLine(words: string[], random: Random): void {
  const place = pick(random, words.length)
  const kind = random()
  if (kind < 0.25) words.splice(place, 0, ...Array.from({ length: 1 + pick(random, 3) }, () => word(random)))
  else if (kind < 0.5) words.splice(place, 1 + pick(random, 2))
  else if (kind < 0.7) words[place] = word(random)
  else if (kind < 0.8) words[place] = (words[place] ?? '').replace(/href="[^"]*"/, `href="${oneOf(random, targets)}"`)
  else if (kind < 0.85) words[place] = (words[place] ?? '').replace(/<\/?strong>/g, '')
  else if (kind < 0.9) words[place] = `${words[place] ?? ''},`
  else words.push(...words.splice(place, 1))
}

function mutateColumns(all: readonly { parts: Part[]; tag: string }[], random: Random): void {
  const tables = all.filter(({ tag }) => tag === 'table')
  if (tables.length === 0) return
  const rows = listsIn(oneOf(random, tables).parts).filter(({ tag }) => tag === 'tr')
  const adds = random() < 0.5
  for (const { parts } of rows) {
    if (adds) parts.push(element('td', [line(random, 4)]))
    else if (parts.length > 1) parts.pop()
  }
}
