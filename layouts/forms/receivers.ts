import type { Form, Register, Service } from '../../scripts/register/load.ts'
import { countryName, fill } from '../words.ts'

/** Who receives the answers (GDPR Art. 13(1)(e)): who reads them, who sends the mails that the form promises, the service that takes them, whom it passes them to, and others that the form names. */
export function receivers(form: Form, register: Register): string[] {
  const { readBy, post, recipients } = form
  const service = register.services.find(({ id }) => id === post)
  const inCountry = (name: string, country: string) => `${name} (${countryName(country, register)})`
  const taking = service && service.provider !== 'this site' ? [fill(register.words.forms.takes, { service: inCountry(service.provider.name, service.provider.country) })] : []
  const sender = mailSenderOf(form, register)
  const sending = sender && sender.provider !== 'this site' ? [`${inCountry(sender.provider.name, sender.provider.country)}: ${sender.purposes.join('; ')}`] : []
  return [readBy, ...taking, ...sending, ...[...(service?.recipients ?? []), ...recipients].map(({ name, country, why }) => `${inCountry(name, country)}: ${why}`)]
}

/** The service that sends the mails that a form leads to; `undefined` where the owner does, or it leads to none. */
export function mailSenderOf(form: Form, { services, site }: Register): Service | undefined {
  return leadsToMail(form) ? services.find(({ id }) => id === site.mailSender) : undefined
}

/** Whether who fills in a form may get mail that nobody writes to them alone. */
export function leadsToMail({ mailing, sent, promotion }: Pick<Form, 'mailing' | 'sent' | 'promotion'>): boolean {
  return mailing === true || sent.mail !== undefined || promotion !== undefined
}
