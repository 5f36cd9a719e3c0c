// A form with JavaScript: what is wrong stands beside its field and in a summary, and what cannot be sent stays as it was typed.
// Without it the browser's own checks hold, and the browser posts.
import words from 'forms:words'
import { faultsIn, type Fault, type Input } from './faults.ts'
import { emptyOrder, keepOrder, noteOrder } from './order.ts'
import { sentValue } from './values.ts'

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-form]')) begin(form)
// Wherever a form was posted, its page comes behind it; but anybody can come to that page, and once more.
for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-form-sent]')) emptyOrder(dataset['formSent'] ?? '')

function begin(form: HTMLFormElement): void {
  keepOrder(form, () => unmarkMended(form))
  const status = form.querySelector('[data-status]')!
  let isSending = false
  const settle = (isTaken: boolean) => {
    isSending = false
    status.textContent = isTaken ? '' : words.notSent
    if (!isTaken) return noteOrder(form, false)
    // Whoever comes back finds an empty form, and not one that could be sent once more.
    form.reset()
    location.assign(form.action)
  }
  form.noValidate = true
  form.addEventListener('submit', (event) => {
    const faults = faultsIn(form)
    show(form, faults)
    // Any other receiver answers with a page of its own, also where it is a program on the site's own host.
    const isTakenByHost = form.dataset['form'] === 'host'
    if (faults.length > 0 || isSending || isTakenByHost) event.preventDefault()
    if (faults.length > 0 || isSending) return
    writeWhatWasJudged(form)
    noteOrder(form, true)
    if (!isTakenByHost) return
    isSending = true
    status.textContent = words.sending
    // A host that cannot be reached has not taken it either.
    send(form).then(settle, () => settle(false))
  })
  form.addEventListener('input', () => unmarkMended(form))
}

/** Writes into each field what was judged, so that whoever takes the form gets that. What is chosen is sent as the register declares it: it would else be another answer, and no one to choose. */
function writeWhatWasJudged(form: HTMLFormElement): void {
  for (const input of form.querySelectorAll<Input>('.field :is(input:not([type=radio], [type=checkbox]), textarea)')) input.value = sentValue(input.value, input instanceof HTMLTextAreaElement)
}

/** Posts a form as the browser would. Whether it was taken. */
async function send(form: HTMLFormElement): Promise<boolean> {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) fields.append(name, String(value))
  const { ok } = await fetch(form.action, { method: 'POST', body: fields, referrerPolicy: 'same-origin' })
  return ok
}

/** Shows the faults in place of those of before. */
function show(form: HTMLFormElement, faults: readonly Fault[]): void {
  for (const input of form.querySelectorAll<Input>('[aria-invalid]')) unmark(input)
  for (const old of form.querySelectorAll('.problems, .problem')) old.remove()
  if (faults.length === 0) return
  for (const { input, box, text } of faults) {
    const problem = element('p', { className: 'problem', id: `${input.id}-problem`, textContent: text })
    input.setAttribute('aria-invalid', 'true')
    describe(input, (ids) => [problem.id, ...ids])
    // Behind what explains the field, and before the field: in the same place in each kind of field.
    const explained = box.querySelector('.why') ?? box.querySelector('label')
    explained?.after(problem)
  }
  const summary = element('div', { className: 'problems', tabIndex: -1 })
  summary.setAttribute('role', 'group')
  summary.setAttribute('aria-label', words.problems)
  const list = element('ul', {})
  list.append(...faults.map(({ input, text }) => entry(input.id, text)))
  summary.append(element('p', { textContent: words.problems }), list)
  form.prepend(summary)
  summary.focus()
}

/** What was mended is not called wrong any more. Nothing moves then: somebody may be about to press what would. */
function unmarkMended(form: HTMLFormElement): void {
  const wrong = faultsIn(form).map(({ input }) => input)
  for (const input of form.querySelectorAll<Input>('[aria-invalid]')) if (!wrong.includes(input)) unmark(input)
  if (wrong.length === 0) form.querySelector('.problems')?.classList.add('is-mended')
}

function unmark(input: Input): void {
  input.removeAttribute('aria-invalid')
  describe(input, (ids) => ids.filter((id) => !id.endsWith('-problem')))
  for (const said of [document.getElementById(`${input.id}-problem`), document.querySelector(`.problems li:has([href="#${input.id}"])`)]) said?.classList.add('is-mended')
}

function entry(id: string, text: string): HTMLLIElement {
  const link = element('a', { href: `#${id}`, textContent: text })
  link.addEventListener('click', (event) => {
    event.preventDefault()
    document.getElementById(id)?.focus()
  })
  const item = element('li', {})
  item.append(link)
  return item
}

function describe(input: Element, change: (ids: string[]) => string[]): void {
  const ids = change((input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== ''))
  if (ids.length > 0) input.setAttribute('aria-describedby', ids.join(' '))
  else input.removeAttribute('aria-describedby')
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, properties: Partial<HTMLElementTagNameMap[Tag]>): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties)
}
