// The page of evidence while it holds an audit: read by everybody, on any screen. The grown site has one.
import { expect, test } from '../fixtures.ts'
import { axeFindings } from '../pages/axe.ts'
import { returning } from '../consent/visit.ts'

test.beforeEach(async ({ context, grown }) => returning(context, grown.address, {}))

for (const [look, wide, colorScheme] of [['on a desk', 1280, 'light'], ['on a phone, in dark colours', 320, 'dark']] as const)
  test(`${look} axe finds nothing in the evidence, and nothing sticks out sideways`, async ({ page, grown, complaints }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: wide, height: 800 })
    await page.goto(`${grown.address}/rules/evidence/`, { waitUntil: 'networkidle' })
    await expect(page.getByRole('img', { name: /A picture of 3 services in 19 states/ })).toBeVisible()
    expect(await axeFindings(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    expect(complaints).toEqual([])
  })

test('on a desk the whole table of marks is seen at once, and each mark says what it means and leads to what it rests on', async ({ page, grown }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${grown.address}/rules/evidence/`)
  const table = page.getByRole('group', { name: 'What was seen in each state' })
  expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(1)
  await table.getByRole('row', { name: '_ga, Google Analytics' }).getByRole('link', { name: 'seen, and allowed' }).first().click()
  await expect(page.locator(':target').getByText('document.cookie').first()).toBeInViewport()
  await expect(page.getByText('Not proved for this build.')).toBeVisible()
  await expect(page.getByText('region1.google-analytics.com was contacted before anybody had said yes')).toBeVisible()
})

test('on a phone the names stay beside their marks, which scroll inside themselves; a name that two services have is told apart', async ({ page, grown }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${grown.address}/rules/evidence/`)
  const table = page.getByRole('group', { name: 'What was seen in each state' })
  await table.evaluate((element) => element.scrollTo({ left: element.scrollWidth }))
  for (const name of ['_ga, Google Analytics', '_ga, a-service-that-is-gone', 'cc_cookie']) expect((await table.getByRole('rowheader', { name, exact: true }).boundingBox())?.x, name).toBeGreaterThanOrEqual(0)
})

test('no mark that has focus lies under the names beside it, or past the edge', async ({ page, grown }) => {
  for (const width of [360, 640, 768]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${grown.address}/rules/evidence/`)
    const marks = page.locator('.marks td a')
    await marks.first().focus()
    const hidden: string[] = []
    for (let step = 0; step < (await marks.count()); step += 1) {
      const place = await page.evaluate(() => {
        const [mark, around, name] = [document.activeElement!, document.activeElement!.closest('.table')!, document.activeElement!.closest('tr')!.querySelector('th')!].map((element) => element.getBoundingClientRect())
        return { isSeen: mark!.left >= name!.right - 1 && mark!.right <= around!.right + 1, at: `${mark!.left} to ${mark!.right}, names to ${name!.right}, edge ${around!.right}` }
      })
      if (!place.isSeen) hidden.push(`${width}, ${step}: ${place.at}`)
      await page.keyboard.press('Tab')
    }
    expect(hidden).toEqual([])
  }
})

test('what visitors were shown stands within the page, the settings apart from the question', async ({ page, grown }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`${grown.address}/rules/evidence/`)
  for (const name of ['The page as it was shown in this state: Nothing chosen', 'The page as it was shown in this state: Nothing chosen: the settings']) {
    const box = await page.getByRole('img', { name, exact: true }).boundingBox()
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= 360, JSON.stringify(box)).toBe(true)
  }
})

test('on a desk the page about cookies shows what is declared, what was seen and what is there now at once', async ({ page, grown }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${grown.address}/cookies/`)
  const table = page.getByRole('group', { name: 'Cookies and what else is kept in your browser' })
  expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
})

test('the page about cookies says what the audit saw of each', async ({ page, grown }) => {
  // What lies in the browser is filled in after the page has come.
  await page.goto(`${grown.address}/cookies/`, { waitUntil: 'networkidle' })
  const seen = (name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) }).locator('[data-evidence]')
  await expect(seen('_ga')).toHaveText('as declared')
  await expect(seen('_gcl_au')).toHaveText('not audited')
  await page.getByRole('link', { name: 'What the audit saw' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the audit saw')
})
