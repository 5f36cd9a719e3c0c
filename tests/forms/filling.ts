// Filling in a form as a visitor does, from what the register says that it asks.
import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright/test'
import { loadRegister, type Form } from '../../scripts/register/load.ts'

const { register } = loadRegister('content')
if (!register) throw new Error('content/ has a fault')

/** The forms that the project ships with. */
export const forms: readonly Form[] = register.forms

/** One of them. */
export function formOf(id: string): Form {
  return forms.find((form) => form.id === id)!
}

/** A text that is typed nowhere else. */
export function markOf(): string {
  return `mark${randomBytes(4).toString('hex')}`
}

/** The address of the page that each form stands in. */
export const pageOf: Readonly<Record<string, string>> = {
  contact: '/contact/',
  'data-request': '/data-request/',
  downloads: '/downloads/',
  'online-services': '/online-services/',
  'blog-by-email': '/blog-by-email/',
  'blog-stop': '/blog-by-email/stop/',
  'partner-portal': '/partner-portal/',
  order: '/order/',
}

/** What is typed into the fields of a form: texts with a mark by which they are known again. Boxes and answers are chosen, not typed. */
export function answersFor({ fields, items }: Form, mark: string): Map<string, string> {
  const typed = { line: `Line ${mark}`, lines: `First ${mark}\nsecond`, email: `${mark}@mail.test`, phone: '+31 20 123 45 67', number: '3' }
  return new Map([...fields.flatMap(({ name, kind }) => (kind in typed ? [[name, typed[kind as keyof typeof typed]] as const] : [])), ...items.map(({ name }) => [name, '2'] as const)])
}

/** Fills in every field of a form. */
export async function fillIn(page: Page, form: Form, mark: string): Promise<void> {
  for (const [name, text] of answersFor(form, mark)) await page.locator(`#${form.id}-${name}`).fill(text)
  for (const { name, kind } of form.fields) {
    if (kind === 'choice') await page.locator(`#${form.id}-${name}-1`).check()
    if (kind === 'tick') await page.locator(`#${form.id}-${name}`).check()
  }
}

/** How often a text is on the page of what arrived. */
export async function arrived(page: Page, address: string, mark: string): Promise<number> {
  const answer = await page.request.get(`${address}/__forms/`)
  return (await answer.text()).split(`${mark}@mail.test`).length - 1
}

/** Has the site print a form as one that another service takes. The security policy lets a form go to its declared receiver alone: here to this one. */
export async function postTo(page: Page, id: string, receiver: string): Promise<void> {
  await page.route(`**${pageOf[id]}`, async (route) => {
    const response = await route.fetch()
    const { 'content-security-policy': _policy, ...headers } = response.headers()
    return route.fulfill({ response, headers, body: (await response.text()).replace(`action="/sent/${id}/" data-netlify="true"`, `action="${receiver}"`).replace('data-form="host"', 'data-form=""') })
  })
}
