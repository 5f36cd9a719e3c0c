// What is sent of a field: as typed, without what nobody meant to type. What takes the form in holds the same against it.

/** A value as it is sent: without spaces around it, and in one line where the field has one. */
export function sentValue(value: string, hasLines: boolean): string {
  return (hasLines ? value : value.replace(/\s+/g, ' ')).trim()
}

/** Whether something is an e-mail address, as far as that can be told from its form. */
export function isEmail(value: string): boolean {
  return /^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"()]+$/.test(value)
}

/** Whether something can be a telephone number. */
export function isPhone(value: string): boolean {
  return /^\+?[\d ()./-]{3,}$/.test(value)
}
