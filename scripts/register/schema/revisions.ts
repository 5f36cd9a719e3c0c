import { z } from 'zod'
import { durationOf } from '../time.ts'
import { block, date, list, optionalList, text, wrong } from './values.ts'

const scopeSchema = block(
  {
    services: optionalList(text('the name of a service'), 'the services in use'),
    providers: optionalList(text('a name with a country'), 'who provides them, and who else receives data'),
    purposes: optionalList(text('a purpose'), 'what they are used for'),
    traces: z.record(z.string(), z.string().refine((lifetime) => ['session', 'unlimited'].includes(lifetime) || durationOf(lifetime) !== undefined, { error: wrong('is not a lifetime', 'write one like P13M, or session, or unlimited; "npm run policy -- revise" writes it') }), { error: wrong('is not a block of names', 'write lines "name: lifetime"') }).default({}).describe('what they leave on the device, each with its lifetime'),
    origins: optionalList(text('a kind and an origin'), 'the origins that they need'),
    grants: optionalList(text('a type of Consent Mode'), 'what Google is told to be granted'),
  },
  'everything that a yes to one category covers',
)

const revisionSchema = block(
  {
    revision: z.int({ error: wrong('is not a whole number', 'write the number after the last one') }).min(1).describe('its number, one more than the one before it'),
    date: date('the day from which it holds'),
    reason: text('why there is a new revision, for whoever reads this record'),
    asksAgain: z
      .record(z.string(), z.array(z.string()), { error: wrong('is not a block of categories', 'write lines "category: [what is new]", or {}') })
      .describe('the categories in which a yes is asked again, each with what is new, as visitors will read it'),
    scope: z.record(z.string(), scopeSchema, { error: wrong('is not a block of categories', 'let "npm run policy -- revise" write it') }).describe('the scope of each category that changed'),
    texts: z.string().regex(/^[0-9a-f]{32}$/, { error: wrong('is not a hash', 'let "npm run policy -- revise" write it') }).describe('the hash of the texts that visitors are asked with').optional(),
  },
  'one revision',
)

/** The record of what visitors were asked about, and when it became wider. Written by a command; entries are only added. */
export const revisionsSchema = list(revisionSchema, 'the revisions, the oldest first')

/** One recorded revision. */
export type RecordedRevision = z.infer<typeof revisionSchema>

/** Everything that a yes to one category covers. */
export type Scope = z.infer<typeof scopeSchema>
