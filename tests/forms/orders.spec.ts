import { expect, test } from '../fixtures.ts'
import { refused } from '../pages/addresses.ts'
import { fillIn, formOf, markOf, postTo } from './filling.ts'

test.beforeEach(async ({ context, example }) => {
  await context.addCookies([{ ...refused, url: example.address }])
})

test('an order adds itself up, is there on the next visit, and is gone from the device once it is sent', async ({ page, example }) => {
  const mark = markOf()
  const total = page.locator('[data-total]')
  await page.goto(`${example.address}/order/`)
  await expect(total).toHaveText('In all: €0.00')
  await page.locator('#order-handbook').fill('2')
  await page.locator('#order-poster').fill('1')
  await expect(total).toHaveText('In all: €57.50')
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ order: '{"order":{"handbook":"2","poster":"1"}}' })
  await page.goto(`${example.address}/cookies/`)
  await page.goto(`${example.address}/order/`)
  await expect(page.locator('#order-handbook')).toHaveValue('2')
  await expect(total).toHaveText('In all: €57.50')
  await fillIn(page, formOf('order'), mark)
  await page.getByRole('button', { name: 'Send the order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your order was sent')
  await expect.poll(() => page.evaluate(() => ({ ...localStorage }))).toEqual({})
})

test('an order in a currency without hundredths adds itself up in whole ones', async ({ page, example }) => {
  await page.route('**/order/', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: (await answer.text()).replace('data-currency="EUR"', 'data-currency="JPY"').replace('data-price="24.00"', 'data-price="1200.00"') })
  })
  await page.goto(`${example.address}/order/`)
  await page.locator('#order-handbook').fill('2')
  await expect(page.locator('[data-total]')).toHaveText('In all: JP¥2,400')
})

test('an order in two tabs is one order: what is chosen in one shows in the other, and is gone there once it was sent', async ({ page, context, example }) => {
  const other = await context.newPage()
  for (const tab of [page, other]) await tab.goto(`${example.address}/order/`)
  await page.locator('#order-handbook').fill('2')
  await expect(other.locator('[data-total]')).toHaveText('In all: €48.00')
  await other.locator('#order-poster').fill('1')
  await expect(page.locator('[data-total]')).toHaveText('In all: €57.50')
  await fillIn(page, formOf('order'), markOf())
  await page.getByRole('button', { name: 'Send the order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your order was sent')
  await expect(other.locator('[data-total]')).toHaveText('In all: €0.00')
})

test('a number with spaces around it is counted as it is sent', async ({ page, example }) => {
  await page.goto(`${example.address}/order/`)
  await page.locator('#order-handbook').fill('2 ')
  await expect(page.locator('[data-total]')).toHaveText('In all: €48.00')
  expect(await page.evaluate(() => localStorage.getItem('order'))).toBe('{"order":{"handbook":"2"}}')
})

test('what is kept of another form with an order stays until that one is sent', async ({ page, example }) => {
  await page.goto(`${example.address}/order/`)
  await page.evaluate(() => localStorage.setItem('order', '{"spare":{"bolt":"3"}}'))
  await page.locator('#order-handbook').fill('2')
  expect(await page.evaluate(() => localStorage.getItem('order'))).toBe('{"spare":{"bolt":"3"},"order":{"handbook":"2"}}')
  await fillIn(page, formOf('order'), markOf())
  await page.getByRole('button', { name: 'Send the order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your order was sent')
  await expect.poll(() => page.evaluate(() => localStorage.getItem('order'))).toBe('{"spare":{"bolt":"3"}}')
})

test('the page behind an order, come to once more, takes away no order that was not sent: not where somebody types in another tab, and not after a send that failed', async ({ page, context, example }) => {
  const kept = () => page.evaluate(() => localStorage.getItem('order'))
  const loadPageBehind = async () => {
    await page.goto(`${example.address}/sent/order/`)
    await page.waitForLoadState('networkidle')
  }
  const other = await context.newPage()
  await other.goto(`${example.address}/order/`)
  await other.locator('#order-handbook').fill('2')
  await loadPageBehind()
  await page.reload({ waitUntil: 'networkidle' })
  expect(await kept(), 'nothing was sent').toBe('{"order":{"handbook":"2"}}')
  await expect(other.locator('#order-handbook')).toHaveValue('2')

  await fillIn(other, formOf('order'), markOf())
  await other.route('**/sent/order/', (route) => route.fulfill({ status: 503, body: 'busy' }))
  await other.getByRole('button', { name: 'Send the order' }).click()
  await expect(other.getByRole('status').filter({ hasText: 'could not be sent' })).toBeVisible()
  await loadPageBehind()
  expect(await kept(), 'the send failed').toBe('{"order":{"handbook":"2","poster":"2"}}')

  await other.unroute('**/sent/order/')
  await other.route('**/sent/order/', async (route) => {
    if (route.request().method() !== 'GET') return route.fallback()
    await page.goto(`${example.address}/order/`)
    await page.locator('#order-handbook').fill('7')
    return route.fallback()
  })
  await other.getByRole('button', { name: 'Send the order' }).click()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Your order was sent')
  await other.waitForLoadState('networkidle')
  expect(await kept(), 'this one was begun while the other was on its way').toBe('{"order":{"handbook":"7","poster":"2"}}')
})

test('with a form that was sent, that it was stays beside what is kept until the page behind it is shown', async ({ page, example }) => {
  let atPost: string | null = null
  await page.route('**/sent/order/', async (route) => {
    if (route.request().method() === 'POST') atPost = await page.evaluate(() => localStorage.getItem('order'))
    return route.fallback()
  })
  await page.goto(`${example.address}/order/`)
  await fillIn(page, formOf('order'), markOf())
  await page.getByRole('button', { name: 'Send the order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your order was sent')
  expect(atPost).toBe('{"order":{"handbook":"2","poster":"2","submit":"yes"}}')
  await expect.poll(() => page.evaluate(() => localStorage.getItem('order'))).toBeNull()
})

test('an order whose receiver is elsewhere is gone from the device on the page behind it, too', async ({ page, example }) => {
  await page.route('https://desk.example.org/**', (route) => route.fulfill({ status: 303, headers: { location: `${example.address}/sent/order/` } }))
  await postTo(page, 'order', 'https://desk.example.org/in')
  await page.goto(`${example.address}/order/`)
  await page.locator('#order-handbook').fill('2')
  await fillIn(page, formOf('order'), markOf())
  await page.getByRole('button', { name: 'Send the order' }).click()
  await expect(page).toHaveURL(`${example.address}/sent/order/`)
  await expect.poll(() => page.evaluate(() => localStorage.getItem('order'))).toBeNull()
})

test('a form whose receiver is a program on the site’s own host leads to where that one answers', async ({ page, example }) => {
  const met: string[] = []
  await page.route('**/functions/take', (route) => {
    met.push(route.request().method())
    return route.request().method() === 'POST' ? route.fulfill({ status: 303, headers: { location: '/sent/order/' } }) : route.fulfill({ status: 405, body: 'POST only' })
  })
  await postTo(page, 'order', `${example.address}/functions/take`)
  await page.goto(`${example.address}/order/`)
  await fillIn(page, formOf('order'), markOf())
  await page.getByRole('button', { name: 'Send the order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your order was sent')
  expect(met).toEqual(['POST'])
  await expect.poll(() => page.evaluate(() => localStorage.getItem('order'))).toBeNull()
})

test('what another tab mended is not called wrong any more', async ({ page, context, example }) => {
  const other = await context.newPage()
  for (const tab of [page, other]) await tab.goto(`${example.address}/order/`)
  await page.getByRole('button', { name: 'Send the order' }).click()
  await expect(page.locator('#order-handbook')).toHaveAttribute('aria-invalid', 'true')
  await other.locator('#order-handbook').fill('2')
  await expect(page.locator('[data-total]')).toHaveText('In all: €48.00')
  await expect(page.locator('#order-handbook')).not.toHaveAttribute('aria-invalid')
  await expect(page.locator('#order-name'), 'what is still missing is still said').toHaveAttribute('aria-invalid', 'true')
})

test('an order of nothing is not sent, and says so', async ({ page, example }) => {
  await page.goto(`${example.address}/order/`)
  await fillIn(page, formOf('order'), markOf())
  await page.locator('#order-handbook').fill('0')
  await page.locator('#order-poster').fill('')
  await page.getByRole('button', { name: 'Send the order' }).click()
  await expect(page.locator('.problems').getByRole('link')).toHaveText(['Nothing is chosen yet.'])
})

test('what another script left under the name of the order breaks nothing', async ({ page, example, complaints }) => {
  await page.goto(`${example.address}/order/`)
  for (const kept of ['{', 'null', '[1]', '{"order":"2"}', '{"order":{"handbook":{"a":1},"poster":"9999"}}', '{"order":{"handbook":"<b>"}}']) {
    await page.evaluate((text) => localStorage.setItem('order', text), kept)
    await page.reload()
    await expect(page.locator('[data-total]')).toHaveText('In all: €0.00')
  }
  expect(complaints).toEqual([])
})
