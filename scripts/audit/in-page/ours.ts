// What the audit opens itself in a page is not the page's doing: it hands over the name with a mark that no page knows.

/** A name that carries the mark; to the browser it is the name. */
export function asOurs(name: string, mark: string): string {
  return { [mark]: true, toString: () => name } as unknown as string
}

/** Whether a name carries the mark. */
export function isOurs(name: unknown, mark: string): boolean {
  return typeof name === 'object' && name !== null && Object.hasOwn(name, mark)
}
