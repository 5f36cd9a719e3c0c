/** What the script of a form says. `{label}` stands for the words of the field, `{most}` for a number, `{total}` for a sum. */
export interface FormWords {
  language: string
  sending: string
  notSent: string
  problems: string
  missing: string
  notChosen: string
  notTicked: string
  tooLong: string
  notAnEmail: string
  notAPhone: string
  notANumber: string
  nothingOrdered: string
  total: string
}
