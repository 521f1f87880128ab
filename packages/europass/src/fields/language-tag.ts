/** Scripts that run from right to left, by their ISO 15924 codes. */
const rightToLeft = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'])

/** Whether a text is a language tag that can be written: `fr`, `pt-BR`, `sr-Latn`. */
export function isLanguageTag(tag: string): boolean {
  return tag.length <= 35 && locale(tag) !== undefined
}

/**
 * The direction in which a language is written, from its likely script.
 *
 * @param tag - a BCP 47 tag; what is none is written from left to right
 */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const script = locale(tag)?.maximize().script
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr'
}

function locale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
}
