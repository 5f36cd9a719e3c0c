import { z } from 'zod'
import { block, country, email, language, list, text, webPage } from './values.ts'

const postalAddress = list(text('one line of the postal address'), 'the postal address, one line per entry')

const person = (who: string) =>
  block(
    {
      name: text(`the name of the ${who}`),
      address: postalAddress.optional(),
      email: email(`the e-mail address of the ${who}`),
    },
    `the ${who}: name, address, email; or the word none`,
  )

/** Who is responsible for the site: GDPR Art. 13(1)(a) and (b), 13(2)(d), Art. 27. */
export const controllerSchema = block(
  {
    name: text('the legal name of the company or person whose site this is'),
    address: postalAddress,
    country: country('the country of establishment; the terms are governed by its law'),
    email: email('the address for questions about privacy'),
    representative: z
      .union([z.literal('none'), person('representative in the European Union')], { error: noneOr('representative') })
      .describe('the representative in the European Union (GDPR Art. 27), or the word none'),
    dataProtectionOfficer: z
      .union([z.literal('none'), person('data protection officer')], { error: noneOr('data protection officer') })
      .describe('the data protection officer (GDPR Art. 37), or the word none'),
    supervisoryAuthority: block(
      {
        name: text('the name of the supervisory authority'),
        ownName: block({ name: text('what it calls itself'), language: language('the language of that name') }, 'its name in its own language, where that is another one').optional(),
        address: postalAddress,
        website: webPage('the website of the supervisory authority'),
      },
      'the data protection authority where visitors can complain',
    ),
  },
  'who is responsible for this site',
)

/** The controller: whose site it is. */
export type Controller = z.infer<typeof controllerSchema>

function noneOr(who: string) {
  return (issue: { input?: unknown }) =>
    issue.input === undefined
      ? `is missing\nwrite the word none, or the ${who}'s name and email`
      : `is neither a ${who} nor the word none\nwrite the word none, or name and email in two indented lines`
}
