/** A grammatical number category of Unicode CLDR. */
export type PluralCategory = Intl.LDMLPluralRule

/** Cardinal (1 file) or ordinal (1st file) numbers. */
export type PluralKind = 'cardinal' | 'ordinal'

/** Chooses the category of a number. */
export type PluralSelector = (value: number) => PluralCategory

const cache = new Map<string, PluralSelector>()

/**
 * The plural rules of a language. Browsers and workerd may ship without Irish and Maltese data and would
 * silently use another language's rules, so the cardinal rules of those two are written out here.
 *
 * @param language ISO 639-1 code
 * @param kind cardinal unless told
 * @see https://www.unicode.org/cldr/charts/48/supplemental/language_plural_rules.html
 */
export function pluralRules(language: string, kind: PluralKind = 'cardinal'): PluralSelector {
  const key = `${language} ${kind}`
  let selector = cache.get(key)
  if (selector === undefined) {
    const own = kind === 'cardinal' ? ownRules[language] : undefined
    const rules = own ? undefined : new Intl.PluralRules(language, { type: kind })
    selector = own ?? ((value) => rules?.select(value) ?? 'other')
    cache.set(key, selector)
  }
  return selector
}

const ownRules: Record<string, PluralSelector | undefined> = {
  ga: (n) =>
    n === 1
      ? 'one'
      : n === 2
        ? 'two'
        : !Number.isInteger(n)
          ? 'other'
          : n >= 3 && n <= 6
            ? 'few'
            : n >= 7 && n <= 10
              ? 'many'
              : 'other',
  mt: (n) => {
    const rest = n % 100
    if (n === 1) return 'one'
    if (n === 2) return 'two'
    if (n === 0 || (Number.isInteger(n) && rest >= 3 && rest <= 10)) return 'few'
    return Number.isInteger(n) && rest >= 11 && rest <= 19 ? 'many' : 'other'
  },
}

/**
 * The categories that counts of things fall into: every whole number up to 1,000. Categories that only
 * fractions or millions reach are left out, since a sentence that counts devices never meets them.
 *
 * @param language ISO 639-1 code
 * @param kind cardinal unless told
 */
export function categoriesOfCounts(language: string, kind: PluralKind = 'cardinal'): Set<PluralCategory> {
  const select = pluralRules(language, kind)
  const found = new Set<PluralCategory>(['other'])
  for (let n = 0; n <= 1000; n++) found.add(select(n))
  return found
}
