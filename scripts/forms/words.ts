import { localeOf } from '../../layouts/words.ts'
import type { Register } from '../register/load.ts'

/** What the script of a form says, in the site's words. */
export function formWords({ words, site }: Pick<Register, 'words' | 'site'>) {
  const { sending, notSent, problems, missing, notChosen, notTicked, tooLong, notAnEmail, notAPhone, notANumber, nothingOrdered, total } = words.form
  return { language: localeOf(site.language), sending, notSent, problems, missing, notChosen, notTicked, tooLong, notAnEmail, notAPhone, notANumber, nothingOrdered, total }
}
