// Documents with versions: the texts in content/rules/, each in a folder of its own with the records of what was published.

/** The name of a document, its folder's, from the file of its text; `undefined` for every other page. */
export function documentOf(path: string): string | undefined {
  return /^rules\/([\w.~-]+)\/index\.md$/.exec(path)?.[1]
}

/** Whether a file of the content folder is a record of published versions, which only the commands write. */
export function isRecord(path: string): boolean {
  return /^rules\/[^/]+\/(versions\.yaml|ids\.yaml|versions\/[^/]+\.html)$/.test(path)
}
