// How people send a form: by its button wherever that stands, by the Enter key, or by a button that leaves it to a script.
import type { ElementHandle, Locator, Page, Request } from 'playwright'
import { formIn } from '../witness/canaries.ts'
import { typable } from './fields.ts'
import { settle, type Visitor } from './visitor.ts'

/** What sends a form. */
const sends = ':is(button:not([type=button], [type=reset]), input:is([type=submit], [type=image])):enabled'
/** What may leave it to a script. */
const mayAct = ':is(button[type=button], input[type=button]):enabled'

/** Some forms let nobody send them in the first seconds, because programs do (ms). */
const longestHold = 3_000

/** The forms of a page; one that only closes its dialog sends nothing. */
export function formsOf(page: Page): Locator {
  return page.locator('form:not([method=dialog i])')
}

/** Those that somebody can send, by their place among all. */
export async function formsToSend(page: Page): Promise<number[]> {
  const forms = await formsOf(page).all()
  const ways = await Promise.all(forms.map((form) => waysToSend(form)))
  return ways.flatMap(({ buttons, field }, index) => (buttons.length > 0 || field ? [index] : []))
}

/** What can be pressed to send a form. */
interface Ways {
  buttons: ElementHandle[]
  /** The field in which Enter sends it, where it has no button. */
  field: ElementHandle | undefined
}

async function waysToSend(form: Locator): Promise<Ways> {
  const [plain, acting, fields] = await Promise.all([controlsOf(form, sends), controlsOf(form, mayAct), controlsOf(form, `${typable}:not(textarea)`)])
  return { buttons: plain.length > 0 ? plain.slice(0, 1) : acting, field: fields.at(-1) }
}

/** The visible controls of a form, those that stand elsewhere and name it too. */
async function controlsOf(form: Locator, which: string): Promise<ElementHandle[]> {
  const found = await form.evaluateHandle((owner, selector) => {
    const { elements, querySelectorAll } = owner as unknown as InForm
    return [...new Set([...elements, ...querySelectorAll.call(owner, 'input[type=image]')])].filter((control) => control.matches(selector) && control.checkVisibility({ visibilityProperty: true }))
  }, which)
  const controls = await found.getProperties()
  return [...controls.values()].flatMap((control) => control.asElement() ?? [])
}

/** What a page knows of a form and of its controls. */
interface InForm {
  elements: Iterable<InControl>
  querySelectorAll: (selector: string) => Iterable<InControl>
}

interface InControl {
  name: string
  checked: boolean
  validity: { valid: boolean }
  labels: Iterable<InControl> | null
  matches: (selector: string) => boolean
  checkVisibility: (options: { visibilityProperty: boolean }) => boolean
  click: () => void
}

/** Sends a form with every box ticked: what only a ticked one sends is seen, too. Says so where nothing was sent. */
export async function sendForm(form: Locator, visitor: Visitor, path: string): Promise<void> {
  await tickAll(form)
  for (const choice of await form.locator('select:enabled').filter({ visible: true }).all()) await choice.selectOption({ index: (await choice.locator('option').count()) - 1 })
  const unfilled = await form.evaluate((sent) => [...(sent as unknown as InForm).elements].flatMap(({ name, validity }) => (validity.valid ? [] : [`"${name}"`])).join(', '))
  const { buttons, field } = await waysToSend(form)
  const hears = await listenForSubmit(form)
  // A receiver elsewhere may answer with no page.
  const presses = buttons.length > 0 ? buttons.map((button) => () => button.click({ noWaitAfter: true })) : field ? [() => field.press('Enter', { noWaitAfter: true })] : []
  const isSent = await sentBy(presses, visitor)
  const why = unfilled === '' ? 'nothing was sent after its button was pressed' : `nothing that fits was typed into ${unfilled}`
  // Enter in a field asks nobody to send anything, unless the page takes it for that.
  const wasAsked = buttons.length > 0 || unfilled !== '' || (await hears())
  if (!isSent && wasAsked) visitor.untried.push({ page: path, what: 'submit', why: `a form was not sent, because ${why}` })
}

/** Ticks boxes; one that its label draws in its place is ticked by the label. */
async function tickAll(form: Locator): Promise<void> {
  for (const box of await form.locator(':is([type=checkbox], [type=radio]):enabled').all()) {
    if (await box.isVisible()) await box.check({ force: true })
    else
      await box.evaluate((hidden) => {
        const { checked, labels } = hidden as unknown as InControl
        if (!checked) [...(labels ?? [])].find((label) => label.checkVisibility({ visibilityProperty: true }))?.click()
      })
  }
}

/** Whether one of these presses sent something; where none did, they are tried once more after a while. */
async function sentBy(presses: readonly (() => Promise<void>)[], visitor: Visitor): Promise<boolean> {
  let isSent = false
  const hear = (request: Request) => void (isSent ||= isOfForm(request, visitor))
  visitor.context.on('request', hear)
  const pressed = async (press: () => Promise<void>) => {
    if (isSent) return
    await press()
    await settle(visitor)
  }
  try {
    for (const press of presses) await pressed(press)
    const end = Date.now() + longestHold
    while (!isSent && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50))
    // What the first press took away cannot be pressed again, and that it sent nothing is known.
    for (const press of presses) await pressed(press).catch(() => {})
    return isSent
  } finally {
    visitor.context.off('request', hear)
  }
}

/** Whether a request can be what a form sends: a page on its way, data of a script, or anything with something typed in it. */
function isOfForm(request: Request, { trip }: Visitor): boolean {
  return request.isNavigationRequest() || request.method() !== 'GET' || ['fetch', 'xhr', 'ping'].includes(request.resourceType()) || trip.recorder.canaries.some((each) => each.kind === 'typed' && formIn(request.url(), each) !== undefined)
}

/** Hears whether a form is asked to be sent from now on. */
async function listenForSubmit(form: Locator): Promise<() => Promise<boolean>> {
  const heard = await form.evaluateHandle((asked) => {
    const told = { isAsked: false }
    ;(asked as unknown as { addEventListener: (name: string, hear: () => void) => void }).addEventListener('submit', () => (told.isAsked = true))
    return told
  })
  // A page that left has sent it.
  return () => heard.evaluate(({ isAsked }) => isAsked).catch(() => true)
}
