import { randomBytes } from 'node:crypto'
import { expect, test } from '../fixtures.ts'
import { axeFindings } from '../pages/axe.ts'
import { arrived, fillIn, forms, pageOf } from './filling.ts'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const form of forms)
    test(`${form.id}: the browser asks for what is missing, and what is complete is sent`, async ({ page, example }) => {
      const mark = `mark${randomBytes(4).toString('hex')}`
      await page.goto(example.address + pageOf[form.id])
      const send = page.getByRole('button', { name: form.send })
      if (form.fields.some(({ required }) => required)) {
        await send.click()
        expect(new URL(page.url()).pathname).toBe(pageOf[form.id])
        await expect(page.locator(':user-invalid').first()).toBeVisible()
      }
      await fillIn(page, form, mark)
      await send.click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(form.sent.title)
      expect(new URL(page.url()).pathname).toBe(`/sent/${form.id}/`)
      expect(await arrived(page, example.address, mark)).toBe(1)
    })
})

test('axe finds nothing on a form with faults, in light colours, in dark ones, and in forced ones of either kind', async ({ page, example }) => {
  await page.goto(`${example.address}/contact/`)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.locator('.problems')).toBeFocused()
  expect(await axeFindings(page)).toEqual([])
  for (const [colorScheme, forcedColors] of [['dark', 'none'], ['light', 'active'], ['dark', 'active']] as const) {
    await page.emulateMedia({ colorScheme, forcedColors })
    expect(await axeFindings(page, 'colours'), `${colorScheme}, forced colours ${forcedColors}`).toEqual([])
  }
})
