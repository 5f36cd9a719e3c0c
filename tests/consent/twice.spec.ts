// Who presses twice means it once: the second press, which hits what the first one brought, is no answer. EDPB, Guidelines 05/2020, 4: an unambiguous act.
import type { Locator, Page } from 'playwright/test'
import { refused } from '../pages/addresses.ts'
import { expect, test } from '../fixtures.ts'
import { answer, cookieNames, returning } from './visit.ts'

/** As a hand does it: both at one place, whatever has come there meanwhile. */
async function pressTwice(page: Page, button: Locator, between: number): Promise<void> {
  const { x, y, width, height } = (await button.boundingBox())!
  const press = () => page.mouse.click(x + width / 2, y + height / 2)
  await press()
  await page.waitForTimeout(between)
  await press()
}

for (const [width, height] of [[390, 844], [1280, 800]] as const) {
  test(`5. Pressed twice, "Choose" and "Change" open the settings and answer nothing, at ${width} pixels`, async ({ page, context, owned }) => {
    await page.setViewportSize({ width, height })
    for (const between of [50, 350]) {
      await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
      await pressTwice(page, page.getByRole('button', { name: 'Choose', exact: true }), between)
      await expect(page.getByRole('dialog')).toBeVisible()
      expect(await page.getByRole('dialog').evaluate((dialog) => dialog.contains(document.activeElement)), 'focus is in the settings').toBe(true)
      expect(await cookieNames(context)).toEqual([])
      await page.keyboard.press('Escape')
      await answer(page, 'Refuse all')
      const change = page.getByRole('button', { name: 'Change', exact: true })
      await change.click({ trial: true })
      await pressTwice(page, change, between)
      await expect(page.getByRole('dialog')).toBeVisible()
      await expect(page.locator('.told')).toContainText('You refused optional cookies.')
      await context.clearCookies()
    }
  })

  test(`pressed twice, an answer is told, and the page stays, at ${width} pixels`, async ({ page, context, owned }) => {
    await page.setViewportSize({ width, height })
    // What says it takes its time to come.
    await page.route('**/assets/outcome-*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 250))
      await route.continue()
    })
    for (const address of ['/contact/', '/rules/privacy-policy/', '/cookies/'])
      for (const between of [150, 350]) {
        await page.goto(owned.address + address, { waitUntil: 'networkidle' })
        await page.evaluate(() => {
          const elsewhere: string[] = ((window as unknown as { elsewhere: string[] }).elsewhere = [])
          addEventListener('click', ({ target }) => target instanceof Element && !target.closest('.question, #cc-main, .told') && elsewhere.push(target.outerHTML.slice(0, 80)), true)
        })
        await pressTwice(page, page.getByRole('button', { name: 'Refuse all', exact: true }), between)
        await expect(page.locator('.told')).toContainText('You refused optional cookies.')
        expect(await page.evaluate('window.elsewhere'), 'what was pressed of the page').toEqual([])
        await expect(page.locator('.told')).toBeFocused()
        await expect(page.getByRole('dialog')).toBeHidden()
        expect(page.url()).toBe(owned.address + address)
        await context.clearCookies()
      }
  })
}

test('what came with a press can be pressed soon after it, and at once with the keyboard', async ({ page, context, owned }) => {
  await context.addCookies([{ ...refused, url: owned.address }])
  await page.goto(`${owned.address}/contact/`)
  await page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' }).click()
  await page.getByRole('dialog').getByRole('switch', { name: 'Preferences' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save my choice' }).press('Enter')
  await page.getByRole('button', { name: 'Dismiss' }).press('Enter')
  await expect(page.locator('.told')).toHaveCount(0)
})

for (const on of [[], ['analytics']])
  test(`in the settings of somebody who said ${on.length === 0 ? 'no' : 'yes to a part'}, "Accept all" accepts all`, async ({ page, context, owned, google }) => {
    await returning(context, owned.address, { on })
    // What only the question needs is not there.
    await page.route('**/assets/again-*.js', (route) => route.abort())
    await page.goto(`${owned.address}/contact/`)
    await page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Accept all', exact: true }).click()
    await expect(page.locator('.told')).toContainText('You accepted: Preferences, Statistics, Advertising measurement and Remarketing.')
    await expect.poll(() => new Set(google.hits().map(({ gcs }) => gcs))).toContain('G111')
  })

test('in the settings "Accept all" accepts all also while the question is about a part', async ({ page, context, grown }) => {
  await returning(context, grown.address, { on: ['analytics'], daysAgo: 30 })
  await page.goto(`${grown.address}/contact/`)
  await page.getByRole('button', { name: 'Choose', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Accept all', exact: true }).click()
  await expect(page.locator('.told')).toContainText('You accepted: ')
  await expect(page.locator('.told')).not.toContainText('Off:')
})
