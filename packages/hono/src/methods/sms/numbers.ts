import type { PhoneNumberParser } from '@laissez-passer/core/internal/methods/sms'
import { companion } from '@laissez-passer/password/companion'

/**
 * What knows the numbers of all countries, which who sends no text messages needn't install.
 * @throws LaissezPasserError `missing-package`
 */
export async function mobileNumbers(): Promise<PhoneNumberParser> {
  const { parsePhoneNumberFromString } = await companion(() => import('libphonenumber-js/mobile'), {
    name: 'libphonenumber-js',
    needs: 'sms()',
  })
  return parsePhoneNumberFromString
}
