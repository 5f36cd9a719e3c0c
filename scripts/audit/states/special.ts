// Browsers that say or allow something of their own.
import { NotReached, press, requireQuestion, storedChoice } from '../visit/controls.ts'
import { arrive, begin, grant, open, picture, roam, settle, type Trip, type Visitor } from '../visit/visitor.ts'
import { firstPage } from './answers.ts'
import { switchesOf } from './switches.ts'

/** Without scripts every page is read, and nothing is asked. */
export async function withoutScripts(trip: Trip): Promise<Visitor[]> {
  const visitor = await arrive(trip, { hasScripts: false })
  grant(visitor, [])
  await roam(visitor, trip.pages)
  return [visitor]
}

/** With Global Privacy Control: nothing is chosen on any page, then everything is accepted that can be. */
export async function withSignal(trip: Trip): Promise<Visitor[]> {
  const visitor = await arrive(trip, { hasSignal: true })
  grant(visitor, [])
  const page = await open(visitor, firstPage(trip))
  if ((await page.evaluate('navigator.globalPrivacyControl')) !== true) throw new NotReached('the browser does not send Global Privacy Control')
  await requireQuestion(page, true)
  await picture(visitor, page, 'banner')
  await page.close()
  await roam(visitor, trip.pages)
  const again = await open(visitor, firstPage(trip))
  begin(visitor, firstPage(trip), 'answer')
  // Whatever the site keeps of this answer, what Global Privacy Control forbids was not granted.
  grant(visitor, switchesOf(trip).filter((id) => !trip.categories.some((category) => category.id === id && category.isAdvertising)))
  await press(again, 'all')
  await settle(visitor)
  if ((await storedChoice(visitor.context)) === undefined) throw new NotReached('no choice was stored')
  begin(visitor, firstPage(trip), 'close')
  await again.close()
  await settle(visitor)
  await roam(visitor, [firstPage(trip)])
  return [visitor]
}

/** A browser that keeps nothing: a yes holds for the page at most. */
export async function cookiesBlocked(trip: Trip): Promise<Visitor[]> {
  const visitor = await arrive(trip, { keepsCookies: false })
  grant(visitor, [])
  const page = await open(visitor, firstPage(trip))
  await requireQuestion(page, true)
  begin(visitor, firstPage(trip), 'answer')
  grant(visitor, switchesOf(trip))
  await press(page, 'all')
  await settle(visitor)
  if ((await visitor.context.cookies()).length > 0) throw new NotReached('the browser keeps cookies')
  begin(visitor, firstPage(trip), 'close')
  await page.close()
  await settle(visitor)
  grant(visitor, [])
  await roam(visitor, trip.pages)
  return [visitor]
}
