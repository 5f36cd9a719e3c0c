// What was accepted and is taken back: on the page, on the next one, in another tab, on a page that comes back.
import type { Page } from 'playwright'
import { choiceCookie, NotReached, openSettings, requireChoice, saveSettings, setSwitches } from '../visit/controls.ts'
import { arrive, begin, grant, open, plainFile, roam, settle, settleAfterLeaving, type Trip, type Visitor } from '../visit/visitor.ts'
import { answer, arriveAndAnswer, firstPage } from './answers.ts'
import { switchesOf, withRequiring } from './switches.ts'

/** Everything is accepted, and then taken back. */
export async function takeAllBack(trip: Trip): Promise<Visitor[]> {
  const { visitor, page } = await arriveAndAnswer(trip, 'all')
  await takeBack(visitor, page, switchesOf(trip))
  await page.close()
  await roam(visitor, trip.pages)
  return [visitor]
}

/** Everything is accepted, and then one category is taken back, with those that cannot be on without it. */
export async function takeOneBack(trip: Trip): Promise<Visitor[]> {
  const { visitor, page } = await arriveAndAnswer(trip, 'all')
  await takeBack(visitor, page, withRequiring(trip, narrowedCategory(trip)))
  await page.close()
  await roam(visitor, trip.pages)
  return [visitor]
}

/** The category that is dropped: the first that grants something, because what it granted can be seen to be gone. */
function narrowedCategory(trip: Trip): string {
  const found = trip.categories.find(({ isSwitchable, grants }) => isSwitchable && grants.length > 0) ?? trip.categories.find(({ isSwitchable }) => isSwitchable)
  return found?.id ?? ''
}

/** Accepted in one tab while another is open, and taken back in the first. */
export async function twoTabs(trip: Trip): Promise<Visitor[]> {
  const { visitor, page } = await arriveAndAnswer(trip, 'all')
  const other = await open(visitor, trip.pages[1] ?? firstPage(trip))
  await takeBack(visitor, page, switchesOf(trip))
  begin(visitor, pathOf(other), 'other tab')
  await other.bringToFront()
  await settle(visitor)
  await other.close()
  await settle(visitor)
  await page.close()
  await roam(visitor, [firstPage(trip)])
  return [visitor]
}

/** A page that ran tags comes back from the back/forward cache after everything was taken back. */
export async function bfcache(trip: Trip): Promise<Visitor[]> {
  const refused = await choiceAfter(trip, 'necessary')
  // Whether it keeps a page is the browser's own decision, and on a busy machine it does not always.
  for (let attempt = 0; attempt < 3; attempt++) {
    const visitor = await arrive(trip, {}, trip.whole)
    if (await leaveAndComeBack(visitor, refused)) {
      trip.visited(firstPage(trip))
      return [visitor]
    }
    await visitor.context.close()
  }
  throw new NotReached('the page did not come back from the back/forward cache, three times')
}

/** Whether a page that was left with tags running came back as it was left. */
async function leaveAndComeBack(visitor: Visitor, refused: Awaited<ReturnType<typeof choiceAfter>>): Promise<boolean> {
  const { trip, context } = visitor
  grant(visitor, [])
  const page = await open(visitor, firstPage(trip))
  await answer(visitor, page, 'all')
  // The page that comes back leaves again at once where it has to, so it says on the way that it was kept.
  const cameBack = page.waitForEvent('console', { predicate: (message) => message.text() === comesBack, timeout: 10_000 }).then(
    () => true,
    () => false,
  )
  await page.evaluate(`addEventListener('pageshow', ({ persisted }) => persisted && console.debug(${JSON.stringify(comesBack)}))`)
  // On the way there is a file without scripts, so that nothing but the page that comes back can act.
  await open(visitor, plainFile, page)
  begin(visitor, firstPage(trip), 'back')
  grant(visitor, [], switchesOf(trip))
  // A page that hears of the change is dropped from the cache; one that was not told comes back as it was.
  await context.addCookies(refused)
  // https://github.com/microsoft/playwright/issues/19323: goBack does not know pages of this cache.
  await page.evaluate('void setTimeout(() => history.go(-1))')
  const isBack = await cameBack
  await settleAfterLeaving(visitor)
  return isBack
}

const comesBack = 'this page comes back'

/** The cookie that an answer leaves. */
async function choiceAfter(trip: Trip, role: 'all' | 'necessary') {
  const { visitor } = await arriveAndAnswer(trip, role)
  const cookies = await visitor.context.cookies()
  await visitor.context.close()
  return cookies.filter(({ name }) => name === choiceCookie)
}

/** Takes categories back in the settings. @throws NotReached */
async function takeBack(visitor: Visitor, page: Page, withdrawn: readonly string[]): Promise<void> {
  const { trip, context } = visitor
  const kept = switchesOf(trip).filter((id) => !withdrawn.includes(id))
  await openSettings(page)
  await setSwitches(page, kept, switchesOf(trip))
  // What a tag does until then it does under the yes.
  begin(visitor, pathOf(page), 'take back')
  grant(visitor, kept, withdrawn)
  await saveSettings(page)
  await settleAfterLeaving(visitor)
  await requireChoice(context, kept, switchesOf(trip))
  visitor.isAnswered = true
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}
