// Before a choice. The numbers are those of tests/consent/rules.ts.
import { expect, inEachEngine, test } from '../fixtures.ts'
import { answer, cookieNames, nothingStored, pages, storedBy } from './visit.ts'

for (const addresses of [pages.slice(0, 1), pages.slice(1)])
  test(`1, 2, 3, 4. ${addresses.join(', ')}: before a choice nothing is asked of other hosts, prepared or named, and nothing is kept, also after a scroll; no script is another’s`, addresses[0] === pages[0] ? inEachEngine : {}, async ({ page, context, owned, google, complaints }) => {
    for (const address of addresses) {
      await page.goto(owned.address + address, { waitUntil: 'networkidle' })
      await page.keyboard.press('End')
      await page.waitForTimeout(300)
      expect(google.requests, address).toEqual([])
      expect(await context.cookies(), address).toEqual([])
      expect(await storedBy(page), address).toEqual(nothingStored)
      expect(complaints, address).toEqual([])
      const found = await page.evaluate(() => ({
        hints: [...document.querySelectorAll('link:is([rel~=preconnect],[rel~=dns-prefetch],[rel~=preload],[rel~=modulepreload],[rel~=prefetch],[rel~=prerender]), script[type=speculationrules]')].map((element) => element.outerHTML),
        elsewhere: [...document.querySelectorAll<HTMLElement>('[src], link[rel~=stylesheet], link[rel~=icon], form[action]')].map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? element.getAttribute('action') ?? '').filter((target) => new URL(target, location.href).origin !== location.origin),
        google: ['google_tag_manager', 'dataLayer', 'gtag'].filter((name) => name in window),
      }))
      expect(found, address).toEqual({ hints: [], elsewhere: [], google: [] })
    }
  })

test('5. Reading on is no answer: a scroll, clicks in the text, Escape, another page, a minute of waiting', async ({ page, context, owned, google }) => {
  await page.clock.install()
  await page.goto(`${owned.address}/contact/`)
  await expect(page.getByRole('button', { name: 'Refuse all' })).toBeVisible()
  await page.mouse.wheel(0, 2000)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).click()
  await page.getByRole('contentinfo').getByRole('link', { name: 'Terms and conditions' }).click()
  await expect(page.getByRole('button', { name: 'Refuse all' })).toBeVisible()
  await page.clock.fastForward(60_000)
  expect(await context.cookies()).toEqual([])
  expect(await storedBy(page)).toEqual(nothingStored)
  expect(google.requests).toEqual([])
})

test('6. While the question is open the page can be used: nothing blurred, nothing held back, links work', async ({ page, owned }) => {
  await page.goto(`${owned.address}/contact/`)
  await expect(page.getByRole('button', { name: 'Refuse all' })).toBeVisible()
  const held = await page.evaluate(() =>
    [document.documentElement, document.body, ...document.querySelectorAll<HTMLElement>('header, main, footer')].filter((element) => {
      const { filter, overflow, pointerEvents, opacity } = getComputedStyle(element)
      return filter !== 'none' || overflow === 'hidden' || pointerEvents === 'none' || opacity !== '1' || element.inert || element.ariaHidden === 'true'
    }).length,
  )
  expect(held).toBe(0)
  await page.getByRole('banner').getByRole('link', { name: 'Privacy policy' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Privacy Policy')
})

test('7, 8. No switch is on before it is switched on; “Necessary” is on, cannot be switched and says why', async ({ page, owned }) => {
  await page.goto(`${owned.address}/cookies/`)
  await expect(page.getByText('You have not chosen yet.')).toBeVisible()
  expect(await page.locator(':checked, [aria-checked=true]').count()).toBe(0)
  await answer(page, 'Choose')
  const settings = page.getByRole('dialog', { name: 'Cookie settings' })
  await expect(settings).toBeVisible()
  expect(await settings.getByRole('switch', { checked: true }).evaluateAll((switches) => switches.map((each) => (each as HTMLInputElement).value))).toEqual(['necessary'])
  await expect(settings.getByRole('switch', { name: 'Necessary' })).toBeDisabled()
  await expect(settings.getByText('Always on.')).toBeVisible()
})

test('23. With our scripts blocked, in whole or from any point on, the page can be read, nothing loads, and links lead on', async ({ page, context, owned, google }) => {
  for (const blocked of ['boot', 'choices', 'dialogs', 'question']) {
    await context.route(`**/assets/${blocked}-*`, (route) => route.abort())
    const uncaught: string[] = []
    page.on('pageerror', (error) => uncaught.push(error.message))
    await page.goto(`${owned.address}/contact/`, { waitUntil: 'networkidle' })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(uncaught, blocked).toEqual([])
    await page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' }).click()
    await expect(page).toHaveURL(`${owned.address}/cookies/`)
    // The address is new before the page is there; a driven Firefox takes the next one for an interruption.
    await page.waitForLoadState('networkidle')
    await context.unroute(`**/assets/${blocked}-*`)
  }
  expect(google.requests).toEqual([])
  expect(await cookieNames(context)).toEqual([])
})

test('23. With boot blocked no control is shown that would do nothing', async ({ page, context, owned }) => {
  await context.route('**/assets/boot-*', (route) => route.abort())
  for (const address of ['/rules/privacy-policy/', '/cookies/', '/accessibility/']) {
    await page.goto(owned.address + address, { waitUntil: 'networkidle' })
    for (const button of await page.getByRole('button').all()) expect(await button.isVisible(), await button.innerText()).toBe(false)
  }
})
