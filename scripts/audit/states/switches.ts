import type { Trip } from '../visit/visitor.ts'

/** The categories that a visitor can switch. */
export function switchesOf({ categories }: Pick<Trip, 'categories'>): string[] {
  return categories.filter(({ isSwitchable }) => isSwitchable).map(({ id }) => id)
}

/** A category with those that must be on for it. */
export function withRequired({ categories }: Pick<Trip, 'categories'>, id: string): string[] {
  const all: string[] = []
  for (let next: string | undefined = id; next !== undefined && !all.includes(next); next = categories.find((category) => category.id === next)?.requires) all.push(next)
  return all
}

/** A category with those that it must be on for. */
export function withRequiring({ categories }: Pick<Trip, 'categories'>, id: string): string[] {
  return switchesOf({ categories }).filter((each) => withRequired({ categories }, each).includes(id))
}
