// The controls by which a visitor answers. These names are part of what the site offers: programs that refuse on a visitor's
// behalf look for them, and so does the audit.
import type { BrowserContext, Locator, Page } from 'playwright'
import { within } from '../within.ts'

/** A state that could not be reached, with the reason: it proves nothing. */
export class NotReached extends Error {}

/** How long a control is waited for (ms). */
const patience = 5_000

/** A button of the question: everything, only what is necessary, or the settings. */
export function questionButton(page: Page, role: 'all' | 'necessary' | 'show'): Locator {
  return shownButton(page, `[data-role=${role}]`)
}

function shownButton(page: Page, which: string): Locator {
  return page.locator(`#cc-main .cm__btn${which}, .question .cm__btn${which}`).filter({ visible: true }).first()
}

/** Holds that the question is shown, or that it is not. @throws NotReached */
export async function requireQuestion(page: Page, isShown: boolean): Promise<void> {
  if (isShown) return waitFor(questionButton(page, 'necessary'), `${pathOf(page)}: no question is shown (no visible button [data-role=necessary])`)
  if (await isAsked(page)) throw new NotReached(`${pathOf(page)}: the question is shown, though it was answered`)
}

/** Whether the question is shown, with any of its buttons. @throws NotReached where the page does not say so in time: the browser asks it without a limit. */
export async function isAsked(page: Page): Promise<boolean> {
  const isShown = await within(patience, shownButton(page, '[data-role]').isVisible())
  if (isShown instanceof Error) throw new NotReached(`${pathOf(page)}: whether the question is shown cannot be told: ${isShown.message}`)
  return isShown
}

/** Presses a button of the question. @throws NotReached where it is not there. */
export async function press(page: Page, role: 'all' | 'necessary' | 'show'): Promise<void> {
  const button = questionButton(page, role)
  await waitFor(button, `${pathOf(page)}: the question has no button [data-role=${role}]`)
  await button.click({ timeout: patience })
}

/** Opens the settings by the control that every page has. @throws NotReached where a page has none, or nothing opens. */
export async function openSettings(page: Page): Promise<void> {
  const control = page.locator('[data-consent=settings]:not(.cm__btn)').filter({ visible: true }).last()
  await waitFor(control, `${pathOf(page)}: no control opens the settings ([data-consent=settings])`)
  await control.click({ timeout: patience })
  await requireSettings(page)
}

/** Holds that the settings are open, and waits until they can be pressed: a second press of what opened them is no answer. @throws NotReached */
export async function requireSettings(page: Page): Promise<void> {
  const button = page.locator('#cc-main .pm [data-role=save]')
  await waitFor(button, `${pathOf(page)}: the settings did not open`)
  const canBePressed = await button.click({ trial: true, timeout: patience }).then(() => true, () => false)
  if (!canBePressed) throw new NotReached(`${pathOf(page)}: the settings opened, and something lies over them, so that they cannot be pressed`)
}

/** Sets the switches of the open settings to these categories. @throws NotReached where a switch is missing. */
export async function setSwitches(page: Page, wanted: readonly string[], all: readonly string[]): Promise<void> {
  for (const id of all) {
    const toggle = page.locator(`#cc-main .section__toggle[value="${id}"]`)
    if ((await toggle.count()) === 0) throw new NotReached(`${pathOf(page)}: the settings have no switch for "${id}"`)
    if (await toggle.isDisabled()) continue
    if ((await toggle.isChecked()) !== wanted.includes(id)) await toggle.setChecked(wanted.includes(id), { force: true, timeout: patience })
  }
}

/** Saves what the open settings say. */
export async function saveSettings(page: Page): Promise<void> {
  await page.locator('#cc-main .pm [data-role=save]').click({ timeout: patience })
}

/** The categories that the stored choice says yes to; `undefined` where nothing is stored. @throws NotReached where it cannot be read. */
export async function storedChoice(context: BrowserContext): Promise<string[] | undefined> {
  return choiceIn(await context.cookies())
}

/** The same of some cookies. @throws NotReached where it cannot be read */
export function choiceIn(cookies: readonly { name: string; value: string }[]): string[] | undefined {
  const cookie = cookies.find(({ name }) => name === choiceCookie)
  return cookie && categoriesOf(cookie.value)
}

/** The cookie that holds the choice: the one that vanilla-cookieconsent keeps. */
export const choiceCookie = 'cc_cookie'

/** Holds that the stored choice says yes to these switches and to no other. @throws NotReached */
export async function requireChoice(context: BrowserContext, wanted: readonly string[], all: readonly string[]): Promise<void> {
  const end = Date.now() + patience
  for (;;) {
    const stored = (await storedChoice(context))?.filter((id) => all.includes(id)).sort()
    if (stored && stored.join() === [...wanted].sort().join()) return
    if (Date.now() > end) throw new NotReached(stored ? `the stored choice says yes to ${listed(stored)}, and not to ${listed(wanted)}` : `no choice was stored (cookie ${choiceCookie})`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function categoriesOf(value: string): string[] {
  try {
    const { categories } = JSON.parse(decodeURIComponent(value)) as { categories?: unknown }
    if (Array.isArray(categories)) return categories.map(String)
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof URIError)) throw error
  }
  throw new NotReached(`the cookie ${choiceCookie} holds no choice that can be read`)
}

function listed(ids: readonly string[]): string {
  return ids.length === 0 ? 'nothing' : [...ids].sort().join(', ')
}

async function waitFor(locator: Locator, otherwise: string): Promise<void> {
  const isThere = await locator.waitFor({ state: 'visible', timeout: patience }).then(() => true, () => false)
  if (!isThere) throw new NotReached(otherwise)
}

function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}
