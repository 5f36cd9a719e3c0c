// What is audited: a built site before a stand-in, or a live one.
import { CannotRun } from '../../command.ts'
import { didYouMean } from '../../register/nearest.ts'
import type { Declaration } from '../declare/declaration.ts'
import type { Served } from '../judge/judge.ts'
import type { WireOptions } from '../witness/wire.ts'
import type { AskAlias } from './disguised.ts'
import type { RegisterDifference } from './published-register.ts'
import { onePerKind, type ServedPage } from './served.ts'

/** A site, as the audit knows it before a browser visits it. */
export interface Subject {
  isLive: boolean
  /** What was asked to be audited: a folder, or an address. */
  named: string
  /** `https://www.audit.test`, or the address of the live site. */
  base: string
  declaration: Declaration
  /** Every page that can be visited. */
  pages: readonly ServedPage[]
  /** Pages that are there as well, and were not read, because they will not be visited. */
  unread: readonly string[]
  policyHtml: string | undefined
  /** What the pages' own style sheets take from other hosts. */
  styleParts: Served['parts']
  wire: WireOptions
  /** Hash of everything that was built, without the evidence itself; of a live site it is not known. */
  build: string | undefined
  /** Entries in which the register that a live site publishes is not the one that it is held against. */
  differences: readonly RegisterDifference[]
  /** Asks whose alias a host of a live site is. */
  ask?: AskAlias
  /** What could not be read of it, in sentences. */
  remarks: readonly string[]
}

/** Which pages are visited, and which are not. */
export interface Chosen {
  all: readonly string[]
  perKind: readonly string[]
  leftOut: readonly string[]
}

/** Which pages to visit: `sitemap` for all, `sample:N`, or paths; never more than a number. @throws CannotRun for a path that is no page. */
export function choosePages({ pages, unread, declaration }: Pick<Subject, 'pages' | 'unread' | 'declaration'>, wanted: string, most: number): Chosen {
  const paths = pages.map(({ path }) => path)
  const [, number] = /^sample:(\d+)$/.exec(wanted) ?? []
  const named = wanted.startsWith('/') ? wanted.split(',').map((path) => path.trim()) : undefined
  const unknown = named?.find((path) => !paths.includes(path))
  if (unknown !== undefined) throw new CannotRun(`--pages ${wanted}: there is no page ${unknown}; ${didYouMean(unknown, paths)}`)
  const count = Math.min(most, number === undefined ? paths.length : Number(number))
  const first = [...new Set(['/', declaration.policy, ...onePerKind(pages)])].filter((path) => paths.includes(path))
  const chosen = named ?? (paths.length <= count ? paths : paths.filter((path) => [...first, ...evenly(paths.filter((each) => !first.includes(each)), count - first.length)].slice(0, count).includes(path)))
  const kept = pages.filter(({ path }) => chosen.includes(path))
  return { all: kept.map(({ path }) => path), perKind: onePerKind(kept), leftOut: [...paths.filter((path) => !chosen.includes(path)), ...unread] }
}

function evenly(paths: readonly string[], count: number): string[] {
  if (count <= 0) return []
  return Array.from({ length: Math.min(count, paths.length) }, (_each, index) => paths[Math.floor((index * paths.length) / count)] ?? '')
}
