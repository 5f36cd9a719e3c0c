// Theme and text size: set on use, kept for the visit, and for longer only with a yes.
import { expect, test } from '../fixtures.ts'
import { axeFindings } from '../pages/axe.ts'

const ground = 'getComputedStyle(document.body).backgroundColor'

test('theme and text size hold from the next page’s first paint on, in a session cookie', async ({ page, context, owned, complaints }) => {
  await page.goto(`${owned.address}/contact/`)
  const light = await page.evaluate(ground)
  await page.getByRole('button', { name: 'Theme and text size' }).click()
  await expect(page.getByRole('radio', { name: 'As the system' })).toBeChecked()
  expect(await context.cookies()).toEqual([])
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.getByRole('radio', { name: 'Larger' }).check()
  expect(await page.evaluate(ground)).not.toBe(light)
  expect(await axeFindings(page)).toEqual([])
  const [cookie, ...others] = await context.cookies()
  expect(others).toEqual([])
  expect(cookie).toMatchObject({ name: 'display', value: 'dark.larger', expires: -1, sameSite: 'Lax', secure: true })
  // Scripts of ours held back: what the page shows now is what it shows first.
  await context.route('**/assets/*.js', (route) => route.abort())
  await page.goto(owned.address)
  expect(await page.evaluate(ground)).not.toBe(light)
  expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('21.6px')
  expect(complaints.filter((complaint) => !/ERR_FAILED|NetworkError|Loading failed/i.test(complaint))).toEqual([])
})

test('"Remember on this device" is the yes that keeps the setting for six months; switching preferences off takes that back', async ({ page, context, owned }) => {
  await page.goto(`${owned.address}/contact/`)
  await page.getByRole('button', { name: 'Refuse all' }).click()
  await page.getByRole('button', { name: 'Theme and text size' }).click()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.getByRole('checkbox', { name: 'Remember on this device for 6 months' }).check()
  await expect.poll(async () => (await context.cookies()).map(({ name }) => name).sort()).toEqual(['cc_cookie', 'display', 'display_kept'])
  const kept = (await context.cookies()).find(({ name }) => name === 'display_kept')
  const days = ((kept?.expires ?? 0) - Date.now() / 1000) / 86_400
  expect(days).toBeGreaterThan(179)
  expect(days).toBeLessThan(185)
  await page.goto(`${owned.address}/cookies/`)
  const preferences = page.getByRole('switch', { name: 'Preferences' })
  await expect(preferences).toBeChecked()
  await preferences.click()
  await expect(page.getByText('Deleted from your browser: display_kept')).toBeVisible()
  await expect(preferences).toBeFocused()
  expect((await context.cookies()).map(({ name }) => name).sort()).toEqual(['cc_cookie', 'display'])
})

test('remembering leaves the other questions open', async ({ page, owned, google }) => {
  await page.goto(`${owned.address}/contact/`)
  await page.getByRole('button', { name: 'Theme and text size' }).click()
  await page.getByRole('checkbox', { name: 'Remember on this device for 6 months' }).check()
  await page.goto(owned.address)
  await expect(page.getByRole('heading', { name: 'May we use cookies?' })).toBeVisible()
  expect(google.requests).toEqual([])
})
