import type { Language } from '@laissez-passer/i18n/languages'
import { spokenWith } from '@laissez-passer/i18n/wording'
import type { ToldBrand } from '@laissez-passer/server/brand'

// Where there is no page (words that a program asks for), nobody's.
const told = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="lp-brand"]')?.content

/** What makes the app an organisation's own, as the server judged it and wrote it into the page. */
const brand: ToldBrand = told ? JSON.parse(told) : { name: null, mark: null, links: [], words: {}, languages: {} }

/** A catalogue with the organisation's own words and name in it. */
export function inBrand<Words extends Readonly<Record<string, string>>>(words: Words, language: string): Words {
  return { ...words, ...(brand.name === null ? {} : { 'app.name': brand.name }), ...brand.words[language] }
}

/** Languages to choose from: ours, and those that the organisation brings. */
export const languagesThere: readonly Language[] = spokenWith(brand.languages).map(({ code }) => code)

/**
 * Fetches the sentences of a language that the organisation brings; none of a language of ours. Where they
 * can't be had, English is spoken, as where one is missing.
 */
export async function broughtWords(language: Language): Promise<Readonly<Record<string, string>>> {
  const address = brand.languages[language]
  if (address === undefined) return {}
  try {
    const response = await fetch(address)
    return response.ok ? await response.json() : {}
  } catch {
    return {}
  }
}
