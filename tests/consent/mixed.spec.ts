// Answers of different days and revisions, and steps that cross each other: nobody is asked, told or taken for what is not so.
import type { BrowserContext, Page } from 'playwright/test'
import { expect, test } from '../fixtures.ts'
import { answer, cookieNames, everything, returning } from './visit.ts'

const answersIn = async (context: BrowserContext): Promise<Record<string, number>> => {
  const kept = (await context.cookies()).find(({ name }) => name === 'cc_cookie')
  const { data } = JSON.parse(decodeURIComponent(kept?.value ?? '')) as { data: { answers: Record<string, [number]> } }
  return Object.fromEntries(Object.entries(data.answers).map(([id, [yes]]) => [id, yes]))
}
const question = (page: Page) => page.getByRole('region', { name: 'Cookies', exact: true })
const shiftOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let shift = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(shift), 300)
      }),
  )

test('what needs an answer that is asked again is shown off, and saved as it is shown', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything, revisions: { 'ad-measurement': 0 } })
  await page.goto(`${owned.address}/cookies/`)
  await expect(page.getByText('Off until you answer about “Advertising measurement”, which it needs.')).toBeVisible()
  await page.goto(`${owned.address}/contact/`)
  await answer(page, 'Choose')
  const settings = page.getByRole('dialog')
  for (const name of ['Advertising measurement', 'Remarketing']) await expect(settings.getByRole('switch', { name })).not.toBeChecked()
  await settings.getByRole('button', { name: 'Save my choice' }).click()
  await expect(page.getByText('On: Preferences and Statistics. Off: Advertising measurement and Remarketing.')).toBeVisible()
  expect(await answersIn(context)).toEqual({ preferences: 1, analytics: 1, 'ad-measurement': 0, remarketing: 0 })
  await expect.poll(() => new Set(google.hits().map(({ gcs }) => gcs))).toEqual(new Set(['G101']))
})

test('who is asked because some answers ran out is asked about these by name, and not about what was refused since', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: ['ad-measurement'], daysAgo: 190, days: { analytics: 10 } })
  await page.goto(`${owned.address}/contact/`)
  await expect(question(page)).toContainText('Your answer has run out about “Preferences”')
  await expect(question(page)).toContainText('“Advertising measurement”: To see whether an advertisement that was shown or clicked led to a visit here. (Data go to Google Ireland Limited and Google LLC.) Google may link it to your account')
  await expect(question(page)).toContainText('“Remarketing”')
  await expect(question(page)).not.toContainText('Statistics')
  await expect(question(page)).not.toContainText('New is')
  await question(page).getByRole('button', { name: 'Accept', exact: true }).click()
  await expect.poll(() => answersIn(context)).toEqual({ preferences: 1, analytics: 0, 'ad-measurement': 1, remarketing: 1 })
  await expect.poll(() => new Set(google.hits().map(({ gcs }) => gcs))).toEqual(new Set(['G110']))
})

test('asked again, a visitor reads who asks and who would receive the data, for each category', async ({ page, context, grown }) => {
  await returning(context, grown.address, { on: ['preferences', 'analytics'], daysAgo: 30 })
  await page.goto(`${grown.address}/contact/`)
  await expect(question(page)).toContainText('Avow Test asks again. You said yes to “Statistics”. New there: Recording clicks. (Data go to Google Ireland Limited and Google LLC.)')
  await expect(question(page)).toContainText('New is “Surveys”: To ask you what you think of the site. (Data go to nobody else.)')
})

test('a button means what stood beside it, also when the choice was erased meanwhile', async ({ page, context, grown }) => {
  await returning(context, grown.address, { on: ['analytics'], daysAgo: 30 })
  await page.goto(`${grown.address}/contact/`)
  await expect(question(page)).toContainText('Recording clicks')
  await context.clearCookies()
  await question(page).getByRole('button', { name: 'Accept', exact: true }).click()
  await expect.poll(() => cookieNames(context)).toContain('cc_cookie')
  expect(await answersIn(context)).toEqual({ analytics: 1, surveys: 1 })
})

test('a switch that answers a part of the question leaves the rest of it in the page', async ({ page, context, grown }) => {
  await returning(context, grown.address, { on: ['analytics'], daysAgo: 30 })
  await page.goto(`${grown.address}/cookies/`)
  await expect(question(page)).toContainText('Recording clicks')
  await page.getByRole('group').getByRole('switch', { name: 'Statistics' }).click()
  await expect(question(page)).not.toContainText('Recording clicks')
  await expect(question(page)).toContainText('asks again. “Surveys”: To ask you what you think of the site.')
})

for (const address of ['/cookies/', '/rules/privacy-policy/'])
  test(`${address}: nothing moves when somebody is asked again there`, async ({ page, context, grown, browserName }) => {
    await page.setViewportSize({ width: 360, height: 640 })
    await returning(context, grown.address, { on: ['analytics'], daysAgo: 30 })
    await page.goto(grown.address + address, { waitUntil: 'networkidle' })
    await expect(question(page)).toContainText('Recording clicks')
    // Firefox does not tell of shifts: https://developer.mozilla.org/docs/Web/API/LayoutShift
    if (browserName === 'chromium') expect(await shiftOf(page)).toBe(0)
    const last = await question(page).getByRole('button', { name: 'Choose' }).boundingBox()
    expect((last?.y ?? 999) + (last?.height ?? 999)).toBeLessThanOrEqual(640)
  })

test('“Choose” in the text of a page has focus again when the settings close, and nothing has moved', async ({ page, owned, browserName }) => {
  await page.goto(`${owned.address}/cookies/`, { waitUntil: 'networkidle' })
  const choose = page.getByRole('button', { name: 'Choose' })
  await choose.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('switch', { name: 'Statistics' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(choose).toBeFocused()
  if (browserName === 'chromium') expect(await shiftOf(page)).toBe(0)
})

test('a switch that has the page reloaded has focus on the page after it', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, {})
  await page.goto(`${owned.address}/cookies/`, { waitUntil: 'networkidle' })
  const statistics = page.getByRole('group').getByRole('switch', { name: 'Statistics' })
  await statistics.focus()
  const left = page.waitForEvent('load')
  await page.keyboard.press('Space')
  await left
  await expect(statistics).toBeChecked()
  await expect(statistics).toBeFocused()
  await expect.poll(() => google.hits().map(({ gcs }) => gcs)).toContain('G101')
})

test('the line after a choice covers nothing that has focus, and gives focus back where it was', async ({ page, context, owned, google }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await returning(context, owned.address, { on: everything })
  await page.goto(owned.address, { waitUntil: 'networkidle' })
  await expect.poll(() => google.hits()).not.toEqual([])
  await page.getByRole('contentinfo').getByRole('button', { name: 'Take everything back' }).click()
  await expect(page.locator('.told')).toContainText('This site cannot delete')
  const covered: string[] = []
  let isEnd = false
  for (let step = 0; step < 40 && !isEnd; step++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const [focused, line] = [document.activeElement, document.querySelector('.told')]
      const isEnd = Boolean(focused?.matches('footer [data-consent="display"]'))
      if (!focused || focused === document.body || !line || line.contains(focused)) return { isEnd }
      const [one, other] = [focused.getBoundingClientRect(), line.getBoundingClientRect()]
      return { isEnd, under: one.bottom > other.top && one.top < other.bottom ? (focused.textContent ?? '') : undefined }
    })
    if (found.under !== undefined) covered.push(found.under)
    // Never past the last control: a driven Firefox says no more of focus once that has left the page.
    isEnd = found.isEnd
  }
  expect({ covered, isEnd }).toEqual({ covered: [], isEnd: true })
  await page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save my choice' }).click()
  await expect(page.locator('.told')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('.told')).toHaveCount(0)
  await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' })).toBeFocused()
})

test('taking everything back with two clicks tells what one click would', async ({ page, context, owned, google }) => {
  await returning(context, owned.address, { on: everything })
  await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
  await expect.poll(() => google.hits()).not.toEqual([])
  await page.getByRole('contentinfo').getByRole('button', { name: 'Take everything back' }).dblclick()
  await expect(page.getByText(/Deleted from your browser: .*_ga/)).toBeVisible()
  await expect(page.getByText(/This site cannot delete what .*doubleclick\.net/)).toBeVisible()
})

test('where our code cannot be fetched, a button that takes back leads to the page about cookies', async ({ page, context, owned }) => {
  await returning(context, owned.address, { on: ['preferences'] })
  for (const name of ['choices', 'deeds']) {
    await page.route(`**/assets/${name}-*.js`, (route) => route.abort())
    await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
    await page.getByRole('contentinfo').getByRole('button', { name: 'Take everything back' }).click()
    await page.waitForURL(`${owned.address}/cookies/`)
    await page.unroute(`**/assets/${name}-*.js`)
  }
  await page.goto(`${owned.address}/contact/`)
  await page.getByRole('contentinfo').getByRole('button', { name: 'Take everything back' }).click()
  await expect(page.getByText('You refused optional cookies.')).toBeVisible()
})

test('an answer that runs out while the page is open stops what it allowed', async ({ page, context, owned, google }) => {
  await page.clock.install({ time: new Date() })
  await returning(context, owned.address, { on: ['analytics'], daysAgo: 100 })
  await page.goto(`${owned.address}/contact/`)
  await expect.poll(() => google.hits().length).toBeGreaterThan(0)
  await page.clock.setFixedTime(new Date(Date.now() + 120 * 86_400_000))
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await expect(page.locator('html')).toHaveAttribute('data-granted', '')
})

test('what a cookie of somebody else says was deleted is not said by this site', async ({ page, context, owned }) => {
  await returning(context, owned.address, {})
  const [kept] = await context.cookies()
  const choice = JSON.parse(decodeURIComponent(kept?.value ?? '')) as { data: Record<string, unknown> }
  choice.data['outcome'] = { withdrawn: [], erased: ['_ga', 'everything. Call this number'] }
  await context.addCookies([{ name: 'cc_cookie', value: encodeURIComponent(JSON.stringify(choice)), url: owned.address }])
  await page.goto(`${owned.address}/contact/`)
  await expect(page.getByText('You refused optional cookies. Deleted from your browser: _ga.')).toBeVisible()
})

test('settings that were opened after a choice stay open when the visitor looks at another tab and comes back', async ({ page, owned }) => {
  await page.goto(`${owned.address}/contact/`)
  await answer(page, 'Refuse all')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' }).click()
  const statistics = page.getByRole('dialog').getByRole('switch', { name: 'Statistics' })
  await statistics.check()
  await page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
  await expect(statistics).toBeVisible()
  await expect(statistics).toBeChecked()
})
