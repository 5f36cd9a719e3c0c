import { z } from 'zod'
import { block, id, language, list, optionalList, pastDate, sitePath, text, wrong, yesNo } from './values.ts'

const link = block({ label: text('the words of the link'), to: sitePath('the page it leads to') }, 'one link')

const shortAddress = sitePath('an address that has no page').refine((value) => !value.includes('#'), {
  error: wrong('has a # in it, which browsers do not send', 'write the address without it'),
  params: { rule: 'address' },
})

/** What is true of the whole site and is not about collecting. */
export const siteSchema = block(
  {
    title: text('the name of the site, as visitors read it'),
    address: z
      .string({ error: wrong('is missing', 'the address of the site, like https://www.your-domain') })
      .refine((value) => URL.canParse(value) && new URL(value).origin === value && value.startsWith('https://'), {
        error: (issue) => wrong(`${JSON.stringify(issue.input)} is not the address of a site`, 'write https:// and the host, with no path and no / at the end'),
        params: { rule: 'address' },
      })
      .describe('the address of the site, without a / at the end'),
    language: language('the language of the texts'),
    timeZone: z
      .string({ error: wrong('is missing', 'the time zone in which a day begins, like Europe/Amsterdam') })
      .refine(isTimeZone, {
        error: (issue) => wrong(`${JSON.stringify(issue.input)} is not a time zone`, 'write a name like Europe/Amsterdam or UTC'),
        params: { rule: 'time-zone' },
      })
      .describe('the time zone in which a day begins'),
    edit: z
      .union(
        [
          z.literal('none'),
          z.string().refine((value) => value.startsWith('https://') && value.includes('{path}') && URL.canParse(value.replace('{path}', 'x')), {
            error: wrong('is not an address with {path} in it', 'write none, or an address like https://github.com/YOU/SITE/edit/main/content/{path}'),
            params: { rule: 'address' },
          }),
        ],
        { error: wrong('is not an address with {path} in it', 'write none, or an address like https://github.com/YOU/SITE/edit/main/content/{path}') },
      )
      .describe('where a page is edited; {path} stands for the file inside content/; or the word none'),
    navigation: list(link, 'the links at the top of every page'),
    documents: list(link, 'the links at the foot of every page'),
    redirects: optionalList(
      block({ from: shortAddress, to: sitePath('the page it leads to') }, 'one redirect'),
      'short addresses that lead to a page',
    ),
    policy: sitePath('the page of the privacy policy'),
    noticeDays: z
      .int({ error: wrong('is not a whole number of days', 'write a number, like 30') })
      .min(0, { error: wrong('is less than no days', 'write a number, like 30') })
      .max(366, { error: wrong('is longer than a year', 'write a number, like 30') })
      .default(30)
      .describe('how many days ahead a material change of a document is announced'),
    mailSender: z
      .union([z.literal('none'), z.literal('ourselves'), id('a service')], { error: wrong('is not a sender of mail', 'write none, ourselves, or the name of the file in register/services/ of the service that sends mail for you') })
      .default('none')
      .describe('who sends the mails that forms promise: none, ourselves, or the name of a service'),
    globalPrivacyControl: block(
      { since: pastDate('the day since which the signal has been honoured') },
      'the signal by which a browser says no for its visitor (globalprivacycontrol.org); this site honours it',
    ),
    example: yesNo('true until the site is yours: every page then says that it is an example, and nothing is sent to Google'),
  },
  'the site',
)

/** What is true of the whole site. */
export type Site = z.infer<typeof siteSchema>

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
