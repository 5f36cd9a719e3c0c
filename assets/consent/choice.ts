import type { ConsentConfig } from './config.ts'

/** The categories that a visitor's stored choice grants; `undefined` when there is no choice that can be read. */
export function grantedBy(cookies: string, config: Pick<ConsentConfig, 'categories'>, signal: boolean): string[] | undefined {
  const stored = /(?:^|; )cc_cookie=([^;]*)/.exec(cookies)?.[1]
  const chosen = stored === undefined ? undefined : categoriesIn(stored)
  if (!chosen) return undefined
  return config.categories.filter(({ id, advertising }) => chosen.includes(id) && !(signal && advertising)).map(({ id }) => id)
}

function categoriesIn(stored: string): string[] | undefined {
  try {
    const { categories } = JSON.parse(decodeURIComponent(stored)) as { categories?: unknown }
    return Array.isArray(categories) && categories.every((id) => typeof id === 'string') ? categories : undefined
  } catch {
    // Not JSON, or not an encoded text: as good as no choice, so the visitor is asked again.
    return undefined
  }
}
