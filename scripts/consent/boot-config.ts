// What boot needs of the register, and no more: every page pays for it.
import type { BootConfig, ErasableTrace, FirstConfig } from '../../assets/consent/config.ts'
import { exactness, expressionOf, overlap } from '../register/patterns.ts'
import type { Register } from '../register/load.ts'
import { erasableKinds, originKinds } from '../register/schema/service.ts'
import { longestSeconds } from '../register/time.ts'
import { allTraces, askedCategories, choiceCookie, choiceTrace, isAdvertising, keepingCategories, type OwnedTrace } from './asked.ts'
import { googleTags } from './tags-config.ts'

/** The settings of boot. */
export function bootConfig(register: Register): BootConfig {
  const asked = askedCategories(register)
  const { revision, widened, knownCategories } = register.revisions
  const loaded = googleTags(register).flatMap(({ categories }) => categories)
  return {
    cookie: choiceCookie,
    longest: asked.length === 0 ? 0 : longestSeconds(choiceTrace(register).lifetime),
    revision,
    categories: asked.map((category) => ({
      id: category.id,
      widened: widened[category.id] ?? revision,
      ...(isAdvertising(category) ? { advertising: true as const } : {}),
      ...(category.requires === undefined ? {} : { requires: category.requires }),
    })),
    known: [...new Set([...knownCategories, ...register.categories.map(({ id }) => id)])],
    tagged: asked.map(({ id }) => id).filter((id) => loaded.includes(id)),
    origins: originsByDirective(register),
    traces: erasableTraces(register),
  }
}

/** The settings of the script inside every page. What stands as it stood at the first revision is asked again of nobody. */
export function firstConfig(register: Register): FirstConfig {
  return bootConfig(register).categories.filter(({ widened }) => widened > 1).map(({ id, widened, advertising }) => [id, widened, advertising ? 1 : 0])
}

/** The directives of the consent lock; what is always on stands in the key, before what needs a yes. */
function originsByDirective(register: Register): BootConfig['origins'] {
  const asked = askedCategories(register).map(({ id }) => id)
  return Object.fromEntries(
    originKinds.map((kind) => {
      const always = register.services.filter(({ category }) => !asked.includes(category)).flatMap(({ origins }) => origins?.[kind] ?? [])
      const needing = (origin: string) => asked.filter((id) => register.services.some(({ category, origins }) => category === id && origins?.[kind]?.includes(origin)))
      const needed = new Set(register.services.flatMap(({ origins }) => origins?.[kind] ?? []).filter((origin) => !always.includes(origin)))
      const groups = new Map<string, string[]>()
      for (const origin of needed) {
        const categories = JSON.stringify(needing(origin))
        groups.set(categories, [...(groups.get(categories) ?? []), origin])
      }
      return [[`${kind}-src 'self'`, ...new Set(always)].join(' '), [...groups].map(([categories, sources]): [string[], string] => [JSON.parse(categories) as string[], sources.map(withoutScheme).join(' ')])]
    }),
  )
}

/** The header of every page says `https:` already, and a browser holds both: without it an origin is shorter. */
function withoutScheme(origin: string): string {
  return origin.replace(/^https:\/\//, '')
}


/**
 * What boot may erase, the most exact name first; names with the same keepers are one expression.
 * A name of what is always on is left out of every expression that would fit it.
 */
function erasableTraces(register: Register): ErasableTrace[] {
  const asked = askedCategories(register).map(({ id }) => id)
  const own = allTraces(register).filter(({ trace }) => trace.erasable && trace.host === 'self')
  const [switched, always] = [own.filter(isSwitched), own.filter((owned) => !isSwitched(owned))]
  function isSwitched(owned: OwnedTrace): boolean {
    return keepingCategories(owned, register).every((id) => asked.includes(id))
  }

  const leftovers = [...register.services.flatMap((service) => service.leftovers), ...register.revisions.formerTraces]
  const entries = [
    ...switched.map((owned) => ({ kind: owned.trace.kind, name: owned.trace.name, keptBy: keepingCategories(owned, register).sort() })),
    ...leftovers.map(({ kind, name }) => ({ kind, name, keptBy: [] as string[] })),
  ].toSorted((one, other) => exactness(other.name) - exactness(one.name))

  return erasableKinds.flatMap((kind) => {
    const groups: ErasableTrace[] = []
    let names: string[] = []
    let keptBy: string | undefined
    const close = () => {
      if (keptBy !== undefined) groups.push([kind, expression(names, always.filter(({ trace }) => trace.kind === kind).map(({ trace }) => trace.name)), ...(JSON.parse(keptBy) as string[])])
    }
    for (const entry of entries.filter((each) => each.kind === kind)) {
      const keepers = JSON.stringify(entry.keptBy)
      if (keepers !== keptBy) {
        close()
        names = []
        keptBy = keepers
      }
      names.push(entry.name)
    }
    close()
    return groups
  })
}

function expression(names: readonly string[], kept: readonly string[]): string {
  const spared = kept.filter((name) => names.some((pattern) => overlap(pattern, name)))
  const [all, without] = [names, spared].map((patterns) => patterns.map(expressionOf).join('|')) as [string, string]
  return spared.length === 0 ? all : `(?!(?:${without})$)(?:${all})`
}
