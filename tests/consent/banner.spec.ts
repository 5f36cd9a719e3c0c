// The question and the settings. The numbers are those of tests/consent/rules.ts.
import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures.ts'
import { answer, titles } from './visit.ts'

const question = '#cc-main'

test('9, 11. Accept and Refuse are buttons side by side in the question, not links in its text', async ({ page, owned }) => {
  for (const address of ['/contact/', '/rules/privacy-policy/']) {
    await page.goto(owned.address + address)
    const region = page.getByRole('region', { name: 'Cookies', exact: true })
    for (const name of ['Accept all', 'Refuse all', 'Choose']) await expect(region.getByRole('button', { name, exact: true })).toBeVisible()
    const parts = await region.evaluate((element) => ['all', 'necessary'].map((role) => element.querySelector(`[data-role=${role}]`)).map((button) => [button?.tagName, button?.closest('.cm__desc') === null, Boolean(button?.closest('#cc-main'))]))
    expect(parts).toEqual([['BUTTON', true, true], ['BUTTON', true, true]])
  }
})

test('12. One click refuses, one click accepts', async ({ page, context, owned, google }) => {
  for (const [name, on] of [['Refuse all', 0], ['Accept all', 4]] as const) {
    await context.clearCookies()
    await page.goto(`${owned.address}/contact/`)
    await answer(page, name)
    await expect.poll(async () => (await context.cookies()).filter((cookie) => cookie.name === 'cc_cookie').length).toBe(1)
    const kept = (await context.cookies()).find((cookie) => cookie.name === 'cc_cookie')
    const { categories } = JSON.parse(decodeURIComponent(kept?.value ?? '')) as { categories: string[] }
    expect(categories).toHaveLength(1 + on)
  }
  await expect.poll(() => google.requests.length).toBeGreaterThan(0)
})

test('13. The question names who asks, for what, who receives data, for how long, how to take it back, and leads to policy and list', async ({ page, owned }) => {
  await page.goto(`${owned.address}/contact/`)
  const asked = page.locator(`${question} .cm`)
  for (const part of ['Avow Test asks', ...titles, 'Google Ireland Limited', '6 months', 'take a yes back at any time']) await expect(asked).toContainText(part)
  for (const [name, title] of [['Privacy policy', 'Privacy Policy'], ['All cookies', 'Cookies']] as const) {
    const [answered] = await Promise.all([page.waitForResponse((response) => response.request().isNavigationRequest()), asked.getByRole('link', { name }).click()])
    expect(answered.status()).toBe(200)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await page.goto(`${owned.address}/contact/`)
  }
})

test.describe('when the settings were opened from the question', () => {
  // One visitor for all: these only look.
  test.describe.configure({ mode: 'default' })
  let page: Page
  test.beforeAll(async ({ browser, owned }) => {
    page = await browser.newPage({ ignoreHTTPSErrors: true, reducedMotion: 'reduce' })
    await page.goto(`${owned.address}/contact/`)
    await answer(page, 'Choose')
    await expect(page.getByRole('dialog')).toBeVisible()
  })
  test.afterAll(() => page.context().close())

  test('14, 15, 16. The settings have one switch for each purpose, with services, providers, cookies, lifetimes and other receivers', async () => {
    const settings = page.getByRole('dialog')
    expect(await settings.getByRole('switch').evaluateAll((switches) => switches.map((each) => (each as HTMLInputElement).labels?.[0]?.textContent?.trim()))).toEqual(['Necessary', ...titles])
    for (const part of ['Google Analytics, by Google Ireland Limited (Ireland), which receives the data.', '_ga (13 months)', '_gcl_au (90 days)', 'IDE (doubleclick.net, 24 months)', 'display_kept (6 months)', 'by this site alone.']) await expect(settings).toContainText(part)
    await expect(settings).not.toContainText(/legitimate/i)
  })

  test('17. Neither question nor settings stir, shame or promote', async () => {
    const text = `${await page.locator(`${question} .cm`).innerText()} ${await page.getByRole('dialog').innerText()}`
    expect(text.length).toBeGreaterThan(500)
    expect(text).not.toMatch(/\b(love|enjoy|best|better experience|improve your|personali[sz]ed experience|relevant|tailor|miss out|sorry|unfortunately|great|awesome|help us|support us|free|recommended|trusted partners|we value|we care)\b|[!🍪]/i)
  })

  test('18. Question and settings are in the language of the page', async () => {
    const languages = await page.evaluate(() => [document.documentElement.lang, ...[...document.querySelectorAll('#cc-main [lang], #cc-main')].map((element) => element.closest('[lang]')?.getAttribute('lang'))])
    expect(new Set(languages)).toEqual(new Set(['en']))
  })

  test('nothing that programs look for, to refuse on behalf of visitors, is missing', async () => {
    for (const selector of ['#cc-main', '.cm__btn[data-role=all]', '.cm__btn[data-role=necessary]', '.cm__btn[data-role=show]', '.pm__btn[data-role=save]', '.pm__btn[data-role=necessary]', '.section__toggle[value=analytics]']) expect(await page.locator(selector).count(), selector).toBe(1)
    expect(await page.evaluate(() => navigator.webdriver)).toBe(true)
  })
})

test('19. With the keyboard alone: open the settings, switch, save; Escape closes without an answer, and focus goes back', async ({ page, context, owned, google }) => {
  await page.goto(`${owned.address}/contact/`)
  const choose = page.getByRole('button', { name: 'Choose' })
  await choose.focus()
  await page.keyboard.press('Enter')
  const settings = page.getByRole('dialog', { name: 'Cookie settings' })
  await expect(settings).toBeVisible()
  await expect.poll(() => settings.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('Escape')
  await expect(settings).toBeHidden()
  await expect(choose).toBeFocused()
  expect(await context.cookies()).toEqual([])
  await page.keyboard.press('Enter')
  await expect(settings).toBeVisible()
  await expect.poll(() => settings.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true)
  const statistics = settings.getByRole('switch', { name: 'Statistics' })
  for (let step = 0; step < 8 && !(await statistics.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(statistics).toBeChecked()
  await settings.getByRole('button', { name: 'Save my choice' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Your choice about cookies' })).toBeFocused()
  await expect.poll(() => google.hits().map(({ gcs }) => gcs)).toContain('G101')
})

test('19. Opened from the foot of the page, the settings give focus back to where it was', async ({ page, owned }) => {
  await page.goto(`${owned.address}/contact/`)
  await answer(page, 'Refuse all')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  const link = page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(link).toBeFocused()
})

test('settings that are wanted while the question is still being fetched open, and so does the question', async ({ page, owned }) => {
  await page.addInitScript(() => addEventListener('DOMContentLoaded', () => document.querySelector<HTMLElement>('footer [data-consent=settings]')?.click()))
  await page.goto(`${owned.address}/contact/`)
  await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Cookies', exact: true }).getByRole('button', { name: 'Refuse all' })).toBeVisible()
})

test('a question that was answered elsewhere while it was being fetched is not shown', async ({ page, owned, context }) => {
  let go: () => void = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  await page.route('**/question-*.css', async (route) => {
    await held
    await route.continue()
  })
  const wanted = page.waitForRequest('**/question-*.css')
  await page.goto(`${owned.address}/contact/`)
  await wanted
  const other = await context.newPage()
  await other.goto(`${owned.address}/cookies/`)
  await answer(other, 'Refuse all')
  await expect(other.getByText('You refused optional cookies.')).toBeVisible()
  go()
  await page.waitForLoadState('networkidle')
  await expect(page.locator('html')).toHaveAttribute('data-granted', '')
  await expect(page.getByRole('button', { name: 'Refuse all' })).toHaveCount(0)
})

test('21. Small and large windows offer the same controls', async ({ page, owned }) => {
  const controls: string[][] = []
  for (const [width, height] of [[360, 640], [1280, 800]] as const) {
    await page.setViewportSize({ width, height })
    await page.goto(`${owned.address}/contact/`)
    await answer(page, 'Choose')
    await expect(page.getByRole('dialog')).toBeVisible()
    controls.push(await page.locator(`${question} :is(a, button, input)`).evaluateAll((elements) => elements.map((element) => `${element.tagName} ${element.textContent} ${element.getAttribute('value') ?? ''}`)))
  }
  expect(controls[0]).toEqual(controls[1])
  expect(controls[0]?.length).toBeGreaterThan(10)
})

test('the question takes no part in the layout and is not on paper', async ({ page, owned, browserName }) => {
  await page.goto(`${owned.address}/contact/`)
  await expect(page.locator(`${question} .cm`)).toBeVisible()
  await page.waitForTimeout(300)
  if (browserName === 'chromium') {
    const { shift, largest } = await page.evaluate(
      () =>
        new Promise<{ shift: number; largest: boolean }>((resolve) => {
          let shift = 0
          let largest = false
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value
          }).observe({ type: 'layout-shift', buffered: true })
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) largest = Boolean((entry as unknown as { element?: Element }).element?.closest('#cc-main'))
          }).observe({ type: 'largest-contentful-paint', buffered: true })
          setTimeout(() => resolve({ shift, largest }), 300)
        }),
    )
    expect({ shift, largest }).toEqual({ shift: 0, largest: false })
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator(question)).toBeHidden()
  }
})
