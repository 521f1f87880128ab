/** The name of a country (ISO 3166-1) in a language: `LT` reads Lithuania; what is no such code stays. */
export function countryName(code: string, language: string): string {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code) : code
}
