/** The address of the page that follows a form. */
export function sentAddress(formId: string): string {
  return `/sent/${formId}/`
}
