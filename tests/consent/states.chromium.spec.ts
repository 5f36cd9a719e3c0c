// Each state that consent can show: what axe says of it in every look, and what a screen reader is given.
import type { BrowserContext, Page } from 'playwright/test'
import { expect, test } from '../fixtures.ts'
import { axeFindings } from '../pages/axe.ts'
import { answer, returning } from './visit.ts'

interface State {
  /** What of the page belongs to it, by the name under which it is kept what a screen reader is given. */
  parts: Readonly<Record<string, string>>
  /** Leads a visitor there. */
  reach: (page: Page, context: BrowserContext, address: string) => Promise<unknown>
}

const states: State[] = [
  { parts: { question: '#cc-main .cm' }, reach: (page, _context, address) => page.goto(`${address}/contact/`) },
  {
    parts: { settings: '#cc-main .pm' },
    reach: async (page, _context, address) => {
      await page.goto(`${address}/contact/`)
      await answer(page, 'Choose')
    },
  },
  {
    parts: { 'line after a choice': '.told' },
    reach: async (page, _context, address) => {
      await page.goto(`${address}/contact/`)
      await answer(page, 'Refuse all')
    },
  },
  { parts: { 'question in the page': '.question', 'page about cookies before a choice': '[data-live=ready]' }, reach: (page, _context, address) => page.goto(`${address}/cookies/`) },
  {
    parts: { 'page about cookies after a choice': '[data-live=ready]' },
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

for (const { parts, reach } of states)
  test(`${Object.keys(parts).join(' and ')}: a screen reader is given what was looked over; axe finds nothing, in dark colours, in forced ones, at 320 pixels; at 400 % zoom, with text spacing and from right to left nothing is cut, nothing sticks out, every control can be used`, async ({ page, context, owned }) => {
    await page.clock.setFixedTime(new Date('2026-12-01T12:00:00Z'))
    await reach(page, context, owned.address)
    await page.locator('[data-live=ready]').first().or(page.locator('html:not(:has([data-live]))')).waitFor({ state: 'attached' })
    for (const [name, part] of Object.entries(parts)) await expect(page.locator(part).first()).toMatchAriaSnapshot({ name: `${name.replaceAll(' ', '-')}.aria.yml` })
    for (const [look, put] of Object.entries(looks)) {
      await put(page)
      for (const [name, part] of Object.entries(parts)) await expect(page.locator(part).first(), `${name} ${look}`).toBeVisible()
      // Forced, the page is what it was, but for its colours.
      expect(await axeFindings(page, look === 'in forced colours' ? 'colours' : 'everything'), look).toEqual([])
      expect(await sticksOut(page), `${look}: sticks out sideways`).toBe(0)
    }
    for (const [look, put] of Object.entries(stretched)) {
      await put(page)
      expect(await sticksOut(page), `${look}: sticks out sideways`).toBe(0)
      for (const [name, part] of Object.entries(parts)) {
        const controls = page.locator(`${part} :is(a, button, input):visible:enabled`)
        expect(await controls.count(), `${name} ${look}`).toBeGreaterThan(1)
        for (const control of await controls.all()) await control.click({ trial: true, timeout: 5000 })
        expect(await cutTexts(page, part), `${name} ${look}: cut`).toEqual([])
      }
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
