import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

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
export function tidyPhone({ dialling, number }: Phone): Phone {
  const parsed = parse({ dialling, number })
  if (!parsed || parsed.ext) return { dialling, number }
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

function parse({ dialling, number }: Phone) {
  const text = number.trim().replace(/^00/, '+')
  if (dialling === '' && !text.startsWith('+')) return undefined
  try {
    const parsed = parsePhoneNumberFromString(text, { extract: false, defaultCallingCode: dialling })
    return parsed?.isValid() ? parsed : undefined
  } catch {
    // A code that no country has.
    return undefined
  }
}
