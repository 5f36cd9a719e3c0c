// The choice as it is stored, and what it is worth now. A stored text is believed only when all of it is as we write it.
import type { BootConfig } from './config.ts'

/** One answer: 1 or 0, the revision it was given to, when it was given and when it ends, in seconds since 1970. */
export type Answer = readonly [yes: number, revision: number, at: number, end: number]

/** What came of the last choice, for the page after it to say. */
export interface Outcome {
  /** The categories that were taken back. */
  withdrawn: string[]
  /** The names that were erased. */
  erased: string[]
  /** The category whose switch was used and shows all of it, so that nothing needs to be said. */
  shownBy?: string | undefined
}

/** What a stored choice is worth. */
export interface Judged {
  /** Answers by category; empty where there is no choice, or none that can be believed. */
  answers: Record<string, Answer>
  /** Categories that may be used now. */
  granted: string[]
  /** Categories that the visitor is still to be asked about. */
  asked: string[]
  /** The hash of the texts that were shown for the newest answers, as the cookie says it; not checked. */
  texts?: unknown
  /** The categories whose answers are older, by the hash of the texts that were shown for them; not checked. */
  earlier?: unknown
  outcome?: Outcome | undefined
}

/** Judges the choice among a page's cookies at a moment (seconds). Throws nothing, whatever the cookies hold. */
export function judge(cookies: string, config: BootConfig, signal: boolean, now: number): Judged {
  const judged: Judged = { ...stored(cookies, config, now), granted: [], asked: [] }
  for (const { id, widened, advertising, requires } of config.categories) {
    // Without an answer each part is undefined, and no comparison holds.
    const [yes, revision, at, end] = judged.answers[id] ?? ([] as unknown as Answer)
    if (signal && advertising) continue
    if (!(end > now) || end - at > config.longest || (yes && revision < widened)) judged.asked.push(id)
    else if (yes && (!requires || judged.granted.includes(requires))) judged.granted.push(id)
  }
  return judged
}

function stored(cookies: string, { cookie: name, known, revision }: BootConfig, now: number): Pick<Judged, 'answers' | 'outcome' | 'texts' | 'earlier'> {
  const found = cookies.split('; ').filter((cookie) => cookie.startsWith(`${name}=`))
  try {
    if (found.length === 1 && found[0]!.length < 2500) {
      const { categories, data } = JSON.parse(decodeURIComponent(found[0]!.slice(name.length + 1)))
      // Each part is a whole number below 2^32: in seconds, a day before the year 2106.
      const isOurs = ([id, answer]: [string, number[]]) =>
        known.includes(id) && answer.length === 4 && answer.every((part) => part >>> 0 === part) && answer[0] === +categories.includes(id) && answer[1]! <= revision && answer[2]! < now + 86_400
      if (categories.every((id: string) => known.includes(id)) && Object.entries<number[]>(data.answers).every(isOurs)) return data
    }
  } catch {
    // Not what we write, whatever it is: as good as no choice, so the visitor is asked.
  }
  return { answers: {} }
}
