// Google's queue: what it must begin with, and what it grants. https://developers.google.com/tag-platform/security/guides/consent
import type { Looked } from '../in-page/told.ts'

const consentTypes = ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage']

type Queue = Looked['queues'][number]['commands']

/** What is wrong with a queue of a page; `undefined` where nothing is, or there is no command in it. */
export function queueProblem(queue: Queue): string | undefined {
  if (queue.length === 0) return undefined
  const odd = queue.find(({ isArray }) => isArray)
  if (odd) return `"${String(odd.command[0])}" was queued as an array, which Google reads as another command`
  const other = queue.findIndex(({ command }) => !isDefault(command))
  const defaults = other < 0 ? queue : queue.slice(0, other)
  if (defaults.length === 0) return `the queue begins with "${String(queue[0]?.command[0])}", before any consent`
  // What holds in some regions comes before or after what holds everywhere. https://developers.google.com/tag-platform/security/guides/consent?consentmode=advanced#region-specific-behavior
  const everywhere = defaults.find(({ command: [, , types] }) => regionsIn(types).length === 0)
  const granted = consentTypes.filter((type) => statedIn(everywhere?.command[2], type) !== 'denied')
  return granted.length === 0 ? undefined : `consent begins without denying ${granted.join(', ')}${everywhere ? '' : ' everywhere'}`
}

/**
 * The types of consent that a queue grants: in the end, where the last word on each holds, and by any word since a number of
 * commands that was looked at earlier, as a tag acts on each at once.
 */
export function grantedBy(queue: Queue, lookedAt = 0): string[] {
  const statedSince = (from: number) => queue.slice(from).flatMap(({ command }) => (isDefault(command) || isUpdate(command) ? [command[2]] : [])).filter(isForVisitors)
  const said = (type: string, types: readonly unknown[]) => types.map((each) => statedIn(each, type)).filter((stated) => stated !== undefined)
  return consentTypes.filter((type) => said(type, statedSince(0)).at(-1) === 'granted' || said(type, statedSince(lookedAt)).includes('granted'))
}

function isDefault([name, how]: readonly unknown[]): boolean {
  return name === 'consent' && how === 'default'
}

function isUpdate([name, how]: readonly unknown[]): boolean {
  return name === 'consent' && how === 'update'
}

/** Countries in which nothing is granted before a yes: the European Economic Area, the United Kingdom, Switzerland. https://www.google.com/about/company/user-consent-policy/ */
const asking = 'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')

/** Whether what is said holds where a visitor has to be asked: a site elsewhere may grant to its own country. */
function isForVisitors(types: unknown): boolean {
  const regions = regionsIn(types)
  return regions.length === 0 || regions.some((region) => asking.includes(region.toUpperCase().slice(0, 2)))
}

/** The regions that a default is for, as ISO 3166-2 writes them; none where it is for all. */
function regionsIn(types: unknown): string[] {
  return [statedIn(types, 'region') ?? []].flat().map(String)
}

function statedIn(types: unknown, type: string): unknown {
  return typeof types === 'object' && types !== null ? (types as Record<string, unknown>)[type] : undefined
}
