import type { ProviderSettings } from '@laissez-passer/core/context'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { PhoneNumberParser } from '@laissez-passer/core/internal/methods/sms'
import { companion } from '@laissez-passer/password/companion'

/**
 * What knows the numbers of all countries, which who sends no text messages needn't install.
 * @throws LaissezPasserError `missing-package`
 */
export async function mobileNumbers(): Promise<PhoneNumberParser> {
  return (await library()).parsePhoneNumberFromString
}

/**
 * Loads them, and looks whether each of the countries that numbers are taken of has any.
 * @throws LaissezPasserError `missing-package`; `invalid-settings` for a country that there isn't
 */
export async function numbersOf({ smsCountries }: Pick<ProviderSettings, 'smsCountries'>): Promise<void> {
  const { isSupportedCountry } = await library()
  const wrong = (smsCountries ?? []).filter((code) => !isSupportedCountry(code))
  if (wrong.length > 0)
    throw new LaissezPasserError(
      'invalid-settings',
      `smsCountries: no country with numbers of its own is called ${wrong.join(', ')} in ISO 3166, as Belgium is BE`,
    )
}

const library = () => companion(() => import('libphonenumber-js/mobile'), { name: 'libphonenumber-js', needs: 'sms()' })
