import { z } from 'zod'
import { block, country, date, duration, evidence, host, id, lifetime, list, oneOf, optionalList, origin, text, webPage, wrong, yesNo } from './values.ts'

/** Where on the device a trace lies. */
export const traceKinds = ['cookie', 'localStorage', 'sessionStorage', 'indexedDB', 'cache', 'serviceWorker'] as const

/** Those that boot erases, before anything else on a page: the others can be erased only later, while a page lives. */
export const erasableKinds = ['cookie', 'localStorage', 'sessionStorage'] as const

/** How a transfer outside the European Economic Area is allowed (GDPR Art. 45, 46, 49). */
export const transferBases = ['adequacy-decision', 'standard-contractual-clauses', 'binding-corporate-rules', 'explicit-consent'] as const

/** What the other party is to the controller (GDPR Art. 4(7), 4(8), 26). */
export const providerRoles = ['processor', 'controller', 'joint-controller'] as const

const adSlotNetworks = ['adsense', 'admanager', 'ad-manager', 'admob', 'gpt', 'ad-slot', 'ad-slots']

const traceName = text('the name of the cookie or storage item; * stands for any characters, as in _ga_*').refine((value) => /^[^\s;,="\\]{1,200}$/.test(value), {
  error: wrong('has signs that the name of a cookie cannot have', 'write the name alone, without spaces, ; , = or quotes'),
  params: { rule: 'name' },
})

const traceSchema = block(
  {
    name: traceName,
    kind: oneOf(traceKinds, 'where it lies on the device'),
    party: oneOf(['first', 'third'], 'first: on this site; third: on another site'),
    host: host('self for this site, else the host that holds it, like doubleclick.net'),
    lifetime: lifetime('how long it stays'),
    purpose: text("what it is for, in a visitor's words"),
    erasable: yesNo('whether a page of this site can erase it'),
    alsoSetBy: optionalList(id('a service'), 'other services that set it too'),
    from: date('the day from which it is used; before it the build leaves it out').optional(),
    ...evidence,
    note: text('what an editor should know about this entry; never shown to visitors').optional(),
  },
  'one cookie or storage item',
)

/** Sentences that a visitor must be told. Whoever says what another party does says where that was read. */
const statements = (what: string) =>
  list(
    block({ text: text('one sentence'), ...evidence }, 'one sentence, with what proves it').refine(({ source, checkedOn, evidence: how }) => [source, checkedOn, how].every((value) => (value === undefined) === (source === undefined)), {
      error: wrong('is proved by halves', 'write source, checkedOn and evidence, all three, or none where you only speak of yourself'),
      params: { rule: 'fact-sourced' },
    }),
    what,
  )

const providerSchema = block(
  {
    name: text('the legal name of the provider'),
    country: country('the country of the provider'),
    privacyPage: webPage("the provider's own page on privacy"),
    privacyPageName: text('the title of that page, by which it is linked').optional(),
    role: oneOf(providerRoles, 'what the provider is to you'),
    ...evidence,
  },
  'the company that provides the service, or the words this site',
)

/** Who receives data besides those who are named already. */
export const recipientSchema = block({ name: text('who receives data'), country: country('their country'), why: text('why they receive it'), ...evidence }, 'one recipient')

const tagId = z
  .string({ error: wrong('is not a tag id', 'write the id in Google\'s form, like G-ABC123DEF4') })
  .superRefine((value, context) => {
    const problem = tagIdProblem(value)
    if (problem) context.addIssue({ code: 'custom', message: problem, params: { rule: 'tag-id' } })
  })
  .describe('the id of a Google tag: G-..., AW-... or DC-...')

const tagSchema = block(
  {
    kind: z
      .enum(['google'], { error: (issue) => tagKindProblem(issue.input) })
      .describe('the kind of tag: google'),
    ids: list(tagId, 'the ids of your tags').refine((ids) => new Set(ids).size === ids.length, { error: wrong('names one id twice', 'keep one of the two'), params: { rule: 'tag-id' } }),
  },
  'the tag that this service loads after a yes',
)

const originsSchema = block(
  {
    script: optionalList(origin('an origin of scripts'), 'origins that scripts come from'),
    connect: optionalList(origin('an origin that is contacted'), 'origins that scripts send to'),
    img: optionalList(origin('an origin of images'), 'origins that images (and pixels) come from'),
    frame: optionalList(origin('an origin of frames'), 'origins that frames come from'),
    ...evidence,
  },
  'the origins that the service needs, by kind',
)

const logsSchema = block(
  {
    entries: list(text('one kind of entry'), 'what the logs hold'),
    seenByController: text('what the owner of this site gets to see of them'),
    ...evidence,
  },
  'what the web server writes down about each visit',
)

/** One product of a provider used on our pages, with everything that it leaves and sends. */
export const serviceSchema = block(
  {
    name: text("the service's own name"),
    category: id('the category that switches it on'),
    provider: z
      .union([z.literal('this site'), providerSchema], {
        error: (issue) => wrong(issue.input === undefined ? 'is missing' : 'is neither a provider nor the words this site', 'write this site, or name, country, privacyPage and role in indented lines'),
      })
      .describe('the provider, or the words this site'),
    purposes: list(text('one purpose'), "what it is used for, in a visitor's words"),
    data: list(text('one kind of data'), 'what it collects'),
    recipients: optionalList(recipientSchema, 'who receives data besides the provider'),
    transfer: z
      .union(
        [
          z.literal('none'),
          block(
            {
              countries: list(country('a country'), 'the countries to which data goes'),
              basis: oneOf(transferBases, 'what allows the transfer'),
              detail: text('which decision or clauses, in one sentence'),
              fallback: text('what applies if the basis falls').optional(),
              ...evidence,
            },
            'the transfer outside the European Economic Area',
          ),
        ],
        { error: (issue) => wrong(issue.input === undefined ? 'is missing' : 'is neither a transfer nor the word none', 'write none, or countries, basis and detail in indented lines') },
      )
      .describe('the transfer of data outside the European Economic Area, or the word none'),
    retention: block(
      {
        period: duration('how long the data are kept').optional(),
        detail: text('how long the data are kept, and where, in words'),
        ...evidence,
      },
      'how long the provider keeps the data',
    ),
    optOuts: optionalList(
      block({ label: text('the name of the page'), address: webPage('its address'), ...evidence }, 'one opt-out'),
      'pages where a visitor can also say no',
    ),
    origins: originsSchema.optional(),
    tag: tagSchema.optional(),
    logs: logsSchema.optional(),
    posts: z
      .union([z.literal('host'), webPage('where forms are posted')], { error: (issue) => wrong(`${JSON.stringify(issue.input)} is neither the word host nor an https address`, 'write host for the form service of your host, or the whole https address') })
      .describe('for a service that takes the posts of forms: the word host, or the https address where they are posted; without a form that names it, the build leaves the service out')
      .optional(),
    disclosures: statements('what the provider asks you to tell visitors, a sentence each').optional(),
    profiling: statements('which profile of a visitor is made with it, and what for, a sentence each').optional(),
    traces: optionalList(traceSchema, 'the cookies and storage items that it leaves'),
    leftovers: optionalList(
      block({ kind: oneOf(erasableKinds, 'where it lies on the device'), name: traceName }, 'one name'),
      'what earlier versions of the service left in browsers; it is not set any more, and erased where it is found',
    ),
    sendsMail: yesNo('whether it sends mail for you; site.yaml may then name it as mailSender').optional(),
    from: date('the day from which it is used; before it the build leaves it out; not for a service that takes a form, or that site.yaml names as mailSender').optional(),
    note: text('what an editor should know about this service; never shown to visitors').optional(),
  },
  'one service: one file',
)

/** A service as its file declares it. */
export type DeclaredService = z.infer<typeof serviceSchema>

/** One trace: a cookie or storage item on the device. */
export type Trace = z.infer<typeof traceSchema>

/** The kinds of origin that a service can need; each is a directive of the Content-Security-Policy. */
export const originKinds = ['script', 'connect', 'img', 'frame'] as const

function tagKindProblem(input: unknown): string {
  if (typeof input === 'string' && adSlotNetworks.includes(input.toLowerCase())) return adSlotRefusal(input)
  return wrong(input === undefined ? 'is missing' : `${JSON.stringify(input)} is not a kind of tag`, 'write google; other kinds are not offered')
}

function tagIdProblem(id: string): string | undefined {
  if (/^GTM-/i.test(id))
    return wrong(
      `${id} is a Tag Manager container: what it loads is set up inside it, where this register cannot see it`,
      'declare the tags themselves, by their G-, AW- or DC- ids',
    )
  if (/^GT-/i.test(id))
    return wrong(`${id} can carry further destinations that are set in Google's console`, 'declare the G-, AW- or DC- ids behind it')
  if (/^(ca-)?pub-/i.test(id)) return adSlotRefusal(id)
  if (/^G-[A-Z0-9]{6,14}$/.test(id) || /^AW-\d{6,14}$/.test(id) || /^DC-\d{4,14}$/.test(id)) return undefined
  return wrong(`${JSON.stringify(id)} is not the id of a Google tag`, 'write G- and letters or digits (Analytics), AW- and digits (Ads), or DC- and digits (Floodlight)')
}

// Google asks for a certified, TCF-registered consent platform for ad slots in the EEA, the UK and Switzerland:
// https://support.google.com/adsense/answer/7670013
function adSlotRefusal(what: string): string {
  return wrong(
    `${what}: advertising slots (AdSense, Ad Manager, AdMob) need a consent platform registered with IAB TCF in the EEA, the UK and Switzerland, which this is not`,
    'remove it; measurement and remarketing tags (G-, AW-, DC-) can be declared',
  )
}
