/** Whether something was typed or chosen in a form of this page that a reload would lose. */
export function hasTyped(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('form:not(.display) :is(input, textarea, select)')
  return [...fields].some((field) => {
    if (field instanceof HTMLSelectElement) return [...field.options].some((option) => option.selected !== option.defaultSelected)
    if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) return field.checked !== field.defaultChecked
    return field.value !== field.defaultValue
  })
}
