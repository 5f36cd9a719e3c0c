// The question as visitors meet it: equal answers, nothing covered, nothing trapped, in any window.
import { expect, inEachEngine, test } from '../fixtures.ts'
import { axeFindings } from '../pages/axe.ts'

const question = '#cc-main .cm'
const buttons = ['all', 'necessary', 'show'].map((role) => `.cm__btn[data-role=${role}]`)

for (const address of ['/', '/rules/privacy-policy/', '/cookies/'])
  test(`10. ${address} at 360 and at 1280 pixels: the three answers are buttons of one size, weight and contrast, high enough to hit`, address === '/' ? inEachEngine : {}, async ({ page, owned }) => {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 640 })
      await page.goto(owned.address + address)
      await expect(page.locator(buttons[0] ?? '')).toBeVisible()
      const looks = await page.evaluate(
        (selectors) =>
          selectors.map((selector) => {
            const button = document.querySelector<HTMLElement>(selector)
            if (!button) return undefined
            const { width, height } = button.getBoundingClientRect()
            const { fontSize, fontWeight, color, backgroundColor, borderTopWidth, borderTopColor } = getComputedStyle(button)
            return { tag: button.tagName, width: Math.round(width), high: height >= 44, height: Math.round(height), fontSize, fontWeight, color, backgroundColor, borderTopWidth, borderTopColor }
          }),
        buttons,
      )
      expect(looks[0], `${width}`).toMatchObject({ tag: 'BUTTON', high: true })
      expect(looks, `${width}`).toEqual([looks[0], looks[0], looks[0]])
    }
  })

test('22. On the policy and on the page about cookies nothing lies over the text; the answers stand near the top', async ({ page, owned }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  for (const address of ['/rules/privacy-policy/', '/cookies/']) {
    await page.goto(owned.address + address)
    for (const button of buttons) {
      const box = await page.locator(button).boundingBox()
      expect((box?.y ?? 999) + (box?.height ?? 999), `${address} ${button}`).toBeLessThanOrEqual(640)
    }
    expect(await page.evaluate(() => [...document.querySelectorAll('body *')].filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position)).length)).toBe(0)
  }
})

test('19. The question takes no focus, is the first thing that Tab reaches, and lets Tab go on', inEachEngine, async ({ page, owned }) => {
  await page.goto(`${owned.address}/contact/`)
  await expect(page.locator(question)).toBeVisible()
  await page.waitForTimeout(400)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  const reached: string[] = []
  for (let step = 0; step < 7; step += 1) {
    await page.keyboard.press('Tab')
    reached.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''))
  }
  expect(reached).toEqual(['Privacy policy', 'All cookies', 'Accept all', 'Refuse all', 'Choose', 'Skip to the text', 'Avow test site'])
})

for (const sizes of [[[320, 568], [320, 256]], [[1280, 720]]] as const)
  test(`20. At ${sizes.map((size) => size.join(' by ')).join(' and ')} pixels the question covers nothing that has focus, and each answer can be reached`, sizes[0][0] === 320 ? inEachEngine : {}, async ({ page, owned }) => {
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      await page.goto(`${owned.address}/contact/`)
      await expect(page.locator(question)).toBeVisible()
      for (const button of buttons) {
        await page.locator(button).focus()
        await expect(page.locator(button)).toBeInViewport({ ratio: 0.99 })
      }
      const covered: string[] = []
      // Never past the last link: a driven Firefox says no more of focus once that has left the page.
      for (const [key, end] of [['Tab', 'footer li:last-child a'], ['Shift+Tab', '.skip']] as const)
        for (let step = 0; step < 40; step += 1) {
          await page.keyboard.press(key)
          const { under, isEnd } = await page.evaluate(focusUnder, [question, end] as const)
          if (under !== undefined) covered.push(under)
          if (isEnd) break
        }
      expect(covered, `${height}`).toEqual([])
    }
  })

test('a link that the question covers in part can be clicked: nothing moves between press and release of the mouse', async ({ page, owned }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto(`${owned.address}/contact/`)
  await expect(page.locator(question)).toBeVisible()
  const link = page.getByRole('contentinfo').getByRole('link', { name: 'Cookie settings' })
  await link.evaluate((element, selector) => {
    const above = document.querySelector(selector)?.getBoundingClientRect().top ?? 0
    const { top, height } = element.getBoundingClientRect()
    scrollBy({ top: top + height / 2 - above, behavior: 'instant' })
  }, question)
  const box = await link.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 3)
  await page.mouse.down()
  await page.waitForTimeout(300)
  expect(await link.boundingBox()).toEqual(box)
  await page.mouse.up()
  await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible()
})

test('an answer can be clicked where the question became small beside what has focus: it grows under no mouse', async ({ page, owned }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await page.goto(`${owned.address}/contact/`)
  await expect(page.locator(question)).toBeVisible()
  const isSmall = () => page.locator(question).evaluate((element: HTMLElement) => element.style.maxBlockSize !== '')
  const fields = page.getByRole('main').getByRole('textbox')
  for (const field of await fields.all()) if (!(await isSmall())) await field.focus()
  await expect.poll(isSmall).toBe(true)
  const choose = page.locator(buttons[2] ?? '')
  await choose.scrollIntoViewIfNeeded()
  await choose.hover()
  const box = await choose.boundingBox()
  await page.mouse.down()
  await page.waitForTimeout(300)
  expect(await choose.boundingBox()).toEqual(box)
  await page.mouse.up()
  await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible()
})

test('after an answer one line says what it was, has focus, and goes when it is dismissed; the next page is quiet', async ({ page, owned }) => {
  for (const address of ['/', '/rules/privacy-policy/']) {
    await page.context().clearCookies()
    await page.goto(owned.address + address)
    await page.locator(buttons[1] ?? '').focus()
    await page.keyboard.press('Enter')
    const line = page.getByRole('region', { name: 'Your choice about cookies' })
    await expect(line).toBeFocused()
    await expect(line.getByRole('status')).toHaveText('You refused optional cookies.')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: 'Change' })).toBeFocused()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(line).toHaveCount(0)
    await page.reload()
    await expect(page.locator(buttons[1] ?? '')).toBeHidden()
  }
})

test('remarketing switches advertising measurement on with it, and is switched off with it', async ({ page, owned }) => {
  await page.goto(owned.address)
  await page.getByRole('button', { name: 'Choose' }).click()
  const settings = page.getByRole('dialog')
  const [measurement, remarketing] = [settings.getByRole('switch', { name: 'Advertising measurement' }), settings.getByRole('switch', { name: 'Remarketing' })]
  await expect(settings.getByRole('switch', { name: 'Necessary' })).toBeDisabled()
  for (const each of ['Preferences', 'Statistics', 'Advertising measurement', 'Remarketing']) await expect(settings.getByRole('switch', { name: each })).not.toBeChecked()
  await remarketing.check()
  await expect(measurement).toBeChecked()
  await measurement.uncheck()
  await expect(remarketing).not.toBeChecked()
})

test('axe finds nothing in the question, in the settings and in the line after an answer', async ({ page, owned }) => {
  await page.goto(owned.address)
  await expect(page.locator(question)).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Choose' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Save my choice' }).click()
  await expect(page.getByText('You refused optional cookies.')).toBeVisible()
  expect(await axeFindings(page)).toEqual([])
})

/** Runs in the page: what has focus, where the question covers it, and whether that is the end. */
async function focusUnder([selector, end]: readonly [string, string]): Promise<{ under?: string; isEnd: boolean }> {
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
  const [focused, asked] = [document.activeElement, document.querySelector(selector)]
  if (!focused || !asked || asked.contains(focused)) return { isEnd: false }
  const [one, other] = [focused.getBoundingClientRect(), asked.getBoundingClientRect()]
  const isUnder = one.bottom > other.top && one.top < other.bottom && one.right > other.left && one.left < other.right
  return { ...(isUnder ? { under: focused.textContent } : {}), isEnd: focused.matches(end) }
}
