import type { Language } from '@laissez-passer/i18n/languages'
import { spokenWith } from '@laissez-passer/i18n/wording'
import type { ToldBrand } from './page.ts'

/** Sentences by their keys. */
type Sentences = Readonly<Record<string, string>>

/** A brand, as the script of a page wears it. */
export interface BrandInPage {
  readonly told: ToldBrand
  /** Languages to choose from: ours, and those that the organisation brings, in the order of menus. */
  readonly languages: readonly Language[]
  /** A catalogue of ours with the organisation's own words and name in it. */
  readonly inBrand: <Words extends Sentences>(words: Words, language: string) => Words
  /**
   * Fetches the sentences of a language that the organisation brings; none of a language of ours. Where they
   * can't be had, English is spoken, as where one is missing.
   */
  readonly broughtWords: (language: Language) => Promise<Sentences>
  /** Fetches those that not every page says, of any language that the organisation has some of. */
  readonly documentWords: (language: Language) => Promise<Sentences>
}

const nobodys: ToldBrand = { name: null, mark: null, links: [], words: {}, languages: {}, documents: {} }

/**
 * What the server judged of a brand and wrote into the page.
 *
 * @param content of the meta element `lp-brand`; undefined, where there is no brand or no page: nobody's
 * @param options - `nameKey`: the message of the app's name, in its catalogue
 */
export function brandInPage(content: string | undefined, { nameKey }: { readonly nameKey: string }): BrandInPage {
  const told: ToldBrand = { ...nobodys, ...(content ? JSON.parse(content) : {}) }
  const named = told.name === null ? {} : { [nameKey]: told.name }
  return {
    told,
    languages: spokenWith(told.languages).map(({ code }) => code),
    inBrand: (words, language) => ({ ...words, ...named, ...told.words[language] }),
    broughtWords: (language) => fetched(told.languages[language]),
    documentWords: (language) => fetched(told.documents[language]),
  }
}

async function fetched(address: string | undefined): Promise<Sentences> {
  if (address === undefined) return {}
  try {
    const response = await fetch(address)
    return response.ok ? await response.json() : {}
  } catch {
    return {}
  }
}
