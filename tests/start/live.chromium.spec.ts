import { expect, test } from 'playwright/test'
import { copyProject, type ProjectCopy } from '../../scripts/bench/project-copy.ts'
import { runStart, type RunningStart } from './running.ts'

test.describe.configure({ mode: 'serial' })

let project: ProjectCopy
let start: RunningStart
test.beforeAll(async () => {
  project = copyProject()
  project.edit('content/contact.md', '::contact', '::contakt')
  project.edit('content/register/controller.yaml', 'country: NL', 'country: Holland')
  start = await runStart(project)
})
test.afterAll(async () => {
  await start.stop()
  project.remove()
})

test('a first build that fails is a page with its faults, and not that of a stack trace, which becomes the site when they are mended', async ({ page }) => {
  const answer = await page.goto(`${start.address}/contact/`)
  expect(answer?.status()).toBe(500)
  await expect(page.getByText('content/contact.md, line 7, column 3: there is no directive "::contakt"')).toBeVisible()
  await expect(page.getByText('content/register/controller.yaml, line 7, column 10: country "Holland" is not a country code')).toBeVisible()
  await expect(page.locator('body')).not.toContainText(/at .*\.ts:\d+/)
  project.edit('content/contact.md', '::contakt', '::contact')
  project.edit('content/register/controller.yaml', 'country: Holland', 'country: NL')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contact')
  expect((await page.request.get(start.address)).status()).toBe(200)
})

test('a saved text, a saved register and saved code show in the open page without a hand laid on it', async ({ page }) => {
  await page.goto(`${start.address}/contact/`)
  project.edit('content/contact.md', '# Contact', '# Contact anew')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contact anew')
  project.edit('content/words.yaml', 'edit: Edit this page', 'edit: Edit it')
  await expect(page.getByRole('link', { name: 'Edit it' })).toBeVisible()
  project.edit('layouts/page/foot.ts', '<p>${site.title}</p>', '<p>foot anew</p>')
  await expect(page.getByText('foot anew')).toBeVisible()
})

test('a fault lies over the open page and is announced, the page stays below it, and it goes when it is mended', async ({ page }) => {
  await page.goto(`${start.address}/cookies/`)
  project.edit('content/cookies.md', '::recipients', '::recipientss')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('there is no directive "::recipientss". did you mean "recipients"?')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cookies')
  project.edit('content/cookies.md', '::recipientss', '::recipients')
  await expect(alert).toHaveCount(0)
})

test('the security policy of production stands on the page, and nothing on it is refused', async ({ page }) => {
  const refused: string[] = []
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  await page.goto(start.address, { waitUntil: 'load' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(refused).toEqual([])
})
