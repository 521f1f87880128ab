/** The 24 official languages of the Union, as ISO 639-1 codes. */
export type Language =
  | 'bg'
  | 'cs'
  | 'da'
  | 'de'
  | 'el'
  | 'en'
  | 'es'
  | 'et'
  | 'fi'
  | 'fr'
  | 'ga'
  | 'hr'
  | 'hu'
  | 'it'
  | 'lt'
  | 'lv'
  | 'mt'
  | 'nl'
  | 'pl'
  | 'pt'
  | 'ro'
  | 'sk'
  | 'sl'
  | 'sv'

/** A language with the name that its own speakers give it. */
export interface NamedLanguage {
  /** ISO 639-1 code, lower case. */
  readonly code: Language
  /** Native name, as it stands in a language menu. */
  readonly name: string
}

/**
 * All 24 languages in the order the Union's institutions use: by native name in its Latin spelling.
 *
 * @see https://style-guide.europa.eu/en/content/-/isg/topic?identifier=annex-a3-codes-languages
 */
export const languages: readonly NamedLanguage[] = [
  { code: 'bg', name: 'български' },
  { code: 'es', name: 'español' },
  { code: 'cs', name: 'čeština' },
  { code: 'da', name: 'dansk' },
  { code: 'de', name: 'Deutsch' },
  { code: 'et', name: 'eesti' },
  { code: 'el', name: 'ελληνικά' },
  { code: 'en', name: 'English' },
  { code: 'fr', name: 'français' },
  { code: 'ga', name: 'Gaeilge' },
  { code: 'hr', name: 'hrvatski' },
  { code: 'it', name: 'italiano' },
  { code: 'lv', name: 'latviešu' },
  { code: 'lt', name: 'lietuvių' },
  { code: 'hu', name: 'magyar' },
  { code: 'mt', name: 'Malti' },
  { code: 'nl', name: 'Nederlands' },
  { code: 'pl', name: 'polski' },
  { code: 'pt', name: 'português' },
  { code: 'ro', name: 'română' },
  { code: 'sk', name: 'slovenčina' },
  { code: 'sl', name: 'slovenščina' },
  { code: 'fi', name: 'suomi' },
  { code: 'sv', name: 'svenska' },
]

/**
 * The languages that have complete catalogues: the one list. A new language joins it, and the compiler names
 * every place that needs its words.
 */
export const spokenLanguages = ['en', 'fr'] as const satisfies readonly Language[]

/** A language that has complete catalogues. */
export type SpokenLanguage = (typeof spokenLanguages)[number]

const names = new Map<string, NamedLanguage>(languages.map((language) => [language.code, language]))

/**
 * Tells whether a text is one of the 24 codes, exactly as written here (lower case, no region).
 *
 * @param code any text, for instance a query parameter
 */
export function isLanguage(code: string | null | undefined): code is Language {
  return code != null && names.has(code)
}

/**
 * Tells whether a text is the code of a language that has complete catalogues.
 *
 * @param code any text
 */
export function isSpoken(code: string | null | undefined): code is SpokenLanguage {
  return spokenLanguages.some((spoken) => spoken === code)
}

/**
 * The language in which somebody is spoken to: `fr-BE` reads French, what no catalogue speaks reads English.
 *
 * @param tag BCP 47
 */
export function spokenFor(tag: string): SpokenLanguage {
  const code = tag.toLowerCase().split('-', 1)[0]
  return isSpoken(code) ? code : 'en'
}

/**
 * The native name of a language.
 *
 * @param code one of the 24 codes
 * @returns for instance `français`
 */
export function nameOf(code: Language): string {
  return names.get(code)?.name ?? code
}

/**
 * The attributes of an `html` element for a language. All 24 are written from left to right.
 *
 * @param code one of the 24 codes
 */
export function htmlAttributes(code: Language): { lang: Language; dir: 'ltr' } {
  return { lang: code, dir: 'ltr' }
}
