// What Google's tags are told of consent, against what the visitor said.
import type { Declaration } from '../declare/declaration.ts'
import type { Moment, SeenConsent } from '../evidence.ts'
import type { Finding } from './findings.ts'

/** The finding on a queue that grants more than the categories do that the visitor said yes to. */
export function judgeConsent({ granted, moment }: SeenConsent & { moment: Moment }, { categories }: Declaration): Finding[] {
  const allowed = categories.filter(({ id }) => moment.granted.includes(id)).flatMap(({ grants }) => grants)
  const beyond = granted.filter((type) => !allowed.includes(type))
  if (beyond.length === 0) return []
  const { state, page, action } = moment
  return [{ verdict: 'signal-mismatch', about: 'consent of Google’s tags', said: `Google’s queue grants ${beyond.join(', ')}, and the visitor said yes to ${allowed.length === 0 ? 'none of it' : `${allowed.join(', ')} alone`}`, state, page, action, by: undefined, place: undefined, fix: 'grant what the categories that the visitor said yes to declare under grants:, and deny the rest' }]
}
