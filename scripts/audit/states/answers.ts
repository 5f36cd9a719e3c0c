// A visitor who has not chosen yet, and the answers to the question.
import type { Page } from 'playwright'
import { openSettings, press, requireChoice, requireQuestion, requireSettings, saveSettings, setSwitches } from '../visit/controls.ts'
import { arrive, begin, grant, open, picture, roam, settle, type Trip, type Visitor } from '../visit/visitor.ts'
import { switchesOf, withRequired } from './switches.ts'

/** The page on which an answer is given: the first, which is the one that most visitors see first. */
export function firstPage({ pages }: Trip): string {
  return pages[0] ?? '/'
}

/** Nothing is chosen, on any page. */
export async function nothingChosen(trip: Trip): Promise<Visitor[]> {
  const visitor = await arrive(trip)
  grant(visitor, [])
  const page = await open(visitor, firstPage(trip))
  if (switchesOf(trip).length > 0) {
    await requireQuestion(page, true)
    await picture(visitor, page, 'banner')
    if (trip.takesPictures) await openSettings(page)
    await picture(visitor, page, 'settings')
  }
  await page.close()
  await roam(visitor, trip.pages)
  return [visitor]
}

/** Everything is refused. */
export async function refuseAll(trip: Trip): Promise<Visitor[]> {
  const { visitor, page } = await arriveAndAnswer(trip, 'necessary')
  return goOn(visitor, page)
}

/** Everything is accepted. */
export async function acceptAll(trip: Trip): Promise<Visitor[]> {
  const { visitor, page } = await arriveAndAnswer(trip, 'all')
  return goOn(visitor, page)
}

/** One category is accepted, with those that it cannot be on without. */
export async function acceptOnly(trip: Trip, id: string): Promise<Visitor[]> {
  const visitor = await arrive(trip)
  grant(visitor, [])
  const page = await open(visitor, firstPage(trip))
  await requireQuestion(page, true)
  await press(page, 'show')
  await requireSettings(page)
  const wanted = withRequired(trip, id)
  await setSwitches(page, wanted, switchesOf(trip))
  begin(visitor, firstPage(trip), 'answer')
  grant(visitor, wanted)
  await saveSettings(page)
  await settle(visitor)
  await requireChoice(visitor.context, wanted, switchesOf(trip))
  visitor.isAnswered = true
  return goOn(visitor, page)
}

/** Opens a profile and answers the question with one of its two answers. @throws NotReached */
export async function arriveAndAnswer(trip: Trip, role: 'all' | 'necessary'): Promise<{ visitor: Visitor; page: Page }> {
  const visitor = await arrive(trip)
  grant(visitor, [])
  const page = await open(visitor, firstPage(trip))
  await answer(visitor, page, role)
  return { visitor, page }
}

/** Answers the question that a page shows. @throws NotReached */
export async function answer(visitor: Visitor, page: Page, role: 'all' | 'necessary', accepted = switchesOf(visitor.trip)): Promise<void> {
  const { trip, context } = visitor
  await requireQuestion(page, true)
  const wanted = role === 'all' ? accepted : []
  begin(visitor, firstPage(trip), 'answer')
  // A tag that answers the click runs under the answer, and one that ran before it did not.
  grant(visitor, wanted)
  await press(page, role)
  await settle(visitor)
  await requireChoice(context, wanted, switchesOf(trip))
  visitor.isAnswered = true
}

async function goOn(visitor: Visitor, page: Page): Promise<Visitor[]> {
  await requireQuestion(page, false)
  await picture(visitor, page, 'banner')
  await page.close()
  await roam(visitor, visitor.trip.pages)
  return [visitor]
}
