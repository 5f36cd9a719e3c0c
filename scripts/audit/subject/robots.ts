// What a site asks robots to leave alone: RFC 9309.

/** One rule: a beginning of paths, allowed or not. */
export interface RobotsRule {
  path: string
  isAllowed: boolean
}

/** The rules for every robot (`User-agent: *`). */
export function rulesForAll(text: string): RobotsRule[] {
  const rules: RobotsRule[] = []
  let isForAll = false
  let isInAgents = false
  for (const line of text.split(/\r?\n/)) {
    const [, key = '', value = ''] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? []
    if (key.toLowerCase() === 'user-agent') {
      isForAll = (isInAgents && isForAll) || value === '*'
      isInAgents = true
    } else if (key !== '') {
      isInAgents = false
      if (isForAll && /^(dis)?allow$/i.test(key) && value !== '') rules.push({ path: value, isAllowed: key.toLowerCase() === 'allow' })
    }
  }
  return rules
}

/** Whether a path may be visited: the longest rule that fits decides. */
export function isAllowed(path: string, rules: readonly RobotsRule[]): boolean {
  const fitting = rules.filter((rule) => fits(rule.path, path)).toSorted((one, other) => other.path.length - one.path.length || Number(other.isAllowed) - Number(one.isAllowed))
  return fitting[0]?.isAllowed ?? true
}

function fits(rule: string, path: string): boolean {
  const expression = rule.replace(/[.+?^{}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replace(/\$(?!$)/g, '\\$')
  return new RegExp(`^${expression}`).test(path)
}
