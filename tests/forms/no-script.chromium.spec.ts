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

for (const scheme of ['light', 'dark'] as const)
  for (const forced of ['none', 'active'] as const)
    test(`axe finds nothing on a form with faults: ${scheme}, forced colours ${forced}`, async ({ page, example }) => {
      await page.emulateMedia({ colorScheme: scheme, forcedColors: forced })
      await page.goto(`${example.address}/contact/`)
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await expect(page.locator('.problems')).toBeFocused()
      expect(await axeFindings(page)).toEqual([])
    })
