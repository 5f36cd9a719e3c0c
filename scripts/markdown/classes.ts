import { quoted, type Problem } from './problem.ts'

/** The classes that an editor may give: they move words, and nothing else. Any other of the site could hide words, or grey them out. */
export const editorsClasses: readonly string[] = ['align-center', 'align-right']

/** What is wrong with the classes of an element in a text, written with spaces between them; `undefined` where they may stand there. */
export function classProblem(written: string): Omit<Problem, 'rule'> | undefined {
  const others = written.split(/\s+/).filter((name) => name !== '' && !editorsClasses.includes(name))
  if (others.length === 0) return undefined
  return { message: `the class ${quoted(others.join(' '))} cannot be given to words: a class could hide them or grey them out`, fix: `leave it out, or write one of: ${editorsClasses.join(', ')}` }
}
