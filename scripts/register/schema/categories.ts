import { z } from 'zod'
import { block, id, list, oneOf, optionalList, text, yesNo } from './values.ts'

/** The seven types of Google's Consent Mode (support.google.com/analytics/answer/13802165). */
export const consentTypes = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
] as const

/** The lawful bases of GDPR Art. 6(1), (a) to (f). */
export const lawfulBases = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-task',
  'legitimate-interests',
] as const

const categorySchema = block(
  {
    id: id('the name by which services refer to this category'),
    title: text("what this category is called, in a visitor's words"),
    purpose: text("what it is for, in a visitor's words, in one or two sentences"),
    basis: oneOf(lawfulBases, 'the lawful basis (GDPR Art. 6(1))'),
    interest: text('which legitimate interests are pursued (GDPR Art. 13(1)(d)); only with legitimate-interests').optional(),
    switchable: yesNo('true when the visitor decides, false when it is always on'),
    grants: optionalList(oneOf(consentTypes, 'a Consent Mode type'), "the types of Google's Consent Mode that a yes to this category grants"),
    requires: id('a category that must be on for this one to be on').optional(),
  },
  'one category: one purpose, one switch',
)

/** The switches that a visitor has, in the order in which they are shown. */
export const categoriesSchema = list(categorySchema, 'the categories, in the order in which visitors see them')

/** One switch that a visitor has. One purpose, one switch (EDPB Guidelines 05/2020). */
export type Category = z.infer<typeof categorySchema>
