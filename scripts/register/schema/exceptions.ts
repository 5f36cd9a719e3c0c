import { z } from 'zod'
import { block, date, list, oneOf, text } from './values.ts'

/** The verdicts of the audit that mean that the site and the register differ: those that can be accepted for a while. */
export const acceptableVerdicts = [
  'undeclared',
  'too-early',
  'after-withdrawal',
  'category-crosstalk',
  'wrong-lifetime',
  'wrong-party',
  'wrong-kind',
  'wrong-setter',
  'pii-leak',
  'signal-mismatch',
  'hint',
  'csp-wider',
  'csp-narrower',
  'stale',
  'policy-gap',
] as const

const exceptionSchema = block(
  {
    verdict: oneOf(acceptableVerdicts, 'the verdict, as the audit says it'),
    about: text('what it is about, as the audit says it behind the verdict'),
    reason: text('why it is accepted, and what will be done about it'),
    until: date('the last day on which it is accepted'),
  },
  'one finding of the audit that is accepted for a while',
)

/** Findings of the audit that are accepted for a while, each with its reason. */
export const exceptionsSchema = list(exceptionSchema, 'the findings of the audit that are accepted for a while')

/** One accepted finding. */
export type DeclaredException = z.infer<typeof exceptionSchema>
