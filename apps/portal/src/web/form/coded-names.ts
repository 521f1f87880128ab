import { countryName, languageName } from '@laissez-passer/europass/names'

/**
 * What stands in a value of a document as a code and is printed as a word: languages and countries.
 *
 * @param locale - BCP 47 tag of the language that they are printed in, the content’s
 */
export function codedNames(value: unknown, locale: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => codedNames(one, locale))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner === 'object') {
      if (key !== 'nationalities' || !Array.isArray(inner)) return codedNames(inner, locale)
      return inner.map((country: unknown) => countryName(String(country), locale))
    }
    if (typeof inner !== 'string' || inner === '') return []
    if (key === 'country') return [countryName(inner, locale)]
    return key === 'code' ? [languageName({ code: inner, label: '' }, locale)] : []
  })
}
