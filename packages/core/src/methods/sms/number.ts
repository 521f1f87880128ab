import { asciiDigits, typedWord } from '../../typed/index.ts'
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/mobile'

/** A phone number that may get text messages. */
export interface ReadNumber {
  /** E.164, e.g. `+32470123412`. */
  readonly number: string
  /** What may be shown of it: country code and last two digits. As long for every number. */
  readonly masked: string
}

/**
 * Reads a mobile number as people write it, with its country code: `+32 470 12 34 12`, `0032 470/12.34.12`.
 *
 * @param typed as typed.
 * @param options `countries`: ISO 3166 codes that are taken; null: all.
 * @returns the number; or what is wrong: `required`, `country-code` (none), `not-mobile` (no mobile number of
 * its country), `country` (none that is taken).
 * @see https://www.itu.int/rec/T-REC-E.164
 */
export function readPhoneNumber(
  typed: string,
  { countries = null }: { readonly countries?: readonly string[] | null } = {},
): ({ readonly ok: true } & ReadNumber) | { readonly ok: false; readonly code: string } {
  const text = asciiDigits(typedWord(typed)).normalize('NFKC').trim().replace(/^00/, '+')
  if (text === '') return { ok: false, code: 'required' }
  if (!text.startsWith('+')) return { ok: false, code: 'country-code' }
  const parsed = text.length > 40 ? undefined : parsePhoneNumberFromString(text, { extract: false })
  // Numbers of no country (satellite, premium services) and fixed lines get no text messages, or dear ones.
  if (!parsed?.isValid() || parsed.country === undefined || parsed.ext) return { ok: false, code: 'not-mobile' }
  if (countries !== null && !countries.includes(parsed.country)) return { ok: false, code: 'country' }
  const masked = `+${parsed.countryCallingCode} ••• •• ${parsed.number.slice(-2)}`
  return { ok: true, number: parsed.number, masked }
}

/** Whether a country of this ISO 3166 code has phone numbers of its own. */
export function isPhoneCountry(code: string): boolean {
  return isSupportedCountry(code)
}
