import type { z } from 'zod'
import { block } from '../values.ts'
import { aboutConsent } from './consent.ts'
import { aboutVersions } from './documents.ts'
import { aboutEvidence } from './evidence.ts'
import { inForms } from './forms.ts'
import { aroundPages } from './page.ts'
import { madeOfRegister } from './register.ts'

/** Every word that a visitor reads outside the documents. */
export const wordsSchema = block({ ...aroundPages, ...madeOfRegister, ...inForms, ...aboutConsent, ...aboutVersions, ...aboutEvidence }, 'the words around the documents')

/** Every word that a visitor reads outside the documents, by key. */
export type Words = z.infer<typeof wordsSchema>
