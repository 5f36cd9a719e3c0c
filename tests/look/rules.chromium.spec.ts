// Every selector of our style sheets selects something in some state of some page: a rule that nothing needs is paid for by each visitor.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright/test'
import { build } from '../../scripts/build.ts'
import { publishEvidence } from '../../scripts/evidence/published.ts'
import { servePreview } from '../../scripts/preview/server.ts'
import { returning } from '../consent/visit.ts'
import { audited, pictures } from '../evidence/audited.ts'
import { expect, test } from '../fixtures.ts'
import { laterVersion, policy, policyFile, recordedPolicy } from '../policy/policy-content.ts'
import { changedText } from '../policy/publishing-support.ts'

const out = join('.cache', 'tests', `look-${process.pid}`)
const policyAddress = '/rules/privacy-policy/'
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click()

/** What the other sites lack: what an editor may write, a second version with something removed and much unchanged, and an audit without a fault. */
function richContent(): string {
  const content = recordedPolicy({
    [policyFile]: policy(laterVersion, changedText),
    'look.md': '---\ndescription: What an editor may write.\n---\n\n# Look\n\n```\ncode\n```\n\n<p class="align-center">middle</p>\n\n<p class="align-right">end</p>\n\n| one | two |\n| --- | --- |\n| 1 | 2 |\n',
    'register/services/google-remarketing.yaml': (text) => text.replace(/ {2}- name: ANID\n(?: {4}.*\n)*/, ''),
  })
  publishEvidence(content, { ...audited, faults: [], unproven: [] }, pictures)
  return content
}

test('no rule of the styles is unused', async ({ browser, page, grown, example }) => {
  await build({ content: richContent(), out, draft: true, day: '2026-11-25' })
  const rich = await servePreview(out, 0)
  const left = new Set(await selectorsIn(page, out))
  expect(left.size).toBeGreaterThan(200)
  const look = async (page: Page) => {
    for (const selector of await page.evaluate((all) => all.filter((selector) => document.querySelector(selector)), [...left])) left.delete(selector)
  }
  const walk = looker(browser, look)

  await walk({}, async (page) => {
    for (const path of ['/look/', '/rules/evidence/', `${policyAddress}diff/2026-11-23/2026-11-24/`]) await visit(page, rich.address + path).then(() => look(page))
    await page.locator('.unchanged summary').first().click()
  })
  await walk({}, async (page) => {
    await page.setViewportSize({ width: 320, height: 256 })
    await visit(page, `${grown.address}/contact/`)
    await page.locator('#cc-main .cm').waitFor()
    await page.keyboard.press('Tab')
    // What is larger than the place beside the question makes it go to the other edge.
    for (const field of await page.locator('form[data-form]').getByRole('textbox').all()) {
      await field.focus()
      await nextFrame(page)
      await look(page)
    }
    await press(page, 'Choose')
    await page.locator('.pm__section-title').first().click()
    await look(page)
    await press(page, 'Save my choice')
    await page.locator('.told').waitFor()
    await look(page)
    await visit(page, `${grown.address}/contact/`, () => press(page, 'Send'))
    await page.getByLabel('Your e-mail address').fill('somebody@avow.test')
    await look(page)
    await press(page, 'Theme and text size')
    for (const choice of ['Dark', 'Light', 'Large', 'Larger']) {
      await page.getByRole('radio', { name: choice, exact: true }).check()
      await look(page)
    }
    for (const path of ['/', `${policyAddress}2016-05-01/`, `${policyAddress}versions/`, `${policyAddress}diff/2016-05-01/in-force/`, '/rules/evidence/', '/order/', '/cookies/']) await visit(page, grown.address + path).then(() => look(page))
    await visit(page, grown.address + policyAddress, () => page.locator('.to').first().click())
    await page.locator('h2').nth(4).scrollIntoViewIfNeeded()
    await page.locator('.contents [aria-current]').waitFor({ state: 'attached' })
  })
  await walk({ signal: true }, async (page) => {
    await visit(page, grown.address + policyAddress)
    await look(page)
    await press(page, 'Choose')
    await page.getByRole('dialog').waitFor()
    await page.evaluate(() => (document.documentElement.dir = 'rtl'))
    await look(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Accept all except advertising' }).click()
    await visit(page, `${grown.address}/cookies/`, () => page.evaluate(() => (document.documentElement.dir = 'rtl')))
  })
  await walk({}, async (page) => {
    await returning(page.context(), grown.address, { on: ['preferences', 'analytics'], daysAgo: 30 })
    await visit(page, `${grown.address}/cookies/`)
  })
  // Before our scripts have come, and where they never do.
  await walk({ blocked: '**/assets/boot-*.js' }, (page) => visit(page, `${grown.address}/cookies/`))
  await walk({ blocked: /\/assets\/(?!boot).*\.js$/ }, async (page) => {
    await visit(page, `${grown.address}/order/`)
    await look(page)
    await returning(page.context(), grown.address, { on: ['preferences', 'analytics'], daysAgo: 30 })
    await visit(page, `${grown.address}/cookies/`)
  })
  await walk({ javaScriptEnabled: false }, (page) => visit(page, `${grown.address}/cookies/`))
  await walk({}, (page) => visit(page, example.address))
  await rich.close()
  rmSync(out, { recursive: true })
  expect([...left]).toEqual([])
})

/** What follows the focus does so in the next frame. */
const nextFrame = (page: Page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

async function visit(page: Page, address: string, act?: () => Promise<unknown>): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' })
  await act?.()
}

type Way = BrowserContextOptions & { signal?: true; blocked?: string | RegExp }

/** Walks in a browser of its own, and looks at where it ends. */
function looker(browser: Browser, look: (page: Page) => Promise<void>) {
  return async ({ signal, blocked, ...options }: Way, walk: (page: Page) => Promise<void>): Promise<void> => {
    const context = await browser.newContext({ ...options, ignoreHTTPSErrors: true, permissions: ['clipboard-write'] })
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    if (signal) await page.addInitScript("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })")
    if (blocked) await page.route(blocked, (route) => route.abort())
    await walk(page)
    await look(page)
    await context.close()
  }
}

/** Each selector of a built site's style sheets by itself, without what a look at a page cannot see: parts that styles make, and where the pointer is. */
async function selectorsIn(page: Page, site: string): Promise<string[]> {
  const folder = join(site, 'assets')
  const texts = readdirSync(folder).filter((name) => name.endsWith('.css')).map((name) => readFileSync(join(folder, name), 'utf8'))
  return page.evaluate((texts) => {
    const found = new Set<string>()
    const partsOf = (selector: string) => {
      let depth = 0
      return [...selector].reduce<string[]>((parts, sign) => {
        depth += '(['.includes(sign) ? 1 : ')]'.includes(sign) ? -1 : 0
        if (sign === ',' && depth === 0) parts.push('')
        else parts[parts.length - 1] += sign
        return parts
      }, [''])
    }
    const withoutUnseen = (part: string) => part.trim().replace(/::[\w-]+|:(?:hover|focus-visible|focus|active|before|after)(?![\w-])/g, '').replace(/:not\(\)/g, '').replace(/(^|[\s>+~])$/, '$1*')
    const read = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) for (const part of partsOf(rule.selectorText)) found.add(withoutUnseen(part))
        if ('cssRules' in rule) read((rule as CSSGroupingRule).cssRules)
      }
    }
    for (const text of texts) {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(text)
      read(sheet.cssRules)
    }
    return [...found]
  }, texts)
}
