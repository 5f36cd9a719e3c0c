// What people do on a page. One array: the order in which it is done. Each says whether it did anything.
import type { ElementHandle, Page } from 'playwright'
import { canary } from '../witness/canaries.ts'
import { openSettings } from './controls.ts'
import { fieldsOf, fillIn, typable } from './fields.ts'
import { formsOf, formsToSend, sendForm } from './forms.ts'
import type { Visitor } from './visitor.ts'

/** One thing that people do. */
export interface Action {
  name: string
  /** Whether nothing can lie on the device because of it that did not ask to: then nobody looks after it. */
  isPassive?: boolean
  /**
   * Whether what it sets off is the same on every page: our scripts, or a tag. Where every page is visited it is done on one of each kind,
   * in the other states, which differ by what is allowed, on the first page.
   */
  isShared?: boolean
  act: (page: Page, visitor: Visitor, path: string) => Promise<boolean>
}

/** Click identifiers and campaign names that a visitor arrives with. */
const arrivalParameters = ['gclid', 'fbclid', 'utm_source']

/** Everything that is done on a page after it was opened. */
export const actions: readonly Action[] = [
  { name: 'scroll', isPassive: true, act: scrollToTheEnd },
  { name: 'point', isPassive: true, isShared: true, act: pointAtLinks },
  { name: 'settings', isShared: true, act: openAndCloseSettings },
  { name: 'type', act: typeIntoFields },
  { name: 'prefer', isShared: true, act: setAPreference },
  { name: 'print', isPassive: true, isShared: true, act: printAndBack },
  { name: 'hide', isPassive: true, isShared: true, act: async (page) => done(await page.evaluate(hideAndShow)) },
  { name: 'follow', isShared: true, act: followALink },
  { name: 'arrive', isShared: true, act: arriveFromElsewhere },
]

function done(_: unknown): true {
  return true
}

async function scrollToTheEnd(page: Page, visitor: Visitor): Promise<boolean> {
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
  await painted(page, visitor)
  return true
}

/** A page is told that it was scrolled, or is printed, with its next frame: on a busy machine that is after the network was found silent. */
async function painted(page: Page, { hasScripts }: Visitor): Promise<void> {
  if (hasScripts) await page.evaluate('new Promise((told) => { requestAnimationFrame(() => requestAnimationFrame(told)); setTimeout(told, 2000) })')
}

async function pointAtLinks(page: Page): Promise<boolean> {
  const places = (await page.evaluate(focusLinks)) as { x: number; y: number }[]
  for (const { x, y } of places) await page.mouse.move(x, y)
  return places.length > 0
}

/** Gives the first links focus, one after the other, and says where they are. */
const focusLinks = `[...document.querySelectorAll('main a[href], a[href]')].slice(0, 3).map((link) => {
  link.focus()
  const { x, y, width, height } = link.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
})`

async function openAndCloseSettings(page: Page, { trip, hasScripts }: Visitor): Promise<boolean> {
  if (!hasScripts || trip.categories.every(({ isSwitchable }) => !isSwitchable)) return false
  await openSettings(page)
  await page.keyboard.press('Escape')
  await page.locator('#cc-main .pm').waitFor({ state: 'hidden' })
  return true
}

/** Where a page lets its display be set, another theme is chosen. */
async function setAPreference(page: Page): Promise<boolean> {
  const control = page.locator('[data-consent=display]').filter({ visible: true }).first()
  if (!(await control.isVisible())) return false
  await control.click()
  await page.locator('form.display input[type=radio]:not(:checked)').first().check({ force: true })
  return true
}

async function typeIntoFields(page: Page, visitor: Visitor, path: string): Promise<boolean> {
  const { trip, unsent } = visitor
  await unfold(page)
  const isTyped = await fillIn(page.locator(typable), visitor, path)
  const forms = await formsToSend(page)
  if (forms.length > 0 && trip.isLive && !trip.submitsForms) {
    unsent.push(path)
    return true
  }
  for (const [nth, index] of forms.entries()) {
    const form = formsOf(page).nth(index)
    if (nth > 0) await unfold(page)
    if (nth > 0) await fillIn(await fieldsOf(form, page), visitor, path)
    await sendForm(form, visitor, path)
    await page.goto(`${trip.base}${path}`)
  }
  return isTyped || forms.length > 0
}

/** Opens what is folded around fields: a visitor who fills in a form opens it. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate("for (const fold of document.querySelectorAll('details:not([open])')) if (fold.querySelector('input, select, textarea')) fold.open = true")
}
async function printAndBack(page: Page, visitor: Visitor): Promise<boolean> {
  await page.emulateMedia({ media: 'print' })
  await painted(page, visitor)
  await page.emulateMedia({ media: null })
  await painted(page, visitor)
  return true
}

/** In a driven browser no page is ever hidden; what a page does when it is told so is seen all the same. */
const hideAndShow = `for (const state of ['hidden', 'visible']) {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}
delete document.visibilityState`

const linksHere = "[...document.querySelectorAll('a[href]')].map(({ href, target, download }) => ({ address: href, opensHere: ['', '_self'].includes(target) && download === '' }))"

async function followALink(page: Page, { trip, hasScripts }: Visitor, path: string): Promise<boolean> {
  const links = (await page.evaluate(linksHere)) as { address: string; opensHere: boolean }[]
  const index = links.findIndex(({ address, opensHere }) => opensHere && address.startsWith(`${trip.base}/`) && new URL(address).pathname !== path && new URL(address).pathname.endsWith('/'))
  const internal = links[index]
  if (!internal) return false
  // By its place: an address can be written in many ways.
  const link = (await page.evaluateHandle(`document.querySelectorAll('a[href]')[${index}]`)) as ElementHandle
  await link.dispatchEvent('click')
  await page.waitForURL((address) => address.pathname === new URL(internal.address).pathname, { timeout: 5_000 })
  await page.waitForLoadState('load')
  // https://github.com/microsoft/playwright/issues/19323: Chromium's way back is that of the page itself; and where scripts are off, no page goes.
  if (hasScripts && trip.engines.engine === 'chromium') await page.evaluate('void setTimeout(() => history.back())')
  else await page.goBack({ waitUntil: 'commit' })
  await page.waitForURL((address) => address.pathname === path, { waitUntil: 'commit', timeout: 5_000 })
  return true
}

async function arriveFromElsewhere(page: Page, { trip }: Visitor, path: string): Promise<boolean> {
  const arrived = arrivalParameters.map((name) => ({ name, canary: canary('arrived', `the parameter ${name} of the address`) }))
  trip.recorder.canaries.push(...arrived.map((each) => each.canary))
  await page.goto(`${trip.base}${path}?${arrived.map((each) => `${each.name}=${each.canary.text}`).join('&')}`, { waitUntil: 'load' })
  return true
}
