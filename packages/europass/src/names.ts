/**
 * What a language is called, capitalised as on a line of its own.
 *
 * @param language - an ISO 639-2 code, or a label where there is none
 * @param locale - the BCP 47 tag of the language to name it in
 */
export function languageName(language: { code: string; label: string }, locale: string): string {
  if (language.code === '') return language.label
  return capitalise(named(language.code, 'language', locale), locale)
}

/** What a country is called, from its ISO 3166-1 alpha-2 code; the code itself where it names none. */
export const countryName = (code: string, locale: string): string =>
  /^[A-Z]{2}$/.test(code) ? named(code, 'region', locale) : code

function named(code: string, type: 'language' | 'region', locale: string): string {
  try {
    return namesFor(locale, type).of(code) ?? code
  } catch {
    return code
  }
}

/** Lists of names are made once: making one takes longer than asking it a hundred times. */
const lists = new Map<string, Intl.DisplayNames>()

function namesFor(locale: string, type: 'language' | 'region'): Intl.DisplayNames {
  const known = lists.get(`${locale} ${type}`)
  if (known) return known
  // English where there is no data, as Chromium has none of Irish and Maltese: not the browser's language. Of
  // Bosnian it says that it has some, and calls French “fr” and countries as the browser's language does.
  const hasNames = new Intl.DisplayNames([locale, 'en'], { type: 'language', fallback: 'none' }).of('en')
  const names = new Intl.DisplayNames(hasNames ? [locale, 'en'] : ['en'], { type })
  // Anybody may write in any language: what is kept has an end.
  if (lists.size >= 40) lists.clear()
  lists.set(`${locale} ${type}`, names)
  return names
}

function capitalise(text: string, locale: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase(locale) + text.slice(first.length)
}
