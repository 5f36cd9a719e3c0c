import { expect, test } from '../fixtures.ts'
import { refused } from '../pages/addresses.ts'

const difference = '/rules/privacy-policy/diff/2016-05-01/in-force/'

test.beforeEach(async ({ context, owned }) => {
  await context.addCookies([{ ...refused, url: owned.address }])
})

test('from the policy, what changed since the version before can be read in two steps, and in one more why', async ({ page, owned }) => {
  await page.goto(`${owned.address}/rules/privacy-policy/`)
  const bar = page.getByRole('complementary', { name: 'This version' })
  await expect(bar).toContainText(/Version of \d+ \w+ \d{4}, in effect since/)
  await bar.getByRole('link', { name: 'All changes: 6' }).click()
  await page.getByRole('link', { name: 'Compare with the version of 1 May 2016' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('what changed')
  await expect(page.getByText(/Words added: \d+\. Words removed: \d+\./)).toBeVisible()
  await page.getByRole('link', { name: 'Each statement, and why it changed' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2016')
})

test('what was added and removed is said in words too, and differs by more than its colour', async ({ page, owned }) => {
  await page.goto(owned.address + difference)
  for (const [mark, said, line] of [['ins', 'added: ', 'underline'], ['del', 'removed: ', 'line-through']] as const) {
    const first = page.locator(`.diff ${mark}`).filter({ has: page.locator('.hidden', { hasText: new RegExp(`^${said}$`) }) }).first()
    expect(await first.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe(line)
    expect(await first.locator('.hidden').first().evaluate((element) => element.getBoundingClientRect().width)).toBeLessThanOrEqual(1)
  }
  // Said in each cell of a table that is new, it would be heard some hundred times.
  const [marks, said] = [await page.locator('.diff ins').count(), await page.locator('.diff ins .hidden').count()]
  expect(said).toBeLessThan(marks / 5)
  expect(await page.locator('.diff .hidden', { hasText: /^added from here: $/ }).count()).toBe(await page.locator('.diff .hidden', { hasText: /^ \(end of what was added\)$/ }).count())
})

test('each published text has its page, says how it stands, and leads to the one in force; nothing lies over it', async ({ page, context, owned }) => {
  await context.clearCookies()
  await page.goto(`${owned.address}/rules/privacy-policy/2016-05-01/`)
  await expect(page.getByText(/This is the version of 1 May 2016\. It was in effect from 1 May 2016 until/)).toBeVisible()
  await expect(page.getByText('We are committed to fair information practices')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Refuse all' })).toBeVisible()
  expect(await page.evaluate(() => [...document.querySelectorAll('body *')].filter((element) => getComputedStyle(element).position === 'fixed').length)).toBe(0)
  await page.getByRole('link', { name: 'Read the version in force' }).click()
  await expect(page).toHaveURL(/\/rules\/privacy-policy\/$/)
})

test('where there is room, the contents stand beside the text, and mark the section that is being read', async ({ page, owned }) => {
  await page.setViewportSize({ width: 1400, height: 800 })
  await page.goto(`${owned.address}/rules/privacy-policy/`)
  const contents = page.getByRole('navigation', { name: 'On this page' })
  const links = contents.getByRole('link')
  const headings = page.locator('.reading').getByRole('heading', { level: 2 })
  const number = await links.count()
  expect(number).toBe(await headings.count())
  for (const index of [3, 6, number - 1]) {
    await headings.nth(index).evaluate((heading) => heading.scrollIntoView({ block: 'start', behavior: 'instant' }))
    await expect(contents.locator('[aria-current]')).toHaveText(await headings.nth(index).innerText())
    await expect(links.nth(index)).toBeInViewport()
  }
})

test('where there is none, the contents are folded, and a click leads to a section that is then in view', async ({ page, owned }) => {
  await page.setViewportSize({ width: 700, height: 800 })
  await page.goto(`${owned.address}/rules/privacy-policy/`)
  await expect(page.getByRole('navigation', { name: 'On this page' }).getByRole('link').first()).toBeHidden()
})

test('an address of a section that was published in 2016 still leads to it', async ({ page, owned }) => {
  await page.goto(`${owned.address}/rules/privacy-policy/2016-05-01/`)
  const ids = await page.evaluate(() => [...document.querySelectorAll('article :is(h1, h2)[id]')].map(({ id }) => id))
  expect(ids.length).toBeGreaterThan(10)
  await page.goto(`${owned.address}/rules/privacy-policy/`)
  expect(await page.evaluate((published) => published.filter((id) => !document.getElementById(id)), ids)).toEqual([])
})

test('on a phone nothing of the list of versions is cut', async ({ page, owned }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${owned.address}/rules/privacy-policy/versions/`)
  await expect(page.getByRole('link', { name: 'Compare with the version of 1 May 2016' })).toBeVisible()
  expect(await page.getByRole('article').evaluate((article) => [article, ...article.querySelectorAll('*')].filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth).map(({ outerHTML }) => outerHTML.slice(0, 80)))).toEqual([])
})

test('one click on the link beside a heading copies its address and says so; the heading is read out without it', async ({ page, context, owned }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${owned.address}/rules/privacy-policy/`)
  await expect(page.getByRole('heading', { name: 'Your rights', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Link to “Your rights”' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The link is copied.' })).toBeVisible()
  await expect(page).toHaveURL(/#rights$/)
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${owned.address}/rules/privacy-policy/#rights`)
  // It lies over the text, and goes.
  await expect(page.locator('.copied')).toHaveCount(0)
})
