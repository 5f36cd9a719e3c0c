/** The field that only programs fill in. No browser fills it in by itself. */
export const trapName = 'topic-2'

/** The address of the page that follows a form. */
export function sentAddress(formId: string): string {
  return `/sent/${formId}/`
}
