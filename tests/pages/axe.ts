import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright/test'

interface Finding {
  id: string
  nodes: { html: string; failureSummary: string }[]
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The rules whose outcome depends on colours; the others hold whatever a page's colours are. */
const aboutColours = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds on a page against WCAG 2.2 A and AA and its own best practices: one line each. A page that was looked at already, and
 * has other colours now, need only be asked about those.
 */
export async function axeFindings(page: Page, asks: 'everything' | 'colours' = 'everything'): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source)
  const findings = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<{ violations: Finding[] }> } }
    return (await axe.run({ resultTypes: ['violations'], ...(runOnly ? { runOnly } : {}) })).violations
  }, asks === 'colours' ? aboutColours : undefined)
  return findings.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}
