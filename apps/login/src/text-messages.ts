import { mailbox } from '@laissez-passer/delivery/mailbox'
import { smsHttp } from '@laissez-passer/delivery/sms-http'
import type { MailTransport } from '@laissez-passer/delivery/transport'
import type { ProviderOptions } from '@laissez-passer/hono/provider'
import type { Settings } from './settings/settings.ts'

/**
 * How text messages travel, and until when: through the gateway that is set, else into the development
 * mailbox, if there is one. Where nothing carries them they count as retired: people who had nothing else are
 * led to another factor, and nobody gets in by their password alone.
 *
 * @param settings as `readSettings` gave them; the date begins at midnight, UTC
 * @param parts `store`, and whether there is a development mailbox
 */
export function textMessages(
  settings: Settings,
  parts: Pick<ProviderOptions, 'store'> & { readonly mailbox: boolean },
): { readonly sender: MailTransport | null } & Pick<ProviderOptions, 'smsRetiredAt' | 'smsCountries'> {
  const { SMS_COUNTRIES, SMS_RETIRED_ON } = settings
  const sender = carrier(settings, parts)
  if (sender === null) return { sender, smsRetiredAt: 0, smsCountries: SMS_COUNTRIES }
  const smsRetiredAt = SMS_RETIRED_ON === '' ? null : Date.parse(`${SMS_RETIRED_ON}T00:00:00Z`) / 1000
  return { sender, smsRetiredAt, smsCountries: SMS_COUNTRIES }
}

function carrier(
  { SMS_BODY: body, SMS_HEADERS: headers, SMS_URL: url }: Settings,
  { mailbox: here, store }: Pick<ProviderOptions, 'store'> & { readonly mailbox: boolean },
): MailTransport | null {
  if (url === undefined) return here ? mailbox(store.mailbox) : null
  return smsHttp({ url, ...(body === undefined ? {} : { body }), ...(headers === undefined ? {} : { headers }) })
}
