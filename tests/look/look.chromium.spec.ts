// What must never break in how the site looks: equal answers, targets that a thumb meets, and a page that stands still.
import { expect, test } from '../fixtures.ts'
import { refused } from '../pages/addresses.ts'
import type { Locator, Page } from 'playwright/test'

const policy = '/rules/privacy-policy/'

/** Where the three answers are, by how they are reached. */
const answers: Readonly<Record<string, (page: Page, address: string) => Promise<Locator>>> = {
  'the question over the page': async (page, address) => {
    await page.goto(`${address}/contact/`)
    return page.locator('#cc-main > .cm-wrapper .cm__btn')
  },
  'the question in the page': async (page, address) => {
    await page.goto(address + policy)
    return page.locator('.question .cm__btn')
  },
  'the settings': async (page, address) => {
    await page.goto(`${address}/contact/`)
    await page.getByRole('button', { name: 'Choose' }).click()
    return page.locator('.pm__btn')
  },
}

for (const [name, reach] of Object.entries(answers))
  test(`in ${name} no answer is easier to give than another: three equal buttons, in one row or one column, of 44 pixels or more`, async ({ page, owned }) => {
    const buttons = await reach(page, owned.address)
    for (const [width, size] of [[320, 'normal'], [360, 'normal'], [360, 'larger'], [768, 'normal'], [1280, 'normal'], [1280, 'larger']] as const) {
      await page.setViewportSize({ width, height: 800 })
      await page.evaluate((size) => (document.documentElement.dataset['size'] = size), size)
      await expect(buttons).toHaveCount(3)
      await expect(buttons.first()).toBeVisible()
      // Where the pointer rests, a button looks otherwise.
      await page.mouse.move(0, 0)
      const looks = await buttons.evaluateAll((all) => all.map((button) => {
        const { x, y, width, height } = button.getBoundingClientRect()
        const { color, backgroundColor, borderColor, borderWidth, font, textDecoration } = getComputedStyle(button)
        return { box: [x, y, width, height].map(Math.round), look: JSON.stringify({ color, backgroundColor, borderColor, borderWidth, font, textDecoration }) }
      }))
      const where = `${width} pixels, letters ${size}: ${JSON.stringify(looks.map(({ box }) => box))}`
      const different = (of: (look: (typeof looks)[number]) => unknown) => new Set(looks.map(of)).size
      expect(different(({ look }) => look), where).toBe(1)
      expect(different(({ box }) => `${box[2]} ${box[3]}`), where).toBe(1)
      expect(Math.min(different(({ box }) => box[0]), different(({ box }) => box[1])), where).toBe(1)
      for (const { box } of looks) expect(Math.min(box[2] ?? 0, box[3] ?? 0), where).toBeGreaterThanOrEqual(44)
    }
  })

test('what a choice is made with has 44 pixels or more in each direction: switches, taking back, the receipt, closing', async ({ page, owned, context }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${owned.address}/contact/`)
  await page.getByRole('button', { name: 'Choose' }).click()
  await tapped(page.locator('.pm__close-btn, .pm .section__toggle-wrapper'), 6)
  // Letters twice as large leave the cross as large as it is.
  const cross = async () => (await page.locator('.pm__close-btn svg').boundingBox())?.width
  const before = await cross()
  expect(before).toBeGreaterThan(20)
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  expect(await cross()).toBe(before)
  await context.addCookies([{ ...refused, url: owned.address }])
  await page.goto(`${owned.address}/cookies/`)
  await expect(page.locator('[data-live=ready]').first()).toBeVisible()
  await tapped(page.locator('.consent [role=switch], .consent .buttons button'), 6)
})

async function tapped(targets: Locator, count: number): Promise<void> {
  await expect(targets).toHaveCount(count)
  for (const { width, height } of await targets.evaluateAll((all) => all.map((target) => target.getBoundingClientRect().toJSON() as DOMRect))) expect(Math.min(width, height)).toBeGreaterThanOrEqual(43.9)
}

for (const width of [360, 1280])
  for (const isAnswered of [false, true])
    test(`at ${width} pixels nothing of a page moves while it loads${isAnswered ? ', when the visitor has answered' : ' and the question comes'}`, async ({ page, owned, context }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.addInitScript(() => {
        const moved: string[] = []
        Object.assign(window, { moved })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Element }[] })[]) moved.push(`${entry.value.toFixed(4)} ${entry.sources.map(({ node }) => `${node?.nodeName}.${node?.className}`).join(' ')}`)
        }).observe({ type: 'layout-shift', buffered: true })
      })
      // Our scripts come when the page has been painted, as they do on a slow line.
      await page.route('**/assets/*.js', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 100))
        await route.continue()
      })
      if (isAnswered) await context.addCookies([{ ...refused, url: owned.address }])
      for (const address of ['/', policy, '/rules/terms-and-conditions/', '/cookies/', '/contact/', '/order/']) {
        await page.goto(owned.address + address, { waitUntil: 'networkidle' })
        if (!isAnswered) await expect(page.getByRole('button', { name: 'Refuse all' })).toBeVisible()
        // An observer is told after the frame in which something moved.
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
        expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved), address).toEqual([])
      }
    })

test('on a phone the question and the line after it stand on the lower edge, side to side; on a desk in the same corner', async ({ page, owned }) => {
  for (const width of [360, 1280]) {
    await page.context().clearCookies()
    await page.setViewportSize({ width, height: 740 })
    await page.goto(`${owned.address}/contact/`)
    const gapsOf = (part: Locator) => part.evaluate((element) => [innerWidth - element.getBoundingClientRect().right, innerHeight - element.getBoundingClientRect().bottom])
    const [right, bottom] = await gapsOf(page.locator('.cm-wrapper .cm'))
    expect(right).toBe(bottom)
    expect(width === 360 ? right === 0 : (right ?? 0) > 20, `${right}`).toBe(true)
    await page.getByRole('button', { name: 'Refuse all' }).click()
    await expect.poll(() => gapsOf(page.locator('.told'))).toEqual([right, bottom])
  }
})

for (const [since, isKeyed] of [['it has stood for some seconds', false], ['the first key', true]] as const)
  test(`a screen reader is given every table and picture of a long text since ${since}, without that anybody comes near`, async ({ page, owned, context }) => {
    await context.addCookies([{ ...refused, url: owned.address }])
    await page.goto(owned.address + policy, { waitUntil: 'networkidle' })
    if (isKeyed) {
      // No quiet moment comes, as it can be in Chromium after a key until something moves: what is asked for comes when its time has run out.
      await page.evaluate(() => (window.requestIdleCallback = (act, options) => (options?.timeout ? Number(setTimeout(act, options.timeout)) : 0)))
      await page.keyboard.press('Tab')
    }
    const there = await page.evaluate(() => ({ tables: document.querySelectorAll('table').length, pictures: document.querySelectorAll('.picture svg[role=img]').length }))
    expect(there.tables).toBeGreaterThan(5)
    expect(there.pictures).toBe(2)
    // What the browser itself gives, and not what is computed from the document.
    const session = await context.newCDPSession(page)
    const given = async (role: string) => (await session.send('Accessibility.getFullAXTree')).nodes.filter((node) => !node.ignored && node.role?.value === role).length
    await expect.poll(() => given('table')).toBe(there.tables)
    expect(await given('image')).toBe(there.pictures)
  })

test('what lies further down is drawn only within a frame: between two, a press would hit what has not been put back in its place', async ({ page, owned, context }) => {
  await context.addCookies([{ ...refused, url: owned.address }])
  await page.goto(owned.address + policy, { waitUntil: 'networkidle' })
  await page.evaluate(() => {
    const frame = requestAnimationFrame
    let isInFrame = false
    window.requestAnimationFrame = (act) =>
      frame((time) => {
        isInFrame = true
        act(time)
        isInFrame = false
      })
    const drawn: boolean[] = ((window as unknown as { drawn: boolean[] }).drawn = [])
    for (const { style } of document.querySelectorAll<HTMLElement>('.reading :is(.table, .picture)')) Object.defineProperty(style, 'contentVisibility', { set: () => drawn.push(isInFrame) })
  })
  await page.keyboard.press('Tab')
  const drawn = () => page.evaluate(() => (window as unknown as { drawn: boolean[] }).drawn)
  await expect.poll(async () => (await drawn()).length).toBe(await page.locator('.reading :is(.table, .picture)').count())
  expect(await drawn()).not.toContain(false)
})

test('a table is a stop on the way of a keyboard where it scrolls, and where it does not it is none', async ({ page, owned, context }) => {
  await context.addCookies([{ ...refused, url: owned.address }])
  const stops = () => page.locator('.table').evaluateAll((tables) => tables.map(({ tabIndex, scrollWidth, clientWidth }) => ({ isStop: tabIndex === 0, scrolls: scrollWidth > clientWidth })))
  for (const path of [policy, '/cookies/']) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(owned.address + path)
    await page.keyboard.press('Tab')
    for (const [width, scrolling] of [[1280, 0], [700, 1], [360, 0]] as const) {
      await page.setViewportSize({ width, height: 800 })
      await expect.poll(async () => (await stops()).filter(({ isStop, scrolls }) => isStop !== scrolls)).toEqual([])
      expect((await stops()).filter(({ isStop }) => isStop), `${path} ${width}`).toHaveLength(scrolling)
    }
  }
})

test('read from the right to the left, pictures and switches are whole, and on the side that they belong to', async ({ page, owned, context }) => {
  await context.addCookies([{ ...refused, url: owned.address }])
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const address of ['/', policy, `${policy}versions/`]) {
      await page.goto(owned.address + address)
      await page.evaluate(() => (document.documentElement.dir = 'rtl'))
      expect(await textsOutside(page), address).toEqual([])
    }
  }
  await page.goto(`${owned.address}/cookies/`)
  await page.evaluate(() => (document.documentElement.dir = 'rtl'))
  expect(await page.locator('.consent [role=switch]').first().evaluate((element) => getComputedStyle(element, '::after').scale)).toBe('-1 1')
  // A name keeps its own direction: its first character, a line below, stands at its left.
  expect(
    await page.locator('code', { hasText: /^_ga$/ }).first().evaluate((name) => {
      const range = document.createRange()
      range.setStart(name.firstChild!, 0)
      range.setEnd(name.firstChild!, 1)
      return range.getBoundingClientRect().left - name.getBoundingClientRect().left
    }),
  ).toBeLessThan(2)
})

test('with letters and words set apart, with letters twice as large, and at 320 pixels no word of a picture is cut', async ({ page, owned, context }) => {
  await context.addCookies([{ ...refused, url: owned.address }])
  for (const [width, style] of [[320, ''], [320, '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }'], [640, 'html { font-size: 200% }']] as const) {
    await page.setViewportSize({ width, height: 800 })
    for (const address of ['/', policy, `${policy}versions/`]) {
      await page.goto(owned.address + address)
      await page.evaluate((text) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(text)
        document.adoptedStyleSheets.push(sheet)
      }, style)
      expect(await textsOutside(page), `${address}, ${width} pixels, ${style}`).toEqual([])
    }
  }
})

/** The texts of pictures that stick out of them. */
async function textsOutside(page: Page): Promise<(string | null)[]> {
  await expect(page.locator('.picture svg').first()).toBeAttached()
  return page.locator('.picture > svg').evaluateAll((pictures) => pictures.flatMap((picture) => {
    const around = picture.getBoundingClientRect()
    return [...picture.querySelectorAll('text')].filter((text) => {
      const { left, right } = text.getBoundingClientRect()
      return left < around.left - 1 || right > around.right + 1
    }).map(({ textContent }) => textContent)
  }))
}

test('without styles the question asks one thing, the mark is small, and lines are drawn, dashed where a yes is needed', async ({ page, owned }) => {
  await page.route('**/*.css', (route) => route.abort())
  await page.goto(owned.address + policy)
  expect(await page.locator('.question').innerText()).not.toContain('Accept all except advertising')
  expect((await page.locator('.name svg').boundingBox())?.width).toBe(24)
  const lines = await page.locator('.picture g.asked line').evaluateAll((all) => all.map((line) => getComputedStyle(line)).map(({ stroke, strokeDasharray }) => `${stroke !== 'none'} ${strokeDasharray}`))
  expect(new Set(lines)).toEqual(new Set(['true 5px']))
})
