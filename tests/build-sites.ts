import { execFileSync } from 'node:child_process'

/** Builds the test sites in a process of its own: Playwright's TypeScript loader is not Eleventy's. */
export default function buildSites(): void {
  execFileSync(process.execPath, ['--import', 'tsx', 'tests/sites.ts'], { stdio: 'inherit' })
}
