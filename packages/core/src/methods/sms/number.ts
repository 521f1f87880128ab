import { asciiDigits, typedWord } from '../../typed/index.ts'

/**
 * Knows the numbers of all countries: `parsePhoneNumberFromString` of `libphonenumber-js/mobile`, whose 12 MB
 * only those have who send text messages.
 */
export type PhoneNumberParser = (
  text: string,
  options: { readonly extract: false },
) =>
  | {
      /** Whether it is a number, with this metadata a mobile one, of its country. */
      isValid(): boolean
      /** ISO 3166; undefined: of no country. */
      readonly country?: string | undefined
      readonly countryCallingCode: string
      /** E.164. */
      readonly number: string
      readonly ext?: string | undefined
    }
  | undefined

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
 * @param options `parse`: knows the numbers of all countries; `countries`: ISO 3166 codes that are taken;
 * null: all.
 * @returns the number; or what is wrong: `required`, `country-code` (none), `not-mobile` (no mobile number of
 * its country), `country` (none that is taken).
 * @see https://www.itu.int/rec/T-REC-E.164
 */
export function readPhoneNumber(
  typed: string,
  { countries = null, parse }: { readonly countries?: readonly string[] | null; readonly parse: PhoneNumberParser },
): ({ readonly ok: true } & ReadNumber) | { readonly ok: false; readonly code: string } {
  const text = asciiDigits(typedWord(typed)).normalize('NFKC').replace(/^tel:/i, '').replace(/^00/, '+')
  if (text === '') return { ok: false, code: 'required' }
  if (!text.startsWith('+')) return { ok: false, code: 'country-code' }
  const parsed = text.length > 40 ? undefined : parse(text, { extract: false })
  // Numbers of no country (satellite, premium services) and fixed lines get no text messages, or dear ones.
  if (!parsed?.isValid() || parsed.country === undefined || parsed.ext) return { ok: false, code: 'not-mobile' }
  if (countries !== null && !countries.includes(parsed.country)) return { ok: false, code: 'country' }
  const masked = `+${parsed.countryCallingCode} ••• •• ${parsed.number.slice(-2)}`
  return { ok: true, number: parsed.number, masked }
}
