// What a comparison of two versions costs, beside words compared as a whole without looking at blocks, in turn in one run.
import { diffWordsWithSpace } from 'diff'
import createMarkdownIt from 'markdown-it'
import { compareTexts } from '../policy/diff/compare.ts'
import { saidIn } from '../policy/text.ts'
import { median } from './cpu.ts'
import { longText } from './generated-pages.ts'

/** CPU seconds of one comparison: the first of a process, in which its code is compiled, the middle of those that follow, and that of the words as a whole. */
export interface DiffCost {
  what: string
  first: number
  seconds: number
  asAWhole: number
  /** The most that the middle one may take. */
  budget: number
}

const words = { added: 'added', removed: 'removed', addedFrom: 'added from here:', addedEnd: 'end of what was added', removedFrom: 'removed from here:', removedEnd: 'end of what was removed', unchanged: 'Unchanged paragraphs: {count}', unchangedRows: 'Unchanged rows: {count}' }
const length = 10_000

/** A build compares each pair of versions; by then the code is compiled. */
const warmingUp = 12

/** A comparison is short and a shared machine is noisy: of one round, this many are measured. */
const samplesOfARound = 7

/** The costs of two comparisons of 10,000 words: every fiftieth word changed, and rewritten. */
export function diffCosts(rounds: number, say: (text: string) => void): DiffCost[] {
  const render = (text: string) => createMarkdownIt().render(text)
  const before = longText(length, 20160501)
  const pairs = [
    { what: 'every fiftieth word changed', after: everyFiftiethChanged(before), budget: 0.2 },
    { what: 'rewritten', after: longText(length, 20261123), budget: 2 },
  ]
  return pairs.map(({ what, after, budget }) => {
    const [one, other] = [render(before), render(after)]
    const samples = Array.from({ length: warmingUp + rounds * samplesOfARound }, (_each, round) => {
      say(`diffs: ${what}, comparison ${round + 1} of ${warmingUp + rounds * samplesOfARound}`)
      // What was read of a text is remembered: each round has texts of its own.
      return cpuSeconds(() => compareTexts(`${one}<p>${round}</p>`, `${other}<p>${round}</p>`, words))
    })
    say(`diffs: ${what}, words as a whole`)
    const [wholeBefore, wholeAfter] = [one, other].map((html) => saidIn(html).words.join(' '))
    return { what, first: samples[0] ?? Number.NaN, seconds: median(samples.slice(warmingUp)), asAWhole: cpuSeconds(() => diffWordsWithSpace(wholeBefore ?? '', wholeAfter ?? '')), budget }
  })
}

function everyFiftiethChanged(text: string): string {
  let count = 0
  return text.replace(/(?<=\s)[a-z]+(?=\s)/g, (word) => (++count % 50 === 0 ? `${word} indeed` : word))
}

function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
