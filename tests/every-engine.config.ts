import config from './playwright.config.ts'

/** All tests in Chromium, also those that show once more what another one shows, and in Firefox all that it can be told; takes about twice as long as what `npm test` runs. */
export default { ...config, projects: config.projects?.map(({ grep, grepInvert, ...project }) => project) }
