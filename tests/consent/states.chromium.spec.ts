// Each state that consent can show: what axe says of it in every look, and what a screen reader is given.
import type { BrowserContext, Page } from 'playwright/test'
import { expect, test } from '../fixtures.ts'
import { axeFindings } from '../pages/axe.ts'
import { answer, returning } from './visit.ts'

interface State {
  name: string
  /** Leads a visitor there. */
  reach: (page: Page, context: BrowserContext, address: string) => Promise<unknown>
  /** What of the page belongs to it. */
  part: string
}

const states: State[] = [
  { name: 'question', part: '#cc-main .cm', reach: (page, _context, address) => page.goto(`${address}/contact/`) },
  {
    name: 'settings',
    part: '#cc-main .pm',
    reach: async (page, _context, address) => {
      await page.goto(`${address}/contact/`)
      await answer(page, 'Choose')
    },
  },
  {
    name: 'line after a choice',
    part: '.told',
    reach: async (page, _context, address) => {
      await page.goto(`${address}/contact/`)
      await answer(page, 'Refuse all')
    },
  },
  { name: 'question in the page', part: '.question', reach: (page, _context, address) => page.goto(`${address}/cookies/`) },
  { name: 'page about cookies before a choice', part: '[data-live=ready]', reach: (page, _context, address) => page.goto(`${address}/cookies/`) },
  {
    name: 'page about cookies after a choice',
    part: '[data-live=ready]',
    reach: async (page, context, address) => {
      await returning(context, address, { on: ['preferences'], daysAgo: 7 })
      await page.goto(`${address}/cookies/`)
    },
  },
]

const looks: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'in dark colours': (page) => page.emulateMedia({ colorScheme: 'dark' }),
  'in forced colours': (page) => page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' }),
  'at 320 pixels': async (page) => {
    await page.emulateMedia({ forcedColors: 'none' })
    await page.setViewportSize({ width: 320, height: 568 })
  },
}

for (const { name, part, reach } of states)
  test(`a screen reader is given the ${name} as it was looked over`, async ({ page, context, owned }) => {
    await page.clock.setFixedTime(new Date('2026-12-01T12:00:00Z'))
    await reach(page, context, owned.address)
    await expect(page.locator(part).first()).toMatchAriaSnapshot({ name: `${name.replaceAll(' ', '-')}.aria.yml` })
  })

// WCAG 2.2: 1.4.10 (400 % of 1280 by 1024), 1.4.12, and a page that is read from right to left.
const stretched: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'at 400 % zoom': (page) => page.setViewportSize({ width: 320, height: 256 }),
  'with the text spacing that a reader sets': (page) =>
    page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }')
      document.adoptedStyleSheets.push(sheet)
    }),
  'read from right to left': (page) => page.evaluate(() => void (document.documentElement.dir = 'rtl')),
}

for (const { name, part, reach } of states)
  test(`${name}: axe finds nothing, in dark colours, in forced ones, at 320 pixels; at 400 % zoom, with text spacing and from right to left nothing is cut, nothing sticks out, every control can be used`, async ({ page, context, owned }) => {
    await reach(page, context, owned.address)
    await expect(page.locator(part).first()).toBeVisible()
    await page.locator('[data-live=ready]').first().or(page.locator('html:not(:has([data-live]))')).waitFor({ state: 'attached' })
    for (const [look, put] of Object.entries(looks)) {
      await put(page)
      await expect(page.locator(part).first(), look).toBeVisible()
      // The page about cookies before a choice is the one that has the question in it.
      if (name !== 'question in the page') expect(await axeFindings(page), look).toEqual([])
      expect(await sticksOut(page), `${look}: sticks out sideways`).toBe(0)
    }
    for (const [look, put] of Object.entries(stretched)) {
      await put(page)
      const controls = page.locator(`${part} :is(a, button, input):visible:enabled`)
      expect(await controls.count(), look).toBeGreaterThan(1)
      for (const control of await controls.all()) await control.click({ trial: true, timeout: 5000 })
      expect(await sticksOut(page), `${look}: sticks out sideways`).toBe(0)
      expect(await cutTexts(page, part), `${look}: cut`).toEqual([])
    }
  })

/** By how many pixels the page is wider than the window. */
function sticksOut(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Texts of which a part lies outside the box that should hold them, where nothing scrolls to it. */
async function cutTexts(page: Page, part: string): Promise<string[]> {
  return page.locator(part).evaluateAll((parts) =>
    parts
      .flatMap((part) => [part, ...part.querySelectorAll('button, p, h2, a, label')])
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible' && getComputedStyle(element).display !== 'inline')
      .map((element) => (element.textContent ?? '').slice(0, 40)),
  )
}
