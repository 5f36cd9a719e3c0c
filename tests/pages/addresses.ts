/** The pages of the site, as visitors find them; the last one does not exist. */
export const addresses = ['/', '/rules/privacy-policy/', '/rules/terms-and-conditions/', '/cookies/', '/contact/', '/accessibility/', '/no/such/page']

/** A choice that was made, so that no banner stands over the page. */
export const refused = { name: 'cc_cookie', value: encodeURIComponent(JSON.stringify({ categories: ['necessary'], revision: 0 })) }
