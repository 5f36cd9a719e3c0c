// A visitor who comes back: with a choice as it was left, one that is out of date, or one that nobody can read.
import type { BrowserContextOptions } from 'playwright'
import { choiceCookie, NotReached, requireChoice, requireQuestion } from '../visit/controls.ts'
import { arrive, grant, open, roam, type Trip, type Visitor } from '../visit/visitor.ts'
import { arriveAndAnswer, firstPage } from './answers.ts'
import { switchesOf } from './switches.ts'

type Left = Exclude<NonNullable<BrowserContextOptions['storageState']>, string>

/** Answered, the browser was closed, and opened again. */
export async function returningAfter(trip: Trip, role: 'all' | 'necessary'): Promise<Visitor[]> {
  const visitor = await comeBack(trip, role, (left) => left)
  const wanted = role === 'all' ? switchesOf(trip) : []
  grant(visitor, wanted)
  const page = await open(visitor, firstPage(trip))
  await requireQuestion(page, false)
  await requireChoice(visitor.context, wanted, switchesOf(trip))
  visitor.isAnswered = true
  await page.close()
  await roam(visitor, trip.pages)
  return [visitor]
}

/** Accepted before the register grew: every yes is of an earlier revision. */
export function oldRevision(trip: Trip): Promise<Visitor[]> {
  return askedAnew(trip, (left) => withChoice(left, (choice) => withRevision(choice, 0)))
}

/** Accepted so long ago that the answer no longer holds. */
export async function expired(trip: Trip): Promise<Visitor[]> {
  // Two years: longer than any answer may hold.
  return askedAnew(trip, (left) => left, 2 * 365 * 86_400_000)
}

/** A choice that says yes to everything, and that no site of ours wrote like this. */
export function corrupt(trip: Trip): Promise<Visitor[]> {
  return askedAnew(trip, (left) => ({ ...left, cookies: left.cookies.map((cookie) => (cookie.name === choiceCookie ? { ...cookie, value: `%E0%A4%A${cookie.value}` } : cookie)) }))
}

async function askedAnew(trip: Trip, change: (left: Left) => Left, ahead = 0): Promise<Visitor[]> {
  const visitor = await comeBack(trip, 'all', change)
  if (ahead > 0) await visitor.context.clock.setSystemTime(Date.now() + ahead)
  trip.recorder.ahead = ahead
  // What an outdated yes allowed may lie there until the first page has erased it.
  grant(visitor, [])
  const page = await open(visitor, firstPage(trip))
  await requireQuestion(page, true)
  await page.close()
  await roam(visitor, trip.pages)
  return [visitor]
}

async function comeBack(trip: Trip, role: 'all' | 'necessary', change: (left: Left) => Left): Promise<Visitor> {
  const { visitor, page } = await arriveAndAnswer(trip, role)
  const left = await visitor.context.storageState()
  await page.close()
  await visitor.context.close()
  // What ends with the session is gone when a browser is opened again.
  return arrive(trip, { state: change({ ...left, cookies: left.cookies.filter(({ expires }) => expires > 0) }) })
}

function withChoice(left: Left, change: (choice: unknown) => unknown): Left {
  return {
    ...left,
    cookies: left.cookies.map((cookie) => (cookie.name === choiceCookie ? { ...cookie, value: encodeURIComponent(JSON.stringify(change(parsed(cookie.value)))) } : cookie)),
  }
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(value))
  } catch (error) {
    throw new NotReached(`the cookie ${choiceCookie} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The choice with every answer given to another revision: `[yes, revision, at, end]`. */
function withRevision(choice: unknown, revision: number): unknown {
  const { data, ...rest } = choice as { data?: { answers?: Record<string, [number, number, number, number]> } }
  if (!data?.answers) throw new NotReached(`the cookie ${choiceCookie} holds no answers`)
  const answers = Object.entries(data.answers).map(([id, [yes, , at, end]]) => [id, [yes, revision, at, end]])
  return { ...rest, revision, data: { ...data, answers: Object.fromEntries(answers) } }
}
