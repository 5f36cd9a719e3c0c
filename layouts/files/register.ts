import type { Register } from '../../scripts/register/load.ts'

/** `/register.json`: what the policy's tables say, for machines. Notes to editors and words stay out. */
export function registerFile({ site, controller, categories, services, forms }: Register): string {
  return `${JSON.stringify(
    { site: { title: site.title, address: site.address, language: site.language, mailSender: site.mailSender, example: site.example }, controller, categories, services, forms },
    (key, value: unknown) => (key === 'note' ? undefined : isDuration(value) ? value.iso : value),
    2,
  )}\n`
}

function isDuration(value: unknown): value is { iso: string } {
  return typeof value === 'object' && value !== null && 'iso' in value
}
