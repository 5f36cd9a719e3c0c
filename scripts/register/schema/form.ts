import { z } from 'zod'
import { lawfulBases } from './categories.ts'
import { recipientSchema } from './service.ts'
import { block, duration, id, list, oneOf, optionalList, sitePath, text, wrong, yesNo } from './values.ts'

/** What a field takes. `line` is one line of text, `lines` are several, `tick` is a box that stands unticked. */
export const fieldKinds = ['line', 'lines', 'email', 'phone', 'number', 'choice', 'tick'] as const

/** Names that are taken: by the host's form service (docs.netlify.com/manage/forms/setup), by the fields that each form has, and by what a form is to a script. */
export const takenNames = ['form-name', 'ip', 'user_agent', 'referrer', 'topic-2', 'promotion', 'notice', 'id', 'action', 'method', 'elements', 'dataset', 'target', 'reset', 'submit', 'prepend']

/** What browsers can fill in by themselves (WCAG 2.2, 1.3.5): https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
const autocompleteTokens = [
  'off',
  'name',
  'given-name',
  'family-name',
  'organization',
  'email',
  'tel',
  'street-address',
  'address-line1',
  'address-line2',
  'address-level1',
  'address-level2',
  'postal-code',
  'country',
  'country-name',
  'language',
  'url',
] as const

/** No field takes more characters: the host refuses posts that are much larger. */
const mostCharacters = 10_000

/** No form takes more, in all its fields together: else it could be filled in and then not be taken. */
export const mostOfForm = { characters: 100_000, fields: 500 }

/** How many characters a field takes where it does not say so itself. */
const usualLengths: Record<(typeof fieldKinds)[number], number> = { line: 200, lines: 5000, email: 254, phone: 40, number: 12, choice: 200, tick: 3 }

const fieldName = id('the name under which the answer arrives').refine((value) => !takenNames.includes(value) && !/-(?:why|problem|notice|\d+)$/.test(value), {
  error: (issue) => wrong(`"${String(issue.input)}" cannot be the name of a field: it is taken`, 'write another name'),
  params: { rule: 'field-name' },
})

// What arrives is held against it sign by sign.
const option = text('one answer')
  .refine((value) => !/^\s|\s$|\s\s|[\n\u0080-\u009f\u2028\u2029]/.test(value), { error: wrong('has a space or another sign that would arrive otherwise than it stands here', 'write it in one line, with one space between two words, and none before or behind them'), params: { rule: 'field-option' } })
  .refine((value) => value.length <= usualLengths.choice, { error: wrong(`is longer than ${usualLengths.choice} characters`, 'write a shorter answer'), params: { rule: 'field-option' } })

const fieldSchema = block(
  {
    name: fieldName,
    label: text('what the field is called, as visitors read it'),
    kind: oneOf(fieldKinds, 'what it takes'),
    required: yesNo('whether nothing can be sent without it'),
    why: text('why it is asked, in one sentence'),
    options: optionalList(option, 'the answers that can be chosen; only with kind: choice'),
    autocomplete: oneOf(autocompleteTokens, 'what the browser may fill in by itself').optional(),
    longest: z
      .int({ error: wrong('is not a whole number', 'write the most characters that it takes, like 200') })
      .min(1, { error: wrong('takes nothing', 'write the most characters that it takes, like 200') })
      .max(mostCharacters, { error: wrong(`is more than ${mostCharacters} characters`, 'write a smaller number') })
      .describe('the most characters that it takes')
      .optional(),
  },
  'one field',
).transform((field, context) => {
  const refuse = (path: string, message: string) => context.issues.push({ code: 'custom', message, path: [path], params: { rule: 'field-kind' }, input: field })
  if (field.kind === 'choice' && field.options.length < 2) refuse('options', wrong('has fewer than two answers to choose from', 'write them under options:, or another kind'))
  if (field.kind !== 'choice' && field.options.length > 0) refuse('options', wrong(`cannot be chosen from in a field of kind ${field.kind}`, 'write kind: choice, or remove options:'))
  if (field.longest !== undefined && ['choice', 'tick'].includes(field.kind)) refuse('longest', wrong(`says nothing of a field of kind ${field.kind}`, 'remove it'))
  if (new Set(field.options).size < field.options.length) refuse('options', wrong('names one answer twice', 'keep one of the two'))
  return { ...field, longest: field.longest ?? usualLengths[field.kind], autocomplete: field.autocomplete ?? (field.kind === 'email' ? 'email' : field.kind === 'phone' ? 'tel' : undefined) }
})

// Whatever adds prices up counts in hundredths, also where the currency has none.
const notAPrice = wrong('is not a price', 'write it in quotes, with two digits after the point in every currency and without zeros before it, like "12.50" or "1200.00"')

const currencies = Intl.supportedValuesOf('currency')

const itemSchema = block(
  {
    name: fieldName,
    title: text('what it is, as visitors read it'),
    price: z
      .string({ error: notAPrice })
      .regex(/^(0|[1-9]\d{0,6})\.\d\d$/, { error: notAPrice })
      .describe('what one costs, in quotes, like "12.50"'),
  },
  'one thing that can be ordered',
)

/** One form: what it asks, what for, what allows it, who receives it, how long it is kept. One file. */
export const formSchema = block(
  {
    title: text('what the form is called, as visitors read it'),
    purpose: text("what the answers are used for, in a visitor's words, one sentence"),
    basis: oneOf(lawfulBases, 'the lawful basis (GDPR Art. 6(1))'),
    interest: text('which legitimate interests are pursued (GDPR Art. 13(1)(d)); only with legitimate-interests').optional(),
    post: id('the service that takes the posts').default('host-forms').describe('the service that takes the posts: the name of a file in services/ that has posts:'),
    readBy: text('who of the owner reads what arrives, in one sentence'),
    mailing: yesNo('whether mails are what the form is for, as with a newsletter; only where site.yaml names who sends them').optional(),
    recipients: optionalList(recipientSchema, 'who receives the answers besides the service that takes the posts'),
    retention: block({ period: duration('how long the answers are kept').optional(), detail: text('how long they are kept, in words') }, 'how long the answers are kept'),
    fields: list(fieldSchema, 'the fields, in the order in which they are asked'),
    items: optionalList(itemSchema, 'things that can be ordered, each with a number to fill in'),
    currency: z
      .string({ error: wrong('is not a currency', 'write its three capital letters (ISO 4217), like EUR') })
      .refine((value) => currencies.includes(value), { error: (issue) => wrong(`${JSON.stringify(issue.input)} is not a currency`, 'write its three capital letters (ISO 4217), like EUR'), params: { rule: 'currency' } })
      .describe('the currency of the prices (ISO 4217), like EUR')
      .meta({ pattern: '^[A-Z]{3}$' })
      .optional(),
    promotion: block(
      {
        label: text('what visitors agree to by ticking the box, as they read it'),
        purpose: text('what the address is then used for, one sentence'),
        retention: text('how long it is kept for that, in words'),
        stop: sitePath('the page on which they can take it back'),
      },
      'a consent to promotional mail, apart from everything else: never ticked, never required',
    ).optional(),
    send: text('the words of the button').default('Send'),
    sent: block(
      {
        title: text('the heading of the page that follows'),
        text: text('what happens now, in one or two sentences'),
        mail: text('which mail the visitor gets; only where site.yaml names who sends it').optional(),
        links: optionalList(block({ label: text('the words of the link'), to: sitePath('the page it leads to') }, 'one link'), 'pages that visitors may want next'),
        files: optionalList(block({ label: text('the name of the file, as visitors read it'), file: sitePath('its address on this site') }, 'one file'), 'files that visitors can load afterwards'),
      },
      'the page that follows',
    ),
    note: text('what an editor should know about this form; never shown to visitors').optional(),
  },
  'one form: one file',
)

/** A form as its file declares it. */
export type DeclaredForm = z.infer<typeof formSchema>

/** One field of a form. */
export type Field = DeclaredForm['fields'][number]

/** One thing that can be ordered. */
export type Item = DeclaredForm['items'][number]
