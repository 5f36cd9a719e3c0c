import type { Route } from 'playwright/test'
import { expect, inEachEngine, test } from '../fixtures.ts'
import { axeFindings } from '../pages/axe.ts'
import { refused } from '../pages/addresses.ts'
import { arrived, fillIn, formOf, forms, markOf, pageOf, postTo } from './filling.ts'

const hasEmail = ({ fields }: (typeof forms)[number]) => fields.some(({ kind }) => kind === 'email')

test.beforeEach(async ({ context, example }) => {
  await context.addCookies([{ ...refused, url: example.address }])
})

for (const form of forms)
  test(`${form.id}: sent once, to a page without values; whoever comes back finds it empty, and nothing is sent again`, async ({ page, example, google, complaints }) => {
    const mark = markOf()
    const leaving: string[] = []
    page.on('request', (request) => !request.url().startsWith(example.address) && leaving.push(request.url()))
    await page.goto(example.address + pageOf[form.id])
    await fillIn(page, form, mark)
    await page.getByRole('button', { name: form.send }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(form.sent.title)
    expect(new URL(page.url()).href).toBe(`${example.address}/sent/${form.id}/`)
    expect(await page.content()).not.toContain(mark)
    expect(await page.evaluate(() => JSON.stringify([document.title, document.cookie, { ...localStorage }, { ...sessionStorage }]))).not.toContain(mark)
    expect(await arrived(page, example.address, mark)).toBe(hasEmail(form) ? 1 : 0)
    await page.goBack()
    await expect(page.locator(`#form-${form.id}`)).toBeVisible()
    await expect.poll(() => page.locator('form[data-form]').evaluate((shown) => [...new FormData(shown as HTMLFormElement).values()].join(' '))).not.toContain(mark)
    await page.goForward()
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(form.sent.title)
    expect(await arrived(page, example.address, mark)).toBe(hasEmail(form) ? 1 : 0)
    expect([leaving, google.requests, complaints]).toEqual([[], [], []])
  })

test('what is missing stands beside its field and in a summary that takes the focus; nothing typed is lost', inEachEngine, async ({ page, example }) => {
  await page.goto(`${example.address}/partner-portal/`)
  await page.getByLabel('Your company').fill('A company')
  await page.getByLabel('Your e-mail address').fill('nobody')
  await page.getByRole('button', { name: 'Ask for access' }).click()
  const summary = page.locator('.problems')
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveText(['“Your name” is missing.', '“Your e-mail address” needs an e-mail address: a name, the sign @, and a domain.'])
  expect(new URL(page.url()).pathname).toBe('/partner-portal/')
  const name = page.getByLabel('Your name')
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toHaveAccessibleDescription('“Your name” is missing. It tells us whom to ask for.')
  await expect(page.getByLabel('Your company')).toHaveValue('A company')
  await summary.getByRole('link', { name: '“Your name” is missing.' }).click()
  await expect(name).toBeFocused()
  const placeOfNext = () => page.getByLabel('Your e-mail address').boundingBox()
  const before = await placeOfNext()
  await name.fill('A name')
  await expect(name).not.toHaveAttribute('aria-invalid')
  await expect(name).toHaveAccessibleDescription('It tells us whom to ask for.')
  expect(await placeOfNext(), 'nothing moves while somebody types').toEqual(before)
  await page.getByRole('button', { name: 'Ask for access' }).click()
  await expect(summary.getByRole('link')).toHaveCount(1)
  await page.getByLabel('Your e-mail address').fill('a@example.org')
  await expect(summary, 'where all is mended, nothing is left to look at').toBeHidden()
})

test('with the keyboard alone the contact form is filled in and sent', async ({ page, example }) => {
  const mark = markOf()
  await page.goto(`${example.address}/contact/`)
  const reach = async (id: string) => {
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return
    }
    throw new Error(`${id} was not reached`)
  }
  await reach('contact-subject-1')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('#contact-subject-2')).toBeChecked()
  await reach('contact-email')
  await page.keyboard.type(`${mark}@mail.test`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your message was sent')
  expect(await arrived(page, example.address, mark)).toBe(1)
})

test('the field for programs is reached by no key and read by nobody who sees the page', async ({ page, example }) => {
  await page.goto(`${example.address}/contact/`)
  await expect(page.locator('#contact-topic-2')).toHaveAttribute('tabindex', '-1')
  const { width, height } = (await page.locator('.trap').boundingBox()) ?? { width: 0, height: 0 }
  expect([width, height]).toEqual([1, 1])
})

for (const [what, spoil] of [
  ['answers with an error', (route: Route) => route.fulfill({ status: 503, body: 'busy' })],
  ['cannot be reached', (route: Route) => route.abort('connectionrefused')],
] as const)
  test(`where the host ${what}, nothing typed is lost, it is said, and it can be sent again`, async ({ page, example }) => {
    const mark = markOf()
    await page.goto(`${example.address}/order/`)
    await fillIn(page, formOf('order'), mark)
    await page.route('**/sent/order/', spoil)
    await page.getByRole('button', { name: 'Send the order' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'could not be sent' })).toBeVisible()
    await expect(page.locator('#order-email')).toHaveValue(`${mark}@mail.test`)
    await expect(page.locator('#order-handbook')).toHaveValue('2')
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ order: '{"order":{"handbook":"2","poster":"2"}}' })
    await page.unroute('**/sent/order/')
    await page.getByRole('button', { name: 'Send the order' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your order was sent')
    expect(await arrived(page, example.address, mark)).toBe(1)
  })

test('what was pasted with spaces or tabs is sent without them, and taken', async ({ page, example }) => {
  const mark = markOf()
  await page.goto(`${example.address}/partner-portal/`)
  await page.getByLabel('Your company').fill(' A  company ')
  await page.getByLabel('Your name').evaluate((field) => ((field as HTMLInputElement).value = 'Anna\tBell'))
  await page.getByLabel('Your e-mail address').fill(`${mark}@mail.test`)
  await page.getByLabel('Your telephone number').fill(' +31 20 123 45 67')
  await page.getByRole('button', { name: 'Ask for access' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your request was sent')
  expect(await (await page.request.get(`${example.address}/__forms/`)).text()).toContain('<dd>A company</dd><dt>Your name</dt><dd>Anna Bell</dd>')
})

test('a receiver elsewhere gets what was judged: without the spaces that nobody meant to type', async ({ page, example }) => {
  let body = ''
  await page.route('https://desk.example.org/**', (route) => {
    body = route.request().postData() ?? ''
    return route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Taken</h1>' })
  })
  await postTo(page, 'partner-portal', 'https://desk.example.org/in')
  await page.goto(`${example.address}/partner-portal/`)
  await page.getByLabel('Your company').fill(' A  company ')
  await page.getByLabel('Your name').evaluate((field) => ((field as HTMLInputElement).value = 'Anna\tBell'))
  await page.getByLabel('Your e-mail address').fill('anna@mail.test')
  await page.getByLabel('Your telephone number').fill(' +31 20 123 45 67')
  await page.getByLabel('Write to me by e-mail').check()
  await page.getByRole('button', { name: 'Ask for access' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Taken')
  const sent = Object.fromEntries(new URLSearchParams(body))
  expect(sent).toEqual({ 'form-name': 'partner-portal', company: 'A company', name: 'Anna Bell', email: 'anna@mail.test', phone: '+31 20 123 45 67', promotion: 'yes', 'topic-2': '' })
})

test('an answer that is chosen is sent as it is declared, sign by sign', async ({ page, example }) => {
  const declared = 'A\u00a0question, of two  spaces'
  await page.goto(`${example.address}/contact/`)
  await page.locator('#contact-subject-1').evaluate((choice, value) => ((choice as HTMLInputElement).value = value), declared)
  await fillIn(page, formOf('contact'), markOf())
  const sending = page.waitForRequest('**/sent/contact/')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  expect(new URLSearchParams((await sending).postData() ?? '').get('subject')).toBe(declared)
})

test('two quick clicks send once', async ({ page, example }) => {
  const mark = markOf()
  await page.goto(`${example.address}/blog-by-email/stop/`)
  await page.getByLabel('Your e-mail address').fill(`${mark}@mail.test`)
  await page.getByRole('button', { name: 'Stop the articles' }).dblclick()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your wish was sent')
  expect(await arrived(page, example.address, mark)).toBe(1)
})

test('a yes or a no to cookies beside a form that is being filled in loses nothing', async ({ page, context, example }) => {
  await context.clearCookies()
  await page.goto(`${example.address}/contact/`)
  await page.getByLabel('Your message').fill('Half a message')
  await page.locator('[data-role=all]').first().click()
  await expect(page.getByText('You accepted')).toBeVisible()
  await expect(page.getByLabel('Your message')).toHaveValue('Half a message')
})

/** What a form and the page behind it are made of. */
const partsOf = ({ fields, items, promotion, sent }: (typeof forms)[number]) => ({
  page: [...fields.map(({ kind, required }) => `${kind}${required ? ', required' : ''}`), ...(items.length > 0 ? ['items'] : []), ...(promotion ? ['promotion'] : [])],
  sent: ['sent', ...(sent.mail ? ['mail'] : []), ...(sent.files.length > 0 ? ['files'] : [])],
})

test('axe finds nothing on the pages with forms, with their faults, and after them', async ({ page, example }) => {
  const seen = new Set<string>()
  /** Whether one of these was not looked at yet: a form of parts that all were is other words in the same markup. */
  const isNew = (...parts: readonly string[]) => {
    const before = seen.size
    for (const part of parts) seen.add(part)
    return seen.size > before
  }
  for (const form of forms) {
    const parts = partsOf(form)
    if (isNew(...parts.page)) {
      await page.goto(example.address + pageOf[form.id])
      const hasFaults = form.fields.some(({ required }) => required)
      // With its faults, a form shows all that it shows without them.
      if (isNew('without faults') || !hasFaults) expect(await axeFindings(page), form.id).toEqual([])
      if (hasFaults) {
        await page.getByRole('button', { name: form.send }).click()
        await expect(page.locator('.problems')).toBeFocused()
        expect(await axeFindings(page), `${form.id} with faults`).toEqual([])
      }
    }
    if (!isNew(...parts.sent)) continue
    await page.goto(`${example.address}/sent/${form.id}/`)
    expect(await axeFindings(page), `after ${form.id}`).toEqual([])
  }
  expect(seen.size).toBeGreaterThan(10)
})
