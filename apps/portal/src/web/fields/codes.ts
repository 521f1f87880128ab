import { countryCodes, languageCodes } from '@laissez-passer/europass/fields'
import { countryName, languageName } from '@laissez-passer/europass/names'
import { diallingCodes } from '@laissez-passer/europass/phone'

/** Something to choose: `also` is what people may type for it that its label doesn't say. */
export interface Option {
  readonly value: string
  readonly label: string
  readonly also?: string
}

const sorted = (options: readonly Option[], language: string): Option[] => {
  const { compare } = new Intl.Collator(language)
  return options.toSorted((one, other) => compare(one.label, other.label))
}

/** Options of a language, made once: naming and sorting hundreds takes longer than a key may. */
function once<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>()
  return (language) => {
    const known = made.get(language) ?? make(language)
    made.set(language, known)
    return known
  }
}

/** All countries and territories by name. */
export const countries = once((language): readonly Option[] =>
  sorted(
    countryCodes.map((code) => ({
      value: code,
      label: countryName(code, language),
      also: `${code} ${countryName(code, 'en')}`,
    })),
    language,
  ),
)

/** Dialling codes, each with its country. The value is country and code: several countries share one. */
export const diallingCountries = once((language): readonly Option[] =>
  sorted(
    diallingCodes().map(({ country, code }) => ({
      value: `${country} ${code}`,
      label: `${countryName(country, language)} +${code}`,
      also: `${country} ${countryName(country, 'en')} ${code} 00${code}`,
    })),
    language,
  ),
)

/** Languages by name. Browsers don't name every rare one: those are written in the person's own words. */
export const languageOptions = once((language): readonly Option[] => {
  const named = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  return sorted(
    languageCodes
      .filter((code) => named.of(code) !== undefined)
      .map((code) => ({
        value: code,
        label: languageName({ code, label: '' }, language),
        also: `${code} ${languageName({ code, label: '' }, code)} ${languageName({ code, label: '' }, 'en')}`,
      })),
    language,
  )
})
