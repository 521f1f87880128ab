import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A telephone number as a document keeps it. */
export interface Phone {
  /** Of the country, without `+`. */
  readonly dialling: string
  /** What is dialled after it. */
  readonly number: string
}

/**
 * A number as it is dialled from anywhere, grouped as people there write it: `32` and `0470 12 34 12` are
 * `32` and `470 12 34 12`, without the nought that is dialled inside the country (Italy keeps its own). A
 * number that was written with its code, `+32 (0)470…` or `0032…`, says which country it is of.
 *
 * @param phone as typed
 * @returns what isn't a number of that country stays as it is, and so does one with an extension
 * @see https://www.itu.int/rec/T-REC-E.123
 */
export function tidyPhone(phone: Phone): Phone {
  const parsed = parse(phone)
  if (!parsed || parsed.ext) return { dialling: digits(phone), number: phone.number }
  const code = parsed.countryCallingCode
  return { dialling: code, number: parsed.formatInternational().slice(`+${code} `.length) }
}

/** A number as it stands on paper, `+32 470 12 34 12`; empty where there is none. */
export function shownPhone(phone: Phone): string {
  if (phone.number === '') return ''
  const { dialling, number } = tidyPhone(phone)
  return `${dialling === '' ? '' : `+${dialling} `}${number}`.trim()
}

/**
 * Where a click on a number goes.
 * @see https://www.rfc-editor.org/rfc/rfc3966
 */
export function phoneHref(phone: Phone): string {
  const parsed = parse(phone)
  return parsed ? parsed.getURI() : `tel:+${`${phone.dialling}${phone.number}`.replaceAll(/\D/g, '')}`
}

/** The country of a number, ISO 3166-1 alpha-2, by the number where several share a code; or empty. */
export const countryOfPhone = (phone: Phone): string => parse(phone)?.country ?? mainCountry(digits(phone))

/** A country and its dialling code. */
export interface DiallingCode {
  /** ISO 3166-1 alpha-2, and `AC`, `TA`, `XK`. */
  readonly country: string
  /** Without `+`. */
  readonly code: string
}

/** The dialling codes of all countries and territories; several may share one. */
export const diallingCodes = (): readonly DiallingCode[] =>
  getCountries().map((country) => ({ country, code: getCountryCallingCode(country) }))

/**
 * The country that a dialling code is best known for: `1` is of the United States; empty where it is none's.
 */
export function mainCountry(dialling: string): string {
  return main[dialling] ?? diallingCodes().find(({ code }) => code === dialling)?.country ?? ''
}

/** Of codes that several countries share, the one with most people. */
const main: Readonly<Record<string, string>> = {
  1: 'US',
  7: 'RU',
  39: 'IT',
  44: 'GB',
  47: 'NO',
  61: 'AU',
  212: 'MA',
  262: 'RE',
  290: 'SH',
  358: 'FI',
  590: 'GP',
  599: 'CW',
}

/** The code as it is kept: drafts may have it with its `+`. */
const digits = ({ dialling }: Phone): string => dialling.trim().replace(/^\+/, '')

function parse(phone: Phone) {
  const dialling = digits(phone)
  const text = phone.number.trim().replace(/^00/, '+')
  if (dialling === '' && !text.startsWith('+')) return undefined
  try {
    const parsed = parsePhoneNumberFromString(text, { extract: false, defaultCallingCode: dialling })
    return parsed?.isValid() ? parsed : undefined
  } catch {
    // A code that no country has.
    return undefined
  }
}
