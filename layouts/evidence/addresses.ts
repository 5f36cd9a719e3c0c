/** Where the page of evidence is. */
export const evidenceAddress = '/rules/evidence/'
