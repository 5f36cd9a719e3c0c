import { choiceValue } from '../choices.ts'

/** The pages of the site, as visitors find them; the last one does not exist. */
export const addresses = ['/', '/rules/privacy-policy/', '/rules/privacy-policy/2016-05-01/', '/rules/privacy-policy/diff/2016-05-01/in-force/', '/rules/privacy-policy/versions/', '/rules/terms-and-conditions/', '/cookies/', '/contact/', '/accessibility/', '/no/such/page']

/** A choice that was made, so that nothing is asked. */
export const refused = { name: 'cc_cookie', value: choiceValue() }
