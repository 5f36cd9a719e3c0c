import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const wordsPerPage = 1500
const sectionsPerPage = 12

/** Words of legal texts; the pages are mixed from them, the same at every run. */
const vocabulary =
  'we you your data the a of to and in for with by on as that this may not will when how who which from our site page visit browser cookie consent choice purpose basis retention provider service recipient country transfer right access correction erasure objection complaint authority contract law period account form order download message address record information security notice change version date'.split(' ')

/** Writes policy-like Markdown pages of 1,500 words with headings, lists, a table and links; `count` of them. */
export function writePages(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true })
  const random = seededRandom(20260501)
  for (let index = 0; index < count; index += 1) writeFileSync(join(folder, `policy-${index}.md`), page(index, random))
}

/** One Markdown text of about as many words, the same for the same seed. */
export function longText(words: number, seed: number): string {
  const random = seededRandom(seed)
  return Array.from({ length: Math.ceil(words / wordsPerPage) }, (_each, index) => page(index, random).split('---\n')[2] ?? '').join('\n')
}

function page(index: number, random: () => number): string {
  const wordsPerSection = wordsPerPage / sectionsPerPage
  const sections = Array.from({ length: sectionsPerPage }, (_, section) => {
    const text = section % 4 === 1 ? list(random, wordsPerSection) : section % 4 === 2 ? table(random, wordsPerSection) : `${sentence(random, wordsPerSection / 2)} See [another part](https://policies.example/${section}).\n\n${sentence(random, wordsPerSection / 2)}`
    return `## Section ${section + 1} of ${sentence(random, 4)}\n\n${text}`
  })
  return `---\ndescription: Generated page ${index}.\n---\n\n# Policy ${index}\n\n${sections.join('\n\n')}\n`
}

function list(random: () => number, words: number): string {
  return Array.from({ length: 5 }, () => `- **${sentence(random, 2)}**: ${sentence(random, words / 5 - 2)}`).join('\n')
}

function table(random: () => number, words: number): string {
  const rows = Array.from({ length: 5 }, () => `| ${sentence(random, 3)} | ${sentence(random, words / 5 - 3)} |`)
  return ['| What | Why |', '| --- | --- |', ...rows].join('\n')
}

function sentence(random: () => number, words: number): string {
  return Array.from({ length: Math.max(1, Math.round(words)) }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(' ')
}

/** The generator of Lehmer: small, and the same numbers on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
